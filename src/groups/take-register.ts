import { z } from 'zod';
import { type CommandContext, command, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut, zCountOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { registerAnswers } from './group.ts';
import { findSession, type GroupRow } from './group-store.ts';
import { groupKind } from './groups-part.ts';
import { inGroupOn, onRecordWith, registerOf } from './member-store.ts';
import { decideRegister, type Mark, type RegisterState } from './register.ts';

/** The most lines of one register. */
export const MOST_LINES = 1_000;

/** Whether people may come to a group without a name. */
export function takesHeads({ programmes }: Pick<CommandContext, 'programmes'>, group: GroupRow): boolean {
  const kind = groupKind(programmes.current(group.programmeId), group.kind);
  return kind === undefined || kind.anonymous || kind.form === 'drop_in';
}

type Found = NonNullable<Awaited<ReturnType<typeof findSession>>>;

async function stateOf(
  context: CommandContext,
  { session, group }: Found,
  marks: readonly Mark[],
): Promise<RegisterState> {
  const { db, programmes } = context;
  const onRecord = await registerOf(db, session.id);
  const members = await inGroupOn(db, group.id, session.heldOn);
  const known = new Set([...onRecord, ...members].map(({ personId }) => personId));
  const others = marks.map(({ personId }) => personId).filter((id) => !known.has(id));
  const found = others.length > 0 ? await onRecordWith(db, others, group.programmeId, session.heldOn) : [];
  const isOpen = groupKind(programmes.current(group.programmeId), group.kind)?.for === 'on_record';
  const mayCome = found.filter(({ enrolmentId }) => isOpen || enrolmentId !== null);
  return {
    heldOn: session.heldOn,
    cancelledOn: session.cancelledOn,
    takesHeads: takesHeads(context, group),
    members: new Map(members.map(({ personId, enrolmentId }) => [personId, enrolmentId])),
    mayCome: new Map(mayCome.map(({ id, enrolmentId }) => [id, enrolmentId])),
    onRecord: onRecord.map(({ id, version, personId, answer }) => ({ id, version, personId, answer })),
  };
}

/** Takes the register of a session, or corrects it: what stood there before stays in the change log. */
export const takeRegister = command({
  name: 'takeRegister',
  summary:
    'Take the register of a session: who was there, who was late, who sent apologies and who did not come',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({
    id: zId.meta({ description: 'The session' }),
    version: z.int().positive(),
    marks: z
      .array(
        z.strictObject({ personId: zId, answer: z.enum(registerAnswers, 'Select whether she was there') }),
      )
      .max(MOST_LINES)
      .default([]),
    headCount: z
      .int('Enter a whole number')
      .min(0, 'Enter 0 or more')
      .max(10_000, 'Enter 10,000 or fewer')
      .nullish()
      .transform((heads) => heads ?? null)
      .meta({ description: 'How many came without a name' }),
  }),
  output: zChangedOut.extend({ added: zCountOut, corrected: zCountOut }).meta({ id: 'RegisterTaken' }),
  audit: () => 'Took the register of a session',
  api: { method: 'post', path: '/group-sessions/{id}/register' },
  async handle(context, { id, version, marks, headCount }) {
    const { db, write, actor, today, now } = context;
    const found = await findSession(db, id);
    if (!found) return notFound('session');
    const { session, group } = found;
    checkAsSeen('groupSession', session, { id, version });
    const decided = decideRegister(await stateOf(context, found, marks), { marks, headCount }, today);
    if (!decided.ok) return decided;
    const { add, correct } = decided.value;
    const common = { recordedBy: staffIdOf(actor), recordedAt: now };
    const lines = add.map((line) => ({
      ...line,
      ...common,
      supportGroupId: group.id,
      groupSessionId: id,
      heldOn: session.heldOn,
    }));
    await write.insertMany('groupAttendance', lines);
    for (const { answer, ...line } of correct)
      await write.update('groupAttendance', line, { answer, ...common });
    const stored = await write.update(
      'groupSession',
      { id, version },
      {
        registeredOn: session.registeredOn ?? today,
        registeredBy: staffIdOf(actor),
        headCount,
        places: group.capacity,
      },
    );
    return succeed({ id, version: stored.version, added: add.length, corrected: correct.length });
  },
});
