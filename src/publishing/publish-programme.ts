import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { command, sayPublished } from '../doors/index.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { invalid, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, succeed } from '../foundation/result.ts';
import { readPublishable } from './preview-publishing.ts';
import { insertVersion, publishedVersions } from './published-store.ts';

/** Publishes a draft as a version that never changes again. Every process of this Facet uses it within a second. */
export const publishProgramme = command({
  name: 'publishProgramme',
  summary: 'Publish a draft as a new version of its programme; a version that is published is never changed',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: z.strictObject({ programme: z.string(), version: z.int().min(1), title: z.string() }),
  audit: () => 'Published a programme',
  api: { method: 'post', path: '/programme-drafts/{id}/publish' },
  async handle(context, { id, version }) {
    const { db, write, actor, today, now } = context;
    const found = await readPublishable(context, id);
    if (!found.ok) return fail(found.error);
    const { row, check, programme, whole } = found.value;
    const seen = { id, version };
    // What was looked at is published, or nothing.
    checkAsSeen('programmeDraft', row, seen);
    if (!programme) {
      return invalid(
        ...check.faults.map(({ line, message }) => ({
          path: ['source'],
          message: `Line ${line}: ${message}`,
        })),
      );
    }
    const { programme: name, version: number, title } = programme;
    // Another process may have published since this one last looked.
    const there = await publishedVersions(db);
    if (there.some((each) => each.programme === name && each.version >= number)) {
      return refused(
        'version_published',
        `Version ${number} of “${name}” was published by somebody else meanwhile. Give yours the next number.`,
      );
    }
    await write.update('programmeDraft', seen, {
      publishedAt: now,
      publishedProgramme: name,
      publishedVersion: number,
    });
    await insertVersion(write, { text: row.source, programme, whole }, today);
    sayPublished(actor.tenant);
    return succeed({ programme: name, version: number, title });
  },
});
