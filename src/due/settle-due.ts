import { z } from 'zod';
import { command } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import { askedAt, decideSettle } from './due.ts';
import { dueOfWork } from './due-store.ts';
import { SETTLED_HOW } from './due-tables.ts';
import { findSettled, freeContacts, holdWork, settledRow } from './settled-store.ts';

const zOutcomes = z.array(z.string().max(60)).max(100, 'Choose 100 outcomes or fewer').default([]);

const zSettledOut = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut });

/** Settles something due: with a contact that was made already, as not reached, or as not needed. */
export const settleDue = command({
  name: 'settleDue',
  summary: 'Settle an expected contact or a follow-up: with a contact made, as not reached, or as not needed',
  permission: 'contact:record',
  about: ({ enrolmentId: id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    enrolmentId: zId,
    item: z.string().max(200).meta({ description: 'What it is, as listDueOfPerson names it' }),
    how: z.enum(SETTLED_HOW, 'Select how it came out'),
    on: zDate
      .optional()
      .meta({ description: 'The day of the last try, or of the decision; today when left out' }),
    contactId: zId
      .nullish()
      .transform((id) => id ?? null)
      .meta({ description: 'The contact at which she was met, with how: contact' }),
    note: zOptionalText(2000).meta({ description: 'What was tried, or why it is not needed' }),
    holds: zOutcomes.meta({ description: 'Outcomes that still hold' }),
    noLonger: zOutcomes.meta({ description: 'Outcomes that no longer hold' }),
  }),
  output: zSettledOut,
  audit: ({ how }) => `Settled an expected contact (${how.replaceAll('_', ' ')})`,
  api: { method: 'post', path: '/enrolments/{enrolmentId}/due' },
  example: {
    input: {
      enrolmentId: '0190c0de-0000-7000-8000-000000000003',
      item: 'follow_up.a_year_on',
      how: 'not_reached',
      on: '2024-05-28',
      note: 'Two calls and a letter, no answer',
    },
    answer: {
      id: '0190c0de-0000-7000-8000-000000000008',
      version: 1,
      personId: '0190c0de-0000-7000-8000-000000000002',
    },
  },
  async handle(context, { enrolmentId, item, on = context.today, ...wish }) {
    const { db, write, programmes, today } = context;
    const work = await holdWork(db, enrolmentId);
    if (!work) return notFound('enrolment');
    const rows = await dueOfWork(db, programmes, [enrolmentId], today, work.programmeId);
    const due = rows.find((row) => row.item === item);
    if (!due) return invalidField(['item'], 'This is not expected, or no longer: its date may have changed');
    const contacts = wish.contactId ? await freeContacts(db, enrolmentId) : [];
    const state = {
      contact: contacts.find(({ id }) => id === wish.contactId),
      outcomes: askedAt(programmeOf(programmes, work), item).outcomes.map(({ id }) => id),
    };
    const decided = decideSettle(due, { ...wish, on }, state, today);
    if (!decided.ok) return decided;
    const row = await write.insert('dueSettled', settledRow(context, due, decided.value));
    return succeed({ id: row.id, version: row.version, personId: work.personId });
  },
});

/** Says which outcomes still held when somebody was met again, where the contact was recorded by itself. */
export const recordStillSo = command({
  name: 'recordStillSo',
  summary: 'Say which outcomes still held at a follow-up',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'dueSettled', id }),
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    holds: zOutcomes.meta({ description: 'Outcomes that still hold' }),
    noLonger: zOutcomes.meta({ description: 'Outcomes that no longer hold; the rest is not known' }),
  }),
  output: zSettledOut,
  audit: () => 'Said which outcomes still held at a follow-up',
  api: { method: 'put', path: '/due/{id}/outcomes' },
  async handle({ db, write, programmes }, { id, version, holds, noLonger }) {
    const found = await findSettled(db, id);
    if (!found || found.withdrawnOn) return notFound('follow-up');
    if (found.how !== 'contact')
      return refused('not_met', 'She was not met then, so nothing can be said of it.');
    const work = await holdWork(db, found.enrolmentId);
    const known = askedAt(work && programmeOf(programmes, work), found.item).outcomes.map((each) => each.id);
    if ([...holds, ...noLonger].some((each) => !known.includes(each)))
      return invalidField(['holds'], 'Choose from the outcomes that are looked at again');
    if (holds.some((each) => noLonger.includes(each)))
      return invalidField(['noLonger'], 'Say of each outcome one thing only');
    const stored = await write.update('dueSettled', { id, version }, { holds, noLonger });
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});

/** Opens something due again that was settled by mistake. The contact, if there was one, stays recorded. */
export const reopenDue = command({
  name: 'reopenDue',
  summary: 'Open an expected contact or a follow-up again that was settled by mistake',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'dueSettled', id }),
  input: z.strictObject(withdrawalFields),
  output: zSettledOut,
  audit: () => 'Opened an expected contact again, settled by mistake',
  api: { method: 'post', path: '/due/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findSettled(context.db, id);
    if (!found) return notFound('contact that is due');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const stored = await context.write.update('dueSettled', { id, version }, decided.value);
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});
