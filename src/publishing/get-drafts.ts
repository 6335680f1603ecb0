import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type CheckShown, checkShown, checkSource, zCheckOut } from './check.ts';
import { type DraftRow, draftById, openDrafts } from './draft-store.ts';

const zDraftOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  title: z.string(),
  savedAt: zInstantOut,
  savedBy: z.string().nullable(),
  published: z.strictObject({ programme: z.string(), version: z.int().min(1) }).nullable(),
});

/** A draft as lists show it. */
export interface DraftShown {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: string | null;
  readonly published: { readonly programme: string; readonly version: number } | null;
}

function shown(row: DraftRow): DraftShown {
  const { id, version, title, savedAt, savedByName, publishedProgramme, publishedVersion } = row;
  const published =
    publishedProgramme !== null && publishedVersion !== null
      ? { programme: publishedProgramme, version: publishedVersion }
      : null;
  return { id, version, title, savedAt, savedBy: savedByName, published };
}

/** The drafts that somebody is writing. */
export const listProgrammeDrafts = query({
  name: 'listProgrammeDrafts',
  summary: 'List the programmes that are being written',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(zDraftOut),
  looksAt: (_: readonly DraftShown[]) => [],
  api: { method: 'get', path: '/programme-drafts' },
  async handle({ db }) {
    return succeed((await openDrafts(db)).map(shown));
  },
});

/** A draft with its text and what is wrong with it. */
export interface CheckedDraft extends DraftShown {
  readonly source: string;
  readonly check: CheckShown;
}

/** One draft, checked. */
export const getProgrammeDraft = query({
  name: 'getProgrammeDraft',
  summary: 'Read a draft of a programme, with every fault and warning in it',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zDraftOut.extend({ source: z.string(), check: zCheckOut }),
  looksAt: (_: CheckedDraft) => [],
  api: { method: 'get', path: '/programme-drafts/{id}' },
  async handle(context, { id }) {
    const row = await draftById(context.db, id);
    if (!row) return notFound('draft');
    const check = checkShown(await checkSource(context, row.source));
    return succeed({ ...shown(row), source: row.source, check });
  },
});
