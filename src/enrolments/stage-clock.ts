import { daysBetween, isBefore, monthsBetween } from '../foundation/dates.ts';
import { formatDate } from '../interface/wording/index.ts';
import { following, type Programme, type Stage } from '../programme/index.ts';

type Pathways = Pick<Programme, 'pathways'>;

/** Where an enrolment stands, as its row says. */
export interface Standing {
  readonly pathway: string;
  readonly pathwaySince: Temporal.PlainDate;
  readonly stage: string;
  readonly stageSince: Temporal.PlainDate;
  readonly stageEndsOn: Temporal.PlainDate | null;
  /** For a stage until the birth: the day of it, or on which it is expected; null or left out while nobody knows. */
  readonly birthOn?: Temporal.PlainDate | null;
}

/** A pregnancy, as a stage that lasts until the birth looks at it. */
export interface Expecting {
  readonly dueOn: Temporal.PlainDate | null;
  readonly endedOn: Temporal.PlainDate | null;
}

/**
 * The day on which a stage that lasts until the birth ends, or is expected to: of the last of her pregnancies, the
 * earliest known first, that had not ended when the stage began.
 */
export function birthDay(
  pregnancies: readonly Expecting[],
  stageSince: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const last = pregnancies.findLast(({ endedOn }) => !endedOn || !isBefore(endedOn, stageSince));
  return last?.endedOn ?? last?.dueOn ?? null;
}

/** Where an enrolment is on its road, on one day. */
export interface StageClock {
  /** The month under way, counted from the start of the pathway; the first is 1, and 0 is before the start. */
  readonly month: number;
  /** How many months the pathway is planned for; null when its end is open, or was passed by plan. */
  readonly months: number | null;
  /** Whole weeks in the present stage; the first week is 0. */
  readonly weeksInStage: number;
  /** The day on which the stage is due to end; null when it goes on until somebody moves it. */
  readonly stageEndsOn: Temporal.PlainDate | null;
  /** Days to that day; below zero when it has passed. */
  readonly daysLeft: number | null;
}

/** The month under way `today`, counted from `since`; the first is 1. */
export function monthUnderWay(since: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return isBefore(today, since) ? 0 : monthsBetween(since, today) + 1;
}

/** When a stage that began on a day is due to end; null when it has no length. */
export function stageEnd(
  stage: Stage,
  began: Pick<Standing, 'pathwaySince' | 'stageSince' | 'birthOn'>,
): Temporal.PlainDate | null {
  if (stage.weeks !== undefined) return began.stageSince.add({ weeks: stage.weeks });
  if (stage.months !== undefined) return began.stageSince.add({ months: stage.months });
  if (stage.until === 'birth') return began.birthOn ?? null;
  if (stage.until) return began.pathwaySince.add({ [`${stage.until.unit}s`]: stage.until.amount });
  return null;
}

const isTimed = ({ weeks, months, until }: Stage) =>
  weeks !== undefined || months !== undefined || (until !== undefined && until !== 'birth');

/**
 * How many months a pathway's timed stages take together; null when none has a length, and when one without a length
 * comes before them, since nobody knows then how long the road is.
 */
export function plannedMonths(stages: readonly Stage[]): number | null {
  const last = stages.findLastIndex(isTimed);
  const fixed = stages.findLastIndex(({ until }) => until !== undefined && until !== 'birth');
  if (stages.slice(Math.max(0, fixed), last + 1).some((stage) => !isTimed(stage))) return null;
  const from = Temporal.PlainDate.from('2001-01-01');
  let at = from;
  for (const stage of stages) at = stageEnd(stage, { pathwaySince: from, stageSince: at }) ?? at;
  if (Temporal.PlainDate.compare(at, from) === 0) return null;
  const whole = monthsBetween(from, at);
  return isBefore(from.add({ months: whole }), at) ? whole + 1 : whole;
}

/** True for an open stage that stands after all the timed ones, such as a step-down group. */
function isAfterThePlan(stages: readonly Stage[], id: string): boolean {
  const index = stages.findIndex((stage) => stage.id === id);
  return index >= 0 && !stages.slice(index).some(isTimed);
}

/** Reads the clock of an enrolment on a day. A stage that its programme does not know has no end. */
export function readClock(programme: Pathways, standing: Standing, today: Temporal.PlainDate): StageClock {
  const stages = programme.pathways[standing.pathway]?.stages ?? [];
  const stage = stages.find((each) => each.id === standing.stage);
  const stageEndsOn = standing.stageEndsOn ?? (stage ? stageEnd(stage, standing) : null);
  const weeks = Math.floor(daysBetween(standing.stageSince, today) / 7);
  return {
    month: monthUnderWay(standing.pathwaySince, today),
    months: isAfterThePlan(stages, standing.stage) ? null : plannedMonths(stages),
    weeksInStage: Math.max(0, weeks),
    stageEndsOn,
    daysLeft: stageEndsOn && daysBetween(today, stageEndsOn),
  };
}

/** The stages that may follow a stage: those it names, or else the one written below it. */
export function followingStages(programme: Pathways, pathway: string, stage: string): readonly Stage[] {
  const stages = programme.pathways[pathway]?.stages ?? [];
  const index = stages.findIndex((each) => each.id === stage);
  const ids = index < 0 ? [] : following(stages, index);
  return stages.filter((each) => ids.includes(each.id));
}

/** How many days before a stage is due to end the record says so. */
export const PROMPT_DAYS = 28;

/**
 * What to do about a stage that is about to end, or should have ended: ‘“Intensive support” ends on 4 March 2025:
 * move to “Step-down”, or extend’. Null while there is nothing to do.
 */
export function stagePrompt(
  programme: Pathways,
  standing: Standing,
  today: Temporal.PlainDate,
): string | null {
  const { stageEndsOn, daysLeft } = readClock(programme, standing, today);
  if (stageEndsOn === null || daysLeft === null || daysLeft > PROMPT_DAYS) return null;
  const stage = programme.pathways[standing.pathway]?.stages.find((each) => each.id === standing.stage);
  const next = followingStages(programme, standing.pathway, standing.stage).map((each) => `“${each.title}”`);
  const ends = daysLeft < 0 ? 'was due to end on' : 'ends on';
  const todo = next.length > 0 ? `move to ${next.join(' or ')}, or extend` : 'end the work, or extend';
  return `“${stage?.title ?? standing.stage}” ${ends} ${formatDate(stageEndsOn)}: ${todo}`;
}
