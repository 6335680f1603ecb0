import type { TagColour } from '../interface/govuk/index.ts';
import type { Programme } from '../programme/index.ts';
import { OTHER_REASONS, type OtherReason, type ReferralEvent, type ReferralStatus } from './referral.ts';
import type { Origin } from './referral-input.ts';

export const statusWords: Readonly<Record<ReferralStatus, string>> = {
  received: 'To decide',
  asked_for_more: 'More asked for',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const statusColours: Readonly<Record<ReferralStatus, TagColour>> = {
  received: 'yellow',
  asked_for_more: 'orange',
  accepted: 'green',
  declined: 'grey',
  withdrawn: 'grey',
};

export const originWords: Readonly<Record<Origin, string>> = {
  staff: 'From a colleague here',
  partner: 'From a professional outside',
  self: 'From the parent',
};

export const eventWords: Readonly<Record<ReferralEvent['kind'], string>> = {
  received: 'Received',
  asked_for_more: 'Asked for more',
  answered: 'Answers added',
  carried_over: 'Carried over to a new version of the programme',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** A reason to decline in words: what is shown when the criterion is not met, or the other reason. */
export function reasonWords(programme: Programme | undefined, reason: string): string {
  if (Object.hasOwn(OTHER_REASONS, reason)) return OTHER_REASONS[reason as OtherReason];
  const criterion = programme?.eligibility.find((each) => each.id === reason);
  return criterion?.unmet ?? criterion?.because ?? reason;
}
