import { z } from 'zod';
import { marksOf } from '../access/reach/index.ts';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type Fault, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { isOnRecord, lookAgain, zSure } from '../people/index.ts';
import { hasRoom, memberRoles, memberStates, mustNotMeet, withMarks } from './group.ts';
import { findGroup, type GroupRow } from './group-store.ts';
import { groupKind } from './groups-part.ts';
import { type MemberRow, membersOf, onRecordWith } from './member-store.ts';

const APART =
  'Somebody in this group and she should not be together. Speak with your manager before you add her';

/** The enrolment under which somebody is in a group; a fault where she may not join. */
async function workFor(
  { db, programmes }: CommandContext,
  group: GroupRow,
  personId: string,
  on: Temporal.PlainDate,
): Promise<Result<string | null, Fault>> {
  const [found] = await onRecordWith(db, [personId], group.programmeId, on);
  const programme = programmes.current(group.programmeId);
  const isOpen = groupKind(programme, group.kind)?.for === 'on_record';
  if (found?.enrolmentId || isOpen) return succeed(found?.enrolmentId ?? null);
  return invalidField(
    ['personId'],
    `She is not in ${programme?.title ?? 'this programme'}. Only those who are can join this group`,
  );
}

/** Marks that stand in a group: what its members whom this worker may see carry, and what others laid down before. */
export async function marksHere(
  db: CommandContext['db'],
  group: GroupRow,
  members: readonly MemberRow[],
): Promise<string[]> {
  const here = members.filter(({ state }) => state !== 'left').map(({ personId }) => personId);
  const seen = await marksOf(db, here);
  return [
    ...group.apartMarks,
    ...seen.map(({ mark }) => mark).filter((mark) => !group.apartMarks.includes(mark)),
  ];
}

/** Puts somebody into a group, or on its waiting list where it is full. */
export const joinGroup = command({
  name: 'joinGroup',
  summary: 'Put a person into a group, or on its waiting list where it is full',
  permission: 'contact:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    groupId: zId,
    role: z.enum(memberRoles, 'Select as what she joins').default('member'),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    transport: zOptionalText(500).meta({ description: 'What she needs to get there' }),
    creche: zOptionalText(500).meta({ description: 'Which children need somebody to look after them' }),
    sure: zSure,
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut, state: z.enum(memberStates) }),
  audit: () => 'Put a person into a group or on its waiting list',
  api: { method: 'post', path: '/groups/{groupId}/members' },
  async handle(context, { personId, groupId, role, on = context.today, transport, creche, sure }) {
    const { db, write, actor, today, now } = context;
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const group = await findGroup(db, groupId);
    if (!group) return notFound('group');
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (group.endedOn) return refused('ended', 'This group has ended. Nobody joins it any more.');
    const members = await membersOf(db, groupId);
    if (members.some((each) => each.personId === personId && each.state !== 'left'))
      return refused('member', 'She is in this group or on its waiting list already.');
    const work = await workFor(context, group, personId, on);
    if (!work.ok) return work;
    const hers = (await marksOf(db, [personId])).map(({ mark }) => mark);
    const here = await marksHere(db, group, members);
    const questions = mustNotMeet(here, hers) ? [{ path: ['personId'], message: APART }] : [];
    const stopped = lookAgain({ faults: [], questions }, sure);
    if (stopped) return stopped;
    // Whoever asked before her has the next place.
    const goesIn =
      role === 'co_facilitator' || (hasRoom(group) && !members.some(({ state }) => state === 'waiting'));
    const takes = goesIn && role === 'member' ? 1 : 0;
    const row = await write.insert('groupMember', {
      personId,
      supportGroupId: groupId,
      enrolmentId: work.value,
      role,
      state: goesIn ? 'joined' : 'waiting',
      askedOn: on,
      joinedOn: goesIn ? on : null,
      transport,
      creche,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    // The group's row changes with each place that is taken, so that two cannot take the last one.
    const apartMarks = withMarks(here, hers);
    if (takes > 0 || apartMarks.length !== group.apartMarks.length)
      await write.update('supportGroup', group, { taken: group.taken + takes, apartMarks });
    return succeed({ id: row.id, version: row.version, personId, state: row.state });
  },
});
