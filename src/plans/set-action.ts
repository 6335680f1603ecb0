import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { ACTION_OWNERS, ACTION_STATUSES, decideAction } from './action.ts';
import { findGoalForAction, writeAction } from './plan-store.ts';
import { namesBothOrNeither } from './set-goal.ts';

/** Adds a small step to a goal, or changes one. */
export const setAction = command({
  name: 'setAction',
  summary: 'Set an action: add a small step to a goal, or change one (give its id and version)',
  permission: 'plan:write',
  about: ({ goalId: id }) => ({ kind: 'goal', id }),
  input: z
    .strictObject({
      goalId: zId,
      id: zId.optional().meta({ description: 'The action to change; a new one is made when left out' }),
      version: z.int().positive().optional(),
      what: zText(1000, 'Enter what will be done'),
      owner: z.enum(ACTION_OWNERS, 'Choose who will do this'),
      ownerName: zOptionalText(200).meta({ description: 'Who, where the owner is other' }),
      dueOn: zDate.optional(),
      setOn: zDate.optional(),
      status: z.enum(ACTION_STATUSES, 'Choose how this stands').default('open'),
      closedOn: zDate.optional(),
    })
    .superRefine(namesBothOrNeither),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ id, status }) => (id ? `Changed an action (${status})` : 'Added an action'),
  api: { method: 'post', path: '/goals/{goalId}/actions' },
  async handle({ db, write, actor, today }, { goalId, id, version, ...input }) {
    const found = await findGoalForAction(db, goalId, id);
    if (!found) return notFound('goal');
    if (id && !found.action) return notFound('action');
    const decided = decideAction({ goal: found, action: found.action }, input, today);
    if (!decided.ok) return decided;
    const seen = id && version ? { id, version } : undefined;
    const { personId, enrolmentId } = found;
    const whose = { personId, enrolmentId, goalId, recordedBy: staffIdOf(actor) };
    const stored = await writeAction(write, seen, whose, decided.value);
    return succeed({ id: stored.id, version: stored.version, personId });
  },
});
