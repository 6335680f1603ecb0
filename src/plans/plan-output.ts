import { z } from 'zod';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { ACTION_OWNERS, ACTION_STATUSES } from './action.ts';
import { GOAL_STATUSES } from './goal.ts';

const zWord = z.string().nullable();

const zGoalOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  area: z.string(),
  words: z.string(),
  parentView: zWord,
  setOn: zDayOut,
  status: z.enum(GOAL_STATUSES),
  closedOn: zDayOut.nullable(),
  closingWords: zWord,
  by: zWord,
  actions: z.array(
    z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      goalId: zIdOut,
      what: z.string(),
      owner: z.enum(ACTION_OWNERS),
      ownerName: zWord,
      dueOn: zDayOut.nullable(),
      setOn: zDayOut,
      status: z.enum(ACTION_STATUSES),
      closedOn: zDayOut.nullable(),
    }),
  ),
});

const zPlanEnrolmentOut = z.strictObject({
  id: zIdOut,
  programmeId: z.string(),
  programmeVersion: z.int(),
  programmeTitle: z.string(),
  startedOn: zDayOut,
  endedOn: zDayOut.nullable(),
});

/** A plan, area by area. */
export const zPlanOut = z.strictObject({
  personId: zIdOut,
  enrolment: zPlanEnrolmentOut.nullable(),
  enrolments: z.array(zPlanEnrolmentOut),
  areas: z.array(
    z.strictObject({ id: z.string(), title: z.string(), about: zWord, goals: z.array(zGoalOut) }),
  ),
});

export const zGoalReadOut = z.strictObject({ plan: zPlanOut, goal: zGoalOut });
