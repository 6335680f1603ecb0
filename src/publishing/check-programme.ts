import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { command } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { checkShown, checkSource, zCheckOut } from './check.ts';
import { zSource } from './programme-draft.ts';

/** Checks a text and keeps nothing of it. It is sent as a command because it is too long for an address. */
export const checkProgrammeText = command({
  name: 'checkProgramme',
  summary: 'Check a programme file as a whole: every fault and warning, each with its line. Nothing is kept',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ source: zSource }),
  output: zCheckOut,
  audit: () => 'Checked a programme file',
  api: { method: 'post', path: '/programmes/check' },
  async handle(context, { source }) {
    return succeed(checkShown(await checkSource(context, source)));
  },
});
