import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';
import { followingStages, type Standing } from './stage-clock.ts';
import type { MoveKind } from './tables.ts';

type Pathways = Pick<Programme, 'title' | 'pathways'>;

/** An enrolment as its moves and its end are decided on. */
export interface Running extends Standing {
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** One move as it will be recorded. */
export interface Move {
  readonly kind: MoveKind;
  readonly pathway: string;
  readonly stage: string;
  readonly pathwaySince: Temporal.PlainDate;
  readonly stageSince: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
}

/** Which pathway is asked for, from when, and why. The stage is the pathway's first when left out. */
export interface PathwayWish {
  readonly pathway: string;
  readonly stage: string | null;
  readonly on: Temporal.PlainDate;
  readonly reason: string;
}

/** Decides a change of pathway. It needs no new referral; what went before stays in the history. */
export function decidePathway(
  programme: Pathways,
  running: Running,
  wish: PathwayWish,
  today: Temporal.PlainDate,
): Result<Move, Fault> {
  if (running.endedOn) return hasEnded(running.endedOn);
  const stages = Object.hasOwn(programme.pathways, wish.pathway)
    ? programme.pathways[wish.pathway]?.stages
    : undefined;
  const stage = wish.stage === null ? stages?.[0] : stages?.find((each) => each.id === wish.stage);
  const faults: FieldFault[] = [];
  if (!stages) {
    faults.push({ path: ['pathway'], message: `Choose one of the pathways of ${programme.title}` });
  } else if (wish.pathway === running.pathway) {
    faults.push({ path: ['pathway'], message: 'This is the pathway now. Choose another' });
  } else if (!stage) {
    faults.push({ path: ['stage'], message: 'Choose one of the stages of this pathway' });
  }
  faults.push(...dateFaults(running, wish.on, today));
  if (faults.length > 0 || !stage) return invalid(...faults);
  const { pathway, on } = wish;
  return succeed({
    kind: 'pathway',
    pathway,
    stage: stage.id,
    pathwaySince: on,
    stageSince: on,
    endsOn: null,
  });
}

/** Which stage is asked for, from when, and why. `endsOn` is an end that was agreed and is not the programme's. */
export interface StageWish {
  readonly stage: string;
  readonly on: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
  readonly reason: string | null;
}

/**
 * Decides a move to another stage of the pathway, forward or back, or a later end of the present one. A move to a stage
 * that does not follow the present one needs a reason, and so does an extension.
 */
export function decideStage(
  programme: Pathways,
  running: Running,
  wish: StageWish,
  today: Temporal.PlainDate,
): Result<Move, Fault> {
  if (running.endedOn) return hasEnded(running.endedOn);
  const { pathway, pathwaySince } = running;
  const isExtension = wish.stage === running.stage;
  const faults: FieldFault[] = [];
  if (!programme.pathways[pathway]?.stages.some((each) => each.id === wish.stage)) {
    faults.push({ path: ['stage'], message: 'Choose one of the stages of this pathway' });
  } else if (isExtension && !wish.endsOn) {
    faults.push({
      path: ['endsOn'],
      message: 'Enter until when this stage goes on, or choose another stage',
    });
  }
  if (wish.endsOn && !isBefore(wish.on, wish.endsOn)) {
    faults.push({ path: ['endsOn'], message: `This must be after ${formatDate(wish.on)}` });
  }
  const follows = followingStages(programme, pathway, running.stage).some((each) => each.id === wish.stage);
  if (!follows && !wish.reason) {
    faults.push({ path: ['reason'], message: isExtension ? 'Say why it goes on for longer' : WHY_MOVE });
  }
  faults.push(...dateFaults(running, wish.on, today));
  if (faults.length > 0) return invalid(...faults);
  return succeed({
    kind: isExtension ? 'extend' : 'stage',
    pathway,
    stage: wish.stage,
    pathwaySince,
    stageSince: isExtension ? running.stageSince : wish.on,
    endsOn: wish.endsOn,
  });
}

const WHY_MOVE = 'Say why the stage changes in this way';

/** How an end is said to be. */
export interface EndWish {
  readonly on: Temporal.PlainDate;
  readonly reason: string;
  readonly destination: string | null;
}

/** Decides an end. Open actions never stop it: the page names them first. */
export function decideEnd(
  programme: Pick<Programme, 'title' | 'endings'>,
  running: Running,
  wish: EndWish,
  today: Temporal.PlainDate,
): Result<null, Fault> {
  if (running.endedOn) return hasEnded(running.endedOn);
  const faults: FieldFault[] = [];
  const { reasons = [], destinations = [] } = programme.endings ?? {};
  if (reasons.length > 0 && !reasons.some((each) => each.id === wish.reason)) {
    faults.push({ path: ['reason'], message: 'Choose why the work ends' });
  }
  const isKnown = destinations.some((each) => each.id === wish.destination);
  if (destinations.length > 0 && !isKnown) {
    faults.push({ path: ['destination'], message: 'Choose where the parent goes next' });
  }
  if (destinations.length === 0 && wish.destination !== null) {
    faults.push({
      path: ['destination'],
      message: `${programme.title} names no destinations. Leave this empty`,
    });
  }
  faults.push(...dateFaults(running, wish.on, today));
  return faults.length > 0 ? invalid(...faults) : succeed(null);
}

function hasEnded(on: Temporal.PlainDate) {
  return refused('ended', `This work ended on ${formatDate(on)}. If the parent comes back, start it again.`);
}

function dateFaults(running: Running, on: Temporal.PlainDate, today: Temporal.PlainDate): FieldFault[] {
  if (isBefore(today, on)) return [{ path: ['on'], message: 'The date must be today or in the past' }];
  if (isBefore(on, running.startedOn)) {
    const message = `The date must be on or after ${formatDate(running.startedOn)}, when the work started`;
    return [{ path: ['on'], message }];
  }
  if (isBefore(on, running.stageSince)) {
    const message = `The date must be on or after ${formatDate(running.stageSince)}, when this stage began`;
    return [{ path: ['on'], message }];
  }
  return [];
}
