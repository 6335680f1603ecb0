import { z } from 'zod';
import { query, wholeTenant } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zTimeOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { came, memberRoles, memberStates } from './group.ts';
import { feedbackQuestions, groupKind } from './groups-part.ts';
import { ownAnswers, ownGroups, ownSessions } from './member-store.ts';

const zWords = z.string().nullable();

/** The groups of a parent herself: when the next session is, and where. */
export const getOwnGroups = query({
  name: 'getOwnGroups',
  summary: 'The groups that one is in: when the next session is, and where',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    groups: z.array(
      z.strictObject({
        groupId: zIdOut,
        title: z.string(),
        role: z.enum(memberRoles),
        state: z.enum(memberStates),
        place: zWords,
        online: z.boolean(),
        transport: zWords,
        creche: zWords,
        attended: zCountOut,
        sessions: z.array(
          z.strictObject({
            id: zIdOut,
            heldOn: zDayOut,
            startsAt: zTimeOut,
            endsAt: zTimeOut,
            place: zWords,
            topic: zWords,
            cancelled: z.boolean(),
          }),
        ),
        questions: z.array(z.strictObject({ id: z.string(), ask: z.string() })),
        said: z.array(
          z.strictObject({
            id: zIdOut,
            saidOn: zDayOut,
            answers: z.record(z.string(), z.int()),
            words: zWords,
          }),
        ),
      }),
    ),
  }),
  api: null,
  async handle({ db, actor, today, programmes }) {
    if (actor.kind !== 'parent') return notFound('person');
    const { personId } = actor;
    const groups = await ownGroups(db, personId);
    const going = groups.filter(({ state, endedOn }) => state === 'joined' && endedOn === null);
    const sessions = await ownSessions(
      db,
      going.map(({ supportGroupId }) => supportGroupId),
      today,
    );
    const { said, attended } = await ownAnswers(db, personId);
    const own = <T extends { readonly supportGroupId: string }>(all: readonly T[], groupId: string) =>
      all.filter(({ supportGroupId }) => supportGroupId === groupId);
    return succeed({
      personId,
      groups: groups.map(
        ({ supportGroupId: groupId, title, role, state, place, online, transport, creche, ...row }) => ({
          groupId,
          title,
          role,
          state,
          place,
          online,
          transport,
          creche,
          attended: own(attended, groupId).filter(({ answer }) => came(answer)).length,
          sessions: own(sessions, groupId).map(({ supportGroupId: _, cancelledOn, ...session }) => ({
            ...session,
            cancelled: cancelledOn !== null,
          })),
          questions: [...feedbackQuestions(groupKind(programmes.current(row.programmeId), row.kind))],
          said: own(said, groupId).map(({ supportGroupId: _, ...each }) => each),
        }),
      ),
    });
  },
  looksAt: ({ personId }) => [personId],
});
