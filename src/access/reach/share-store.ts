import type { CommandContext } from '../../doors/context.ts';

/** Ends what a consent allowed to be shared with partner organisations. */
export async function endSharesUnder(
  { db, write, today }: Pick<CommandContext, 'db' | 'write' | 'today'>,
  consentId: string,
): Promise<void> {
  const shares = await db
    .selectFrom('partnerShare')
    .select(['id', 'version'])
    .where('consentId', '=', consentId)
    .where('endedOn', 'is', null)
    .execute();
  for (const share of shares) await write.update('partnerShare', share, { endedOn: today });
}
