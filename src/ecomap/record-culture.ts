import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { cultureAreas, cultureFaults, zCulture } from './culture.ts';
import { loadCulture } from './ecomap-store.ts';

/** Records what somebody tells in one area of her culturagram. What she told before is kept, with its day. */
export const recordCulture = command({
  name: 'recordCulture',
  summary: 'Record what a person tells in one of the ten areas of her culturagram',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    area: z.enum(cultureAreas, 'Select an area'),
    told: zCulture,
  }),
  output: zChangedOut,
  audit: () => 'Recorded what a person tells for her culturagram',
  api: { method: 'post', path: '/people/{personId}/culturagram' },
  async handle({ db, write, today, actor }, { personId, area, told }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const faults = cultureFaults(area, told);
    if (faults.length > 0) return invalid(...faults);
    const row = { ...told, area, personId, toldOn: today, recordedBy: staffIdOf(actor) };
    const made = await write.insert('cultureTold', row);
    return succeed({ id: made.id, version: made.version });
  },
});

/** Corrects how something was written down, or takes out what was not told. */
export const correctCulture = command({
  name: 'correctCulture',
  summary: 'Correct what was written down for a culturagram, or take out what was not told',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    cultureToldId: zId,
    version: z.int().min(1),
    told: zCulture,
    mistake: z.boolean().default(false),
  }),
  output: zChangedOut,
  audit: () => 'Corrected what was written down for a culturagram',
  api: { method: 'put', path: '/people/{personId}/culturagram/{cultureToldId}' },
  async handle({ db, write, today }, { personId, cultureToldId, version, told, mistake }) {
    const known = (await loadCulture(db, personId)).find(({ id }) => id === cultureToldId);
    if (!known) return notFound('record of what was told');
    const seen = { id: cultureToldId, version };
    checkAsSeen('cultureTold', known, seen);
    const faults = mistake ? [] : cultureFaults(known.area, told);
    if (faults.length > 0) return invalid(...faults);
    const row = await write.update('cultureTold', seen, mistake ? { struckOn: today } : told);
    return succeed({ id: cultureToldId, version: row.version });
  },
});
