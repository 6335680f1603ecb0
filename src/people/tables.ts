import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Precision } from '../foundation/dates.ts';
import type { Loss } from '../interface/charts/index.ts';
import type { Ending, LivesWith, RelationshipKind } from './family.ts';
import type { Interpreter, LocalLink, PersonKind, SafeContact, Sex } from './person.ts';
import type { Permitted, TellingAnswer, TellingKind } from './told/telling.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    person: PersonTable;
    relationship: RelationshipTable;
    mistakenTie: MistakenTieTable;
    proceedings: ProceedingsTable;
    removal: RemovalTable;
    pregnancy: PregnancyTable;
    telling: TellingTable;
  }
}

type Day = Temporal.PlainDate;
type MaybeDay = ColumnType<Day | null, Day | null | undefined, Day | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface PersonTable extends Versioned {
  restricted: Generated<boolean>;
  /** True where the record is kept to named people; `restricted` marks those whom some must not know of as well. */
  namedOnly: Generated<boolean>;
  kind: PersonKind;
  givenName: string;
  familyName: string;
  knownAs: Maybe<string>;
  otherNames: Maybe<string>;
  bornOn: MaybeDay;
  bornPrecision: Maybe<Precision>;
  dueOn: MaybeDay;
  diedOn: MaybeDay;
  sex: Maybe<Sex>;
  pronouns: Maybe<string>;
  ethnicity: Maybe<string>;
  firstLanguage: Maybe<string>;
  interpreter: Maybe<Interpreter>;
  communicationNeeds: Maybe<string>;
  careLeaver: Maybe<boolean>;
  localLink: Maybe<LocalLink>;
  area: Maybe<string>;
  address: Maybe<string>;
  addressConfidential: Generated<boolean>;
  phone: Maybe<string>;
  email: Maybe<string>;
  safeContact: Maybe<SafeContact>;
  childrenAskedOn: MaybeDay;
  proceedingsAskedOn: MaybeDay;
  pregnancyAskedOn: MaybeDay;
  /** Made by `foldName`. */
  searchName: string;
  /** Daitch–Mokotoff codes of every word, made by the database. */
  nameSounds: ColumnType<string[], RawBuilder<string[]>, RawBuilder<string[]>>;
}

export interface RelationshipTable extends OfPerson {
  /** The mark of the other, where she is an adult. */
  otherRestricted: Generated<boolean>;
  otherId: string;
  kind: RelationshipKind;
  beganOn: MaybeDay;
  endedOn: MaybeDay;
  beganPrecision: Maybe<Precision>;
  endedPrecision: Maybe<Precision>;
  removed: Maybe<boolean>;
  livesWith: Maybe<LivesWith>;
}

/** A tie that was recorded by mistake; it stands among the ties no more. */
export interface MistakenTieTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  otherId: string;
  kind: RelationshipKind;
  beganOn: MaybeDay;
  beganPrecision: Maybe<Precision>;
  endedOn: MaybeDay;
  endedPrecision: Maybe<Precision>;
  removals: Generated<number>;
  withdrawnOn: Day;
  withdrawnReason: string;
  withdrawnBy: Maybe<string>;
}

export interface ProceedingsTable extends OfPerson {
  court: Maybe<string>;
  caseNumber: Maybe<string>;
  startedOn: MaybeDay;
  startedPrecision: Maybe<Precision>;
  concludedOn: MaybeDay;
  concludedPrecision: Maybe<Precision>;
  stillOpen: Maybe<boolean>;
  outcome: Maybe<string>;
}

export interface RemovalTable extends OfPerson {
  childId: string;
  proceedingsId: Maybe<string>;
  removedOn: MaybeDay;
  removedPrecision: Maybe<Precision>;
}

export interface PregnancyTable extends OfPerson {
  knownOn: Day;
  dueOn: MaybeDay;
  endedOn: MaybeDay;
  ending: Maybe<Ending>;
  lossKind: Maybe<Loss>;
}

export interface TellingTable extends OfPerson {
  kind: TellingKind;
  answer: TellingAnswer;
  words: Maybe<string>;
  sharing: Maybe<Permitted>;
  beganOn: MaybeDay;
  beganPrecision: Maybe<Precision>;
  endedOn: MaybeDay;
  endedPrecision: Maybe<Precision>;
  toldOn: Day;
  struckOn: MaybeDay;
  recordedBy: Maybe<string>;
}

export const peopleTables: readonly TableDeclaration[] = [
  {
    name: 'person',
    guard: 'self',
    partner: { columns: ['id', 'kind', 'given_name', 'family_name', 'known_as', 'pronouns', 'safe_contact'] },
    parent: ['id', 'kind', 'given_name', 'family_name', 'known_as', 'pronouns', 'safe_contact'],
    analyst: ['id', 'kind', 'sex', 'ethnicity', 'care_leaver', 'local_link'],

    about: 'Parents, children and others on record: names, needs, safe contact',
    belongs: { by: ['id'] },
    kept: { as: 'person' },
  },
  {
    name: 'relationship',
    guard: 'person',
    second: 'other_id',
    about: 'How two people are tied, and where a child is living',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'mistaken_tie',
    guard: 'person',
    second: 'other_id',
    about: 'Ties between two people that were recorded by mistake',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'proceedings',
    guard: 'person',
    about: 'Care proceedings in court',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'removal',
    guard: 'person',
    about: 'When a child was removed from a parent’s care',
    belongs: { by: ['person_id', 'child_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'pregnancy',
    guard: 'person',
    about: 'Pregnancies, and how each ended',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'telling',
    guard: 'person',
    walledWhere: { column: 'kind', is: 'disability', wall: 'disability' },
    keptToWorker: { column: 'sharing', is: 'only_worker', by: 'recorded_by' },
    partner: {
      columns: ['id', 'person_id', 'kind', 'answer', 'words', 'sharing', 'ended_on', 'struck_on'],
      where: `sharing = 'may_share' and struck_on is null`,
    },
    about:
      'What somebody tells of herself through time: names, languages, who must not interpret, faith, culture',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
];
