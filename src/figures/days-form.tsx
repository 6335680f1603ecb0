import { isBefore } from '../foundation/dates.ts';
import { DateField } from '../interface/forms/index.ts';
import { Button, Details } from '../interface/govuk/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { type AskedDays, type DaysChoice, withDays } from './asked-days.ts';
import { sayFigures } from './wording.ts';

interface DaysFormProps {
  /** The page that the form asks again. */
  readonly path: string;
  readonly asked: AskedDays;
  readonly faults: AskedDays['faults'];
  readonly choices: readonly DaysChoice[];
  readonly today: Temporal.PlainDate;
}

/** Lets the reader choose the day and the period; folded away until it is wanted, or something is wrong with it. */
export function DaysForm({ path, asked, faults, choices, today }: DaysFormProps) {
  const label = (text: string) => ({ text, classes: 'govuk-fieldset__legend--s' });
  const { typed, asked: chosen } = asked;
  return (
    <Details summary={sayFigures('change')} open={faults.length > 0} classes="facet-no-print">
      <form action={path} method="get" novalidate>
        <DateField
          name="asAt"
          label={label(sayFigures('asAtLabel'))}
          hint={sayFigures('asAtHint')}
          value={typed.asAt}
          faults={faults}
        />
        <DateField
          name="from"
          label={label(sayFigures('fromLabel'))}
          hint={sayFigures('fromHint')}
          value={typed.from}
          faults={faults}
        />
        <DateField
          name="to"
          label={label(sayFigures('toLabel'))}
          hint={sayFigures('toHint')}
          value={typed.to}
          faults={faults}
        />
        {chosen.split && <input type="hidden" name="split" value={chosen.split} />}
        <Button variant="secondary">{sayFigures('apply')}</Button>
      </form>
      {choices.length > 0 && <Choices path={path} choices={choices} today={today} />}
    </Details>
  );
}

function Choices({ path, choices, today }: Pick<DaysFormProps, 'path' | 'choices' | 'today'>) {
  const kept = choices.filter((choice) => !isBefore(today, choice.asAt));
  return (
    <>
      <h2 class="govuk-heading-s">{sayFigures('choices')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {kept.map((choice) => (
          <li>
            <a class="govuk-link" href={withDays(path, choice, today)}>
              {sayFigures('choice', { title: choice.title, day: formatDate(choice.asAt) })}
            </a>
          </li>
        ))}
        <li>
          <a class="govuk-link" href={path}>
            {sayFigures('allToday')}
          </a>
        </li>
      </ul>
    </>
  );
}
