import { isBefore } from '../foundation/dates.ts';
import { type CaseFacts, firstStage, type Programme, type Span } from '../programme/index.ts';
import type { CaseEnrolment } from './case.ts';
import type { Seeded } from './seeded.ts';
import { simulatedMeasures } from './simulate-measures.ts';

type Road = Pick<
  CaseEnrolment,
  'pathway' | 'first' | 'stages' | 'rhythm' | 'outcomes' | 'measures' | 'contactsUntil' | 'ended'
>;
type Stage = Programme['pathways'][string]['stages'][number];

const WEEKLY: Span = { amount: 1, unit: 'week' };
const plus = (day: Temporal.PlainDate, { amount, unit }: Span) => day.add({ [`${unit}s`]: amount });

/** Somebody on her way: what was known of her when it began, and when her child was born. */
interface Walker {
  readonly startedOn: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly facts: CaseFacts;
  readonly bornOn: Temporal.PlainDate | undefined;
}

/** Of a hundred people, so many leave before the road has ended. */
const LEAVE_EARLY_OF_100 = 18;

/** Draws one way along a pathway, as its stages, their lengths and what is expected say. */
export function simulatedRoad(programme: Programme, chance: Seeded, walker: Walker): Road {
  const { startedOn, until } = walker;
  const pathways = Object.keys(programme.pathways);
  // The last pathway in a file is most often the fullest one: most people are on it.
  const pathway = chance.below(4) === 0 ? chance.pick(pathways) : (pathways.at(-1) ?? '');
  const { first, stages } = beginning(programme, pathway, chance, walker);
  const { moves, finished } = walk(stages, chance, walker);
  const leaves = chance.below(100) < LEAVE_EARLY_OF_100;
  const length = Math.max(1, startedOn.until(finished, { largestUnit: 'days' }).days);
  const lastDay = leaves ? startedOn.add({ days: 7 + chance.below(length) }) : finished;
  const isOver = !isBefore(until, lastDay) && programme.endings !== undefined;
  const contactsUntil = isOver ? lastDay : until;
  const ended = isOver ? endingOf(programme, chance, lastDay, leaves) : undefined;
  return {
    pathway,
    first,
    stages: moves.filter(({ on }) => isBefore(on, contactsUntil)),
    rhythm: rhythmOf(programme, pathway, chance),
    outcomes: outcomesOf(programme, chance, startedOn, contactsUntil),
    measures: simulatedMeasures(programme, chance, {
      pathway,
      startedOn,
      endedOn: ended?.on ?? null,
      until: contactsUntil,
    }),
    contactsUntil,
    ended,
  };
}

/** The stages from the one with which somebody begins; `first` where her record does not say which that is. */
function beginning(
  programme: Programme,
  pathway: string,
  chance: Seeded,
  { facts, startedOn: today }: Walker,
): { readonly first: string | undefined; readonly stages: readonly Stage[] } {
  const stages = programme.pathways[pathway]?.stages ?? [];
  const begins = firstStage(programme, pathway, { facts, today });
  const first = begins?.stage === null ? chance.pick(begins.among) : undefined;
  const id = first ?? begins?.stage;
  return {
    first,
    stages: stages.slice(
      Math.max(
        0,
        stages.findIndex((stage) => stage.id === id),
      ),
    ),
  };
}

function walk(stages: readonly Stage[], chance: Seeded, { startedOn, bornOn }: Walker) {
  const moves: { stage: string; on: Temporal.PlainDate }[] = [];
  let day = startedOn;
  for (const [index, stage] of walked(stages).entries()) {
    if (index > 0) moves.push({ stage: stage.id, on: day });
    day = endOf(stage, { startedOn, bornOn }, day).add({ days: chance.below(8) });
  }
  return { moves, finished: day };
}

/** From each stage to the one below it, or where that may not follow, to the next of those that may. */
function walked([here, ...below]: readonly Stage[]): Stage[] {
  if (!here) return [];
  const mayFollow = new Set(here.next ?? []);
  const next = mayFollow.size === 0 ? 0 : below.findIndex(({ id }) => mayFollow.has(id));
  return [here, ...(next < 0 ? [] : walked(below.slice(next)))];
}

function endOf(
  stage: Stage,
  { startedOn, bornOn }: Pick<Walker, 'startedOn' | 'bornOn'>,
  since: Temporal.PlainDate,
): Temporal.PlainDate {
  if (stage.weeks) return since.add({ weeks: stage.weeks });
  if (stage.months) return since.add({ months: stage.months });
  const open = since.add({ months: 4 });
  const until = stage.until === 'birth' ? (bornOn ?? open) : stage.until && plus(startedOn, stage.until);
  const end = until ?? open;
  return isBefore(since, end) ? end : since.add({ days: 1 });
}

function rhythmOf(programme: Programme, pathway: string, chance: Seeded): Road['rhythm'] {
  const kinds = (programme.contacts?.kinds ?? [])
    .filter(({ work, follow_up }) => work === 'direct' && !follow_up)
    .map(({ id }) => id);
  const every = programme.contacts?.expect[pathway]?.every ?? WEEKLY;
  return { every, kinds: kinds.slice(0, 5), missedEvery: 4 + chance.below(6) };
}

function outcomesOf(
  programme: Programme,
  chance: Seeded,
  startedOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
): CaseEnrolment['outcomes'] {
  const length = startedOn.until(until, { largestUnit: 'days' }).days;
  if (length < 2) return [];
  return programme.outcomes
    .filter(() => chance.below(5) < 2)
    .map(({ id }) => ({ id, on: startedOn.add({ days: 1 + chance.below(length - 1) }) }));
}

function endingOf(
  programme: Programme,
  chance: Seeded,
  on: Temporal.PlainDate,
  leaves: boolean,
): CaseEnrolment['ended'] {
  const { reasons, destinations } = programme.endings ?? { reasons: [], destinations: [] };
  // The first reason of a file is the road's own end.
  const reason = leaves && reasons.length > 1 ? chance.pick(reasons.slice(1)) : reasons[0];
  if (!reason) return undefined;
  const destination = destinations.length > 0 ? chance.pick(destinations).id : null;
  return { on, reason: reason.id, destination };
}
