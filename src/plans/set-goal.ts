import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { decideGoal, GOAL_STATUSES } from './goal.ts';
import { findWorkAndGoal, writeGoal } from './plan-store.ts';
import { workOf } from './work.ts';

/** A row to change is named with the version that was seen; without both, a new row is made. */
export function namesBothOrNeither(
  input: { readonly id?: string | undefined; readonly version?: number | undefined },
  context: z.RefinementCtx,
): void {
  if ((input.id === undefined) === (input.version === undefined)) return;
  const path = input.id === undefined ? ['id'] : ['version'];
  context.addIssue({
    code: 'custom',
    path,
    message: 'To change something, give both its id and its version',
  });
}

/** Adds a goal to an enrolment's plan, or changes one. */
export const setGoal = command({
  name: 'setGoal',
  summary: 'Set a goal: add one to a plan, or change one (give its id and version)',
  permission: 'plan:write',
  about: ({ enrolmentId: id }) => ({ kind: 'enrolment', id }),
  input: z
    .strictObject({
      enrolmentId: zId,
      id: zId.optional().meta({ description: 'The goal to change; a new one is made when left out' }),
      version: z.int().positive().optional(),
      area: z
        .string('Choose an area of the plan')
        .min(1, 'Choose an area of the plan')
        .meta({ description: 'One of the programme’s areas, by its id' }),
      words: zText(2000, 'Enter the goal, in the parent’s own words').meta({
        description: 'The goal in the parent’s own words',
      }),
      parentView: zOptionalText(4000).meta({ description: 'What she thinks of it' }),
      setOn: zDate.optional(),
      status: z.enum(GOAL_STATUSES, 'Choose how this goal stands').default('open'),
      closedOn: zDate.optional(),
      closingWords: zOptionalText(4000),
    })
    .superRefine(namesBothOrNeither),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ id, status }) => (id ? `Changed a goal (${status})` : 'Added a goal'),
  api: { method: 'post', path: '/enrolments/{enrolmentId}/goals' },
  example: {
    input: {
      enrolmentId: '0190c0de-0000-7000-8000-000000000003',
      area: 'being_a_parent',
      words: 'I want to write to Ivy twice a year',
      parentView: 'She finds the first sentence the hardest',
      setOn: '2024-05-21',
    },
    answer: {
      id: '0190c0de-0000-7000-8000-000000000004',
      version: 1,
      personId: '0190c0de-0000-7000-8000-000000000002',
    },
  },
  async handle({ db, write, actor, today, programmes }, { enrolmentId, id, version, ...input }) {
    const found = await findWorkAndGoal(db, enrolmentId, id);
    if (!found) return notFound('enrolment');
    if (id && !found.goal) return notFound('goal');
    const work = workOf(found.work, programmes);
    if (!work.ok) return work;
    const decided = decideGoal({ work: work.value, goal: found.goal }, input, today);
    if (!decided.ok) return decided;
    const seen = id && version ? { id, version } : undefined;
    const { personId } = work.value;
    const whose = { personId, enrolmentId, recordedBy: staffIdOf(actor) };
    const stored = await writeGoal(write, seen, whose, decided.value);
    return succeed({ id: stored.id, version: stored.version, personId });
  },
});
