import type { StaffMember } from './staff.ts';

/** After so many days without a sign-in somebody's access is looked at again. */
export const REVIEW_DAYS = 60;

/** What an access review goes by. */
export interface Reviewed extends Pick<StaffMember, 'startedOn' | 'leftOn' | 'email'> {
  /** The day of her last sign-in; null when she never did. */
  readonly lastSeenOn: Temporal.PlainDate | null;
}

/**
 * True for somebody who works here and has not signed in for 60 days: counted from her last sign-in, or from her first
 * day where she never did. Programs with a token are not people, and are left out.
 */
export function isDueForReview(staff: Reviewed, today: Temporal.PlainDate): boolean {
  if (staff.leftOn !== null || staff.email.endsWith('@api.invalid')) return false;
  const since = staff.lastSeenOn ?? staff.startedOn;
  return since.until(today, { largestUnit: 'days' }).days >= REVIEW_DAYS;
}
