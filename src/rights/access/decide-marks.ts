import { z } from 'zod';
import { type CommandContext, command, staffIdOf } from '../../doors/index.ts';
import { zCountOut, zIdOut } from '../../foundation/answers.ts';
import { invalidField, notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText, zText } from '../../foundation/text.ts';
import { exemptionIds } from './exemptions.ts';
import { placesOf } from './passage.ts';
import { decideOpen } from './request.ts';
import {
  findRequest,
  type ItemRow,
  type MarkRow,
  placeOfMark,
  type RequestRow,
  readItems,
} from './request-store.ts';

const zDecision = z.enum(['hide', 'show'], 'Select whether to leave these words out');
const zReason = z.enum(exemptionIds, 'Select why these words are left out').nullish();
const zDone = z.strictObject({ requestId: zIdOut, places: zCountOut });

function wordsOf(item: ItemRow, mark: Pick<MarkRow, 'passage' | 'starts' | 'ends'>): string {
  return item.passages[mark.passage]?.text.slice(mark.starts, mark.ends) ?? '';
}

/** Once something is decided anew, both readers have to look again. */
async function reopen(context: CommandContext, request: RequestRow): Promise<void> {
  if (!request.readOn && !request.agreedOn) return;
  const { id, version } = request;
  const anew = { readOn: null, readBy: null, agreedOn: null, agreedBy: null };
  await context.write.update('subjectRequest', { id, version }, anew);
}

/** Decides about one place, or about every place where the same words stand. */
export const decideMark = command({
  name: 'decideMark',
  summary: 'Decide whether words that may be about somebody else are left out, here or everywhere',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectMark', id }),
  input: z.strictObject({
    id: zId,
    decision: zDecision,
    reason: zReason,
    note: zOptionalText(1000),
    /** Also every other place of this request where the same words are marked and not decided yet. */
    everywhere: z.boolean().default(false),
  }),
  output: zDone,
  audit: ({ decision }) =>
    decision === 'hide' ? 'Left words out of a copy' : 'Decided that words are shown in a copy',
  api: { method: 'post', path: '/subject-marks/{id}/decision' },
  async handle(context, { id, decision, reason = null, note, everywhere }) {
    const { db, write, actor, today } = context;
    const place = await placeOfMark(db, id);
    const request = place && (await findRequest(db, place.requestId));
    if (!place || !request) return notFound('passage');
    const open = decideOpen(request);
    if (!open.ok) return open;
    if (decision === 'hide' && !reason)
      return invalidField(['reason'], 'Select why these words are left out');
    const items = await readItems(db, request.id, everywhere ? {} : { itemId: place.itemId });
    const own = items.find((item) => item.id === place.itemId);
    const mark = own?.marks.find((each) => each.id === id);
    if (!own || !mark) return notFound('passage');
    const words = wordsOf(own, mark).toLowerCase();
    const same = items.flatMap((item) =>
      item.marks.filter((each) => !each.decision && wordsOf(item, each).toLowerCase() === words),
    );
    const chosen = everywhere ? [mark, ...same.filter((each) => each.id !== id)] : [mark];
    const decided = { decision, reason: decision === 'hide' ? reason : null, note };
    for (const { id: markId, version } of chosen)
      await write.update(
        'subjectMark',
        { id: markId, version },
        { ...decided, decidedBy: staffIdOf(actor), decidedOn: today, sentBack: null },
      );
    await reopen(context, request);
    return succeed({ requestId: request.id, places: chosen.length });
  },
});

/** Leaves out words that Facet did not mark, wherever they stand in one record or in all. */
export const leaveOutWords = command({
  name: 'leaveOutWords',
  summary: 'Leave out words that were not marked, in one record or everywhere',
  permission: 'rights:handle',
  about: ({ requestId: id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    requestId: zId,
    itemId: zId,
    words: zText(20_000, 'Enter the words to leave out, as they stand in the record'),
    reason: z.enum(exemptionIds, 'Select why these words are left out'),
    note: zOptionalText(1000),
    everywhere: z.boolean().default(false),
  }),
  output: zDone,
  audit: () => 'Left words out of a copy',
  api: { method: 'post', path: '/subject-requests/{requestId}/left-out' },
  async handle(context, { requestId, itemId, words, reason, note, everywhere }) {
    const { db, write, actor, today } = context;
    const request = await findRequest(db, requestId);
    if (!request) return notFound('request');
    const open = decideOpen(request);
    if (!open.ok) return open;
    const items = await readItems(db, requestId, everywhere ? {} : { itemId });
    const staffId = staffIdOf(actor);
    const rows = items.flatMap((item) =>
      item.passages.flatMap(({ text }, passage) =>
        placesOf(text, words).map((span) => ({
          ...span,
          passage,
          personId: request.personId,
          subjectItemId: item.id,
          kind: 'passage' as const,
          foundBy: staffId,
          decision: 'hide' as const,
          reason,
          note,
          decidedBy: staffId,
          decidedOn: today,
        })),
      ),
    );
    if (rows.length === 0)
      return invalidField(['words'], 'These words do not stand here. Copy them as they are in the record');
    await write.insertMany('subjectMark', rows);
    await reopen(context, request);
    return succeed({ requestId, places: rows.length });
  },
});
