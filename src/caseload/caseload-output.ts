import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut } from '../foundation/answers.ts';

const zParentOut = z
  .strictObject({
    enrolmentId: zIdOut,
    personId: zIdOut,
    name: z.string().meta({ description: 'As she wants to be called, with her full name where it differs' }),
    others: zCountOut.meta({ description: 'How many others of the family are worked with' }),
    programme: z.string(),
    pathway: z.string(),
    stage: z.string(),
    startedOn: zDayOut,
    month: z.int().meta({ description: 'The month of the pathway that today is in, from 1' }),
    months: z.int().nullable().meta({ description: 'Null where the pathway’s end is open' }),
    lead: z.strictObject({ id: zIdOut, name: z.string() }).nullable(),
    lastMetOn: zDayOut.nullable(),
    daysSinceMet: z.int().nullable(),
    lastTriedOn: zDayOut.nullable().meta({ description: 'The last contact of any kind, met or not' }),
    nextOn: zDayOut.nullable().meta({ description: 'When the next contact was agreed to be' }),
    dueOn: zDayOut.nullable().meta({ description: 'When the next meeting is due by the programme’s rhythm' }),
    actionsOverdue: zCountOut,
    isToday: z.boolean(),
    isContactOverdue: z.boolean(),
    isUnseen: z.boolean().meta({ description: 'Not met for longer than the programme allows' }),
    expected: z
      .strictObject({ title: z.string(), untilDay: zDayOut, isOverdue: z.boolean() })
      .nullable()
      .meta({ description: 'The contact that the programme expects now, or that is overdue' }),
    stagePrompt: z.string().nullable(),
  })
  .meta({ id: 'CaseloadParent', description: 'One parent on a caseload, as she stands today' });

/** One page of a caseload. */
export const zCaseloadOut = z.strictObject({
  parents: z.array(zParentOut),
  total: zCountOut,
  page: z.int().min(1),
  pages: z.int().min(1),
  needs: z.strictObject({ today: zCountOut, overdue: zCountOut, unseen: zCountOut }).nullable().meta({
    description: 'How many of the whole list need what; null in an order that does not look it up',
  }),
});
