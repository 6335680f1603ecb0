import { say } from '../wording/index.ts';

/** One place that a navigation leads to; `count` is what waits there. */
export interface NavigationItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/** Links between the parts of one thing, such as the versions of a programme. */
export function SubNavigation({
  items,
  label,
}: {
  items: readonly NavigationItem[];
  label?: string | undefined;
}) {
  return (
    <nav class="facet-subnav" aria-label={label ?? say('subNavigation.label')}>
      <Items items={items} />
    </nav>
  );
}

/** Parts of one thing that belong together, under a word for them. */
export interface NavigationGroup {
  readonly title: string;
  readonly items: readonly NavigationItem[];
}

/**
 * Links between many parts of one thing, in groups. On a phone they stand behind one line that names the part one is on, so
 * that the part itself comes into sight, and on the thing's own page the first group stands open; at a desk each group is a
 * row (by style alone: nothing depends on a script).
 */
export function PartsNavigation({ groups, label }: { groups: readonly NavigationGroup[]; label: string }) {
  const [first, ...others] = groups.filter(({ items }) => items.length > 0);
  if (!first) return null;
  if (first.items[0]?.current) {
    return (
      <nav class="facet-subnav facet-parts" aria-label={label}>
        <Group group={first} />
        {others.length > 0 && <FoldedParts groups={others} />}
      </nav>
    );
  }
  return (
    <nav class="facet-subnav facet-parts" aria-label={label}>
      <FoldedParts groups={[first, ...others]} />
    </nav>
  );
}

function FoldedParts({ groups }: { groups: readonly NavigationGroup[] }) {
  const here = groups.flatMap(({ items }) => items).find(({ current }) => current);
  return (
    <details class="facet-parts__more">
      <summary class="facet-parts__summary">
        <span class="facet-parts__here">{here ? here.text : say('parts.more')}</span>
        {here && <span class="facet-parts__hint">{say('parts.others')}</span>}
      </summary>
      {groups.map((group) => (
        <Group group={group} />
      ))}
    </details>
  );
}

function Group({ group: { title, items } }: { group: NavigationGroup }) {
  const id = `parts-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return (
    <div class="facet-parts__group">
      <span class="facet-parts__title" id={id}>
        {title}
      </span>
      <Items items={items} labelledBy={id} />
    </div>
  );
}

function Items({ items, labelledBy }: { items: readonly NavigationItem[]; labelledBy?: string }) {
  return (
    <ul class="facet-subnav__list" aria-labelledby={labelledBy}>
      {items.map((item) => (
        <li>
          <a class="facet-subnav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.text}
            <Count of={item.count} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What waits at a place. */
export function Count({ of }: { of: number | undefined }) {
  if (of === undefined) return null;
  return (
    <>
      {' '}
      <span class="facet-subnav__count">{of}</span>
    </>
  );
}
