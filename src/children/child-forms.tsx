import { z } from 'zod';
import type { Page, PageRequest } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  formTick,
  RadiosField,
  SelectField,
  TextAreaField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import { formatPartialDay } from '../interface/wording/index.ts';
import { dateBoxes, type FieldsOf, maybeDate, type RecordForm, recordFormPages } from '../people/index.ts';
import { type ChildState, type Topic, topics, valuesOf } from './child-state.ts';
import { topicWords, valueWords } from './child-words.ts';
import { listChildStates } from './list-child-states.ts';
import { changeChildState, recordChildState } from './record-child-state.ts';

type Listed = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];

interface About extends Listed {
  readonly child: Listed['children'][number];
  readonly topic: Topic;
  readonly state?: ChildState | undefined;
}

const ask = (request: PageRequest) => request.ask(listChildStates, { personId: request.params.id ?? '' });

async function find(request: PageRequest) {
  const found = await ask(request);
  if (!found.ok) return found;
  const { params, search } = request;
  const child = found.value.children.find(({ id, born }) => id === params.child && born);
  const state = found.value.states.find(({ id, childId }) => id === params.state && childId === params.child);
  if (!child || (params.state && !state)) return notFound('page');
  const topic = state?.topic ?? topics.find((each) => each === search.get('topic')) ?? 'living';
  return succeed<About>({ ...found.value, child, state, topic });
}

const zForm = z.object({
  state: z.object({
    value: z.string().default(''),
    words: z.string().optional(),
    proceedingsId: z.string().optional(),
    beganOn: maybeDate('first day'),
    endedOn: maybeDate('last day'),
  }),
  mistake: formTick(),
});

const LABELS = {
  'state.value': 'What',
  'state.words': 'More',
  'state.proceedingsId': 'Proceedings',
  'state.beganOn': 'From',
  'state.endedOn': 'Until',
};

function Fields({ about, values, faults }: FieldsOf<About>) {
  const { topic, proceedings } = about;
  const courts = proceedings.map(({ id, court, startedOn }) => ({
    value: id,
    text: [startedOn ? formatPartialDay(startedOn) : 'Start not known', court].filter(Boolean).join(', '),
  }));
  return (
    <>
      <RadiosField
        name={['state', 'value']}
        label={topicWords[topic]}
        items={valuesOf[topic].map((value) => ({ value, text: valueWords[topic][value] ?? value }))}
        value={textAt(values, ['state', 'value'])}
        faults={faults}
      />
      {(['beganOn', 'endedOn'] as const).map((name) => (
        <DateField
          name={['state', name]}
          label={name === 'beganOn' ? 'Since when?' : 'Until when?'}
          hint="The year alone will do. Leave the last day empty while it goes on"
          partial
          value={datePartsAt(values, ['state', name])}
          faults={faults}
        />
      ))}
      {topic === 'legal' && courts.length > 0 && (
        <SelectField
          name={['state', 'proceedingsId']}
          label="In which proceedings?"
          items={[{ value: '', text: 'Not known, or in none' }, ...courts]}
          value={textAt(values, ['state', 'proceedingsId'])}
          faults={faults}
        />
      )}
      <TextAreaField
        name={['state', 'words']}
        label={topic === 'contact' ? 'How often, and how it goes' : 'Anything that matters'}
        hint="Never who the carers are, and never where they live"
        rows={3}
        limit={1000}
        value={textAt(values, ['state', 'words'])}
        faults={faults}
      />
    </>
  );
}

const base = { permission: 'person:write', tab: '/family', find, labels: LABELS, schema: zForm } as const;
const backOf = ({ personId, child }: About) => ({
  href: `/people/${personId}/family/children/${child.id}/through-time`,
  text: `${child.name} through time`,
});
const asInput = (topic: Topic, { proceedingsId, ...state }: z.output<typeof zForm>['state']) => ({
  ...state,
  topic,
  proceedingsId: proceedingsId || null,
});

const add: RecordForm<About, typeof zForm> = {
  ...base,
  path: '/family/children/:child/states/add',
  back: backOf,
  title: ({ child, topic }) => `${child.name}: ${topicWords[topic].toLowerCase()}`,
  save: 'Add',
  values: () => ({ state: { beganOn: dateBoxes(null), endedOn: dateBoxes(null) } }),
  fields: Fields,
  submit: async (request, about, { state }, { sure }) => {
    const { personId, child, topic } = about;
    const input = { personId, childId: child.id, state: asInput(topic, state), sure };
    const done = await request.run(recordChildState, input);
    return done.ok ? succeed({ to: backOf(about).href, notice: 'Added' }) : done;
  },
};

const change: RecordForm<About, typeof zForm> = {
  ...base,
  path: '/family/children/:child/states/:state',
  back: backOf,
  title: ({ child, topic }) => `Change ${child.name}: ${topicWords[topic].toLowerCase()}`,
  save: 'Save',
  values: ({ state }) => ({
    state: {
      value: state?.value ?? '',
      words: state?.words ?? '',
      proceedingsId: state?.proceedingsId ?? '',
      beganOn: dateBoxes(state?.beganOn),
      endedOn: dateBoxes(state?.endedOn),
    },
  }),
  version: ({ state }) => state?.version,
  fields: (props) => (
    <>
      <Fields {...props} />
      <CheckboxesField
        name="mistake"
        label="Was this recorded by mistake?"
        items={[{ value: 'yes', text: 'Yes, take it out' }]}
        values={textsAt(props.values, ['mistake'])}
        faults={props.faults}
      />
    </>
  ),
  submit: async (request, about, { state, mistake }, { sure, version }) => {
    const { personId, child, topic, state: known } = about;
    if (!known) return notFound('page');
    const seen = { personId, childId: child.id, stateId: known.id, version: version ?? known.version };
    const done = await request.run(changeChildState, {
      ...seen,
      state: asInput(topic, state),
      mistake,
      sure,
    });
    return done.ok ? succeed({ to: backOf(about).href, notice: 'Saved' }) : done;
  },
};

/** The forms about a child through time. */
export const childForms: readonly Page[] = [...recordFormPages(add), ...recordFormPages(change)];
