import { z } from 'zod';
import { command, type ProgrammeLibrary, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { type Instrument, shippedInstruments } from '../instruments/index.ts';
import { workOf } from '../plans/index.ts';
import { partOf } from '../programme/index.ts';
import { MEASURES, type Measure, zMeasures } from './measures-part.ts';
import { completionFaults, responseBy, scoreFilled } from './response.ts';
import { findMeasuredWork, insertResponse } from './response-store.ts';

type Programme = NonNullable<ReturnType<ProgrammeLibrary['current']>>;

/** The measures of a programme. */
export function measuresOf(programme: Programme): readonly Measure[] {
  return partOf(programme, { key: MEASURES, schema: zMeasures }) ?? [];
}

/** The instrument of a measure; undefined for a form that Facet does not know, of which it keeps the total. */
export function instrumentOf(id: string): Instrument | undefined {
  return shippedInstruments().find((each) => each.id === id);
}

const zScore = z.number().finite().min(-1_000_000).max(1_000_000);

/** Records one completion of a measure, and scores it. */
export const recordResponse = command({
  name: 'recordResponse',
  summary:
    'Record one completion of a measure: its answers, or the totals of the paper form; Facet scores it',
  permission: 'contact:record',
  about: ({ enrolmentId }) => ({ kind: 'enrolment', id: enrolmentId }),
  input: z.strictObject({
    enrolmentId: zId,
    measure: z
      .string('Choose a measure')
      .min(1, 'Choose a measure')
      .max(100)
      .meta({ description: 'One of the programme’s measures, by its id' }),
    on: zDate.optional().meta({ description: 'The day on which it was filled in; today when left out' }),
    answeredBy: z.enum(responseBy, 'Select who answered'),
    answers: z
      .array(zScore.nullable())
      .max(200)
      .optional()
      .meta({ description: 'One answer for each item in the form’s order, null for one left out' }),
    totals: z
      .record(z.string().max(60), zScore.nullable())
      .optional()
      .meta({ description: 'In place of answers: the scores on the paper form, by the scale’s id' }),
    note: zOptionalText(2000),
  }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    prompts: z
      .array(z.int())
      .meta({ description: 'Items whose answer somebody must talk about before the parent leaves' }),
  }),
  audit: ({ measure }) => `Recorded a completed measure (${measure})`,
  api: { method: 'post', path: '/enrolments/{enrolmentId}/responses' },
  async handle({ db, write, actor, now, today, programmes }, input) {
    const { enrolmentId, measure: id, on = today, answeredBy, answers, totals, note } = input;
    const found = await findMeasuredWork(db, enrolmentId);
    if (!found) return notFound('enrolment');
    const work = workOf(found, programmes);
    if (!work.ok) return work;
    const measure = measuresOf(work.value.programme).find((each) => each.id === id);
    if (!measure)
      return invalidField(
        ['measure'],
        `${work.value.programme.title} has no such measure: choose one of its own`,
      );
    const faults = completionFaults(found, on, today);
    if (faults.length > 0) return invalid(...faults);
    const instrument = instrumentOf(measure.instrument);
    const scored = scoreFilled(instrument, { answers, totals });
    if (!scored.ok) return scored;
    const row = await insertResponse(
      write,
      {
        personId: found.personId,
        enrolmentId,
        measure: id,
        instrument: measure.instrument,
        instrumentVersion: instrument?.version ?? null,
        completedOn: on,
        answeredBy,
        note,
        recordedBy: staffIdOf(actor),
        recordedAt: now,
      },
      scored.value,
    );
    return succeed({ ...row, personId: found.personId, prompts: scored.value.prompts });
  },
});
