import { z } from 'zod';
import { command, staffIdOf, wholeTenant } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { invalidField } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { enrolsPeople } from '../../programme/index.ts';
import { saidWrong } from '../fault-words.ts';
import { zOrigin, zProgrammeId } from '../referral-input.ts';
import { hashOfSecret, KEPT_DAYS, mayBegin, openedBy } from './draft.ts';
import { findDraft, storeDraft } from './draft-store.ts';

/**
 * Begins a referral that can be filled in over several days. The id and the secret are made by the page, before the
 * draft is: a visitor may see no row that he did not name. Beginning again with the same key finds the same draft.
 */
export const startDraft = command({
  name: 'startDraft',
  summary: 'Begin to fill in a referral',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    draft: zId,
    secret: z.string().min(20).max(200).nullable(),
    origin: zOrigin,
    programme: zProgrammeId,
  }),
  output: zChangedOut,
  audit: ({ programme, origin }) => `Began to fill in a referral to ${programme} (${origin})`,
  api: null,
  async handle(context, input) {
    const may = mayBegin(context.actor, input.origin, input.secret);
    if (!may.ok) return may;
    const programme = context.programmes.current(input.programme);
    if (!programme || !enrolsPeople(programme) || !programme.referral.from.includes(input.origin)) {
      return invalidField(['programme'], saidWrong('chooseService'));
    }
    const found = await findDraft(context.db, input.draft);
    if (found) {
      const opened = openedBy(found, context.actor, input.secret, context.today);
      return opened.ok ? succeed({ id: found.id, version: found.version }) : opened;
    }
    const own = input.origin === 'staff';
    const draft = await storeDraft(context.write, {
      id: input.draft,
      programmeId: programme.programme,
      origin: input.origin,
      secretHash: own ? null : hashOfSecret(input.secret ?? ''),
      staffId: own ? staffIdOf(context.actor) : null,
      startedAt: context.now,
      savedAt: context.now,
      expiresOn: context.today.add({ days: KEPT_DAYS }),
    });
    return succeed({ id: draft.id, version: draft.version });
  },
});
