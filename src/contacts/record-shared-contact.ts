import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { workOf } from '../plans/index.ts';
import { decideContact } from './contact.ts';
import { findSharedWork, insertContact } from './contact-store.ts';
import { contactFields } from './record-contact.ts';

const { kind, result, minutes, note, nextOn } = contactFields;

/**
 * A partner organisation's worker records a contact with somebody whose work was handed to her organisation. The rows of
 * her door hold nobody else: for whoever was shared to read alone, there is nobody to record it for.
 */
export const recordSharedContact = command({
  name: 'recordSharedContact',
  summary: 'Record a contact with a person whose work was delegated to one’s organisation',
  permission: 'shared:record',
  about: wholeTenant,
  input: z.strictObject({ personId: zId, kind, result, minutes, note, nextOn, on: zDate }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ kind: of, result: went }) => `Recorded delegated work (${of}, ${went})`,
  api: null,
  async handle({ db, write, actor, now, today, programmes }, { personId, ...said }) {
    const row = actor.kind === 'partner' ? await findSharedWork(db, personId) : undefined;
    if (!row || actor.kind !== 'partner') return notFound('person');
    const work = workOf(row, programmes);
    if (!work.ok) return work;
    const nothing = {
      goalIds: [],
      done: [],
      outcomes: [],
      provisions: [],
      place: null,
      others: null,
      at: null,
    };
    const decided = decideContact(
      { work: work.value, goalIds: [], reached: [] },
      { ...nothing, ...said },
      today,
    );
    if (!decided.ok) return decided;
    const { staffId } = actor;
    const { enrolmentId } = row;
    const source = { personId, enrolmentId, staffId, recordedBy: staffId, recordedAt: now };
    const { id } = await insertContact(write, source, decided.value);
    return succeed({ id, version: 1, personId });
  },
});
