import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';

type Day = Temporal.PlainDate;

/** What may be sent of a record. The address is among it only where it is not confidential. */
export const sendable = [
  'name',
  'born',
  'reach',
  'address',
  'language',
  'communication',
  'why',
  'more',
] as const;
export type Sendable = (typeof sendable)[number];

/** One part of what was sent, as it was seen before it went. */
export interface SentPart {
  readonly part: Sendable;
  readonly title: string;
  readonly text: string;
}

/** Why a service was not begun: what stood in the way, never whose fault it was. */
export const notStartedReasons = [
  'no_place',
  'not_for_her',
  'too_far',
  'wrong_time',
  'cost',
  'language',
  'not_safe',
  'changed_her_mind',
  'not_reached',
  'closed',
  'other',
] as const;
export type NotStarted = (typeof notStartedReasons)[number];

export const onwardOutcomes = ['finished', 'going_on', 'stopped_early', 'not_known'] as const;
export type OnwardOutcome = (typeof onwardOutcomes)[number];

export const howItWasAnswers = ['helped', 'helped_some', 'did_not_help', 'too_early'] as const;
export type HowItWas = (typeof howItWasAnswers)[number];

/** The steps of an onward referral, in their order; it ends by not starting as well. */
export const onwardSteps = ['received', 'accepted', 'started', 'not_started', 'outcome'] as const;
export type OnwardStep = (typeof onwardSteps)[number];

/** On which days each step was taken. */
export interface StepDays {
  readonly madeOn: Day;
  readonly receivedOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly startedOn: Day | null;
  readonly notStartedOn: Day | null;
  readonly outcomeOn: Day | null;
  readonly withdrawnOn: Day | null;
}

export const onwardStandings = [
  'told',
  'sent',
  'received',
  'accepted',
  'started',
  'not_started',
  'ended',
  'taken_back',
] as const;
export type OnwardStanding = (typeof onwardStandings)[number];

/** How an onward referral stands. */
export function onwardStanding(row: StepDays & { readonly signposting: boolean }): OnwardStanding {
  if (row.withdrawnOn) return 'taken_back';
  if (row.outcomeOn) return 'ended';
  if (row.notStartedOn) return 'not_started';
  if (row.startedOn) return 'started';
  if (row.acceptedOn) return 'accepted';
  if (row.receivedOn) return 'received';
  return row.signposting ? 'told' : 'sent';
}

/** Steps that may be recorded next: those not taken yet, later ones without the earlier as well. */
export function stepsOpen(row: StepDays): readonly OnwardStep[] {
  if (row.withdrawnOn || row.notStartedOn || row.outcomeOn) return [];
  if (row.startedOn) return ['outcome'];
  const left: OnwardStep[] = row.acceptedOn ? [] : row.receivedOn ? ['accepted'] : ['received', 'accepted'];
  return [...left, 'started', 'not_started'];
}

/** A step as it is recorded. */
export interface StepWish {
  readonly step: OnwardStep;
  readonly on: Day;
  readonly why: NotStarted | null;
  readonly outcome: OnwardOutcome | null;
  readonly note: string | null;
}

/** What changes by a step; `over` is true where nobody needs to ask how it stands any more. */
export interface StepChange {
  readonly changes: Partial<Omit<StepDays, 'madeOn' | 'withdrawnOn'>> & {
    readonly notStartedWhy?: NotStarted;
    readonly notStartedNote?: string | null;
    readonly outcome?: OnwardOutcome;
    readonly outcomeNote?: string | null;
  };
  readonly over: boolean;
}

function changeOf({ step, on, why, outcome, note }: StepWish): StepChange | FieldFault {
  switch (step) {
    case 'received':
      return { changes: { receivedOn: on }, over: false };
    case 'accepted':
      return { changes: { acceptedOn: on }, over: false };
    case 'started':
      return { changes: { startedOn: on }, over: false };
    case 'not_started':
      if (!why) return { path: ['why'], message: 'Select what stood in the way' };
      return {
        changes: { notStartedOn: on, notStartedWhy: why, notStartedNote: note },
        over: true,
      };
    case 'outcome':
      if (!outcome) return { path: ['outcome'], message: 'Select how it ended' };
      return { changes: { outcomeOn: on, outcome, outcomeNote: note }, over: true };
  }
}

