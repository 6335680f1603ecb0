import { isBefore, parseDate } from '../../foundation/dates.ts';
import { Button } from '../govuk/index.ts';
import { formatDate } from '../wording/index.ts';

/** The day that is asked for with `on`; today where none is, or none that can be read. */
export function askedDay(search: URLSearchParams, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = parseDate(search.get('on') ?? '');
  return day && isBefore(day, today) ? day : today;
}

interface AsAtProps {
  /** The id of the field; different for each on a page. */
  readonly id: string;
  readonly label: string;
  /** The days on which the picture changed. */
  readonly days: readonly Temporal.PlainDate[];
  readonly on: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** What else the address says, and goes on saying. */
  readonly keeps?: Readonly<Record<string, string>>;
}

/** A picture as it was on any day, and the days on which it changed to go to directly. */
export function AsAt({ id, label, days, on, today, keeps = {} }: AsAtProps) {
  const earlier = days.findLast((day) => isBefore(day, on));
  const later = days.find((day) => isBefore(on, day)) ?? (isBefore(on, today) ? today : undefined);
  const to = (day: Temporal.PlainDate) => `?${new URLSearchParams({ on: day.toString(), ...keeps })}`;
  return (
    <form method="get" class="facet-no-print">
      {Object.entries(keeps).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="govuk-form-group">
        <label class="govuk-label" for={id}>
          {label}
        </label>
        <input
          class="govuk-input govuk-input--width-10"
          id={id}
          name="on"
          type="date"
          min="1900-01-01"
          max={today.toString()}
          value={on.toString()}
        />
      </div>
      <p class="govuk-body govuk-button-group">
        <Button classes="govuk-button--secondary">Show</Button>
        {earlier && (
          <a class="govuk-link" href={to(earlier)}>
            Earlier: {formatDate(earlier)}
          </a>
        )}
        {later && (
          <a class="govuk-link" href={to(later)}>
            Later: {formatDate(later)}
          </a>
        )}
      </p>
    </form>
  );
}
