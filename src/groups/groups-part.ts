import { z } from 'zod';
import {
  DATE,
  type LanguagePart,
  listOf,
  NUMBER,
  oneOf,
  type Programme,
  partOf,
  record,
  YES_NO,
  zNamed,
  zSpan,
  zWhole,
} from '../programme/index.ts';

const zQuestion = z.strictObject({
  id: zNamed.shape.id,
  ask: z.string().trim().min(1).max(300).meta({ description: 'The question; it is answered from 1 to 5' }),
});

const zKind = zNamed
  .extend({
    form: z.enum(['course', 'workshop', 'drop_in']).default('course').meta({
      description: 'course: the same people each time. workshop: once. drop_in: whoever comes',
    }),
    sessions: zWhole(1, 200).optional().meta({ description: 'How many sessions a course has' }),
    every: zSpan.optional().meta({ description: 'How long between sessions' }),
    least: zWhole(1, 500).optional().meta({ description: 'With fewer it does not begin' }),
    places: zWhole(1, 10_000).optional().meta({ description: 'Beyond them people wait for a place' }),
    completed_after: zWhole(1, 200)
      .optional()
      .meta({ description: 'How many sessions somebody comes to who completes it' }),
    anonymous: z.boolean().default(false).meta({ description: 'People may come without a name' }),
    for: z.enum(['enrolled', 'on_record']).default('enrolled').meta({
      description: 'enrolled: those who are in the programme. on_record: anybody who is on record',
    }),
    counts_as_seen: z.boolean().default(true).meta({
      description: 'Whether somebody who came was seen, as at any other contact',
    }),
    feedback: z.array(zQuestion).max(20).default([]).meta({
      description: 'What is asked afterwards, each answered from 1 to 5; one question when left out',
    }),
  })
  .superRefine((kind, context) => {
    const add = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (kind.form !== 'course' && kind.completed_after) add('completed_after', 'Only a course is completed');
    if ((kind.completed_after ?? 0) > (kind.sessions ?? Number.POSITIVE_INFINITY)) {
      add('completed_after', 'This is more than the course has sessions');
    }
    if ((kind.least ?? 0) > (kind.places ?? Number.POSITIVE_INFINITY)) {
      add('least', 'This is more than there are places');
    }
  });

const zGroups = z.strictObject({
  kinds: z.array(zKind).min(1, 'Name at least one kind of group').max(200),
});

type Groups = z.output<typeof zGroups>;

/** A kind of group, as a programme names it. */
export type GroupKind = Groups['kinds'][number];

/** Groups, courses, workshops and drop-ins. */
export const groupsPart: LanguagePart & { readonly schema: z.ZodType<Groups> } = {
  key: 'groups',
  title: 'Groups',
  about: 'Groups, courses, workshops and drop-ins',
  schema: zGroups,
  example: `groups:
  kinds:
    - { id: parents_course, title: Course for parents, sessions: 8, every: 1 week, least: 4, places: 12, completed_after: 6 }
    - { id: coffee_morning, title: Coffee morning, form: drop_in, anonymous: true }
`,
  names: { group_kinds: ['kinds'] },
  checks(value) {
    const repeated = (ids: readonly string[], path: (index: number) => (string | number)[], what: string) =>
      ids.flatMap((id, index) =>
        ids.indexOf(id) === index ? [] : [{ path: path(index), message: `There is ${what} "${id}" already` }],
      );
    const { kinds } = value as Groups;
    return [
      ...repeated(
        kinds.map(({ id }) => id),
        (index) => ['kinds', index, 'id'],
        'a kind',
      ),
      ...kinds.flatMap(({ feedback }, at) =>
        repeated(
          feedback.map(({ id }) => id),
          (index) => ['kinds', at, 'feedback', index, 'id'],
          'a question',
        ),
      ),
    ];
  },
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
};

/** Kinds of group that a programme names; none where it says nothing of them. */
export function groupKinds(programme: Programme | undefined): readonly GroupKind[] {
  return (programme && partOf(programme, groupsPart)?.kinds) ?? [];
}

/** One kind of group of a programme. */
export function groupKind(programme: Programme | undefined, kind: string): GroupKind | undefined {
  return groupKinds(programme).find(({ id }) => id === kind);
}

/** A question that is asked after a group, answered from 1 to 5. */
export interface FeedbackQuestion {
  readonly id: string;
  readonly ask: string;
}

const USUAL: readonly FeedbackQuestion[] = [{ id: 'helped', ask: 'How much did the group help you?' }];

/** What is asked after a group of a kind. */
export function feedbackQuestions(kind: GroupKind | undefined): readonly FeedbackQuestion[] {
  return kind && kind.feedback.length > 0 ? kind.feedback : USUAL;
}
