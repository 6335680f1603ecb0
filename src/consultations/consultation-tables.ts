import type { ColumnType, Generated } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Basis, Closing, Helped } from './consultation.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    consultation: ConsultationTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ConsultationTable extends Versioned {
  restricted: Generated<boolean>;
  personId: Maybe<string>;
  programmeId: string;
  programmeVersion: number;
  staffId: Maybe<string>;
  kind: string;
  theme: Maybe<string>;
  offer: Maybe<string>;
  askedBy: Maybe<string>;
  askerName: string;
  askerOrganisation: Maybe<string>;
  askerReach: Maybe<string>;
  question: string;
  toBeNamed: Generated<boolean>;
  basis: Maybe<Basis>;
  basisNote: Maybe<string>;
  askedOn: Day;
  givenBy: Maybe<string>;
  startsOn: Maybe<Day>;
  startsAt: Maybe<Temporal.PlainTime>;
  minutes: Maybe<number>;
  answeredOn: Maybe<Day>;
  advice: Maybe<string>;
  closedOn: Maybe<Day>;
  closedAs: Maybe<Closing>;
  closedNote: Maybe<string>;
  helped: Maybe<Helped>;
  helpedWords: Maybe<string>;
  helpedOn: Maybe<Day>;
  recordedAt: Temporal.Instant;
}

export const consultationTables: readonly TableDeclaration[] = [
  {
    name: 'consultation',
    guard: 'person',
    maybeOfNobody: true,
    // A professional outside asks; he sees what he asked by the address that he was given, and changes nothing.
    guestWrites: 'adds',
    about: 'What professionals asked us, about somebody on record or about nobody, and what we advised',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'asked_on' },
  },
];
