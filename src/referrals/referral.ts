import type { Eligibility } from '../programme/index.ts';
import type { PanelSaid } from './panel.ts';
import type { Origin, ReferralAnswers } from './referral-input.ts';

/** Where a referral stands. */
export const STATUSES = ['received', 'asked_for_more', 'accepted', 'declined', 'withdrawn'] as const;
export type ReferralStatus = (typeof STATUSES)[number];

/** Referrals that still wait for somebody. */
export const WAITING: readonly ReferralStatus[] = ['received', 'asked_for_more'];

/** Reasons to decline that are no criterion of the programme. */
export const OTHER_REASONS = {
  parent_chose_not: 'The parent chose not to take part',
  could_not_reach: 'The parent could not be reached',
  already_supported: 'Another service gives this support already',
  no_room: 'No worker has room at the moment',
  other: 'Another reason',
} as const;
export type OtherReason = keyof typeof OTHER_REASONS;

/** One thing done with a referral, in the order done. Days and instants as ISO text. */
export interface ReferralEvent {
  readonly kind:
    | 'received'
    | 'asked_for_more'
    | 'answered'
    | 'carried_over'
    | 'accepted'
    | 'declined'
    | 'withdrawn';
  readonly at: string;
  readonly on: string;
  readonly staffId: string | null;
  readonly text: string | null;
}

/** How the criteria stood when a decision was made; never evaluated again. */
export interface EligibilitySnapshot extends Eligibility {
  readonly on: string;
}

/** A referral as the rest of the room knows it. */
export interface Referral {
  readonly id: string;
  readonly version: number;
  readonly personId: string | null;
  readonly reference: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly origin: Origin;
  readonly receivedOn: Temporal.PlainDate;
  readonly receivedAt: Temporal.Instant;
  readonly staffId: string | null;
  readonly parentName: string;
  readonly answers: ReferralAnswers;
  readonly status: ReferralStatus;
  readonly askedOn: Temporal.PlainDate | null;
  readonly askedFor: string | null;
  readonly decidedOn: Temporal.PlainDate | null;
  readonly decidedBy: string | null;
  readonly criteria: EligibilitySnapshot | null;
  readonly declineReasons: readonly string[];
  readonly signposts: readonly string[];
  readonly overrideReason: string | null;
  readonly decisionNote: string | null;
  /** By which day it is to be decided; null where its programme did not say how soon. */
  readonly decideBy: Temporal.PlainDate | null;
  readonly panel: PanelSaid | null;
  readonly history: readonly ReferralEvent[];
}
