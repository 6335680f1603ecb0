import type { Selectable } from 'kysely';
import type { Tables } from '../foundation/database/tables.ts';

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

/** Whatever the rows show to whoever asks: a list, a search, a count. Where her rows end, the database says. */
export interface WithinReach {
  readonly kind: 'reach';
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
  /** The teams that hold her enrolments; of somebody who waits, those that work in the programme. */
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

/** The tables whose rows are each of one person, or (a referral) of nobody on record yet. */
type OfSomebody = {
  [Name in keyof Tables]: Selectable<Tables[Name]> extends { id: string; personId: string | null }
    ? Name
    : never;
}[keyof Tables];

/** A person, or a row of hers in any table. */
export interface RowReference {
  readonly kind: 'person' | OfSomebody;
  readonly id: string;
}

/** What a command or a query is about, as its input names it; its facts are looked up where the decision needs them. */
export type SubjectReference = RowReference | OneProgramme | WholeTenant | WithinReach;

/** What a declaration says that it is about: for every input the same, or one thing or several that the input names. */
export type About<Input> =
  | WholeTenant
  | WithinReach
  | ((input: Input) => SubjectReference | readonly SubjectReference[]);

/** What a decision is about. */
export type Subject = Anywhere | WholeTenant | WithinReach | OneProgramme | RecordSubject;

export const anywhere: Anywhere = { kind: 'anywhere' };
export const wholeTenant: WholeTenant = { kind: 'tenant' };
export const withinReach: WithinReach = { kind: 'reach' };

/** Declares that the input names a person in its field `personId`. */
export const ofPerson = ({ personId }: { readonly personId: string }): RowReference => ({
  kind: 'person',
  id: personId,
});
