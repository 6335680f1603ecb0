import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { DateField, datePartsAt, RadiosField, TextField, textAt } from '../../interface/forms/index.ts';
import { concludeProceedings } from '../conclude-proceedings.ts';
import type { ProceedingsRecord } from '../family.ts';
import type { PersonRecord } from '../record.ts';
import { recordProceedings } from '../record-proceedings.ts';
import { proceedingsPeriod } from '../words.ts';
import { dateBoxes, maybeDate, typedText, yesNoItems, yesNoOpen } from './form-values.ts';
import { type FieldsProps, type PersonForm, personFormPages } from './person-form.tsx';

const GOES_ON = 'Work that has begun goes on: nothing recorded here ends it.';

/** The form for one set of proceedings. */
export const zProceedingsForm = z.object({
  proceedings: z.object({
    court: typedText,
    caseNumber: typedText,
    startedOn: maybeDate('date when proceedings began'),
    stillOpen: yesNoOpen,
    concludedOn: maybeDate('date when proceedings ended'),
    outcome: typedText,
  }),
});

/** The fields of one set of proceedings. */
export function ProceedingsFields({ values, faults }: FieldsProps) {
  const line = (name: 'court' | 'caseNumber' | 'outcome', label: string, hint?: string) => (
    <TextField
      name={['proceedings', name]}
      label={label}
      hint={hint}
      value={textAt(values, ['proceedings', name])}
      faults={faults}
      autocomplete="off"
    />
  );
  const date = (name: 'startedOn' | 'concludedOn', label: string) => (
    <DateField
      name={['proceedings', name]}
      label={label}
      partial
      value={datePartsAt(values, ['proceedings', name])}
      faults={faults}
    />
  );
  const ended = (
    <>
      {date('concludedOn', 'When did they end?')}
      {line('outcome', 'How did they end?', 'For example, special guardianship order')}
    </>
  );
  return (
    <>
      {date('startedOn', 'When did the proceedings begin?')}
      <RadiosField
        name={['proceedings', 'stillOpen']}
        label="Are they still going on?"
        items={yesNoItems.map((item) => (item.value === 'no' ? { ...item, conditional: ended } : item))}
        value={textAt(values, ['proceedings', 'stillOpen'])}
        faults={faults}
      />
      {line('court', 'Court')}
      {line('caseNumber', 'Case number')}
    </>
  );
}

const proceedingsForm: PersonForm<PersonRecord, typeof zProceedingsForm> = {
  path: '/family/proceedings/add',
  tab: '/family',
  find: (record) => record,
  title: () => 'Record care proceedings',
  lead: () => <p class="govuk-body">{GOES_ON}</p>,
  save: 'Record proceedings',
  values: () => ({ proceedings: {} }),
  fields: ProceedingsFields,
  labels: {},
  schema: zProceedingsForm,
  submit: async (request, { record }, { proceedings }) => {
    const done = await request.run(recordProceedings, { personId: record.id, proceedings });
    return done.ok ? succeed('Proceedings recorded') : done;
  },
};

const zConclusion = z.object({ concludedOn: maybeDate('date when proceedings ended'), outcome: typedText });

const conclusionForm: PersonForm<ProceedingsRecord, typeof zConclusion> = {
  path: '/family/proceedings/:proceedingsId/end',
  tab: '/family',
  find: (record, params) => record.proceedings.find((each) => each.id === params.proceedingsId),
  title: () => 'Record the end of care proceedings',
  lead: ({ about }) => (
    <p class="govuk-body">
      {[proceedingsPeriod(about), about.court, about.caseNumber].filter(Boolean).join(', ')}
    </p>
  ),
  save: 'Record the end',
  values: ({ about }) => ({ concludedOn: dateBoxes(about.concludedOn), outcome: about.outcome ?? '' }),
  version: ({ about }) => about.version,
  fields: ({ values, faults }) => (
    <>
      <DateField
        name="concludedOn"
        label="When did they end?"
        partial
        value={datePartsAt(values, ['concludedOn'])}
        faults={faults}
      />
      <TextField
        name="outcome"
        label="How did they end?"
        hint="For example, special guardianship order"
        value={textAt(values, ['outcome'])}
        faults={faults}
        autocomplete="off"
      />
    </>
  ),
  labels: { concludedOn: 'End', outcome: 'How they ended' },
  schema: zConclusion,
  submit: async (request, { record, about }, { version, concludedOn, outcome }) => {
    const input = { personId: record.id, proceedingsId: about.id, version, concludedOn, outcome };
    const done = await request.run(concludeProceedings, input);
    return done.ok ? succeed('The end of the proceedings is recorded') : done;
  },
};

/** The forms about proceedings. */
export const familyForms: readonly Page[] = [
  ...personFormPages(proceedingsForm),
  ...personFormPages(conclusionForm),
];
