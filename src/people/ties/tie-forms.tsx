import { z } from 'zod';
import type { Page, PageRequest } from '../../doors/index.ts';
import { type FieldFault, invalid, notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  optional,
  RadiosField,
  SelectField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { addRelationship } from '../add-relationship.ts';
import { getPerson } from '../get-person.ts';
import { findMap, type MapSubject, notOffered } from '../map/map-subject.ts';
import { dateBoxes, maybeDate, typedText } from '../pages/form-values.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../pages/record-form.tsx';
import { sexes } from '../person.ts';
import type { PersonRecord } from '../record.ts';
import { sexWords } from '../words.ts';
import { changeRelationship } from './change-relationship.ts';
import { type RecordedTie, recordedTies } from './tie.ts';
import { tieChoice, tieChoices } from './tie-choices.ts';
import { tieWords } from './tie-words.ts';

const NEW = 'new';
const CHOOSE = { value: '', text: 'Choose' };

const zAdd = z.object({
  whose: z.string().default(''),
  kind: z.string().default(''),
  otherId: z.string().default(NEW),
  other: z.object({
    givenName: z.string().default(''),
    familyName: typedText,
    sex: optional(z.enum(sexes)),
    bornOn: maybeDate('date of birth'),
  }),
  beganOn: maybeDate('first day'),
  endedOn: maybeDate('last day'),
});
type Sent = z.output<typeof zAdd>;

function Span({ values, faults }: Pick<FieldsOf<unknown>, 'values' | 'faults'>) {
  return (
    <>
      {(['beganOn', 'endedOn'] as const).map((name) => (
        <DateField
          name={name}
          label={name === 'beganOn' ? 'Since when?' : 'Until when?'}
          hint="The year alone will do. Leave it empty where it is not known or does not apply"
          partial
          value={datePartsAt(values, [name])}
          faults={faults}
        />
      ))}
    </>
  );
}

function SomebodyNew({ values, faults }: Pick<FieldsOf<unknown>, 'values' | 'faults'>) {
  return (
    <>
      {(['givenName', 'familyName'] as const).map((name) => (
        <TextField
          name={['other', name]}
          label={name === 'givenName' ? 'First name' : 'Last name'}
          value={textAt(values, ['other', name])}
          faults={faults}
          autocomplete="off"
        />
      ))}
      <RadiosField
        name={['other', 'sex']}
        label="Sex"
        items={sexes.map((sex) => ({ value: sex, text: sexWords[sex] }))}
        value={textAt(values, ['other', 'sex'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
      <DateField
        name={['other', 'bornOn']}
        label="Date of birth"
        hint="The year alone will do"
        partial
        value={datePartsAt(values, ['other', 'bornOn'])}
        faults={faults}
      />
    </>
  );
}

function AddFields({ about, values, faults }: FieldsOf<MapSubject>) {
  return (
    <>
      <SelectField
        name="whose"
        label="Whose family, friend or helper is it?"
        items={about.choices}
        value={textAt(values, ['whose'])}
        faults={faults}
      />
      <SelectField
        name="kind"
        label="What are they to that person?"
        items={[CHOOSE, ...tieChoices.map(({ value, text }) => ({ value, text }))]}
        value={textAt(values, ['kind'])}
        faults={faults}
      />
      <SelectField
        name="otherId"
        label="Who are they?"
        items={[{ value: NEW, text: 'Somebody new' }, ...about.choices]}
        value={textAt(values, ['otherId']) ?? NEW}
        faults={faults}
      />
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">If they are new</legend>
        <SomebodyNew values={values} faults={faults} />
      </fieldset>
      <Span values={values} faults={faults} />
    </>
  );
}

/** What the form itself must refuse: a choice that it did not offer. */
function formFaultsOf(map: MapSubject, { whose, kind, otherId }: Sent): FieldFault[] {
  const choice = tieChoice(kind) ? [] : [{ path: ['kind'], message: 'Select how they are related' }];
  const others = otherId === NEW ? [] : [notOffered(map, 'otherId', [otherId])];
  return [...choice, ...[notOffered(map, 'whose', [whose]), ...others].flatMap((each) => each ?? [])];
}

async function addTie(request: PageRequest, map: MapSubject, sent: Sent, sure: boolean) {
  const faults = formFaultsOf(map, sent);
  const choice = tieChoice(sent.kind);
  if (!choice || faults.length > 0) return invalid(...faults);
  const { whose, otherId, other, beganOn, endedOn } = sent;
  const who = otherId === NEW ? { other } : { otherId };
  const { kind, direction } = choice;
  return request.run(addRelationship, { personId: whose, kind, direction, beganOn, endedOn, ...who, sure });
}

const addForm = (place: '/family/relatives/add' | '/family/map/add'): RecordForm<MapSubject, typeof zAdd> => {
  const tab = place === '/family/map/add' ? '/family/map' : '/family';
  return {
    path: place,
    permission: 'person:write',
    tab,
    find: findMap,
    title: () => 'Add somebody to the family, or a tie between two people',
    lead: () => (
      <InsetText>
        Who brings up a child in place of the parents is kept with the letters, behind a wall, and not here.
      </InsetText>
    ),
    save: 'Add',
    values: ({ personId }) => ({ whose: personId, otherId: NEW, other: { bornOn: dateBoxes(null) } }),
    fields: AddFields,
    schema: zAdd,
    submit: async (request, map, sent, { sure }) => {
      const done = await addTie(request, map, sent, sure);
      return done.ok ? succeed({ to: `/people/${map.personId}${tab}`, notice: 'Added' }) : done;
    },
  };
};

interface TieSubject {
  readonly record: PersonRecord;
  readonly tie: PersonRecord['relatives'][number];
}

const zChange = z.object({
  kind: z.enum(recordedTies, 'Select how they are tied'),
  beganOn: maybeDate('first day'),
  endedOn: maybeDate('last day'),
});

const changeForm: RecordForm<TieSubject, typeof zChange> = {
  path: '/family/relatives/:tie',
  permission: 'person:write',
  tab: '/family',
  find: async (request) => {
    const found = await request.ask(getPerson, { id: request.params.id ?? '' });
    if (!found.ok) return found;
    const tie = found.value.relatives.find(
      ({ relationshipId, hidden }) => relationshipId === request.params.tie && !hidden,
    );
    return tie ? succeed({ record: found.value, tie }) : notFound('page');
  },
  title: ({ record, tie }) => `${tie.name} and ${record.name}`,
  save: 'Save',
  values: ({ tie }) => ({
    kind: tie.kind,
    beganOn: dateBoxes(tie.beganOn),
    endedOn: dateBoxes(tie.endedOn),
  }),
  version: ({ tie }) => tie.version,
  labels: { kind: 'How they are tied', beganOn: 'Since', endedOn: 'Until' },
  fields: ({ about: { tie, record }, values, faults }) => (
    <>
      <SelectField
        name="kind"
        label={`What is ${tie.name} to ${record.name}?`}
        items={recordedTies.map((kind) => ({ value: kind, text: tieWords(kind, tie.direction) }))}
        value={textAt(values, ['kind'])}
        faults={faults}
      />
      <Span values={values} faults={faults} />
    </>
  ),
  schema: zChange,
  submit: async (request, { record, tie }, { kind, beganOn, endedOn }, { sure, version }) => {
    const seen = { personId: record.id, relationshipId: tie.relationshipId, version: version ?? tie.version };
    const how = { kind: kind as RecordedTie, beganOn, endedOn, sure };
    const done = await request.run(changeRelationship, { ...seen, ...how });
    return done.ok ? succeed({ to: `/people/${record.id}/family`, notice: 'Saved' }) : done;
  },
};

/** The forms about ties. */
export const tieForms: readonly Page[] = [
  ...recordFormPages(addForm('/family/relatives/add')),
  ...recordFormPages(addForm('/family/map/add')),
  ...recordFormPages(changeForm),
];
