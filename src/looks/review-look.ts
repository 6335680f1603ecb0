import { z } from 'zod';
import { command, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { lookedThen } from './look-store.ts';
import { unusualKinds } from './unusual.ts';

/** Who may say that she has looked into it: anybody but the worker whose looking it was. */
export function decideReview(
  reviewer: string | null,
  watched: string,
): Result<{ readonly by: string }, Fault> {
  if (reviewer === null) return refused('no_worker', 'Only a worker can look into this.');
  if (reviewer === watched)
    return refused('own_look', 'These are your own looks. Ask another manager to look into them.');
  return succeed({ by: reviewer });
}

/** Marks unusual looking as looked into, with what was found. What comes after the last look seen is listed again. */
export const reviewLook = command({
  name: 'reviewLook',
  summary: 'Say that unusual looking was looked into, and what was found',
  permission: 'look:review',
  about: ({ personId }) => (personId === null ? wholeTenant : { kind: 'person', id: personId }),
  input: z
    .strictObject({
      kind: z.enum(unusualKinds, 'Say what kind of looking'),
      staffId: zId,
      personId: zId.nullable().default(null),
      day: zDate,
      until: z.iso
        .datetime('Give the moment of the last look')
        .transform((text) => Temporal.Instant.from(text))
        .meta({ description: 'The moment of the last look that was seen' }),
      note: z
        .string('Enter what you found')
        .trim()
        .min(1, 'Enter what you found')
        .max(2000, 'Enter at most 2,000 characters'),
    })
    .refine(({ kind, personId }) => (kind === 'outside') === (personId !== null), 'Say whose record it was'),
  output: z.strictObject({ id: zIdOut }),
  audit: () => 'Unusual looking looked into',
  api: { method: 'post', path: '/looks/unusual/reviews' },
  async handle({ db, write, actor, now }, { kind, staffId, personId, day, until, note }) {
    const decision = decideReview(staffIdOf(actor), staffId);
    if (!decision.ok) return decision;
    if (!(await lookedThen(db, { staffId, at: until }))) return notFound('look');
    const row = await write.insert('lookReview', {
      kind,
      staffId,
      personId,
      day,
      untilAt: until,
      note,
      reviewedBy: decision.value.by,
      reviewedAt: now,
    });
    return succeed({ id: row.id });
  },
});
