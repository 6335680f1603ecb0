import { z } from 'zod';
import { endSharesUnder } from '../access/reach/index.ts';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { decideWithdrawConsent, whatWithdrawalStops } from './consent.ts';
import { findConsent } from './consent-store.ts';
import { consentWays } from './tables.ts';

/** Records that somebody took a consent back, and says what that stops. */
export const withdrawConsent = command({
  name: 'withdrawConsent',
  summary: 'Record that a consent was withdrawn',
  permission: 'consent:record',
  about: ({ id }) => ({ kind: 'consent', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    on: zDate,
    how: z.enum(consentWays, 'Select how it was withdrawn'),
    note: zOptionalText(2000),
  }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    stops: z.array(z.string()).meta({ description: 'What cannot go on without this consent' }),
  }),
  audit: () => 'Consent withdrawn',
  api: { method: 'post', path: '/consents/{id}/withdrawal' },
  async handle(context, { id, version, on, how, note }) {
    const consent = await findConsent(context.db, id);
    if (!consent) return notFound('consent');
    const decision = decideWithdrawConsent(consent, on, context.today);
    if (!decision.ok) return decision;
    const row = await context.write.update(
      'consent',
      { id, version },
      { withdrawnOn: on, withdrawnHow: how, withdrawnNote: note },
    );
    await endSharesUnder(context, id);
    const kinds = context.programmes.current(consent.programmeId)?.consent?.to ?? [];
    const kind = kinds.find((each) => each.id === consent.kind);
    const stops = kind ? whatWithdrawalStops(kind, consent.agencies) : [];
    return succeed({ id, version: row.version, personId: consent.personId, stops });
  },
});
