import { z } from 'zod';
import { command, ofPerson } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { losses } from '../../interface/charts/index.ts';
import { loadPregnancies } from '../family-store.ts';
import { loadPerson } from '../people-store.ts';

/** Records a pregnancy that ended without a living child, and that she tells of later. */
export const recordLoss = command({
  name: 'recordLoss',
  summary: 'Record a miscarriage, a stillbirth or another loss that is told of later',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    lossKind: z.enum(losses, 'Select what is to be recorded'),
    endedOn: zDate,
  }),
  output: zChangedOut,
  audit: () => 'Recorded a loss',
  api: { method: 'post', path: '/people/{personId}/losses' },
  async handle({ db, write, today }, { personId, lossKind, endedOn }) {
    if (!(await loadPerson(db, personId))) return notFound('person');
    if (isBefore(today, endedOn)) return invalidField(['endedOn'], 'This date must be today or in the past');
    const same = (await loadPregnancies(db, personId)).some(
      (each) => each.ending === 'loss' && each.endedOn?.equals(endedOn),
    );
    if (same) return refused('already_there', 'A loss on this day is recorded already');
    const loss = { personId, knownOn: endedOn, dueOn: null, endedOn, ending: 'loss' as const, lossKind };
    const { id, version } = await write.insert('pregnancy', loss);
    return succeed({ id, version });
  },
});
