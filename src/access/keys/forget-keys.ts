import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { zCountOut } from '../../foundation/answers.ts';
import { succeed } from '../../foundation/result.ts';
import { wholeTenant } from '../subject.ts';
import { removeKeysBefore } from './key-store.ts';

/** How long a form that was sent may still be sent again and be known: longer than any is left open. */
const KEPT_HOURS = 30 * 24;

/** How many are removed at one time, so that no run holds the table for long. */
const AT_ONCE = 5_000;

/** Removes the keys of forms that were sent long ago. Visitors make keys too: they must not fill the disk. */
export const forgetKeys = command({
  name: 'forgetKeys',
  summary: 'Remove the keys of forms that were sent long ago',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ removed: zCountOut, more: z.boolean() }),
  audit: () => 'Removed the keys of forms that were sent long ago',
  api: null,
  async handle({ db, now }) {
    const removed = await removeKeysBefore(db, now.subtract({ hours: KEPT_HOURS }), AT_ONCE);
    return succeed({ removed, more: removed === AT_ONCE });
  },
});
