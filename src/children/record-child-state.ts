import { z } from 'zod';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type ChildRecord, type LivesWith, loadRecord, lookAgain, zSure } from '../people/index.ts';
import {
  type ChildState,
  checkChildState,
  endedByNew,
  livingNow,
  type NewChildState,
  zChildState,
} from './child-state.ts';
import { loadStates, stateRow } from './child-store.ts';

async function groundOf({ db }: CommandContext, personId: string, childId: string, state: NewChildState) {
  const record = await loadRecord(db, personId);
  const child = record?.children.find((each) => each.id === childId && !each.hidden);
  if (!record || !child) return undefined;
  const proceedings = record.proceedings.find(({ id }) => id === state.proceedingsId);
  const states = (await loadStates(db, personId)).filter((each) => each.childId === childId);
  return { child, proceedings, states };
}

/** Records with whom a child lives, which order was made, what is planned or which contact there is, from a day on. */
export const recordChildState = command({
  name: 'recordChildState',
  summary: 'Record with whom a child lives, which order was made, what is planned, or which contact there is',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, childId: zId, state: zChildState, sure: zSure }),
  output: zChangedOut,
  audit: ({ state }) => `Recorded how a child stands (${state.topic})`,
  api: { method: 'post', path: '/people/{personId}/children/{childId}/states' },
  async handle(context, { personId, childId, state, sure }) {
    const ground = await groundOf(context, personId, childId, state);
    if (!ground) return notFound('child');
    const { child, proceedings, states } = ground;
    if (!child.born)
      return invalidField(['state', 'topic'], 'This baby is not born yet. Record the birth first');
    if (state.proceedingsId && !proceedings)
      return invalidField(['state', 'proceedingsId'], 'Select one of these proceedings');
    const beside = { others: states, bornOn: child.bornOn, proceedingsBegan: proceedings?.startedOn ?? null };
    const stopped = lookAgain(under(checkChildState(beside, state, context.today)), sure);
    if (stopped) return stopped;
    const { write, actor } = context;
    const before = endedByNew(states, state);
    if (before && state.beganOn)
      await write.update('childState', before, {
        endedOn: state.beganOn.date,
        endedPrecision: state.beganOn.precision,
      });
    const row = { ...stateRow(state), personId, childId, recordedBy: staffIdOf(actor) };
    const { id, version } = await write.insert('childState', row);
    await keepLivingNow(context, personId, child);
    return succeed({ id, version });
  },
});

/** Changes what is on record of how a child stood, or takes it out as a mistake. */
export const changeChildState = command({
  name: 'changeChildState',
  summary: 'Change what is on record of how a child stood, or take it out as a mistake',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    childId: zId,
    stateId: zId,
    version: z.int().min(1),
    state: zChildState,
    mistake: z.boolean().default(false),
    sure: zSure,
  }),
  output: zChangedOut,
  audit: ({ state }) => `Changed how a child stood (${state.topic})`,
  api: { method: 'put', path: '/people/{personId}/children/{childId}/states/{stateId}' },
  async handle(context, { personId, childId, stateId, version, state, mistake, sure }) {
    const ground = await groundOf(context, personId, childId, state);
    const known = ground?.states.find(({ id }) => id === stateId);
    if (!ground || !known) return notFound('entry');
    checkAsSeen('childState', known, { id: stateId, version });
    const { child, proceedings, states } = ground;
    if (state.topic !== known.topic)
      return invalid({ path: ['state', 'topic'], message: 'Record this as a new entry' });
    if (state.proceedingsId && !proceedings)
      return invalidField(['state', 'proceedingsId'], 'Select one of these proceedings');
    const others = states.filter(({ id }) => id !== stateId);
    const beside = { others, bornOn: child.bornOn, proceedingsBegan: proceedings?.startedOn ?? null };
    const stopped = mistake
      ? undefined
      : lookAgain(under(checkChildState(beside, state, context.today)), sure);
    if (stopped) return stopped;
    const changes = { ...stateRow(state), struckOn: mistake ? context.today : null };
    const row = await context.write.update('childState', { id: stateId, version }, changes);
    await keepLivingNow(context, personId, child);
    return succeed({ id: stateId, version: row.version });
  },
});

function under(found: ReturnType<typeof checkChildState>) {
  const at = (list: typeof found.faults) => list.map((each) => ({ ...each, path: ['state', ...each.path] }));
  return { faults: at(found.faults), questions: at(found.questions) };
}

/** What the record says of where a child lives now is what was recorded last: it is written once. */
async function keepLivingNow(
  { db, write }: CommandContext,
  personId: string,
  child: ChildRecord,
): Promise<void> {
  const states = (await loadStates(db, personId)).filter(({ childId }) => childId === child.id);
  const now: ChildState | undefined = livingNow(states);
  if (!now || now.value === child.livesWith) return;
  const tie = { id: child.relationshipId, version: child.relationshipVersion };
  await write.update('relationship', tie, { livesWith: now.value as LivesWith });
}
