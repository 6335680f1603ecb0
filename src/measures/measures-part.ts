import { z } from 'zod';
import {
  DATE,
  DECIMAL,
  type LanguagePart,
  listOf,
  oneOf,
  record,
  zKey,
  zLine,
  zNamed,
  zSpan,
} from '../programme/index.ts';

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

/** The measures of a programme. */
export const zMeasures = z.array(zMeasure).max(100);

/** One measure as a programme names it. */
export type Measure = z.output<typeof zMeasure>;

type Measures = readonly Measure[];

/** The word at the top of the file. */
export const MEASURES = 'measures';

/** Scored questionnaires and scales, and when each is due. */
export const measuresPart: LanguagePart = {
  key: MEASURES,
  title: 'Measures',
  about: 'Questionnaires and scales with scores, and when each falls due',
  schema: zMeasures,
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
};
