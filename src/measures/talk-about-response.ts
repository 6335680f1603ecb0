import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { findResponse, talkedAbout } from './response-store.ts';

/** Records that an answer which asked for it was talked about, and what was done. */
export const talkAboutResponse = command({
  name: 'talkAboutResponse',
  summary: 'Record that an answer about safety was talked about, and what was done',
  permission: 'contact:record',
  about: ({ id }) => ({ kind: 'response', id }),
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    on: zDate.optional().meta({ description: 'The day on which you talked; today when left out' }),
    words: zText(4000, 'Say what you talked about and what was done'),
  }),
  output: zChangedOut,
  audit: () => 'Recorded what was done about an answer on safety',
  api: { method: 'post', path: '/responses/{id}/talk' },
  async handle({ db, write, actor, today }, { id, version, on = today, words }) {
    const found = await findResponse(db, id);
    if (!found) return notFound('response');
    if (found.withdrawnOn)
      return refused('withdrawn', 'This form was taken back: there is nothing to record on it.');
    if (found.prompts.length === 0)
      return refused('nothing_asked', 'No answer on this form asks for this. Record a contact instead.');
    if (isBefore(today, on)) return invalidField(['on'], 'The date must be today or in the past');
    if (isBefore(on, found.completedOn))
      return invalidField(['on'], 'The date must be on or after the day on which the form was filled in');
    const stored = await talkedAbout(write, { id, version }, { on, words, by: staffIdOf(actor) });
    return succeed({ id, version: stored });
  },
});
