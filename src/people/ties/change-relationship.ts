import { z } from 'zod';
import { command, ofPerson } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { zPartialDate } from '../../foundation/dates.ts';
import { notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { lookAgain, zSure } from '../look-again.ts';
import { isBirthParent, recordedTies } from './tie.ts';
import { checkTie } from './tie-checks.ts';
import { findTie, loadTieGround, spanColumns } from './tie-store.ts';

/** Changes what a tie is, or says from when until when it held. */
export const changeRelationship = command({
  name: 'changeRelationship',
  summary: 'Change how two people are tied, or say from when until when',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    relationshipId: zId,
    version: z.int().min(1),
    kind: z.enum(recordedTies, 'Select how they are tied'),
    beganOn: zPartialDate.nullish().transform((date) => date ?? null),
    endedOn: zPartialDate.nullish().transform((date) => date ?? null),
    sure: zSure,
  }),
  output: zChangedOut,
  audit: ({ kind }) => `Changed a tie (${kind.replaceAll('_', ' ')})`,
  api: { method: 'put', path: '/people/{personId}/relationships/{relationshipId}' },
  async handle({ db, write, today }, { personId, relationshipId, version, kind, beganOn, endedOn, sure }) {
    const known = await findTie(db, personId, relationshipId);
    if (!known) return notFound('tie');
    checkAsSeen('relationship', known, { id: relationshipId, version });
    if (isBirthParent(known.kind) !== isBirthParent(kind))
      return refused(
        'parents_stay',
        'A tie between parent and child stays one. Record the other tie as a new one',
        [
          {
            path: ['kind'],
            message: 'A tie between parent and child stays one. Record the other tie as a new one',
          },
        ],
      );
    const ground = await loadTieGround(db, [known.personId, known.otherId]);
    const others = ground.ties.filter(
      (tie) => tie.personId !== known.personId || tie.otherId !== known.otherId || tie.kind !== known.kind,
    );
    const tie = { personId: known.personId, otherId: known.otherId, kind, beganOn, endedOn };
    const stopped = lookAgain(checkTie({ ...ground, ties: others }, tie, today), sure);
    if (stopped) return stopped;
    const row = await write.update(
      'relationship',
      { id: relationshipId, version },
      { kind, ...spanColumns({ beganOn, endedOn }) },
    );
    return succeed({ id: relationshipId, version: row.version });
  },
});
