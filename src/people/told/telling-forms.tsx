import { z } from 'zod';
import type { Page, PageRequest } from '../../doors/index.ts';
import { invalid, notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { WarningText } from '../../interface/govuk/index.ts';
import { dateBoxes, maybeDate } from '../pages/form-values.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../pages/record-form.tsx';
import { keepAdoptiveName } from './keep-adoptive-name.ts';
import { listTellings } from './list-tellings.ts';
import { changeTelling, recordTelling, strikeTelling } from './record-telling.ts';
import { permitted, type Telling, tellingAnswers, tellingKinds } from './telling.ts';
import {
  seenByWhom,
  sharingWords,
  tellingAnswerWords,
  tellingHints,
  tellingKindWords,
  tellingSentence,
} from './telling-words.ts';

interface About {
  readonly personId: string;
  readonly isChild: boolean;
  readonly telling?: Telling | undefined;
}

async function find(request: PageRequest) {
  const found = await request.ask(listTellings, { personId: request.params.id ?? '' });
  if (!found.ok) return found;
  const { personId, isChild, tellings } = found.value;
  const wanted = request.params.telling;
  const telling = tellings.find(({ id }) => id === wanted);
  return wanted && !telling ? notFound('page') : succeed<About>({ personId, isChild, telling });
}

const zForm = z.object({
  telling: z.object({
    kind: optional(z.enum(tellingKinds)),
    answer: optional(z.enum(tellingAnswers)),
    words: z.string().optional(),
    sharing: optional(z.enum(permitted)),
    beganOn: maybeDate('first day'),
    endedOn: maybeDate('last day'),
  }),
});

function valuesOf({ telling }: About): FormValues {
  return {
    telling: {
      kind: telling?.kind ?? '',
      answer: telling?.answer ?? 'told',
      words: telling?.words ?? '',
      sharing: telling?.sharing ?? '',
      beganOn: dateBoxes(telling?.beganOn),
      endedOn: dateBoxes(telling?.endedOn),
    },
  };
}

const LABELS = {
  'telling.kind': 'What this is about',
  'telling.answer': 'Answer',
  'telling.words': 'In their own words',
  'telling.sharing': 'Who may see it',
  'telling.beganOn': 'From',
  'telling.endedOn': 'Until',
};

function Fields({ about, values, faults }: FieldsOf<About>) {
  return (
    <>
      <RadiosField
        name={['telling', 'kind']}
        label="What is this about?"
        items={tellingKinds.map((kind) => ({
          value: kind,
          text: tellingKindWords[kind],
          ...(tellingHints[kind] ? { hint: { text: tellingHints[kind] } } : {}),
        }))}
        value={textAt(values, ['telling', 'kind'])}
        faults={faults}
      />
      <TextAreaField
        name={['telling', 'words']}
        label="In their own words"
        hint="Names as they are spelt at home, in any script. Leave it empty where there is no answer"
        rows={3}
        limit={500}
        value={textAt(values, ['telling', 'words'])}
        faults={faults}
      />
      <RadiosField
        name={['telling', 'answer']}
        label="How was it answered?"
        items={tellingAnswers.map((answer) => ({ value: answer, text: tellingAnswerWords[answer] }))}
        value={textAt(values, ['telling', 'answer'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
      <RadiosField
        name={['telling', 'sharing']}
        label="Who may see it?"
        hint="Ask. Leave it open where you have not asked yet: then nobody outside this service sees it"
        items={permitted
          .filter((each) => each !== 'only_worker' || !about.isChild)
          .map((value) => ({ value, text: sharingWords[value], hint: { text: seenByWhom[value] } }))}
        value={textAt(values, ['telling', 'sharing'])}
        faults={faults}
      />
      {(['beganOn', 'endedOn'] as const).map((name) => (
        <DateField
          name={['telling', name]}
          label={name === 'beganOn' ? 'Since when?' : 'Until when?'}
          hint="The year alone will do. Leave it empty where it does not apply"
          partial
          value={datePartsAt(values, ['telling', name])}
          faults={faults}
        />
      ))}
    </>
  );
}

type Sent = z.output<typeof zForm>['telling'];
/** What was left out is worded by the command. */
const asInput = (telling: Sent) => telling as Sent & { kind: (typeof tellingKinds)[number] };

const shared = { permission: 'person:write', tab: '/details', labels: LABELS, schema: zForm } as const;
const detailsOf = (personId: string) => `/people/${personId}/details`;

const add: RecordForm<About, typeof zForm> = {
  ...shared,
  path: '/details/told/add',
  find,
  title: () => 'Add a name, language, faith or culture',
  save: 'Add',
  values: valuesOf,
  fields: Fields,
  submit: async (request, { personId }, { telling }, { sure }) => {
    const done = await request.run(recordTelling, { personId, telling: asInput(telling), sure });
    return done.ok ? succeed({ to: detailsOf(personId), notice: 'Added' }) : done;
  },
};

const change: RecordForm<About, typeof zForm> = {
  ...shared,
  path: '/details/told/:telling',
  find,
  title: ({ telling }) => `Change: ${telling ? tellingKindWords[telling.kind].toLowerCase() : ''}`,
  lead: ({ personId, telling }) =>
    telling ? (
      <p class="govuk-body">
        <a class="govuk-link" href={`${detailsOf(personId)}/told/${telling.id}/remove`}>
          Take it out, if it was recorded by mistake
        </a>
      </p>
    ) : null,
  save: 'Save',
  values: valuesOf,
  version: ({ telling }) => telling?.version,
  fields: Fields,
  submit: async (request, { personId, telling: known }, { telling }, { sure, version }) => {
    if (!known) return notFound('page');
    const seen = { personId, tellingId: known.id, version: version ?? known.version };
    const done = await request.run(changeTelling, { ...seen, telling: asInput(telling), sure });
    return done.ok ? succeed({ to: detailsOf(personId), notice: 'Saved' }) : done;
  },
};

const zNothing = z.object({});

const remove: RecordForm<About, typeof zNothing> = {
  path: '/details/told/:telling/remove',
  permission: 'person:write',
  tab: '/details',
  find,
  title: () => 'Take this out?',
  lead: ({ telling }) => <p class="govuk-body">{telling && tellingSentence(telling)}</p>,
  save: 'Take it out',
  values: () => ({}),
  version: ({ telling }) => telling?.version,
  fields: () => <p class="govuk-body">Where it was so once, and is no longer, give its last day instead.</p>,
  schema: zNothing,
  submit: async (request, { personId, telling }, _, { version }) => {
    if (!telling) return notFound('page');
    const seen = { personId, tellingId: telling.id, version: version ?? telling.version };
    const done = await request.run(strikeTelling, seen);
    return done.ok ? succeed({ to: detailsOf(personId), notice: 'Taken out' }) : done;
  },
};

const zAdoptive = z.object({ name: z.string().default('') });

const adoptiveName: RecordForm<About, typeof zAdoptive> = {
  path: '/details/adoptive-name',
  permission: 'carer:read',
  tab: '/details',
  find: async (request) => {
    const found = await find(request);
    return found.ok && !found.value.isChild ? notFound('page') : found;
  },
  title: () => 'The child’s name since the adoption',
  lead: () => (
    <WarningText iconFallbackText="Warning">
      The parent must not learn this name. It is in no search, map, letter, chronology or copy of the record.
    </WarningText>
  ),
  save: 'Keep it behind the wall',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextField name="name" label="Name" value={textAt(values, ['name'])} faults={faults} autocomplete="off" />
  ),
  schema: zAdoptive,
  submit: async (request, { personId }, { name }) => {
    const done = await request.run(keepAdoptiveName, { personId, name });
    if (done.ok) return succeed({ to: `/people/${personId}/walled`, notice: 'Kept behind the wall' });
    return done.error.kind === 'refused' ? invalid({ path: ['name'], message: done.error.message }) : done;
  },
};

/** The forms about what somebody tells of herself. */
export const tellingForms: readonly Page[] = [
  ...recordFormPages(add),
  ...recordFormPages(remove),
  ...recordFormPages(change),
  ...recordFormPages(adoptiveName),
];
