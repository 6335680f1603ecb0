import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { type FieldFault, invalid, invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { qualities } from '../../interface/charts/index.ts';
import { loadPerson } from '../people-store.ts';
import { findQuality, loadQualities } from './map-store.ts';

type Day = Temporal.PlainDate;
const zDay = zDate.nullish().transform((date) => date ?? null);

const zHow = {
  quality: z.enum(qualities, 'Select how they are with one another'),
  beganOn: zDay,
  endedOn: zDay,
};

/** Faults of the days between which something held. */
export function dayFaults(beganOn: Day | null, endedOn: Day | null, today: Day): FieldFault[] {
  if (beganOn && isBefore(today, beganOn))
    return [{ path: ['beganOn'], message: 'The first day must be today or in the past' }];
  if (endedOn && isBefore(today, endedOn))
    return [{ path: ['endedOn'], message: 'The last day must be today or in the past' }];
  if (beganOn && endedOn && isBefore(endedOn, beganOn))
    return [{ path: ['endedOn'], message: 'This ends before it begins. Check both dates' }];
  return [];
}

/** Records how two people of a family are with one another. */
export const recordQuality = command({
  name: 'recordQuality',
  summary: 'Record how two people of a family are with one another',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    otherId: zId.meta({ description: 'Harm runs from personId to otherId' }),
    ...zHow,
  }),
  output: zChangedOut,
  audit: () => 'Recorded how two people are with one another',
  api: { method: 'post', path: '/people/{personId}/qualities' },
  async handle({ db, write, today, actor }, { personId, otherId, quality, beganOn, endedOn }) {
    if (personId === otherId) return invalidField(['otherId'], 'This is the same person');
    if (!(await loadPerson(db, personId)) || !(await loadPerson(db, otherId))) return notFound('person');
    const faults = dayFaults(beganOn, endedOn, today);
    if (faults.length > 0) return invalid(...faults);
    const pair = new Set([personId, otherId]);
    const open = (await loadQualities(db, [personId, otherId])).some(
      (each) =>
        each.endedOn === null &&
        pair.has(each.personId) &&
        pair.has(each.otherId) &&
        each.quality === quality,
    );
    if (open && !endedOn) return refused('already_there', 'This is recorded already');
    const row = { personId, otherId, quality, beganOn, endedOn, recordedBy: staffIdOf(actor) };
    const { id, version } = await write.insert('tieQuality', row);
    return succeed({ id, version });
  },
});

/** Changes how two people are with one another, says until when, or takes it out as a mistake. */
export const changeQuality = command({
  name: 'changeQuality',
  summary: 'Change how two people are with one another, say until when, or take it out as a mistake',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    qualityId: zId,
    version: z.int().min(1),
    ...zHow,
    mistake: z.boolean().default(false),
  }),
  output: zChangedOut,
  audit: () => 'Changed how two people are with one another',
  api: { method: 'put', path: '/people/{personId}/qualities/{qualityId}' },
  async handle({ db, write, today }, { personId, qualityId, version, mistake, ...how }) {
    const known = await findQuality(db, personId, qualityId);
    if (!known) return notFound('entry');
    checkAsSeen('tieQuality', known, { id: qualityId, version });
    const faults = dayFaults(how.beganOn, how.endedOn, today);
    if (faults.length > 0) return invalid(...faults);
    const changes = { ...how, struckOn: mistake ? today : null };
    const row = await write.update('tieQuality', { id: qualityId, version }, changes);
    return succeed({ id: qualityId, version: row.version });
  },
});
