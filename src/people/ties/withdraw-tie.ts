import { z } from 'zod';
import { type CommandContext, command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zCountOut, zIdOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { lookAgain, zSure } from '../look-again.ts';
import { loadPerson } from '../people-store.ts';
import { withdrawalFields } from '../withdrawal/withdrawal.ts';
import { recordedOfBoth, removalsBetween } from './mistaken-tie-store.ts';
import { isBirthParent } from './tie.ts';
import { findTie, type StoredTie, spanColumns } from './tie-store.ts';

/** What is asked once more where more is on record of the two than that they are tied. */
export function staysWords(ofBoth: readonly { readonly about: string; readonly count: number }[]): string {
  const named = ofBoth.map(({ about, count }) => `${about} (${count} ${count === 1 ? 'entry' : 'entries'})`);
  return `More is on record about these two, and stays: ${named.join('; ')}. Take out there what is wrong. Is the tie to go all the same?`;
}

/** Takes out a tie between two people that was recorded by mistake, with the removals that were recorded on it. */
export const withdrawRelationship = command({
  name: 'withdrawRelationship',
  summary: 'Take out a tie between two people that was recorded by mistake',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    relationshipId: zId,
    version: withdrawalFields.version,
    reason: withdrawalFields.reason,
    sure: zSure,
  }),
  output: z.strictObject({
    id: zIdOut.meta({ description: 'Under which it is kept as a mistake' }),
    withIt: zCountOut.meta({ description: 'How many removals of the child from this parent went with it' }),
  }),
  audit: () => 'Took out a tie, recorded by mistake',
  api: { method: 'post', path: '/people/{personId}/relationships/{relationshipId}/withdrawal' },
  async handle(context, { personId, relationshipId, version, reason, sure }) {
    const { db, house } = context;
    const known = await findTie(db, personId, relationshipId);
    const seesBoth = known && (await loadPerson(db, known.personId)) && (await loadPerson(db, known.otherId));
    if (!known || !seesBoth) return notFound('tie');
    checkAsSeen('relationship', known, { id: relationshipId, version });
    const ofBoth = await recordedOfBoth(db, house.tables, known);
    const questions = ofBoth.length > 0 ? [{ path: ['reason'], message: staysWords(ofBoth) }] : [];
    const stopped = lookAgain({ faults: [], questions }, sure);
    return stopped ?? succeed(await takeOut(context, known, version, reason));
  },
});

/** It is kept as a mistake before it goes, since who may see it hangs on the two people alone. */
async function takeOut(
  { db, write, today, actor }: CommandContext,
  tie: StoredTie,
  version: number,
  reason: string,
): Promise<{ id: string; withIt: number }> {
  const { personId, otherId, kind } = tie;
  const removals = isBirthParent(kind) ? await removalsBetween(db, personId, otherId) : [];
  const row = await write.insert('mistakenTie', {
    personId,
    otherId,
    kind,
    ...spanColumns(tie),
    removals: removals.length,
    withdrawnOn: today,
    withdrawnReason: reason,
    withdrawnBy: staffIdOf(actor),
  });
  for (const each of removals) await write.remove('removal', each);
  await write.remove('relationship', { id: tie.id, version });
  return { id: row.id, withIt: removals.length };
}
