import { z } from 'zod';
import { query } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type Instrument, scoreInstrument } from '../instruments/index.ts';
import { type Withdrawal, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import { zScoreOut } from './list-responses.ts';
import { type ShownScore, shownScores } from './measure-view.ts';
import { instrumentOf, measuresOf } from './record-response.ts';
import { responseBy } from './response.ts';
import { type RecordedResponse, recordedResponses } from './response-store.ts';

/** One completion with its answers in words, and what its scores say. */
export interface ResponseDetail
  extends Pick<
    RecordedResponse,
    | 'id'
    | 'version'
    | 'personId'
    | 'enrolmentId'
    | 'measure'
    | 'completedOn'
    | 'answeredBy'
    | 'note'
    | 'by'
    | 'talkedOn'
    | 'talkedWords'
    | 'talkedByName'
  > {
  readonly title: string;
  readonly scores: readonly ShownScore[];
  readonly sentences: readonly string[];
  readonly prompts: readonly { readonly item: number; readonly prompt: string }[];
  readonly items: readonly {
    readonly number: number;
    readonly text: string | null;
    readonly answer: string;
  }[];
  readonly attribution: string | null;
  readonly withdrawal: Withdrawal | null;
}

function itemsOf(instrument: Instrument | undefined, answers: RecordedResponse['answers']) {
  return (answers ?? []).map((answer, index) => {
    const label = instrument?.answers.find(({ value }) => value === answer)?.label;
    return {
      number: index + 1,
      text: instrument?.items[index]?.text ?? null,
      answer: answer === null ? 'Left out' : label ? `${answer} ${label}` : String(answer),
    };
  });
}

function said(instrument: Instrument | undefined, row: RecordedResponse) {
  const scored = instrument && row.answers ? scoreInstrument(instrument, row.answers) : undefined;
  const scales = scored?.ok ? scored.value.scales : [];
  const safety = (item: number) => instrument?.items.find(({ number }) => number === item)?.safety?.prompt;
  return {
    sentences: scales.flatMap(({ sentences }) => sentences),
    prompts: row.prompts.map((item) => ({
      item,
      prompt: safety(item) ?? 'This answer is about safety. Talk about it today.',
    })),
  };
}

/** One completion of a measure. */
export const getResponse = query({
  name: 'getResponse',
  summary: 'One completed measure: answers, scores, and what was talked about because of it',
  permission: 'health:read',
  about: ({ id }) => ({ kind: 'response', id }),
  input: z.strictObject({ id: zId, personId: zId }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    enrolmentId: zIdOut,
    measure: z.string(),
    title: z.string(),
    completedOn: zDayOut,
    answeredBy: z.enum(responseBy),
    note: z.string().nullable(),
    by: z.string().nullable(),
    talkedOn: zDayOut.nullable(),
    talkedWords: z.string().nullable(),
    talkedByName: z.string().nullable(),
    scores: z.array(zScoreOut),
    sentences: z.array(z.string()),
    prompts: z.array(z.strictObject({ item: z.int(), prompt: z.string() })),
    items: z.array(z.strictObject({ number: z.int(), text: z.string().nullable(), answer: z.string() })),
    attribution: z.string().nullable(),
    withdrawal: zWithdrawalOut,
  }),
  looksAt: ({ personId }: ResponseDetail) => [personId],
  api: { method: 'get', path: '/people/{personId}/responses/{id}' },
  async handle({ db, programmes }, { id, personId }) {
    const row = (await recordedResponses(db, personId)).find((each) => each.id === id);
    if (!row) return notFound('form');
    const instrument = instrumentOf(row.instrument);
    const programme = programmeOf(programmes, row);
    const measure = programme && measuresOf(programme).find((each) => each.id === row.measure);
    const { version, enrolmentId, completedOn, answeredBy, note, by, talkedOn, talkedWords, talkedByName } =
      row;
    return succeed<ResponseDetail>({
      id,
      version,
      personId,
      enrolmentId,
      measure: row.measure,
      title: measure?.title ?? row.measure.replaceAll('_', ' '),
      completedOn,
      answeredBy,
      note,
      by,
      talkedOn,
      talkedWords,
      talkedByName,
      scores: shownScores(instrument, row.scores),
      ...said(instrument, row),
      items: itemsOf(instrument, row.answers),
      attribution: instrument?.licence.attribution ?? null,
      withdrawal: withdrawalOf(row),
    });
  },
});
