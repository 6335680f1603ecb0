import { z } from 'zod';
import { chronologyThemes, type Page, type PageRequest } from '../../doors/index.ts';
import { invalid, notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formBoolean,
  formPartialDateText,
  optional,
  RadiosField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { type FieldsOf, type RecordForm, recordFormPages, withdrawalPages } from '../../people/index.ts';
import {
  addToChronology,
  tellers,
  withdrawAnalysis,
  withdrawChronologyEntry,
  writeAnalysis,
  zAdded,
  zAnalysis,
} from '../added.ts';
import { tellerWords } from '../added-words.ts';
import { themeWords } from '../chosen-words.ts';
import { getAnalysis } from '../get-analysis.ts';

type Known = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];
const find = (request: PageRequest) => request.ask(getAnalysis, { personId: request.params.id ?? '' });

const tab = '/chronology';
const permission = 'person:write';
const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

type Drawn = Pick<FieldsOf<unknown>, 'values' | 'faults'>;

function YesNo({ values, faults, path, label }: Drawn & { path: readonly string[]; label: string }) {
  return (
    <RadiosField
      name={path}
      label={label}
      value={textAt(values, path)}
      faults={faults}
      items={YES_NO}
      classes="govuk-radios--inline"
    />
  );
}

const zAddForm = z.object({
  entry: z.object({
    happenedOn: optional(formPartialDateText({ what: 'date' })),
    what: zAdded.shape.what,
    toldBy: zAdded.shape.toldBy,
    theme: zAdded.shape.theme,
    isKey: formBoolean({ missing: 'Say whether it was a turn of the road' }),
  }),
});

const addForm: RecordForm<Known, typeof zAddForm> = {
  path: '/chronology/add',
  permission,
  tab,
  find,
  title: () => 'Add to the chronology',
  lead: () => (
    <p class="govuk-body">
      Only what stands nowhere else: visits, court days, children and documents come here by themselves.
    </p>
  ),
  save: 'Add it',
  values: () => ({ entry: { what: '', toldBy: '', theme: '', isKey: '' } }),
  fields: ({ values, faults }) => (
    <>
      <DateField
        name={['entry', 'happenedOn']}
        label="When was it?"
        hint="The month or the year alone will do"
        value={datePartsAt(values, ['entry', 'happenedOn'])}
        faults={faults}
      />
      <TextAreaField
        name={['entry', 'what']}
        label="What happened?"
        hint="As it was told, in plain words"
        rows={3}
        limit={2000}
        value={textAt(values, ['entry', 'what'])}
        faults={faults}
      />
      <RadiosField
        name={['entry', 'toldBy']}
        label="Who told of it?"
        classes="govuk-radios--small"
        value={textAt(values, ['entry', 'toldBy'])}
        faults={faults}
        items={tellers.map((value) => ({ value, text: tellerWords[value] }))}
      />
      <RadiosField
        name={['entry', 'theme']}
        label="What is it about?"
        classes="govuk-radios--small"
        value={textAt(values, ['entry', 'theme'])}
        faults={faults}
        items={chronologyThemes.map((value) => ({ value, text: themeWords[value] }))}
      />
      <YesNo values={values} faults={faults} path={['entry', 'isKey']} label="Was it a turn of the road?" />
    </>
  ),
  schema: zAddForm,
  async submit(request, { personId }, { entry: { happenedOn, ...said } }) {
    if (!happenedOn)
      return invalid({ path: ['entry', 'happenedOn'], message: 'Enter the day, the month or the year' });
    const done = await request.run(addToChronology, { personId, entry: { ...said, happenedOn } });
    return done.ok ? succeed({ to: `/people/${personId}/chronology`, notice: 'Added' }) : done;
  },
};

const zWriteForm = z.object({
  analysis: z.object({
    words: zAnalysis.shape.words,
    readTogether: formBoolean({ missing: 'Say whether it was read with the parent' }),
  }),
});

const writeForm: RecordForm<Known, typeof zWriteForm> = {
  path: '/chronology/analysis/write',
  permission,
  tab,
  back: ({ personId }) => ({ href: `/people/${personId}/chronology/analysis`, text: 'What it says to us' }),
  find,
  title: () => 'Write down what it says to you',
  lead: () => (
    <p class="govuk-body">
      Your view, on today’s date, beside the facts. She may read it: write what you would say to her.
    </p>
  ),
  save: 'Keep it',
  values: () => ({ analysis: { words: '', readTogether: '' } }),
  fields: ({ values, faults }) => (
    <>
      <TextAreaField
        name={['analysis', 'words']}
        label="What do you see, and what may it mean?"
        rows={8}
        limit={5000}
        value={textAt(values, ['analysis', 'words'])}
        faults={faults}
      />
      <YesNo
        values={values}
        faults={faults}
        path={['analysis', 'readTogether']}
        label="Did you read it with the parent?"
      />
    </>
  ),
  schema: zWriteForm,
  async submit(request, { personId }, { analysis }) {
    const done = await request.run(writeAnalysis, { personId, analysis });
    return done.ok ? succeed({ to: `/people/${personId}/chronology/analysis`, notice: 'Kept' }) : done;
  },
};

const withdrawals = [
  ...withdrawalPages({
    path: '/chronology/entries/:entry/withdrawal',
    title: 'Take back an entry that was added by mistake',
    lead: 'The entry is kept in the history with your reason, and stands in the chronology as taken back.',
    list: { path: '/chronology', text: 'Chronology' },
    command: withdrawChronologyEntry,
    async find(request) {
      const known = await find(request);
      if (!known.ok) return known;
      const found = known.value.added.find(({ id }) => id === request.params.entry);
      if (!found) return notFound('page');
      const { id, version, withdrawal, what, toldBy, happenedOn, happenedPrecision } = found;
      const when = formatPartialDay({ date: happenedOn, precision: happenedPrecision });
      const rows = [
        { key: 'What happened', value: what },
        { key: 'When', value: when },
        { key: 'Told by', value: tellerWords[toldBy] },
      ];
      return succeed({ id, version, withdrawal, rows });
    },
  }),
  ...withdrawalPages({
    path: '/chronology/analysis/:analysis/withdrawal',
    title: 'Take back what was written by mistake',
    lead: 'The text is kept in the history with your reason, and is no longer shown.',
    list: { path: '/chronology/analysis', text: 'What it says to us' },
    command: withdrawAnalysis,
    async find(request) {
      const known = await find(request);
      if (!known.ok) return known;
      const found = known.value.analyses.find(({ id }) => id === request.params.analysis);
      if (!found) return notFound('page');
      const { id, version, withdrawal, words, writtenOn } = found;
      const rows = [
        { key: 'Written', value: formatDate(writtenOn) },
        { key: 'Text', value: words },
      ];
      return succeed({ id, version, withdrawal, rows });
    },
  }),
];

/** The forms that add to a chronology, and those that take back. */
export const addedForms: readonly Page[] = [
  ...recordFormPages(addForm),
  ...recordFormPages(writeForm),
  ...withdrawals,
];
