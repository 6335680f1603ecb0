import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { command, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { draftById } from './draft-store.ts';
import { titleOfSource, zSource } from './programme-draft.ts';

/** Begins a draft with a text, whatever is wrong with it. */
export const startProgrammeDraft = command({
  name: 'startProgrammeDraft',
  summary: 'Begin a draft of a programme; it is kept as it is, whatever is wrong with it',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ source: zSource }),
  output: zChangedOut,
  audit: () => 'Began a draft of a programme',
  api: { method: 'post', path: '/programme-drafts' },
  async handle({ write, actor, now }, { source }) {
    const title = titleOfSource(source);
    const savedBy = staffIdOf(actor);
    const row = await write.insert('programmeDraft', {
      title,
      source,
      startedAt: now,
      savedAt: now,
      savedBy,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Said where a draft is not one any more. */
export const published = () =>
  refused(
    'published',
    'This draft was published, and what was published is not changed. Begin a new draft from it.',
  );

/** Saves what was typed in a draft. */
export const saveProgrammeDraft = command({
  name: 'saveProgrammeDraft',
  summary: 'Save a draft of a programme, whatever is wrong with it',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive(), source: zSource }),
  output: zChangedOut,
  audit: () => 'Saved a draft of a programme',
  api: { method: 'post', path: '/programme-drafts/{id}' },
  async handle({ db, write, actor, now }, { id, version, source }) {
    const draft = await draftById(db, id);
    if (!draft) return notFound('draft');
    if (draft.publishedAt) return published();
    const changes = { title: titleOfSource(source), source, savedAt: now, savedBy: staffIdOf(actor) };
    const row = await write.update('programmeDraft', { id, version }, changes);
    return succeed({ id, version: row.version });
  },
});

/** Throws a draft away. The change log keeps what it said. */
export const discardProgrammeDraft = command({
  name: 'discardProgrammeDraft',
  summary: 'Throw away a draft of a programme',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Threw away a draft of a programme',
  api: { method: 'post', path: '/programme-drafts/{id}/discard' },
  async handle({ db, write, now }, { id, version }) {
    const draft = await draftById(db, id);
    if (!draft) return notFound('draft');
    if (draft.publishedAt) return published();
    const row = await write.update('programmeDraft', { id, version }, { discardedAt: now });
    return succeed({ id, version: row.version });
  },
});
