import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { memberRoles, memberStates, registerAnswers } from './group.ts';

const zWords = z.string().nullable();
const zDay = zDayOut.nullable();
export const sessionStandings = ['planned', 'no_register', 'held', 'cancelled'] as const;

/** One group in a list. */
export const zGroupListed = z.strictObject({
  id: zIdOut,
  programme: z.string(),
  programmeTitle: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  place: zWords,
  online: z.boolean(),
  capacity: z.int().nullable(),
  taken: zCountOut,
  nextOn: zDay,
  endedOn: zDay,
});

/** One session as it is answered. */
export const zSessionOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  heldOn: zDayOut,
  startsAt: zTimeOut,
  endsAt: zTimeOut,
  place: zWords,
  topic: zWords,
  staff: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  standing: z.enum(sessionStandings),
  headCount: z.int().nullable(),
  came: zCountOut.meta({ description: 'How many of those whom the reader may see came' }),
  note: zWords,
  changedWhy: zWords,
  cancelledWhy: zWords,
});

/** One member as she is answered. */
export const zMemberOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  name: z.string(),
  role: z.enum(memberRoles),
  state: z.enum(memberStates),
  askedOn: zDayOut,
  offeredOn: zDay,
  joinedOn: zDay,
  leftOn: zDay,
  leftWhy: zWords,
  transport: zWords,
  creche: zWords,
});

const zQuestionOut = z.strictObject({ id: z.string(), ask: z.string() });

/** A group with its sessions and its members. */
export const zGroupOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    programme: z.string(),
    programmeTitle: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    title: z.string(),
    about: zWords,
    place: zWords,
    online: z.boolean(),
    capacity: z.int().nullable(),
    taken: zCountOut,
    completedAfter: z.int().nullable(),
    endedOn: zDay,
    takesHeads: z.boolean().meta({ description: 'True where people may come without a name' }),
    staff: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
    members: z.array(zMemberOut).meta({ description: 'Those whom the reader may see' }),
    unseen: zCountOut.meta({
      description: 'How many places are taken by people whom the reader may not see',
    }),
    apart: z.boolean().meta({
      description: 'True where two of this group should not be together; not said who, nor why',
    }),
    sessions: z.array(zSessionOut),
    questions: z.array(zQuestionOut).meta({ description: 'What is asked afterwards, answered from 1 to 5' }),
    feedback: z.array(
      z.strictObject({
        id: zIdOut,
        personId: zIdOut,
        name: z.string(),
        saidOn: zDayOut,
        answers: z.record(z.string(), z.int()),
        words: zWords,
        byHerself: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Group', description: 'A group, course or drop-in with its sessions and its members' });

/** A session with its register. */
export const zSessionWithRegisterOut = z
  .strictObject({
    session: zSessionOut,
    group: z.strictObject({
      id: zIdOut,
      title: z.string(),
      programme: z.string(),
      capacity: z.int().nullable(),
      takesHeads: z.boolean(),
    }),
    lines: z.array(
      z.strictObject({
        personId: zIdOut,
        name: z.string(),
        walkIn: z.boolean().meta({ description: 'True of somebody who is not in the group' }),
        role: z.enum(memberRoles).nullable(),
        answer: z.enum(registerAnswers).nullable().meta({ description: 'Null until the register says' }),
      }),
    ),
    reflections: z
      .array(z.strictObject({ id: zIdOut, words: z.string(), writtenAt: zInstantOut }))
      .meta({ description: 'What the reader herself wrote; nobody reads another’s' }),
  })
  .meta({ id: 'GroupSession', description: 'A session of a group with its register' });

/** The groups of a person, and every line of hers in a register. */
export const zPersonGroupsOut = z.strictObject({
  personId: zIdOut,
  groups: z.array(
    z.strictObject({
      memberId: zIdOut,
      groupId: zIdOut,
      title: z.string(),
      role: z.enum(memberRoles),
      state: z.enum(memberStates),
      askedOn: zDayOut,
      joinedOn: zDay,
      leftOn: zDay,
      leftWhy: zWords,
      nextOn: zDay,
      attended: zCountOut,
      sessions: zCountOut.meta({ description: 'Sessions whose register holds her' }),
      completed: z.boolean().nullable().meta({ description: 'Null where nothing is completed' }),
    }),
  ),
});
