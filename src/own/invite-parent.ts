import { z } from 'zod';
import { waysToGive } from '../access/own-tables.ts';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { inviteState } from './access-store.ts';
import { decideInvite } from './invitation.ts';
import { newSignInName } from './sign-in-name.ts';

/**
 * Opens pages of her own to a parent. The link that lets her choose a password is a secret and no answer of this: a worker
 * makes it on the page, and it is shown once.
 */
export const inviteParent = command({
  name: 'inviteParent',
  summary: 'Invite a parent to pages of her own',
  permission: 'parent:invite',
  about: ({ personId }) => ({ kind: 'person', id: personId }),
  input: z.strictObject({
    personId: zId,
    givenHow: z.enum(waysToGive, 'Select how the link will be given').meta({
      description: 'How the link reaches her: handed over, by text, by email or by post',
    }),
    askedThatDay: z
      .boolean()
      .default(false)
      .meta({ description: 'True where the record says that the way is not safe, and she was asked today' }),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, signInName: z.string() }),
  audit: ({ givenHow }) => `Invited a parent to pages of her own (${givenHow})`,
  api: { method: 'post', path: '/people/{personId}/own-pages' },
  async handle({ db, write, today, actor }, { personId, ...wish }) {
    const state = await inviteState(db, personId);
    if (!state) return notFound('person');
    const decided = decideInvite(state, wish);
    if (!decided.ok) return decided;
    const row = await write.insert('parentAccess', {
      personId,
      ...wish,
      signInName: newSignInName(),
      invitedBy: staffIdOf(actor),
      invitedOn: today,
      linkGivenBy: null,
      linkGivenOn: null,
      endedOn: null,
      endedBy: null,
      endedHow: null,
    });
    return succeed({ id: row.id, version: row.version, signInName: row.signInName });
  },
});
