import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { workOf } from '../plans/index.ts';
import { dayFaults, decideOutcomes } from './outcome.ts';
import { findWorkAndOutcomes, insertOutcome } from './outcome-store.ts';

/** Records that a change was reached, alone or as shown by a contact. */
export const recordOutcome = command({
  name: 'recordOutcome',
  summary: 'Record an outcome that was reached, with its evidence',
  permission: 'contact:record',
  about: ({ enrolmentId: id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    enrolmentId: zId,
    outcome: z
      .string('Choose an outcome')
      .min(1, 'Choose an outcome')
      .meta({ description: 'One of the programme’s outcomes, by its id' }),
    on: zDate.optional().meta({ description: 'The day on which it was reached; today when left out' }),
    evidence: zOptionalText(4000),
    contactId: zId.optional().meta({ description: 'The contact that showed it' }),
  }),
  output: z.strictObject({ id: zIdOut, personId: zIdOut }),
  audit: ({ outcome }) => `Recorded an outcome (${outcome})`,
  api: { method: 'post', path: '/enrolments/{enrolmentId}/outcomes' },
  async handle({ db, write, actor, now, today, programmes }, input) {
    const { enrolmentId, contactId = null, outcome, evidence, on = today } = input;
    const found = await findWorkAndOutcomes(db, enrolmentId, contactId);
    if (!found) return notFound('enrolment');
    if (contactId && !found.hasContact) {
      return invalidField(['contactId'], 'This contact does not belong to this enrolment');
    }
    const work = workOf(found.work, programmes);
    if (!work.ok) return work;
    const faults = dayFaults(work.value, on, today, ['on']);
    if (faults.length > 0) return invalid(...faults);
    const state = { work: work.value, reached: found.reached };
    const decided = decideOutcomes(state, [{ outcome, evidence }], on, () => []);
    if (!decided.ok) return decided;
    const { personId } = work.value;
    const source = { personId, enrolmentId, contactId, recordedBy: staffIdOf(actor), recordedAt: now };
    const [kept] = decided.value;
    if (!kept) return notFound('outcome');
    return succeed({ id: await insertOutcome(write, source, kept), personId });
  },
});
