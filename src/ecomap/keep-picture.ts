import { z } from 'zod';
import { command, ofPerson, query, staffIdOf } from '../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { connectionsAt } from '../interface/charts/index.ts';
import { isOnRecord } from '../people/index.ts';
import { findPictureCopy, loadConnections, loadCulture, loadPictureCopies } from './ecomap-store.ts';
import { comparePictures, cultureLines, type Drawn, drawnPictures, ecomapLines } from './picture-copy.ts';

const zDrawn = z.enum(drawnPictures, 'Select which picture');

async function linesNow(db: TenantDb, personId: string, drawn: Drawn, today: Temporal.PlainDate) {
  return drawn === 'ecomap'
    ? ecomapLines(connectionsAt(await loadConnections(db, personId), today))
    : cultureLines(await loadCulture(db, personId), today);
}

/** Keeps an ecomap or a culturagram as it is recorded today, so that it can be compared with what is told later. */
export const keepPictureCopy = command({
  name: 'keepPictureCopy',
  summary: 'Keep a dated copy of an ecomap or a culturagram',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, drawn: zDrawn, note: zOptionalText(300) }),
  output: zChangedOut,
  audit: ({ drawn }) => `Kept a copy of ${drawn === 'ecomap' ? 'an ecomap' : 'a culturagram'}`,
  api: { method: 'post', path: '/people/{personId}/picture-copies' },
  async handle({ db, write, today, actor }, { personId, drawn, note }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const lines = JSON.stringify(await linesNow(db, personId, drawn, today));
    const row = { personId, drawn, takenOn: today, note, lines, recordedBy: staffIdOf(actor) };
    const { id, version } = await write.insert('pictureCopy', row);
    return succeed({ id, version });
  },
});

/** The dated copies of an ecomap or a culturagram. */
export const listPictureCopies = query({
  name: 'listPictureCopies',
  summary: 'The dated copies of a person’s ecomap or culturagram',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    drawn: zDrawn.meta({ description: 'Of which of the two pictures' }),
  }),
  output: z.strictObject({
    personId: zIdOut,
    copies: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        takenOn: zDayOut,
        note: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/picture-copies' },
  async handle({ db }, { personId, drawn }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    return succeed({ personId, copies: await loadPictureCopies(db, personId, drawn) });
  },
  looksAt: ({ personId }) => [personId],
});

/** What a copy of an ecomap or a culturagram says otherwise than the record does now. */
export const comparePictureCopy = query({
  name: 'comparePictureCopy',
  summary: 'Compare a dated copy of an ecomap or a culturagram with what is recorded now',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId, copyId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    drawn: zDrawn,
    takenOn: zDayOut,
    note: z.string().nullable(),
    differences: z.array(
      z.strictObject({ what: z.string(), before: z.string().nullable(), today: z.string().nullable() }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/picture-copies/{copyId}' },
  async handle({ db, today }, { personId, copyId }) {
    const copy = await findPictureCopy(db, personId, copyId);
    if (!copy) return notFound('copy');
    const { drawn, takenOn, note, lines } = copy;
    const differences = comparePictures(lines, await linesNow(db, personId, drawn, today));
    return succeed({ personId, drawn, takenOn, note, differences });
  },
  looksAt: ({ personId }) => [personId],
});
