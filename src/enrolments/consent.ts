import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate, formatList } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';
import type { ConsentAnswer, ConsentWay } from './tables.ts';

/** One thing that a programme asks a person to agree to. */
export type ConsentKind = NonNullable<Programme['consent']>['to'][number];

/** One answer that a person gave. */
export interface Consent {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly programmeId: string;
  readonly kind: string;
  readonly answer: ConsentAnswer;
  readonly agencies: readonly string[];
  readonly givenOn: Temporal.PlainDate;
  readonly how: ConsentWay;
  readonly withWhom: string | null;
  readonly note: string | null;
  readonly withdrawnOn: Temporal.PlainDate | null;
  readonly withdrawnHow: ConsentWay | null;
  readonly withdrawnNote: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
}

/** How one kind of consent stands on a day. */
export type ConsentStanding = 'given' | 'refused' | 'withdrawn' | 'not_asked';

/** What a person is said to have answered. */
export interface ConsentGiven {
  readonly kind: string;
  readonly answer: ConsentAnswer;
  readonly agencies: readonly string[];
  readonly on: Temporal.PlainDate;
}

/** Decides whether an answer can be recorded. Gives the agencies that it covers, each named once. */
export function decideGiveConsent(
  programme: Pick<Programme, 'consent' | 'title'>,
  given: ConsentGiven,
  today: Temporal.PlainDate,
): Result<{ readonly agencies: readonly string[] }, Fault> {
  const kind = programme.consent?.to.find((each) => each.id === given.kind);
  const agencies = [...new Set(given.agencies)];
  const faults: FieldFault[] = [];
  if (!kind) {
    faults.push({
      path: ['kind'],
      message: `${programme.title} does not ask for this consent. Choose another`,
    });
  }
  if (kind?.agencies && given.answer === 'given' && agencies.length === 0) {
    faults.push({ path: ['agencies'], message: 'Name at least one agency that may be told' });
  }
  if (kind && !kind.agencies && agencies.length > 0) {
    faults.push({ path: ['agencies'], message: 'This consent names no agencies. Leave this empty' });
  }
  if (isBefore(today, given.on)) {
    faults.push({ path: ['on'], message: 'The date of the answer must be today or in the past' });
  }
  if (faults.length > 0) return invalid(...faults);
  return succeed({ agencies });
}

/** Decides whether a consent can be withdrawn on a day. */
export function decideWithdrawConsent(
  consent: Pick<Consent, 'answer' | 'givenOn' | 'withdrawnOn'>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<null, Fault> {
  if (consent.answer === 'refused') {
    return refused('not_given', 'This consent was refused, so there is nothing to withdraw.');
  }
  if (consent.withdrawnOn) {
    return refused('already_withdrawn', `This was withdrawn on ${formatDate(consent.withdrawnOn)} already.`);
  }
  if (isBefore(today, on)) {
    return invalid({ path: ['on'], message: 'The date of the withdrawal must be today or in the past' });
  }
  if (isBefore(on, consent.givenOn)) {
    const message = `The date of the withdrawal must be on or after ${formatDate(consent.givenOn)}, when it was given`;
    return invalid({ path: ['on'], message });
  }
  return succeed(null);
}

/** The last answer of one kind on or before a day. */
export function latestConsent(
  consents: readonly Consent[],
  kind: string,
  on: Temporal.PlainDate,
): Consent | undefined {
  return consents
    .filter((each) => each.kind === kind && !isBefore(on, each.givenOn))
    .sort(
      (a, b) =>
        Temporal.PlainDate.compare(b.givenOn, a.givenOn) ||
        Temporal.Instant.compare(b.recordedAt, a.recordedAt) ||
        (a.id < b.id ? 1 : -1),
    )[0];
}

/** How one kind stands on a day: the last answer counts, and a withdrawal from the day it was made. */
export function consentStanding(
  consents: readonly Consent[],
  kind: string,
  on: Temporal.PlainDate,
): ConsentStanding {
  const latest = latestConsent(consents, kind, on);
  if (!latest) return 'not_asked';
  if (latest.answer === 'refused') return 'refused';
  return latest.withdrawnOn && !isBefore(on, latest.withdrawnOn) ? 'withdrawn' : 'given';
}

/** The kinds without which the work cannot begin, and that do not stand on a day. */
export function consentsMissing(
  programme: Pick<Programme, 'consent'>,
  consents: readonly Consent[],
  on: Temporal.PlainDate,
): readonly ConsentKind[] {
  const required = programme.consent?.to.filter((kind) => kind.required) ?? [];
  return required.filter((kind) => consentStanding(consents, kind.id, on) !== 'given');
}

/** What ends when a consent is withdrawn, in sentences for the worker and for the parent. */
export function whatWithdrawalStops(kind: ConsentKind, agencies: readonly string[]): readonly string[] {
  const stops: string[] = [];
  if (kind.required) {
    stops.push(
      'The work cannot go on without this consent. Agree with the parent how it ends, or ask again.',
    );
  }
  if (kind.agencies) {
    const told = agencies.length > 0 ? formatList(agencies) : 'other agencies';
    stops.push(`From this day nothing more is shared with ${told}. What was shared before stays with them.`);
  }
  if (!kind.required && !kind.agencies) {
    stops.push(`From this day the record is no longer used for this: ${kind.title}.`);
  }
  return stops;
}
