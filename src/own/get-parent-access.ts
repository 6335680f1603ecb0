import { z } from 'zod';
import { waysToGive } from '../access/own-tables.ts';
import { query } from '../doors/index.ts';
import { zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type AccessRow, accessesOf, inviteState, parentSignIn } from './access-store.ts';
import { standingOf } from './invitation.ts';

const zAccessOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  signInName: z.string(),
  givenHow: z.enum(waysToGive),
  askedThatDay: z.boolean(),
  invitedOn: zDayOut,
  invitedBy: z.string().nullable(),
  linkGivenOn: zDayOut.nullable(),
  linkGivenBy: z.string().nullable(),
  endedOn: zDayOut.nullable(),
  endedBy: z.string().nullable(),
  endedHow: z.enum(['by_worker', 'by_parent']).nullable(),
});

const zStanding = z.enum(['safe', 'not_safe', 'not_asked']);

/** Whether a parent has pages of her own, and how it is safe to give her the link to them. */
export const getParentAccess = query({
  name: 'getParentAccess',
  summary: 'Whether a parent has pages of her own, since when, and who gave the link',
  permission: 'parent:invite',
  about: ({ personId }) => ({ kind: 'person', id: personId }),
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    isAdult: z.boolean(),
    open: zAccessOut.nullable(),
    earlier: z.array(zAccessOut),
    ways: z
      .array(z.strictObject({ way: z.enum(waysToGive), standing: zStanding }))
      .meta({ description: 'How the record says that each way stands' }),
    hasSignIn: z.boolean().meta({ description: 'True once she has chosen a password' }),
    lastSeenAt: zInstantOut.nullable(),
    linkUntil: zInstantOut.nullable().meta({ description: 'Until when the link opens that was given last' }),
  }),
  looksAt: ({ personId }: { personId: string }) => [personId],
  api: { method: 'get', path: '/people/{personId}/own-pages' },
  async handle({ db }, { personId }) {
    const state = await inviteState(db, personId);
    if (!state) return notFound('person');
    const all: AccessRow[] = await accessesOf(db, personId);
    return succeed({
      personId,
      isAdult: state.kind === 'adult',
      open: all.find(({ endedOn }) => endedOn === null) ?? null,
      earlier: all.filter(({ endedOn }) => endedOn !== null),
      ways: waysToGive.map((way) => ({ way, standing: standingOf(way, state.safeContact) })),
      ...(await parentSignIn(db, personId)),
    });
  },
});
