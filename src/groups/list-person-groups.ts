import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { came } from './group.ts';
import { zPersonGroupsOut } from './group-output.ts';
import { attendancesOf, groupsOfPerson } from './member-store.ts';

/** The groups that a person is or was in. */
export const listPersonGroups = query({
  name: 'listPersonGroups',
  summary: 'List the groups that a person is in, waits for, or was in, and how often she came',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zPersonGroupsOut,
  api: { method: 'get', path: '/people/{personId}/groups' },
  async handle({ db, today }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const lines = await attendancesOf(db, personId);
    const rows = await groupsOfPerson(db, personId);
    return succeed({
      personId,
      groups: rows.map((row) => {
        const own = lines.filter(({ supportGroupId }) => supportGroupId === row.supportGroupId);
        const attended = own.filter(({ answer }) => came(answer)).length;
        const { nextOn, completedAfter } = row;
        const isNext =
          nextOn !== null && Temporal.PlainDate.compare(nextOn, today) >= 0 && row.state === 'joined';
        return {
          memberId: row.id,
          groupId: row.supportGroupId,
          title: row.title,
          role: row.role,
          state: row.state,
          askedOn: row.askedOn,
          joinedOn: row.joinedOn,
          leftOn: row.leftOn,
          leftWhy: row.leftWhy,
          nextOn: isNext ? nextOn : null,
          attended,
          sessions: own.length,
          completed: completedAfter === null ? null : attended >= completedAfter,
        };
      }),
    });
  },
  looksAt: ({ personId }) => [personId],
});
