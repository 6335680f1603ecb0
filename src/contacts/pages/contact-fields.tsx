import type { JSX } from 'hono/jsx/jsx-runtime';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { Details } from '../../interface/govuk/index.ts';
import { formatWeekday } from '../../interface/wording/index.ts';
import { RESULT_WORDS } from '../contact-words.ts';
import type { ContactOffer } from '../prepare-contact.ts';
import { NOTE_LENGTH } from '../record-contact.ts';
import { nextDay } from './contact-form.ts';
import { GivenFields, OutcomeFields } from './hanging-fields.tsx';

/** What every part of the form is drawn from. */
export interface FieldsProps {
  readonly offer: ContactOffer;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly today: Temporal.PlainDate;
}

const RESULT_HINTS = {
  met: undefined,
  attempted: 'Knocked, rang or wrote. It counts as work',
  did_not_attend: 'It was agreed, and it did not happen. It counts as work',
  cancelled: 'By the parent, by us or by somebody else',
} as const;

/** Asked of every contact: how it went, what kind, which day, the note and the next date. */
export function MainFields({
  offer,
  values,
  faults,
  today,
  correcting,
}: FieldsProps & { correcting?: boolean }) {
  return (
    <>
      <RadiosField
        name="result"
        label={{ text: 'How did it go?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['result'])}
        items={(['met', 'attempted', 'did_not_attend', 'cancelled'] as const).map((result) => ({
          value: result,
          text: RESULT_WORDS[result],
          hint: RESULT_HINTS[result],
        }))}
      />
      <SelectField
        name="kind"
        label={{ text: 'What kind of contact?', classes: 'govuk-label--m' }}
        faults={faults}
        value={textAt(values, ['kind'])}
        items={[
          { value: '', text: 'Choose one' },
          ...offer.kinds.map((kind) => ({ value: kind.id, text: kind.title })),
        ]}
      />
      {correcting ? (
        <OnField values={values} faults={faults} />
      ) : (
        <DayField {...{ offer, values, faults, today }} />
      )}
      {!correcting && offer.due.length > 0 && <DueField {...{ offer, values, faults, today }} />}
      <TextAreaField
        name="note"
        label={{ text: 'What happened?', classes: 'govuk-label--m' }}
        hint="In words that the parent may read one day"
        faults={faults}
        value={textAt(values, ['note'])}
        limit={NOTE_LENGTH}
        rows={6}
      />
      {offer.done.length > 0 && (
        <Details
          summary="What was done"
          open={textsAt(values, ['done']).length > 0 || hasFault(faults, ['done'])}
        >
          <CheckboxesField
            name="done"
            label={{ text: 'What was done', classes: 'govuk-visually-hidden' }}
            hint="Choose all that apply"
            classes="govuk-checkboxes--small"
            faults={faults}
            values={textsAt(values, ['done'])}
            items={offer.done.map((each) => ({ value: each.id, text: each.title }))}
          />
        </Details>
      )}
      <NextField {...{ offer, values, faults, today }} />
    </>
  );
}

/** Which expected contact it was; by itself it is the one that it fits. */
function DueField({ offer, values, faults }: FieldsProps) {
  return (
    <SelectField
      name="due"
      label={{ text: 'Was this an expected contact?', classes: 'govuk-label--m' }}
      hint="Facet finds the one that it fits. Choose where you know better"
      faults={faults}
      value={textAt(values, ['due'])}
      items={[
        { value: '', text: 'The one that it fits, if any' },
        ...offer.due.map(({ id, title }) => ({ value: id, text: title })),
        { value: 'none', text: 'None of these' },
      ]}
    />
  );
}

function OnField({ values, faults }: Pick<FieldsProps, 'values' | 'faults'>) {
  return (
    <DateField
      name="on"
      label={{ text: 'Which day was it?', classes: 'govuk-fieldset__legend--m' }}
      faults={faults}
      value={datePartsAt(values, ['on'])}
    />
  );
}

function DayField({ values, faults, today }: FieldsProps) {
  const yesterday = today.subtract({ days: 1 });
  return (
    <RadiosField
      name="day"
      label={{ text: 'Which day was it?', classes: 'govuk-fieldset__legend--m' }}
      faults={faults}
      value={textAt(values, ['day'])}
      items={[
        { value: 'today', text: `Today, ${formatWeekday(today)}` },
        { value: 'yesterday', text: `Yesterday, ${formatWeekday(yesterday)}` },
        {
          value: 'other',
          text: 'Another day',
          conditional: (
            <DateField
              name="on"
              label="Day of the contact"
              faults={faults}
              value={datePartsAt(values, ['on'])}
            />
          ),
        },
      ]}
    />
  );
}

function NextField({ values, faults, today }: FieldsProps) {
  const quick = (['tomorrow', 'week', 'two_weeks'] as const).map((value) => {
    const day = nextDay(value, today) ?? today;
    const words = { tomorrow: 'Tomorrow', week: 'In a week', two_weeks: 'In two weeks' }[value];
    return { value, text: `${words}, ${formatWeekday(day)}` };
  });
  return (
    <RadiosField
      name="next"
      label={{ text: 'When is the next contact?', classes: 'govuk-fieldset__legend--m' }}
      faults={faults}
      value={textAt(values, ['next'])}
      items={[
        ...quick,
        {
          value: 'other',
          text: 'Another date',
          conditional: (
            <DateField
              name="nextOn"
              label="Next date"
              faults={faults}
              value={datePartsAt(values, ['nextOn'])}
            />
          ),
        },
        { value: 'none', text: 'Not agreed yet' },
      ]}
    />
  );
}

/** For those who have more to say: where, how long, with whom; goals, what it showed and what was given. */
export function MoreFields(props: FieldsProps & { correcting?: boolean }): JSX.Element {
  const { offer, values, faults, correcting } = props;
  const open = correcting || faults.some((fault) => MORE.has(String(fault.path[0]))) || hasMore(values);
  return (
    <Details
      summary={
        correcting ? 'Where, how long, and goals' : 'Where, how long, goals, changes and what was given'
      }
      open={open}
    >
      <PlaceFields {...props} />
      {offer.goals.length > 0 && (
        <CheckboxesField
          name="goalIds"
          label={{ text: 'Which goals did it serve?', classes: 'govuk-fieldset__legend--s' }}
          classes="govuk-checkboxes--small"
          faults={faults}
          values={textsAt(values, ['goalIds'])}
          items={offer.goals.map((goal) => ({ value: goal.id, text: goal.title }))}
        />
      )}
      {!correcting && (
        <>
          {offer.outcomes.length > 0 && <OutcomeFields {...props} />}
          {offer.provisionKinds.length > 0 && <GivenFields {...props} />}
          {offer.staff.length > 1 && <StaffField {...props} />}
        </>
      )}
    </Details>
  );
}

const MORE = new Set(['at', 'minutes', 'place', 'others', 'goalIds', 'outcomes', 'provisions', 'staffId']);

/** True where something was typed that the folded part would hide. */
function hasMore(values: FormValues): boolean {
  return [...MORE].some(
    (key) => key !== 'place' && key !== 'staffId' && typeof values[key] === 'string' && values[key] !== '',
  );
}

function hasFault(faults: readonly FieldFault[], path: readonly string[]): boolean {
  return faults.some((fault) => fault.path[0] === path[0]);
}

function PlaceFields({ values, faults }: FieldsProps) {
  return (
    <>
      <TextField name="place" label="Where" faults={faults} value={textAt(values, ['place'])} />
      <TextField
        name="at"
        type="time"
        label="What time it began"
        classes="govuk-input--width-5"
        faults={faults}
        value={textAt(values, ['at'])}
      />
      <TextField
        name="minutes"
        label="How long, in minutes"
        classes="govuk-input--width-4"
        inputmode="numeric"
        suffix="minutes"
        faults={faults}
        value={textAt(values, ['minutes'])}
      />
      <TextField
        name="others"
        label="Who else was there"
        hint="For example, a sister or the midwife"
        faults={faults}
        value={textAt(values, ['others'])}
      />
    </>
  );
}

function StaffField({ offer, values, faults }: FieldsProps) {
  return (
    <SelectField
      name="staffId"
      label={{ text: 'Who made this contact', classes: 'govuk-label--s' }}
      faults={faults}
      value={textAt(values, ['staffId'])}
      items={offer.staff.map((each) => ({
        value: each.id,
        text: each.id === offer.me ? `${each.title} (me)` : each.title,
      }))}
    />
  );
}
