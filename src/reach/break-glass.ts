import { z } from 'zod';
import { nameOn, readSetting } from '../access/reach/index.ts';
import { command, query, staffIdOf, withinReach } from '../doors/index.ts';
import { zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { findGlass, type GlassRow, listGlassRows } from './glass-store.ts';
import { decideReview, knownBy } from './reach.ts';
import { findByWords, findPerson, reachPerson } from './reach-store.ts';

const NONE =
  'No restricted record has this name and date of birth. Check both, or ask your manager. A record that is not restricted is found under People.';

/**
 * Opens a restricted record in an emergency, for some hours. Only somebody who knows the full name and the date of
 * birth finds it, and a worker from whom it is hidden is told what is told of somebody who is not on record.
 */
export const breakGlass = command({
  name: 'breakGlass',
  summary: 'Open a restricted record in an emergency, for some hours',
  permission: 'glass:break',
  about: withinReach,
  input: z.strictObject({
    givenName: zText(120, 'Enter the first name'),
    familyName: zText(120, 'Enter the family name'),
    bornOn: zDate,
    reason: zText(2000, 'Say why you must see this record now'),
  }),
  output: z.strictObject({ personId: zIdOut, until: zInstantOut }),
  audit: () => 'Opened a restricted record in an emergency',
  api: { method: 'post', path: '/emergency-openings' },
  async handle(context, { reason, ...words }) {
    const { db, write, actor, now } = context;
    const staffId = staffIdOf(actor);
    const key = knownBy(words);
    const personId = key && (await findByWords(db, key));
    if (!personId || staffId === null) return refused('none', NONE);
    if (await findPerson(db, personId))
      return refused('open', 'This record is open to you already. Find it under People.');
    const { glassMinutes } = await readSetting(db);
    const until = now.add({ minutes: glassMinutes });
    await reachPerson(db, personId);
    await nameOn(context, { personId, staffId, kind: 'glass', reason, until });
    const review = { reviewedBy: null, reviewedAt: null, outcome: null, reviewNote: null };
    await write.insert('glassBreak', { personId, staffId, reason, brokenAt: now, until, ...review });
    return succeed({ personId, until });
  },
});

const zGlassOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    personName: z
      .string()
      .nullable()
      .meta({ description: 'Null where the record is not open to the reader' }),
    staffId: zIdOut,
    staffName: z.string(),
    reason: z.string(),
    brokenAt: zInstantOut,
    until: zInstantOut,
    outcome: z.enum(['right', 'not_right']).nullable(),
    reviewedBy: z.string().nullable(),
    reviewNote: z.string().nullable(),
  })
  .meta({ id: 'EmergencyOpening', description: 'A restricted record that was opened in an emergency' });

/** Restricted records that were opened in an emergency: those that wait for review first. */
export const listGlassBreaks = query({
  name: 'listGlassBreaks',
  summary: 'List restricted records that were opened in an emergency',
  permission: 'glass:review',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(zGlassOut),
  looksAt: (rows: readonly GlassRow[]) =>
    rows.filter(({ personName }) => personName !== null).map(({ personId }) => personId),
  api: { method: 'get', path: '/emergency-openings' },
  handle: async ({ db }) => succeed(await listGlassRows(db)),
});

/** Says whether it was right to open a record in an emergency. */
export const reviewGlassBreak = command({
  name: 'reviewGlassBreak',
  summary: 'Review the opening of a restricted record in an emergency',
  permission: 'glass:review',
  about: ({ id }) => ({ kind: 'glassBreak', id }),
  input: z.strictObject({
    id: zId,
    version: z.int().min(1),
    outcome: z.enum(['right', 'not_right'], 'Say whether it was right to open the record'),
    note: zOptionalText(2000),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut }),
  audit: () => 'Reviewed the opening of a restricted record',
  api: { method: 'post', path: '/emergency-openings/{id}/review' },
  async handle({ db, write, actor, now }, { id, version, outcome, note }) {
    const glass = await findGlass(db, id);
    if (!glass) return notFound('opening');
    const by = staffIdOf(actor);
    const decided = decideReview(glass, by);
    if (!decided.ok) return decided;
    const changes = { outcome, reviewNote: note, reviewedBy: by, reviewedAt: now };
    const row = await write.update('glassBreak', { id, version }, changes);
    return succeed({ id, version: row.version });
  },
});