/** Decides about one step. */
export function decideOnwardStep(row: StepDays, wish: StepWish, today: Day): Result<StepChange, Fault> {
  if (!stepsOpen(row).includes(wish.step))
    return refused('step_taken', 'This step is on record already, or cannot follow what is.', [
      { path: ['step'], message: 'This step is on record already, or cannot follow what is. Choose another' },
    ]);
  const faults: FieldFault[] = [];
  const before = [row.madeOn, row.receivedOn, row.acceptedOn, row.startedOn]
    .filter((day) => day !== null)
    .reduce((latest, day) => (isBefore(latest, day) ? day : latest));
  if (isBefore(today, wish.on))
    faults.push({ path: ['on'], message: 'The day must be today or in the past' });
  else if (isBefore(wish.on, before))
    faults.push({
      path: ['on'],
      message: `The day must be on or after ${formatDate(before)}, the step before`,
    });
  if (wish.note && wish.step !== 'not_started' && wish.step !== 'outcome')
    faults.push({ path: ['note'], message: 'A note is kept only where it will not start, or has ended' });
  const change = changeOf(wish);
  if ('message' in change) faults.push(change);
  if (faults.length > 0 || 'message' in change) return invalid(...faults);
  return succeed(change);
}

/** A consent to sharing as it stands. */
export interface SharingConsent {
  readonly id: string;
  readonly stands: boolean;
  readonly agencies: readonly string[];
}

const same = (one: string, other: string) =>
  one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB');

/** Her consent to sharing with an agency, where one that stands names it. */
export function consentFor(
  consents: readonly SharingConsent[],
  names: readonly string[],
): SharingConsent | undefined {
  return consents.find(
    ({ stands, agencies }) => stands && agencies.some((agency) => names.some((name) => same(agency, name))),
  );
}

/** What is wished to be sent, and where to. */
export interface OnwardWish {
  readonly agency: string;
  readonly serviceName: string;
  readonly signposting: boolean;
  readonly parts: readonly Sendable[];
  readonly more: string | null;
  readonly sentHow: string | null;
  readonly on: Day;
}

/** What can be sent of one person: a text for each part that is on record and may go. */
export type SendableTexts = Readonly<Partial<Record<Sendable, string>>>;

export const partTitles: Readonly<Record<Sendable, string>> = {
  name: 'Name',
  born: 'Date of birth',
  reach: 'How it is safe to reach her',
  address: 'Address',
  language: 'Language and interpreter',
  communication: 'How to speak so that she understands',
  why: 'What she hopes for',
  more: 'Also',
};

/** Decides about a new onward referral: nothing of her record goes without her consent to share with that agency. */
export function decideOnward(
  wish: OnwardWish,
  texts: SendableTexts,
  consents: readonly SharingConsent[],
  today: Day,
): Result<{ readonly consentId: string | null; readonly sent: readonly SentPart[] }, Fault> {
  const faults: FieldFault[] = [];
  if (isBefore(today, wish.on))
    faults.push({ path: ['on'], message: 'The day must be today or in the past' });
  if (wish.signposting) {
    return faults.length > 0 ? invalid(...faults) : succeed({ consentId: null, sent: [] });
  }
  const consent = consentFor(consents, [wish.agency, wish.serviceName]);
  if (!consent)
    faults.push({
      path: ['signposting'],
      message: `There is no consent to share with ${wish.agency}. Record it first, or only tell her of the service`,
    });
  if (wish.parts.length === 0) faults.push({ path: ['parts'], message: 'Select what is sent' });
  if (!wish.sentHow)
    faults.push({ path: ['sentHow'], message: 'Enter how it is sent, such as by secure e-mail' });
  for (const part of wish.parts)
    if (part !== 'more' && texts[part] === undefined)
      faults.push({ path: ['parts'], message: `${partTitles[part]}: this cannot be sent. Take it out` });
  if (wish.parts.includes('more') && !wish.more)
    faults.push({ path: ['more'], message: 'Enter what else is sent, or take it out' });
  if (faults.length > 0 || !consent) return invalid(...faults);
  const sent = sendable
    .filter((part) => wish.parts.includes(part))
    .map((part) => ({
      part,
      title: partTitles[part],
      text: (part === 'more' ? wish.more : texts[part]) ?? '',
    }));
  return succeed({ consentId: consent.id, sent });
}
