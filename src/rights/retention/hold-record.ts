import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { invalidField } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';

/** Keeps a record from being destroyed: for an inquiry, a claim, a complaint. */
export const holdRecord = command({
  name: 'holdRecord',
  summary: 'Keep a record from being destroyed, with a reason and a day on which to look again',
  permission: 'retention:decide',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    reason: zText(2000, 'Enter why this record must not be destroyed'),
    reviewOn: zDate,
  }),
  output: zChangedOut,
  audit: () => 'Put a record under a legal hold',
  api: { method: 'post', path: '/retention/holds' },
  async handle({ write, actor, today }, { personId, reason, reviewOn }) {
    if (!isBefore(today, reviewOn)) return invalidField(['reviewOn'], 'The day must be in the future');
    const beganBy = staffIdOf(actor);
    const row = await write.insert('legalHold', { personId, reason, reviewOn, beganOn: today, beganBy });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Ends a hold: the schedule holds again. */
export const endHold = command({
  name: 'endHold',
  summary: 'End a legal hold, so that the schedule holds again',
  permission: 'retention:decide',
  about: ({ id }) => ({ kind: 'legalHold', id }),
  input: z.strictObject({ id: zId, version: z.int(), why: zText(2000, 'Enter why the hold is over') }),
  output: zChangedOut,
  audit: () => 'Ended a legal hold',
  api: { method: 'post', path: '/retention/holds/{id}/end' },
  async handle({ write, today }, { id, version, why }) {
    const row = await write.update('legalHold', { id, version }, { endedOn: today, endedWhy: why });
    return succeed({ id: row.id, version: row.version });
  },
});
