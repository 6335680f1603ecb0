import type { Role } from './permissions.ts';

/** A worker of the tenant who has signed in, or a program with a token that acts for her. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly tenant: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
}

/** A visitor without an account: somebody who refers from outside, or a parent who refers herself. */
export interface GuestActor {
  readonly kind: 'guest';
  readonly tenant: string;
  /** The drafts and referrals that this visitor holds the key to. */
  readonly given: readonly string[];
}

/** Facet itself, at its housekeeping. It may do nothing else. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenant: string;
}

/** Whoever asks for something. */
export type Actor = StaffActor | GuestActor | SystemActor;
