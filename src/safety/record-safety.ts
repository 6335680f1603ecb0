import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { namesBothOrNeither } from '../plans/index.ts';
import { pastFaults, planFaults, zIncident, zNeed, zPlan, zRisk } from './safety.ts';
import { loadSafety } from './safety-store.ts';

const entryOf = {
  personId: zId,
  id: zId.optional().meta({ description: 'The entry to change; a new one is made when left out' }),
  version: z.int().positive().optional(),
};

const under = (part: string, faults: readonly FieldFault[]) =>
  faults.map((each) => ({ ...each, path: [part, ...each.path] }));

/** Records somebody who may harm her, or whom she fears, as she tells it. */
export const recordRisk = command({
  name: 'recordRisk',
  summary: 'Record somebody who may harm a person, as she tells it; or change one (give its id and version)',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, risk: zRisk }).superRefine(namesBothOrNeither),
  output: zChangedOut,
  audit: () => 'Recorded who may harm a person',
  api: { method: 'post', path: '/people/{personId}/risks' },
  async handle({ db, write, today, actor }, { personId, id, version, risk }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const faults = pastFaults('endedOn', risk.endedOn, today);
    if (faults.length > 0) return invalid(...under('risk', faults));
    if (!id || !version) {
      const row = { ...risk, personId, toldOn: today, recordedBy: staffIdOf(actor) };
      const made = await write.insert('safetyRisk', row);
      return succeed({ id: made.id, version: made.version });
    }
    const known = (await loadSafety(db, personId)).risks.find((each) => each.id === id);
    if (!known) return notFound('entry');
    checkAsSeen('safetyRisk', known, { id, version });
    const row = await write.update('safetyRisk', { id, version }, risk);
    return succeed({ id, version: row.version });
  },
});

/** Keeps what was agreed with her about being safe. The plan before it ends. */
export const makeSafetyPlan = command({
  name: 'makeSafetyPlan',
  summary: 'Make a safety plan with a person, or the next one after looking at it again',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, plan: zPlan }),
  output: zChangedOut,
  audit: ({ plan }) => `Made a safety plan${plan.together ? ' together' : ''}`,
  api: { method: 'post', path: '/people/{personId}/safety-plans' },
  async handle({ db, write, today, now, actor }, { personId, plan }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const faults = planFaults(plan, today);
    if (faults.length > 0) return invalid(...under('plan', faults));
    for (const before of (await loadSafety(db, personId)).plans.filter(({ endedOn }) => endedOn === null))
      await write.update('safetyPlan', before, { endedOn: today });
    const row = { ...plan, personId, madeOn: today, recordedAt: now, recordedBy: staffIdOf(actor) };
    const made = await write.insert('safetyPlan', row);
    return succeed({ id: made.id, version: made.version });
  },
});

/** Records something that happened and bears on how safe she is; her safety plan is looked at again after it. */
export const recordIncident = command({
  name: 'recordIncident',
  summary: 'Record something that happened and bears on how safe a person is; or change it',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, incident: zIncident }).superRefine(namesBothOrNeither),
  output: zChangedOut,
  audit: () => 'Recorded an incident',
  api: { method: 'post', path: '/people/{personId}/incidents' },
  async handle({ db, write, today, now, actor }, { personId, id, version, incident }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const faults = pastFaults('happenedOn', incident.happenedOn, today);
    if (faults.length > 0) return invalid(...under('incident', faults));
    if (!id || !version) {
      const row = { ...incident, personId, recordedAt: now, recordedBy: staffIdOf(actor) };
      const made = await write.insert('safetyIncident', row);
      return succeed({ id: made.id, version: made.version });
    }
    const known = (await loadSafety(db, personId)).incidents.find((each) => each.id === id);
    if (!known) return notFound('incident');
    checkAsSeen('safetyIncident', known, { id, version });
    const row = await write.update('safetyIncident', { id, version }, incident);
    return succeed({ id, version: row.version });
  },
});

/** Records how to speak and write with her so that she understands, with whom it is shared, and whether it is met. */
export const recordNeed = command({
  name: 'recordNeed',
  summary: 'Record a communication need: identified, shared, met, reviewed; or change one',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, need: zNeed }).superRefine(namesBothOrNeither),
  output: zChangedOut,
  audit: () => 'Recorded a communication need',
  api: { method: 'post', path: '/people/{personId}/communication-needs' },
  async handle({ db, write, today, actor }, { personId, id, version, need }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const faults = [
      ...pastFaults('reviewedOn', need.reviewedOn, today),
      ...pastFaults('endedOn', need.endedOn, today),
    ];
    if (faults.length > 0) return invalid(...under('need', faults));
    if (!id || !version) {
      const row = { ...need, personId, identifiedOn: today, recordedBy: staffIdOf(actor) };
      const made = await write.insert('communicationNeed', row);
      return succeed({ id: made.id, version: made.version });
    }
    const known = (await loadSafety(db, personId)).needs.find((each) => each.id === id);
    if (!known) return notFound('need');
    checkAsSeen('communicationNeed', known, { id, version });
    const row = await write.update('communicationNeed', { id, version }, need);
    return succeed({ id, version: row.version });
  },
});
