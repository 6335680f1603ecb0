import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { command, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { namesBothOrNeither } from '../plans/index.ts';
import type { Programme } from '../programme/index.ts';
import { findGroup } from './group-store.ts';
import { groupKind } from './groups-part.ts';

const zGroupWish = z.strictObject({
  programme: zText(60, 'Select the programme'),
  kind: zText(60, 'Select what kind of group it is'),
  title: zText(200, 'Enter what the group is called'),
  about: zOptionalText(4000).meta({ description: 'What it is for; nothing about anybody in it' }),
  place: zOptionalText(300).meta({ description: 'The place and the room, such as “Family centre, room 2”' }),
  online: z.boolean().default(false),
  capacity: z
    .int('Enter a whole number')
    .min(1, 'Enter 1 or more')
    .max(10_000, 'Enter 10,000 or fewer')
    .nullish()
    .transform((places) => places ?? null)
    .meta({ description: 'Places; null where as many may come as like' }),
  staffIds: z.array(zId).max(50).default([]).meta({ description: 'Workers who hold it' }),
  endedOn: zDate
    .nullish()
    .transform((on) => on ?? null)
    .meta({ description: 'Its last day, once it has ended' }),
});

type Wish = z.output<typeof zGroupWish>;

/** Workers who are named and do not work here now. */
export async function strangeStaff(
  db: Parameters<typeof staffNow>[0],
  staffIds: readonly string[],
): Promise<FieldFault[]> {
  const here = new Set((await staffNow(db)).map(({ id }) => id));
  return staffIds.some((id) => !here.has(id))
    ? [{ path: ['staffIds'], message: 'Choose somebody who works here' }]
    : [];
}

function wishFaults(programme: Programme | undefined, wish: Wish, taken: number): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!programme) faults.push({ path: ['programme'], message: 'There is no such programme. Choose another' });
  else if (!groupKind(programme, wish.kind))
    faults.push({
      path: ['kind'],
      message: `${programme.title} names no such kind of group. Choose another`,
    });
  if (!wish.online && !wish.place)
    faults.push({ path: ['place'], message: 'Enter where it takes place, or say that it is online' });
  if (wish.capacity !== null && wish.capacity < taken)
    faults.push({
      path: ['capacity'],
      message: `${taken} places are taken already. Enter ${taken} or more`,
    });
  return faults;
}

/** Makes a group, or changes one. */
export const saveGroup = command({
  name: 'saveGroup',
  summary: 'Make a group, course or drop-in, or change one (give its id and version)',
  permission: 'contact:record',
  about: withinReach,
  input: z
    .strictObject({ id: zId.optional(), version: z.int().positive().optional(), group: zGroupWish })
    .superRefine(namesBothOrNeither),
  output: zChangedOut,
  audit: ({ id }) => (id ? 'Changed a group' : 'Made a group'),
  api: { method: 'post', path: '/groups' },
  async handle({ db, write, programmes, actor, now }, { id, version, group }) {
    const stands = id ? await findGroup(db, id) : undefined;
    if (id && !stands) return notFound('group');
    if (id && stands) checkAsSeen('supportGroup', stands, { id, version: version ?? 0 });
    const programme = programmes.current(group.programme);
    const { programme: programmeId, ...rest } = group;
    const faults = [
      ...wishFaults(programme, group, stands?.taken ?? 0).map(({ path, message }) => ({
        path: ['group', ...path],
        message,
      })),
      ...(await strangeStaff(db, group.staffIds)).map(({ path, message }) => ({
        path: ['group', ...path],
        message,
      })),
    ];
    if (stands && stands.programmeId !== programmeId)
      faults.push({
        path: ['group', 'programme'],
        message: 'A group stays in its programme. Make another group',
      });
    if (faults.length > 0) return invalid(...faults);
    const row = { ...rest, programmeId };
    if (id && stands) {
      const { version: next } = await write.update('supportGroup', stands, row);
      return succeed({ id, version: next });
    }
    const kind = groupKind(programme, group.kind);
    const made = await write.insert('supportGroup', {
      ...row,
      completedAfter: kind?.completed_after ?? null,
      countsAsSeen: kind?.counts_as_seen ?? true,
      madeBy: staffIdOf(actor),
      madeAt: now,
    });
    return succeed({ id: made.id, version: made.version });
  },
});
