import type { Actor } from '../../../src/access/actor.ts';
import { lookForPairs, mergePeople } from '../../../src/merging/index.ts';
import { addRelationship } from '../../../src/people/index.ts';
import type { TestApp } from '../app.ts';

/** People round a parent who may be on record twice, and two who were and are one record now. */
export async function seedMerging(
  app: TestApp,
  personId: string,
  actor: Actor,
  deciding: Actor,
): Promise<void> {
  const friend = async (givenName: string, familyName: string, bornOn: string): Promise<string> => {
    const other = { givenName, familyName, bornOn };
    const { otherId } = await app.done(addRelationship, { personId, kind: 'friend', other }, actor);
    return otherId;
  };
  const kept = await friend('Leila', 'Haddad', '1988-02-02');
  const absorbed = await friend('Leyla', 'Hadad', '1988-02-02');
  await app.done(
    mergePeople,
    { personId: kept, otherId: absorbed, version: 1, otherVersion: 1, why: 'She showed her passport' },
    deciding,
  );
  await friend('Farida', 'Rahmani', '1979-11-03');
  await friend('Fareeda', 'Rehmani', '1979-11-03');
  await app.done(lookForPairs, {}, deciding);
}
