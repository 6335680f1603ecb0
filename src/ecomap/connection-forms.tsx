import { z } from 'zod';
import type { Page, PageRequest } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { connectionKinds, connectionKindWords, directions, strengths } from '../interface/charts/index.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  formTick,
  optional,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import { InsetText } from '../interface/govuk/index.ts';
import {
  dateBoxes,
  type FieldsOf,
  getFamilyMap,
  maybeDate,
  type RecordForm,
  recordFormPages,
} from '../people/index.ts';
import type { ConnectionRecord } from './connection.ts';
import { getEcomap } from './get-ecomap.ts';
import { changeConnection, recordConnection } from './record-connection.ts';

/** Where the ecomap of somebody stands. */
export const ecomapOf = (personId: string) => `/people/${personId}/ecomap`;

interface About {
  readonly personId: string;
  /** Those of the family map, to choose from. */
  readonly family: readonly { readonly value: string; readonly text: string }[];
  readonly known: ConnectionRecord | undefined;
}

async function find(request: PageRequest) {
  const personId = request.params.id ?? '';
  const found = await request.ask(getEcomap, { personId });
  if (!found.ok) return found;
  const wanted = request.params.connection;
  const known = found.value.connections.find(({ id }) => id === wanted);
  if (wanted && !known) return notFound('page');
  const map = await request.ask(getFamilyMap, { id: personId });
  if (!map.ok) return map;
  const family = map.value.people
    .filter(({ id }) => id !== personId)
    .map(({ id, name }) => ({ value: id, text: name }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  return succeed<About>({ personId, family, known });
}

const zFields = z.object({
  name: z.string().default(''),
  kind: optional(z.enum(connectionKinds)),
  otherId: optional(z.string()),
  strength: optional(z.enum(strengths)),
  direction: optional(z.enum(directions)),
  words: z.string().optional(),
  beganOn: maybeDate('first day'),
  endedOn: maybeDate('last day'),
});
const zAdd = z.object({ connection: zFields });
const zChange = z.object({
  connection: zFields,
  since: optional(formDateText({ what: 'day' })),
  mistake: formTick(),
});

type Sent = z.output<typeof zFields>;
/** What was left out is worded by the command. */
const asInput = ({ otherId, ...sent }: Sent) =>
  ({ ...sent, ...(otherId ? { otherId } : {}) }) as Sent & {
    kind: (typeof connectionKinds)[number];
    strength: (typeof strengths)[number];
  };

function valuesOf({ known }: About): FormValues {
  return {
    connection: {
      name: known?.name ?? '',
      kind: known?.kind ?? '',
      otherId: known?.otherId ?? '',
      strength: known?.strength ?? '',
      direction: known?.direction ?? '',
      words: known?.words ?? '',
      beganOn: dateBoxes(known?.beganOn),
      endedOn: dateBoxes(known?.endedOn),
    },
  };
}

const STRENGTHS = [
  { value: 'strong', text: 'Strong' },
  { value: 'weak', text: 'Weak', hint: { text: 'Thin, uncertain, or only just there' } },
  { value: 'strained', text: 'Strained', hint: { text: 'It costs more than it gives' } },
  { value: 'risky', text: 'It may do harm', hint: { text: 'Say it under “Safety” as well' } },
] as const;

const DIRECTIONS = [
  { value: 'to_person', text: 'To the parent: it gives' },
  { value: 'from_person', text: 'From the parent: it takes' },
  { value: 'both', text: 'Both ways' },
] as const;

function WhoOrWhat({ about, values, faults }: FieldsOf<About>) {
  return (
    <>
      <TextField
        name={['connection', 'name']}
        label="Who or what is it?"
        hint="As the parent calls it. Never say here who brings a child up, or where"
        value={textAt(values, ['connection', 'name'])}
        faults={faults}
        autocomplete="off"
      />
      <RadiosField
        name={['connection', 'kind']}
        label="What is it?"
        items={connectionKinds.map((value) => ({ value, text: connectionKindWords[value] }))}
        value={textAt(values, ['connection', 'kind'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
      {about.family.length > 0 && (
        <SelectField
          name={['connection', 'otherId']}
          label="If it is somebody on the family map, who?"
          items={[{ value: '', text: 'Nobody on the map' }, ...about.family]}
          value={textAt(values, ['connection', 'otherId'])}
          faults={faults}
        />
      )}
    </>
  );
}

function Fields(props: FieldsOf<About>) {
  const { values, faults } = props;
  return (
    <>
      <WhoOrWhat {...props} />
      <RadiosField
        name={['connection', 'strength']}
        label="How strong is it?"
        items={STRENGTHS}
        value={textAt(values, ['connection', 'strength'])}
        faults={faults}
      />
      <RadiosField
        name={['connection', 'direction']}
        label="Where does the energy go?"
        hint="Leave it open where it was not said"
        items={DIRECTIONS}
        value={textAt(values, ['connection', 'direction'])}
        faults={faults}
      />
      <TextAreaField
        name={['connection', 'words']}
        label="In the parent’s own words"
        rows={3}
        limit={500}
        value={textAt(values, ['connection', 'words'])}
        faults={faults}
      />
      {(['beganOn', 'endedOn'] as const).map((name) => (
        <DateField
          name={['connection', name]}
          label={name === 'beganOn' ? 'Since when?' : 'Until when?'}
          hint={
            name === 'beganOn'
              ? 'The year alone, or month and year, will do'
              : 'Leave it empty where it is so today'
          }
          value={datePartsAt(values, ['connection', name])}
          faults={faults}
        />
      ))}
    </>
  );
}

const shared = { permission: 'person:write', tab: '/ecomap', find, values: valuesOf } as const;
const LABELS = {
  'connection.name': 'Who or what it is',
  'connection.kind': 'What it is',
  'connection.strength': 'How strong it is',
  'connection.direction': 'Where the energy goes',
  'connection.words': 'In the parent’s own words',
  'connection.beganOn': 'Since',
  'connection.endedOn': 'Until',
};

const add: RecordForm<About, typeof zAdd> = {
  ...shared,
  path: '/ecomap/connections/add',
  title: () => 'Add to the ecomap',
  save: 'Add',
  fields: Fields,
  schema: zAdd,
  submit: async (request, { personId }, { connection }) => {
    const done = await request.run(recordConnection, { personId, connection: asInput(connection) });
    return done.ok ? succeed({ to: ecomapOf(personId), notice: 'Added to the ecomap' }) : done;
  },
};

const change: RecordForm<About, typeof zChange> = {
  ...shared,
  path: '/ecomap/connections/:connection',
  title: ({ known }) => `Change: ${known?.name ?? ''}`,
  labels: LABELS,
  lead: () => (
    <InsetText>
      If it is otherwise than before, change the answers and say since when: the ecomap of earlier days stays
      as it was.
    </InsetText>
  ),
  save: 'Save',
  version: ({ known }) => known?.version,
  fields: (props) => (
    <>
      <DateField
        name="since"
        label="Since when is it otherwise?"
        hint="Leave it empty to correct what was written down"
        value={datePartsAt(props.values, ['since'])}
        faults={props.faults}
      />
      <Fields {...props} />
      <CheckboxesField
        name="mistake"
        label="Was this recorded by mistake?"
        items={[{ value: 'yes', text: 'Yes, take it off the ecomap' }]}
        values={textsAt(props.values, ['mistake'])}
        faults={props.faults}
      />
    </>
  ),
  schema: zChange,
  submit: async (request, { personId, known }, { connection, since, mistake }, { version }) => {
    if (!known) return notFound('page');
    const seen = { personId, connectionId: known.id, version: version ?? known.version };
    const done = await request.run(changeConnection, {
      ...seen,
      connection: asInput(connection),
      since,
      mistake,
    });
    return done.ok ? succeed({ to: ecomapOf(personId), notice: 'Saved' }) : done;
  },
};

/** The forms of the ecomap. */
export const connectionForms: readonly Page[] = [...recordFormPages(add), ...recordFormPages(change)];
