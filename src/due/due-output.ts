import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { DUE_STATES } from './due.ts';
import { SETTLED_HOW } from './due-tables.ts';

const zNamedOut = z.strictObject({ id: z.string(), title: z.string() });

const due = {
  enrolmentId: zIdOut,
  programme: z.string(),
  item: z.string().meta({ description: 'The schedule and the step in it; what settleDue is given' }),
  title: z.string(),
  kind: z.string().nullable().meta({ description: 'The kind of contact; null for any' }),
  kindTitle: z.string().nullable(),
  isFollowUp: z.boolean().meta({ description: 'True for a look after the end of the work' }),
  onDay: zDayOut,
  fromDay: zDayOut.meta({ description: 'The first day on which it counts by itself' }),
  untilDay: zDayOut.meta({ description: 'The last day on which it counts by itself' }),
  state: z.enum(DUE_STATES).meta({
    description:
      'now: it can be made. later: not yet. overdue: its days are over. missed: overdue, and the next has come or a year has gone by. Else how it was settled',
  }),
};

/** One thing due, on a person's own page. */
export const zPersonDueOut = z
  .strictObject({
    ...due,
    ask: z.string().nullable().meta({ description: 'What a follow-up asks' }),
    outcomes: z.array(zNamedOut).meta({ description: 'Outcomes that a follow-up looks at again' }),
    settled: z
      .strictObject({
        id: zIdOut,
        version: zVersionOut,
        how: z.enum(SETTLED_HOW),
        on: zDayOut,
        contactId: zIdOut.nullable(),
        note: z.string().nullable(),
        holds: z.array(z.string()),
        noLonger: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({
    id: 'Due',
    description: 'A contact that a programme expects of a person, or a look after the end',
  });

/** All that is due for a person, and what cannot be dated yet. */
export const zPersonDuesOut = z.strictObject({
  personId: zIdOut,
  items: z.array(zPersonDueOut),
  undated: z.array(
    z.strictObject({
      enrolmentId: zIdOut,
      schedule: z.string(),
      title: z.string(),
      missing: z.string().meta({ description: 'The date that is not on record' }),
      steps: z.array(z.string()).meta({ description: 'What of it waits, in the order of the file' }),
      waitsForBirth: z.boolean().meta({ description: 'True where a baby is on the way' }),
      expectedOn: zDayOut.nullable().meta({ description: 'The due date that is on record' }),
    }),
  ),
});

/** One thing due, on a list. */
export const zListedDueOut = z.strictObject({
  ...due,
  personId: zIdOut,
  name: z.string(),
  holder: z.strictObject({ id: zIdOut, name: z.string() }).nullable().meta({
    description: 'The lead worker, or who led to the end; null where nobody who is here does',
  }),
});

/** One page of what is due. */
export const zDueListOut = z.strictObject({
  items: z.array(zListedDueOut),
  total: zCountOut,
  page: z.int().min(1),
  pages: z.int().min(1),
  counts: z.strictObject({ overdue: zCountOut, now: zCountOut, coming: zCountOut }),
});
