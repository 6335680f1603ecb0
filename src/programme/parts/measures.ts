import { z } from 'zod';
import { DATE, DECIMAL, listOf, oneOf, record } from '../expression/types.ts';
import type { LanguagePart } from '../part.ts';
import { zKey, zLine, zNamed, zSpan } from '../schema/words.ts';

const zDue = z.union([
  z.enum(['start', 'end', 'stage']),
  z.strictObject({ every: zSpan }).meta({ description: 'Again and again while the work goes on' }),
  z.strictObject({ after_start: zSpan }),
  z.strictObject({ after_end: zSpan }),
]);

const zMeasure = zNamed.extend({
  instrument: zLine
    .regex(/^[a-z][a-z0-9-]*$/, 'Write the name of the instrument, such as core-10')
    .meta({ description: 'Which questionnaire or scale, such as core-10' }),
  at: z.array(zDue).min(1, 'Say when it is due').meta({ description: 'When it falls due' }),
  by: z.enum(['parent', 'worker', 'child']).default('parent').meta({ description: 'Who answers it' }),
  within: zSpan.optional().meta({ description: 'How long before or after that day still does' }),
  pathways: z.array(zKey).min(1).optional(),
});

const zMeasures = z.array(zMeasure).max(100);

type Measures = z.output<typeof zMeasures>;

const ID = { type: 'text', title: 'Measure', values: { part: 'measures' } } as const;
const COLUMNS = {
  id: ID,
  on: { type: 'date', title: 'On' },
  score: { type: 'decimal', title: 'Score' },
  change: { type: 'decimal', title: 'Change since the first' },
  verdict: {
    type: 'text',
    title: 'Reliable change since the first',
    values: ['better', 'same', 'worse'],
  },
} as const;

/** Scored questionnaires and scales, and when each is due. */
export const measuresPart: LanguagePart = {
  key: 'measures',
  title: 'Measures',
  about: 'Questionnaires and scales with scores, and when each falls due',
  schema: zMeasures,
  waitsFor: 'measures',
  example: `measures:
  - { id: wellbeing, title: Wellbeing, instrument: swemwbs, at: [start, { every: 3 months }, end], within: 2 weeks }
`,
  names: { measures: [] },
  checks(value, { names }) {
    return (value as Measures).flatMap((measure, index) =>
      (measure.pathways ?? []).flatMap((pathway, at) =>
        names.pathways.includes(pathway)
          ? []
          : [{ path: [index, 'pathways', at], message: `There is no pathway "${pathway}"` }],
      ),
    );
  },
  sees: (names) => ({
    measures: listOf(
      record('measure', { id: oneOf(names.of_parts?.measures ?? []), on: DATE, score: DECIMAL }),
    ),
  }),
  awaitedSets: [{ name: 'measures', title: 'Measures', columns: COLUMNS, related: {} }],
  awaitedLists: { enrolments: { measures: { title: 'Measures', columns: COLUMNS } } },
};
