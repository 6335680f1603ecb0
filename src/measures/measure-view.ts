import { changeOf, type Instrument, type Scale } from '../instruments/index.ts';
import { type MeasureDue, measureDues } from './measure-due.ts';
import type { Measure } from './measures-part.ts';
import type { MeasuredWork, RecordedResponse } from './response-store.ts';

/** One score of a completion in words. */
export interface ShownScore {
  readonly scale: string;
  readonly title: string;
  readonly score: number | null;
}

/** One scale over time, with what its first and last score say together. */
export interface ScaleOverTime {
  readonly scale: string;
  readonly title: string;
  readonly lowest: number;
  readonly highest: number;
  readonly higher: 'worse' | 'better';
  readonly cutOff: number | null;
  readonly reliable: number | null;
  readonly points: readonly { readonly on: Temporal.PlainDate; readonly score: number }[];
  /** In plain words; empty where there are not two scores. */
  readonly change: readonly string[];
}

/** One measure of one enrolment: when it is due, what was filled in, and what changed. */
export interface MeasureOverTime {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly instrument: string;
  /** What has to be shown wherever the score is; null for a form that Facet does not know. */
  readonly attribution: string | null;
  readonly dues: readonly MeasureDue[];
  readonly responses: readonly (Pick<
    RecordedResponse,
    'id' | 'version' | 'completedOn' | 'answeredBy' | 'by' | 'prompts' | 'talkedOn'
  > & { readonly scores: readonly ShownScore[] })[];
  readonly scales: readonly ScaleOverTime[];
}

const titleOf = (instrument: Instrument | undefined, scale: string) =>
  instrument?.scales.find(({ id }) => id === scale)?.title ?? (scale === 'total' ? 'Total' : scale);

/** The scores of one completion with their titles. */
export function shownScores(
  instrument: Instrument | undefined,
  scores: RecordedResponse['scores'],
): ShownScore[] {
  return scores.map(({ scale, score }) => ({ scale, title: titleOf(instrument, scale), score }));
}

function overTime(scale: Scale, responses: readonly RecordedResponse[]): ScaleOverTime {
  const points = responses.flatMap(({ completedOn, scores }) => {
    const score = scores.find((each) => each.scale === scale.id)?.score ?? null;
    return score === null ? [] : [{ on: completedOn, score }];
  });
  const [first, last] = [points[0], points.at(-1)];
  const { id, title, lowest, highest, higher } = scale;
  return {
    scale: id,
    title,
    lowest,
    highest,
    higher,
    cutOff: scale.cutOff?.at ?? null,
    reliable: scale.change?.reliable ?? null,
    points,
    change: first && last && first !== last ? changeOf(scale, first.score, last.score).sentences : [],
  };
}

/** One measure of one enrolment over time. `recorded` holds the earliest first, of this enrolment and measure alone. */
export function measureOverTime(
  measure: Measure,
  instrument: Instrument | undefined,
  work: MeasuredWork,
  recorded: readonly RecordedResponse[],
  today: Temporal.PlainDate,
): MeasureOverTime {
  const { startedOn, endedOn, stagesOn } = work;
  const anchors = { startedOn, endedOn, stagesOn, today };
  return {
    id: measure.id,
    title: measure.title,
    about: measure.about ?? instrument?.about ?? null,
    instrument: measure.instrument,
    attribution: instrument?.licence.attribution ?? null,
    dues: measureDues(
      measure,
      anchors,
      recorded.map(({ completedOn }) => completedOn),
    ),
    responses: recorded.map(({ id, version, completedOn, answeredBy, by, prompts, talkedOn, scores }) => ({
      id,
      version,
      completedOn,
      answeredBy,
      by,
      prompts,
      talkedOn,
      scores: shownScores(instrument, scores),
    })),
    scales: (instrument?.scales ?? []).map((scale) => overTime(scale, recorded)),
  };
}
