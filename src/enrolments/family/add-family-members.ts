import { z } from 'zod';
import { command } from '../../doors/index.ts';
import { zIdOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { loadRecord } from '../../people/index.ts';
import { findRunning } from '../move-enrolment.ts';
import { familyOf } from './family-of.ts';
import { decideJoin } from './member.ts';
import { membersWith, writeMembers } from './member-store.ts';

/** The most people of one family who join at once. */
const MOST = 50;

/** People of a family, by their ids. */
export const zMemberIds = z
  .array(zId)
  .max(MOST, `Choose up to ${MOST} people`)
  .meta({ description: 'Who of the family is worked with as well: people tied to the person on record' });

/** Works with more of a family, as part of an enrolment that is open. */
export const addFamilyMembers = command({
  name: 'addFamilyMembers',
  summary: 'Work with more of a family as part of an enrolment',
  permission: 'enrolment:move',
  about: ({ id, memberIds }) => [
    { kind: 'enrolment', id },
    ...memberIds.map((memberId) => ({ kind: 'person' as const, id: memberId })),
  ],
  input: z.strictObject({
    id: zId.meta({ description: 'The enrolment' }),
    memberIds: zMemberIds.min(1, 'Choose at least one person'),
    on: zDate,
  }),
  output: z.strictObject({ id: zIdOut, members: z.array(zIdOut) }),
  audit: ({ memberIds }) => `Family members added: ${memberIds.length}`,
  api: { method: 'post', path: '/enrolments/{id}/members' },
  async handle(context, { id, ...wish }) {
    const found = await findRunning(context, id);
    if (!found.ok) return found;
    const { enrolment, programme } = found.value;
    const record = await loadRecord(context.db, enrolment.personId);
    if (!record) return notFound('enrolment');
    const all = await membersWith(context.db, enrolment.personId);
    const members = all.filter(({ enrolmentId }) => enrolmentId === id);
    const { startedOn, endedOn } = enrolment;
    const state = { startedOn, endedOn, members, family: familyOf(record) };
    const decided = decideJoin(programme, state, wish, context.today);
    if (!decided.ok) return decided;
    return succeed({ id, members: [...(await writeMembers(context, enrolment, decided.value, wish.on))] });
  },
});
