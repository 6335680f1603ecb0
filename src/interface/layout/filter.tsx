import type { Child } from 'hono/jsx';
import { classNames } from '../govuk/content.ts';
import { Button } from '../govuk/index.ts';
import { say } from '../wording/index.ts';
import { Icon } from './icons.tsx';

/** A filter in force, and where the list stands without it. */
export interface SelectedFilter {
  readonly text: string;
  readonly removeHref: string;
}

interface FilterProps {
  readonly action: string;
  readonly selected?: readonly SelectedFilter[] | undefined;
  readonly clearHref?: string | undefined;
  /** True above a wide list: at a desk the fields then stand in a row. */
  readonly across?: boolean | undefined;
  /** The fields, which travel in the address so that a filtered list can be bookmarked. */
  readonly children?: Child;
}

/** A panel of filters beside or above a list: always open at a desk, folded away on a phone, with no script. */
export function Filter({ action, selected = [], clearHref, across, children }: FilterProps) {
  return (
    <search class={classNames('facet-filter', across && 'facet-filter--across')}>
      <h2 class="facet-filter__heading">{say('filter.heading')}</h2>
      {selected.length > 0 && <Selected filters={selected} clearHref={clearHref} />}
      <details class="facet-filter__panel">
        <summary class="facet-filter__summary">{say('filter.show')}</summary>
        <form method="get" action={action} class="facet-filter__inside">
          {children}
          <Button variant="secondary">{say('filter.apply')}</Button>
        </form>
      </details>
    </search>
  );
}

function Selected({
  filters,
  clearHref,
}: {
  filters: readonly SelectedFilter[];
  clearHref: string | undefined;
}) {
  return (
    <div class="facet-filter__selected">
      <p>{say('filter.selected')}</p>
      <ul>
        {filters.map(({ text, removeHref }) => (
          <li>
            <a class="facet-filter__chip" href={removeHref}>
              <span class="govuk-visually-hidden">{say('filter.remove')}: </span>
              {text}
              <Icon name="cross" size={14} />
            </a>
          </li>
        ))}
        {clearHref && (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={clearHref}>
              {say('filter.clear')}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}
