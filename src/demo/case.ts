import type { Span } from '../programme/index.ts';
import type { Demo } from './demo-schema.ts';

/** Which of the demonstration's staff. */
export type StaffKey = Demo['staff'][number]['id'];

/** A parent as a referral tells of her. Dates as ISO text, as closely as they are known. */
export interface CaseParent {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs?: string | undefined;
  readonly pronouns?: string | undefined;
  readonly bornOn: string;
  readonly sex: 'female' | 'male';
  readonly ethnicity: string;
  readonly firstLanguage: string;
  readonly interpreter: boolean;
  readonly communicationNeeds?: string | undefined;
  readonly careLeaver: boolean | undefined;
  readonly localLink: boolean;
  readonly pregnantUntil?: string | undefined;
  readonly safeContact?: Demo['stories'][number]['safe_contact'];
}

export interface CaseChild {
  readonly givenName: string;
  readonly sex: 'female' | 'male';
  readonly bornOn: string;
  readonly removedOn: string | undefined;
  readonly livingWith: string;
}

export interface CaseProceedings {
  readonly startedOn: string;
  readonly concludedOn: string | undefined;
}

export interface CaseContact {
  readonly on: Temporal.PlainDate;
  readonly kind: string;
  readonly minutes: number;
  readonly done: readonly string[];
  readonly note: string;
  readonly provisions: readonly { readonly kind: string; readonly what: string; readonly pounds: number }[];
}

export interface CaseAction {
  readonly what: string;
  readonly owner: 'parent' | 'worker' | 'together' | 'other';
  readonly ownerName?: string | undefined;
  readonly dueOn?: Temporal.PlainDate | undefined;
  readonly doneOn?: Temporal.PlainDate | undefined;
}

export interface CaseGoal {
  readonly area: string;
  readonly words: string;
  readonly view: string;
  readonly on: Temporal.PlainDate;
  readonly reachedOn?: Temporal.PlainDate | undefined;
  readonly closing?: string | undefined;
  readonly actions: readonly CaseAction[];
}

/** A measure that was filled in: its answers, or the totals of the paper form. */
export interface CaseMeasure {
  readonly id: string;
  readonly on: Temporal.PlainDate;
  readonly by: 'parent' | 'together' | 'worker' | 'child';
  readonly answers?: readonly (number | null)[] | undefined;
  readonly totals?: Readonly<Record<string, number>> | undefined;
}

export interface CaseEnrolment {
  readonly startedOn: Temporal.PlainDate;
  readonly worker: 'first' | 'second';
  readonly pathway: string;
  /** The stage with which she begins, where the record does not say it. */
  readonly first?: string | undefined;
  readonly consent: readonly string[];
  readonly stages: readonly { readonly stage: string; readonly on: Temporal.PlainDate }[];
  readonly rhythm: { readonly every: Span; readonly kinds: readonly string[]; readonly missedEvery: number };
  readonly outcomes: readonly {
    readonly id: string;
    readonly on: Temporal.PlainDate;
    readonly note?: string | undefined;
  }[];
  /** Outcomes that were recorded by themselves, not with a contact. */
  readonly outcomesAlone?: readonly { readonly id: string; readonly on: Temporal.PlainDate }[] | undefined;
  readonly measures?: readonly CaseMeasure[] | undefined;
  /** Meetings that were held: of which kind, when, and at which hour. */
  readonly meetings?:
    | readonly { readonly kind: string; readonly on: Temporal.PlainDate; readonly at: string }[]
    | undefined;
  /** Other services that she was told of: of which kind, who gives them, and when. */
  readonly onward?:
    | readonly { readonly kind: string; readonly agency: string; readonly on: Temporal.PlainDate }[]
    | undefined;
  /** True where no contact stands but those that `contacts` names. */
  readonly contactsGiven?: boolean | undefined;
  /** Goals that somebody wrote for this parent; undefined: some are drawn for her. */
  readonly goals: readonly CaseGoal[] | undefined;
  readonly contacts: readonly CaseContact[];
  /** The last day on which there may be a contact. */
  readonly contactsUntil: Temporal.PlainDate;
  /** When the last contact of all was, and the next one that was agreed at it. */
  readonly lastMet?: Temporal.PlainDate | undefined;
  readonly next?: Temporal.PlainDate | undefined;
  readonly pregnancies: readonly {
    readonly knownOn: Temporal.PlainDate;
    readonly dueOn: Temporal.PlainDate;
  }[];
  readonly birth?:
    | { readonly on: Temporal.PlainDate; readonly givenName: string; readonly sex: 'female' | 'male' }
    | undefined;
  readonly ended?:
    | { readonly on: Temporal.PlainDate; readonly reason: string; readonly destination: string | null }
    | undefined;
}

/** One parent's way from the referral on. */
export interface Case {
  readonly id: string;
  readonly parent: CaseParent;
  readonly children: readonly CaseChild[];
  readonly proceedings: readonly CaseProceedings[];
  readonly receivedOn: Temporal.PlainDate;
  readonly from: 'staff' | 'partner' | 'self';
  readonly referrer: string | undefined;
  readonly whyNow: string | undefined;
  /** The earlier case of the same person. */
  readonly again?: string | undefined;
  /** Answers to the programme's own questions, before those that the case itself gives. */
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
  /** Criteria that stood against somebody made up when she was decided on, or at the start. */
  readonly open?: readonly { readonly id: string; readonly result: 'not_met' | 'not_known' }[] | undefined;
  /** Undefined while the referral waits. */
  readonly decision:
    | {
        readonly kind: 'accepted' | 'declined' | 'withdrawn' | 'asked_for_more';
        readonly on: Temporal.PlainDate;
        readonly reasons: readonly string[];
        /** What was said with it; what was asked for. */
        readonly note: string | undefined;
        /** Why it was accepted where a criterion is open. */
        readonly override?: string | undefined;
      }
    | undefined;
  readonly enrolment: CaseEnrolment | undefined;
}
