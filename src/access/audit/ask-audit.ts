import { z } from 'zod';
import { command } from '../../doors/command.ts';
import { staffIdOf } from '../../doors/context.ts';
import { askKeeper } from '../../doors/keeping.ts';
import { zIdOut } from '../../foundation/answers.ts';
import { succeed } from '../../foundation/result.ts';
import { wholeTenant } from '../subject.ts';
import { askForRun } from './run-store.ts';

/** Asks that a checkpoint be taken and the change log verified now; Facet does it by itself within a minute. */
export const askAudit = command({
  name: 'askAudit',
  summary: 'Ask for a checkpoint and a verification of the change log',
  permission: 'audit:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ id: zIdOut }),
  audit: () => 'Asked that the change log be verified',
  api: { method: 'post', path: '/audit/runs' },
  async handle({ write, actor, now }) {
    const id = await askForRun(write, staffIdOf(actor), now);
    askKeeper(actor.tenant);
    return succeed({ id });
  },
});
