import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { findOwnAction, findOwnGoal } from './plan-store.ts';

/** A parent says what she thinks of one of her goals. What stood there before is in the history. */
export const sayOfOwnGoal = command({
  name: 'sayOfOwnGoal',
  summary: 'Say what one thinks of one of one’s own goals',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    words: zText(2000, 'Write what you think, in your own words'),
  }),
  output: zChangedOut,
  audit: () => 'A parent said what she thinks of her goal',
  api: null,
  async handle({ db, write }, { id, version, words }) {
    if (!(await findOwnGoal(db, id))) return notFound('goal');
    const row = await write.update('goal', { id, version }, { parentView: words });
    return succeed({ id: row.id, version: row.version });
  },
});

/** A parent marks a step as done that she was to take, alone or with her worker. */
export const finishOwnStep = command({
  name: 'finishOwnStep',
  summary: 'Mark a step of one’s own as done',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'A parent marked a step of her own as done',
  api: null,
  async handle({ db, write, today }, { id, version }) {
    const action = await findOwnAction(db, id);
    if (!action || (action.owner !== 'parent' && action.owner !== 'together')) return notFound('step');
    if (action.status !== 'open') return refused('closed', 'This step is not on your list any more.');
    const closedOn = Temporal.PlainDate.compare(today, action.setOn) < 0 ? action.setOn : today;
    const row = await write.update('action', { id, version }, { status: 'done', closedOn });
    return succeed({ id: row.id, version: row.version });
  },
});
