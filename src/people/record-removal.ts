import { z } from 'zod';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { type PartialDate, zPartialDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type LivesWith, livesWith } from './family.ts';
import { zSure } from './look-again.ts';
import { loadRecord } from './register.ts';
import { decideRemoval, type RemovalChange } from './removal.ts';

/** Records that a child was removed from a parent’s care, and where the child is living now. */
export const recordRemoval = command({
  name: 'recordRemoval',
  summary: 'Record that a child was removed from a parent’s care',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    childId: zId,
    removedOn: zPartialDate.nullish().transform((date) => date ?? null),
    livesWith: z.enum(livesWith, 'Say who the child is living with, or that it is not known'),
    proceedingsId: zId.nullish().transform((id) => id ?? null),
    sure: zSure,
  }),
  output: z.strictObject({ id: zIdOut }),
  audit: () => 'Recorded a removal',
  api: { method: 'post', path: '/people/{personId}/removals' },
  handle: async (context, input) => {
    const record = await loadRecord(context.db, input.personId);
    const child = record?.children.find((each) => each.id === input.childId);
    if (!record || !child) return notFound('child');
    const { proceedingsId } = input;
    if (proceedingsId && !record.proceedings.some((each) => each.id === proceedingsId)) {
      return notFound('set of proceedings');
    }
    const decided = decideRemoval(child, record.proceedings, input, context.today);
    if (!decided.ok) return decided;
    const { id } = await store(context, decided.value, input);
    await context.write.update(
      'relationship',
      { id: child.relationshipId, version: child.relationshipVersion },
      { removed: true, livesWith: input.livesWith },
    );
    return succeed({ id });
  },
});

interface Removal {
  readonly personId: string;
  readonly childId: string;
  readonly removedOn: PartialDate | null;
  readonly livesWith: LivesWith;
  readonly proceedingsId: string | null;
}

function store({ write }: CommandContext, change: RemovalChange, removal: Removal) {
  const { personId, childId, removedOn, proceedingsId } = removal;
  const dates = { removedOn: removedOn?.date ?? null, removedPrecision: removedOn?.precision ?? null };
  if (change.kind === 'add') return write.insert('removal', { personId, childId, proceedingsId, ...dates });
  const { id, version, proceedingsId: before } = change.removal;
  return write.update('removal', { id, version }, { ...dates, proceedingsId: proceedingsId ?? before });
}
