import { z } from 'zod';
import { endSharesUnder } from '../access/reach/index.ts';
import { wholeTenant } from '../access/subject.ts';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { decideWithdrawConsent } from './consent.ts';
import { findConsent } from './consent-store.ts';

/** A parent changes her mind about something that she agreed to. It holds from that moment. */
export const withdrawOwnConsent = command({
  name: 'withdrawOwnConsent',
  summary: 'Take back something that one agreed to',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'A parent took back what she had agreed to',
  api: null,
  async handle(context, { id, version }) {
    const consent = await findConsent(context.db, id);
    if (!consent) return notFound('answer');
    const decision = decideWithdrawConsent(consent, context.today, context.today);
    if (!decision.ok) return decision;
    const row = await context.write.update(
      'consent',
      { id, version },
      { withdrawnOn: context.today, withdrawnHow: 'online', withdrawnNote: null },
    );
    await endSharesUnder(context, id);
    return succeed({ id: row.id, version: row.version });
  },
});
