import type { PartnerMode, Role, Service } from './permissions.ts';

/** A role that somebody has in one team, or there in one programme only. */
export interface Membership {
  readonly teamId: string;
  readonly role: Role;
  /** Null: in every programme of the team. */
  readonly programme: string | null;
}

/** A worker of the tenant who has signed in, or a program with a token that acts for her. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly tenant: string;
  readonly staffId: string;
  readonly name: string;
  /** Her role wherever no team gives her another. */
  readonly role: Role;
  /** Further roles, each in one team; left out when she has none. */
  readonly memberships?: readonly Membership[];
  /** For a leader: true where the tenant lets leaders read records. */
  readonly readsRecords?: boolean;
  /** For a practitioner: true where the tenant lets practitioners reach their own teams’ people only. */
  readonly keptToTeams?: boolean;
  /** For a program with a token: the one programme that it may act in. */
  readonly onlyProgramme?: string;
}

/** A worker of a partner organisation: she does delegated work for people who were shared with it, or only refers. */
export interface PartnerActor {
  readonly kind: 'partner';
  readonly tenant: string;
  /** Her row among the staff, so that what she records is hers by name. */
  readonly staffId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly mode: PartnerMode;
}

/** A parent who has signed in: she reads what is written for her, and nothing of anybody else. */
export interface ParentActor {
  readonly kind: 'parent';
  readonly tenant: string;
  readonly personId: string;
  readonly name: string;
}

/** Whoever may sign in. */
export type SignedInActor = StaffActor | PartnerActor | ParentActor;

/** A visitor without an account: somebody who refers from outside, or a parent who refers herself. */
export interface GuestActor {
  readonly kind: 'guest';
  readonly tenant: string;
  /** The drafts and referrals that this visitor holds the key to. */
  readonly given: readonly string[];
}

/** Facet itself, at work of its own. It may do what the service allows that it comes in as, and nothing else. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenant: string;
  /** Housekeeping where it is left out. */
  readonly service?: Service;
  /** People whose records it was given to reach although they are kept to named workers. */
  readonly given?: readonly string[];
}

/** Whoever asks for something. */
export type Actor = StaffActor | PartnerActor | ParentActor | GuestActor | SystemActor;
