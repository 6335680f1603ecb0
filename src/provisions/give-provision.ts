import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { formatDate } from '../interface/wording/index.ts';
import { dayFaults } from '../outcomes/index.ts';
import { workOf } from '../plans/index.ts';
import { decideProvisions, MOST_PENCE } from './provision.ts';
import { provisionLimitFaults } from './provision-limits.ts';
import { findWorkAndContact, insertProvision } from './provision-store.ts';

/** What was given, in a command's input. */
export const provisionFields = {
  kind: z.string('Choose what kind of thing was given').min(1, 'Choose what kind of thing was given'),
  what: zOptionalText(500),
  amountPence: z
    .int('Enter an amount in pounds, such as 12 or 12.50')
    .min(0, 'The amount cannot be below zero')
    .max(MOST_PENCE, 'The amount cannot be above £100,000: check it')
    .nullish()
    .transform((pence) => pence ?? null)
    .meta({ description: 'Integer pence' }),
};

/** Records that money, goods, a voucher or something else was given. */
export const giveProvision = command({
  name: 'giveProvision',
  summary: 'Record money, goods or something else that was given',
  permission: 'contact:record',
  about: ({ enrolmentId: id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    enrolmentId: zId,
    ...provisionFields,
    /** The day on which it was given; today when left out. */
    on: zDate.optional(),
    contactId: zId.optional(),
  }),
  output: z.strictObject({ id: zIdOut, personId: zIdOut }),
  audit: ({ kind }) => `Recorded something given (${kind})`,
  api: null,
  async handle({ db, write, actor, now, today, programmes }, input) {
    const { enrolmentId, contactId = null, on = today, ...provision } = input;
    const found = await findWorkAndContact(db, enrolmentId, contactId);
    if (!found) return notFound('enrolment');
    if (contactId && !found.hasContact) {
      return invalidField(['contactId'], 'This contact does not belong to this enrolment');
    }
    const work = workOf(found.work, programmes);
    if (!work.ok) return work;
    const { personId, endedOn } = work.value;
    if (endedOn && isBefore(endedOn, on) && !contactId) {
      return refused(
        'ended',
        `The work ended on ${formatDate(endedOn)}: nothing can be given after that day.`,
      );
    }
    const decided = decideProvisions(work.value, [provision], on, () => []);
    const faults = [...dayFaults(work.value, on, today, ['on']), ...(decided.ok ? [] : decided.error)];
    if (!decided.ok || faults.length > 0) return invalid(...faults);
    const beyond = await provisionLimitFaults(db, work.value, decided.value, () => []);
    if (beyond.length > 0) return invalid(...beyond);
    const source = { personId, enrolmentId, contactId, recordedBy: staffIdOf(actor), recordedAt: now };
    const [kept] = decided.value;
    if (!kept) return notFound('provision');
    return succeed({ id: await insertProvision(write, source, kept), personId });
  },
});
