import { classNames } from '../govuk/content.ts';
import { ServiceNavigation } from '../govuk/index.ts';
import { say } from '../wording/index.ts';
import { Count, type NavigationItem } from './navigation.tsx';

/** Places that stand beneath a word of their own where there are too many for one row. */
export type MainNavigationGroup = 'services' | 'manage';

export interface MainNavigationItem extends NavigationItem {
  readonly under?: MainNavigationGroup | undefined;
}

/** As many places as stand in one row at a desk; past that, those of a group open from one word. */
const IN_A_ROW = 8;

const GROUPS = ['services', 'manage'] as const;

/** The main places of the service, the same on every page. */
export function MainNavigation({ items }: { items: readonly MainNavigationItem[] }) {
  const groups = items.length > IN_A_ROW ? GROUPS.filter((name) => inGroup(items, name).length > 1) : [];
  const inRow = items.filter(({ under }) => !under || !groups.includes(under));
  return (
    <ServiceNavigation
      navigationLabel={say('service.navigation')}
      menuButtonText={say('service.menu')}
      items={inRow.map(({ href, text, current, count }) => ({
        href,
        current,
        text: (
          <>
            {text}
            <Count of={count} />
          </>
        ),
      }))}
      slots={
        groups.length > 0
          ? {
              navigationEnd: groups.map((name) => (
                <Group title={say(`service.groups.${name}`)} items={inGroup(items, name)} />
              )),
            }
          : undefined
      }
    />
  );
}

const inGroup = (items: readonly MainNavigationItem[], name: MainNavigationGroup) =>
  items.filter(({ under }) => under === name);

/** One group opens at a time (`name`), without a script; a script only closes it again. */
function Group({ title, items }: { title: string; items: readonly MainNavigationItem[] }) {
  const isHere = items.some(({ current }) => current);
  return (
    <li
      class={classNames('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}
    >
      <details class="facet-nav-group" name="facet-nav-group" data-closes>
        <summary class="facet-nav-group__summary">{title}</summary>
        <ul class="facet-nav-group__list">
          {items.map(({ href, text, current, count }) => (
            <li>
              <a class="facet-nav-group__link" href={href} aria-current={current ? 'page' : undefined}>
                {text}
                <Count of={count} />
              </a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
