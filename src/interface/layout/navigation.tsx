import { ServiceNavigation } from '../govuk/index.ts';
import { say } from '../wording/index.ts';

/** One place that a navigation leads to; `count` is what waits there. */
export interface NavigationItem {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/** The few main places of the service, the same on every page. */
export function MainNavigation({ items }: { items: readonly NavigationItem[] }) {
  return (
    <ServiceNavigation
      navigationLabel={say('service.navigation')}
      menuButtonText={say('service.menu')}
      items={items.map(({ href, text, current, count }) => ({
        href,
        current,
        text: (
          <>
            {text}
            <Count of={count} />
          </>
        ),
      }))}
    />
  );
}

/** Links between the parts of one thing, such as a person's plan, contacts and chronology. */
export function SubNavigation({
  items,
  label,
}: {
  items: readonly NavigationItem[];
  label?: string | undefined;
}) {
  return (
    <nav class="facet-subnav" aria-label={label ?? say('subNavigation.label')}>
      <ul class="facet-subnav__list">
        {items.map((item) => (
          <li>
            <a class="facet-subnav__link" href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.text}
              <Count of={item.count} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Count({ of }: { of: number | undefined }) {
  if (of === undefined) return null;
  return (
    <>
      {' '}
      <span class="facet-subnav__count">{of}</span>
    </>
  );
}
