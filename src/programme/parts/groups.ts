import { z } from 'zod';
import { DATE, listOf, NUMBER, oneOf, record, YES_NO } from '../expression/types.ts';
import type { LanguagePart } from '../part.ts';
import { zNamed, zSpan, zWhole } from '../schema/words.ts';

const zGroups = z.strictObject({
  kinds: z
    .array(
      zNamed
        .extend({
          form: z.enum(['course', 'workshop', 'drop_in']).default('course').meta({
            description: 'course: the same people each time. workshop: once. drop_in: whoever comes',
          }),
          sessions: zWhole(1, 200).optional().meta({ description: 'How many sessions a course has' }),
          every: zSpan.optional().meta({ description: 'How long between sessions' }),
          least: zWhole(1, 500).optional().meta({ description: 'With fewer it does not begin' }),
          places: zWhole(1, 10_000).optional(),
          completed_after: zWhole(1, 200)
            .optional()
            .meta({ description: 'How many sessions somebody comes to who completes it' }),
          anonymous: z.boolean().default(false).meta({ description: 'People may come without a name' }),
        })
        .superRefine((kind, context) => {
          const add = (field: string, message: string) =>
            context.addIssue({ code: 'custom', path: [field], message });
          if (kind.form !== 'course' && kind.completed_after)
            add('completed_after', 'Only a course is completed');
          if ((kind.completed_after ?? 0) > (kind.sessions ?? Number.POSITIVE_INFINITY)) {
            add('completed_after', 'This is more than the course has sessions');
          }
          if ((kind.least ?? 0) > (kind.places ?? Number.POSITIVE_INFINITY)) {
            add('least', 'This is more than there are places');
          }
        }),
    )
    .min(1)
    .max(200),
});

const KIND = { type: 'text', title: 'Kind', values: { part: 'group_kinds' } } as const;
const ATTENDED = { type: 'yes_no', title: 'Came' } as const;
const ON = { type: 'date', title: 'On' } as const;

/** Courses, workshops and drop-ins. */
export const groupsPart: LanguagePart = {
  key: 'groups',
  title: 'Groups',
  about: 'Courses, workshops and drop-ins',
  schema: zGroups,
  waitsFor: 'groups',
  example: `groups:
  kinds:
    - { id: parents_course, title: Course for parents, sessions: 8, every: 1 week, least: 4, places: 12, completed_after: 6 }
    - { id: coffee_morning, title: Coffee morning, form: drop_in, anonymous: true }
`,
  names: { group_kinds: ['kinds'] },
  sees: (names) => ({
    groups: listOf(
      record('group', {
        kind: oneOf(names.of_parts?.group_kinds ?? []),
        joined_on: DATE,
        attended: NUMBER,
        completed: YES_NO,
      }),
    ),
  }),
  awaitedSets: [
    {
      name: 'groups',
      title: 'Groups',
      columns: { kind: KIND, began_on: ON, ended_on: { type: 'date', title: 'Ended' } },
      related: { sessions: { title: 'Sessions', columns: { on: ON } } },
    },
    {
      name: 'attendances',
      title: 'Attendances at groups',
      columns: { kind: KIND, on: ON, came: ATTENDED },
      related: {},
    },
  ],
  awaitedLists: {
    enrolments: {
      groups: {
        title: 'Groups',
        columns: {
          kind: KIND,
          joined_on: { type: 'date', title: 'Joined' },
          attended: { type: 'number', title: 'Sessions that the person came to' },
          completed: { type: 'yes_no', title: 'Completed' },
        },
      },
    },
  },
};
