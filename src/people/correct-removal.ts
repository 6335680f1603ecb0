import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { zPartialDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zSure } from './look-again.ts';
import { loadRecord } from './register.ts';
import { decideCorrectedRemoval } from './removal.ts';

/** Corrects the date of a removal. What it was before stays in the change log. */
export const correctRemoval = command({
  name: 'correctRemoval',
  summary: 'Correct the date of a removal',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    removalId: zId,
    version: z.int().positive(),
    removedOn: zPartialDate
      .nullish()
      .transform((date) => date ?? null)
      .meta({ description: 'To the day, month or year; left out when it is not known' }),
    sure: zSure,
  }),
  output: zChangedOut,
  audit: () => 'Corrected the date of a removal',
  api: { method: 'post', path: '/people/{personId}/removals/{removalId}/correction' },
  handle: async (context, { personId, removalId, version, ...input }) => {
    const record = await loadRecord(context.db, personId);
    const child = record?.children.find((each) => each.removals.some(({ id }) => id === removalId));
    if (!record || !child) return notFound('removal');
    const decided = decideCorrectedRemoval(child, removalId, record.proceedings, input, context.today);
    if (!decided.ok) return decided;
    const { removedOn } = input;
    const row = await context.write.update(
      'removal',
      { id: removalId, version },
      { removedOn: removedOn?.date ?? null, removedPrecision: removedOn?.precision ?? null },
    );
    return succeed({ id: removalId, version: row.version });
  },
});
