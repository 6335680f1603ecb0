import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate, formatList } from '../interface/wording/index.ts';
import type { CriterionResult, Programme } from '../programme/index.ts';
import { type Begins, decideBeginning } from './begin.ts';
import { type Consent, consentsMissing } from './consent.ts';

/** How one criterion of the start stood, kept with the enrolment. */
export type StartCriterion = Pick<CriterionResult, 'id' | 'result' | 'text'>;

/** The referral that a start rests on. */
export interface StartReferral {
  readonly id: string;
  readonly personId: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly status: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly origin: 'staff' | 'partner' | 'self';
  /** Answers to the programme's own questions. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** An earlier time in the same programme. */
export interface EarlierEnrolment {
  readonly id: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** All that a start is decided on. */
export interface StartState {
  readonly referral: StartReferral | null;
  readonly earlier: readonly EarlierEnrolment[];
  readonly consents: readonly Consent[];
  readonly criteria: readonly StartCriterion[];
  /** With which stage she would begin, by the pathway. */
  readonly begins: Begins;
}

/** What is asked for. */
export interface StartWish {
  readonly pathway: string;
  /** The first stage, where the record does not say it. */
  readonly stage: string | null;
  readonly startedOn: Temporal.PlainDate;
  readonly overrideReason: string | null;
}

/** A start that may go ahead. */
export interface Start {
  readonly stage: string;
  readonly previousId: string | null;
}

type Startable = Pick<Programme, 'title' | 'pathways' | 'consent' | 'programme'>;

/**
 * Decides whether somebody can start in a programme. It rests on an accepted referral, or on an earlier time in the
 * same programme; on the consents that the programme requires; and on the criteria of the start, which a reason can
 * override.
 */
export function decideStart(
  programme: Startable,
  state: StartState,
  wish: StartWish,
  today: Temporal.PlainDate,
): Result<Start, Fault> {
  const open = state.earlier.find((each) => each.endedOn === null);
  if (open) {
    const since = formatDate(open.startedOn);
    return refused('already_enrolled', `This parent has been in ${programme.title} since ${since} already.`);
  }
  const previous = lastEnded(state.earlier);
  const ground = groundFault(programme, state.referral, previous);
  if (ground) return ground;
  const fields = fieldFaults(programme, state, wish, previous, today);
  if (fields.length > 0) return invalid(...fields);
  const begins = state.begins[wish.pathway] ?? { stage: null, among: [] };
  const stage = decideBeginning(programme, wish.pathway, begins, wish.stage);
  if (!stage.ok) return stage;
  const missing = consentsMissing(programme, state.consents, wish.startedOn);
  if (missing.length > 0) {
    const titles = formatList(missing.map((kind) => kind.title));
    return refused('consent_missing', `Record the parent’s consent first: ${titles}.`);
  }
  const unsettled = openCriteria(state.criteria);
  if (unsettled.length > 0 && !wish.overrideReason) {
    const message = `${unsettled.map((each) => each.text).join('. ')}. Say why the work should start all the same`;
    return refused('criteria', message, [{ path: ['overrideReason'], message }]);
  }
  return succeed({ stage: stage.value, previousId: previous?.id ?? null });
}

/** The criteria that stand in the way of a start: not met, or not known. */
export function openCriteria(criteria: readonly StartCriterion[]): readonly StartCriterion[] {
  return criteria.filter((each) => each.result !== 'met');
}

function lastEnded(earlier: readonly EarlierEnrolment[]): EarlierEnrolment | undefined {
  return [...earlier].sort((a, b) => Temporal.PlainDate.compare(b.startedOn, a.startedOn))[0];
}

function groundFault(
  programme: Startable,
  referral: StartReferral | null,
  previous: EarlierEnrolment | undefined,
): { readonly ok: false; readonly error: Fault } | undefined {
  if (!referral) {
    if (previous) return undefined;
    return refused('no_referral', `There is no accepted referral to ${programme.title} for this parent yet.`);
  }
  if (referral.programmeId !== programme.programme) {
    return refused('other_programme', `This referral is not to ${programme.title}.`);
  }
  if (referral.status !== 'accepted') {
    return refused('not_accepted', 'This referral has not been accepted, so the work cannot start yet.');
  }
  return undefined;
}

function fieldFaults(
  programme: Startable,
  state: StartState,
  wish: StartWish,
  previous: EarlierEnrolment | undefined,
  today: Temporal.PlainDate,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!Object.hasOwn(programme.pathways, wish.pathway)) {
    faults.push({ path: ['pathway'], message: `Choose one of the pathways of ${programme.title}` });
  }
  const { startedOn } = wish;
  if (isBefore(today, startedOn)) {
    faults.push({ path: ['startedOn'], message: 'The start must be today or in the past' });
  }
  const received = state.referral?.receivedOn;
  if (received && isBefore(startedOn, received)) {
    const message = `The start must be on or after ${formatDate(received)}, when the referral came`;
    faults.push({ path: ['startedOn'], message });
  }
  if (previous?.endedOn && isBefore(startedOn, previous.endedOn)) {
    const message = `The start must be on or after ${formatDate(previous.endedOn)}, when the work last ended`;
    faults.push({ path: ['startedOn'], message });
  }
  return faults;
}
