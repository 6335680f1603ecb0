import { z } from 'zod';
import { marksOf } from '../access/reach/index.ts';
import { type CommandContext, command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { lookAgain, zSure } from '../people/index.ts';
import { hasRoom, withoutMarks } from './group.ts';
import { findGroup, type GroupRow } from './group-store.ts';
import { findMember, type MemberRow, membersOf } from './member-store.ts';

const zDone = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut });
const ofRow = ({ id }: { readonly id: string }) => ({ kind: 'groupMember', id }) as const;
const seen = { id: zId, version: z.int().positive() };

async function load({ db }: CommandContext, sent: { readonly id: string }) {
  const member = await findMember(db, sent.id);
  const group = member && (await findGroup(db, member.supportGroupId));
  if (!member || !group) return undefined;
  return { member, group };
}

/* What was ended in the meantime is said as such, before anything is compared. */
const done = ({ personId }: MemberRow, { id, version }: { id: string; version: number }) =>
  succeed({ id, version, personId });

/** Frees the place that somebody had, and takes the marks away that she brought. */
async function freePlace({ db, write }: CommandContext, group: GroupRow, member: MemberRow): Promise<void> {
  const hadPlace = member.role === 'member' && (member.state === 'joined' || member.state === 'offered');
  const marks = (await marksOf(db, [member.personId])).map(({ mark }) => mark);
  const apartMarks = withoutMarks(group.apartMarks, marks);
  if (hadPlace || apartMarks.length !== group.apartMarks.length)
    await write.update('supportGroup', group, {
      taken: Math.max(0, group.taken - (hadPlace ? 1 : 0)),
      apartMarks,
    });
}

/** Offers a place that has become free to somebody on the waiting list; it is hers until she answers. */
export const offerPlace = command({
  name: 'offerPlace',
  summary: 'Offer a free place in a group to somebody on its waiting list',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, sure: zSure }),
  output: zDone,
  audit: () => 'Offered a place in a group',
  api: { method: 'post', path: '/group-members/{id}/offer' },
  async handle(context, { id, version, sure }) {
    const found = await load(context, { id });
    if (!found) return notFound('member');
    const { member, group } = found;
    if (member.state !== 'waiting') return refused('not_waiting', 'She is not on the waiting list.');
    checkAsSeen('groupMember', member, { id, version });
    if (!hasRoom(group)) return refused('full', 'There is no free place in this group yet.');
    const line = (await membersOf(context.db, group.id))
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => Temporal.PlainDate.compare(a.askedOn, b.askedOn) || (a.id < b.id ? -1 : 1));
    const questions =
      line[0] && line[0].id !== id
        ? [
            {
              path: ['id'],
              message: 'Somebody else asked for a place before her. Is it right that she is next?',
            },
          ]
        : [];
    const stopped = lookAgain({ faults: [], questions }, sure);
    if (stopped) return stopped;
    const stored = await context.write.update(
      'groupMember',
      { id, version },
      { state: 'offered', offeredOn: context.today },
    );
    await context.write.update('supportGroup', group, { taken: group.taken + 1 });
    return done(member, stored);
  },
});

/** Records whether she takes the place that she was offered. */
export const answerPlace = command({
  name: 'answerPlace',
  summary: 'Record whether somebody takes the place in a group that she was offered',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    takes: z.boolean('Select whether she takes the place'),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    why: zOptionalText(500).meta({ description: 'What she says, where she does not take it' }),
  }),
  output: zDone,
  audit: ({ takes }) => (takes ? 'A place in a group was taken' : 'A place in a group was not taken'),
  api: { method: 'post', path: '/group-members/{id}/answer' },
  async handle(context, { id, version, takes, why, on = context.today }) {
    const found = await load(context, { id });
    if (!found) return notFound('member');
    const { member, group } = found;
    if (member.state !== 'offered')
      return refused('not_offered', 'She was not offered a place, or has answered.');
    checkAsSeen('groupMember', member, { id, version });
    if (isBefore(context.today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (member.offeredOn && isBefore(on, member.offeredOn))
      return invalidField(['on'], 'This is before the place was offered');
    if (!takes) await freePlace(context, group, member);
    const changes = takes
      ? { state: 'joined' as const, joinedOn: on }
      : { state: 'left' as const, leftOn: on, leftWhy: why ?? 'Did not take the place' };
    return done(member, await context.write.update('groupMember', { id, version }, changes));
  },
});

/** Records what she needs to come: transport, and somebody to look after her children. */
export const changeNeeds = command({
  name: 'changeGroupNeeds',
  summary: 'Record what somebody needs to come to a group: transport, a crèche',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, transport: zOptionalText(500), creche: zOptionalText(500) }),
  output: zDone,
  audit: () => 'Recorded what somebody needs to come to a group',
  api: { method: 'put', path: '/group-members/{id}/needs' },
  async handle(context, { id, version, transport, creche }) {
    const found = await load(context, { id });
    if (!found) return notFound('member');
    if (found.member.state === 'left') return refused('left', 'She has left this group.');
    checkAsSeen('groupMember', found.member, { id, version });
    return done(
      found.member,
      await context.write.update('groupMember', { id, version }, { transport, creche }),
    );
  },
});

/** Records that somebody leaves a group or its waiting list, and why; her place is free then. */
export const leaveGroup = command({
  name: 'leaveGroup',
  summary: 'Record that somebody leaves a group or its waiting list, and why',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    why: zText(500, 'Enter why, such as: she has started a job'),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
  }),
  output: zDone,
  audit: () => 'Somebody left a group',
  api: { method: 'post', path: '/group-members/{id}/leaving' },
  async handle(context, { id, version, why, on = context.today }) {
    const found = await load(context, { id });
    if (!found) return notFound('member');
    const { member, group } = found;
    if (member.state === 'left') return refused('left', 'She has left this group already.');
    checkAsSeen('groupMember', member, { id, version });
    if (isBefore(context.today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (isBefore(on, member.joinedOn ?? member.askedOn))
      return invalidField(['on'], 'This is before she joined');
    await freePlace(context, group, member);
    const changes = { state: 'left' as const, leftOn: on, leftWhy: why };
    return done(member, await context.write.update('groupMember', { id, version }, changes));
  },
});
