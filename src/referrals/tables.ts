import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { DraftAnswers } from './drafts/draft.ts';
import type { PanelSaid } from './panel.ts';
import type { EligibilitySnapshot, ReferralEvent, ReferralStatus } from './referral.ts';
import type { Origin, ReferralAnswers } from './referral-input.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    referral: ReferralTable;
    referralDraft: ReferralDraftTable;
    referralFile: ReferralFileTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** jsonb: read as a value, written as JSON text by the store. */
type Stored<T> = ColumnType<T, RawBuilder<T> | undefined, RawBuilder<T>>;

export interface ReferralTable extends Omit<OfPerson, 'personId'> {
  personId: Maybe<string>;
  reference: string;
  programmeId: string;
  programmeVersion: number;
  origin: Origin;
  receivedOn: Day;
  receivedAt: Temporal.Instant;
  staffId: Maybe<string>;
  parentName: string;
  /** Made by `foldName` from every name given. */
  searchName: string;
  /** Daitch–Mokotoff codes of every word, made by the database. */
  nameSounds: ColumnType<string[], RawBuilder<string[]>, RawBuilder<string[]>>;
  answers: Stored<ReferralAnswers>;
  status: ReferralStatus;
  askedOn: Maybe<Day>;
  askedFor: Maybe<string>;
  decidedOn: Maybe<Day>;
  decidedBy: Maybe<string>;
  criteria: ColumnType<
    EligibilitySnapshot | null,
    RawBuilder<EligibilitySnapshot> | null | undefined,
    RawBuilder<EligibilitySnapshot> | null
  >;
  declineReasons: Generated<string[]>;
  signposts: Generated<string[]>;
  overrideReason: Maybe<string>;
  decisionNote: Maybe<string>;
  /** By which day it is to be decided; null where its programme did not say how soon. */
  decideBy: Maybe<Day>;
  /** What a panel that decided said. */
  panel: ColumnType<PanelSaid | null, RawBuilder<PanelSaid> | null | undefined, RawBuilder<PanelSaid> | null>;
  history: Stored<readonly ReferralEvent[]>;
}

export interface ReferralDraftTable extends Versioned {
  programmeId: string;
  origin: Origin;
  secretHash: Maybe<Buffer>;
  staffId: Maybe<string>;
  /** The answers so far, kept out of the change log. */
  unlogged: Stored<DraftAnswers>;
  startedAt: Temporal.Instant;
  savedAt: Temporal.Instant;
  expiresOn: Day;
  sentOn: Maybe<Day>;
  referralId: Maybe<string>;
}

export interface ReferralFileTable extends Omit<OfPerson, 'personId'> {
  personId: Maybe<string>;
  referralDraftId: string;
  referralId: Maybe<string>;
  programmeId: string;
  staffId: Maybe<string>;
  /** What the question asks for. */
  title: string;
  /** One of its kind among the files of a draft: the answer names the file by it. */
  fileName: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  recordedAt: Temporal.Instant;
  /** The file itself: kept out of the change log, which has its digest. */
  unlogged: Uint8Array;
}

export const referralTables: readonly TableDeclaration[] = [
  {
    name: 'referral_draft',
    guard: 'tenant',
    guestWrites: 'changes',
    about: 'Referrals that somebody has begun to fill in and not sent; kept for 28 days',
    belongs: { by: 'referral_id', of: 'referral' },
    kept: { as: 'draft' },
  },
  {
    name: 'referral_file',
    guard: 'person',
    maybeOfNobody: true,
    guestWrites: 'changes',
    guestBy: 'referral_draft_id',
    about: 'Files that come with a referral, until they are documents of the person, or the link is removed',
    belongs: { by: ['person_id'] },
    kept: { as: 'draft' },
  },
  {
    name: 'referral',
    guard: 'person',
    maybeOfNobody: true,
    // A visitor adds a referral, and later what was asked about it.
    guestWrites: 'changes',
    about: 'Requests that somebody be helped, what was decided, why, and where else they were pointed to',
    belongs: { by: ['person_id'] },
    kept: { as: 'referral', from: 'decided_on' },
  },
];
