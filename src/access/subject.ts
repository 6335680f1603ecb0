/** Asked at the door, before it is known what for. */
export interface Anywhere {
  readonly kind: 'anywhere';
}

/** Something of the whole tenant: its staff, its settings, figures across all programmes. */
export interface WholeTenant {
  readonly kind: 'tenant';
}

/** One programme: its figures, its referrals as a list. */
export interface OneProgramme {
  readonly kind: 'programme';
  readonly programme: string;
}

/** What was shared of a person with a partner organisation. */
export interface ShareFacts {
  readonly organisationId: string;
  readonly from: Temporal.PlainDate;
  /** The last day; null while it goes on. */
  readonly until: Temporal.PlainDate | null;
  readonly delegated: boolean;
}

/** A person's record, or what hangs on it (an enrolment, an accepted referral), with the facts the decision needs. */
export interface RecordSubject {
  readonly kind: 'record';
  readonly personId: string;
  /** The programmes that she is or was in, or has been referred to. */
  readonly programmes: readonly string[];
  /** The teams of the workers who hold her enrolments. */
  readonly teams: readonly string[];
  /** True where the record is kept to named people. */
  readonly restricted: boolean;
  /** True where the one who asks is named, or has broken the glass and her hours are not over. */
  readonly named: boolean;
  /** True where the one who asks must not know of the record: she knows the family, or is walled from it. */
  readonly barred: boolean;
  /** True where the tenant's workers reach their teams' people only, and this one is not among them. */
  readonly beyondTeam: boolean;
  readonly shares: readonly ShareFacts[];
  readonly today: Temporal.PlainDate;
}

/** What a command or a query is about, as its input names it; its facts are looked up where the decision needs them. */
export type SubjectReference =
  | { readonly kind: 'person' | 'enrolment' | 'allocation' | 'referral'; readonly id: string }
  | OneProgramme;

/** What a decision is about. */
export type Subject = Anywhere | WholeTenant | OneProgramme | RecordSubject;

export const anywhere: Anywhere = { kind: 'anywhere' };
export const wholeTenant: WholeTenant = { kind: 'tenant' };
