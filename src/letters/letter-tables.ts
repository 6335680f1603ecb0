import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { ExchangeKind } from './agreement.ts';
import type { Direction, LetterStatus, LookedAtWord } from './letter.ts';
import type { ForbiddenKind } from './release-check.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    letterAgreement: LetterAgreementTable;
    letterCarer: LetterCarerTable;
    letterWord: LetterWordTable;
    letter: LetterTable;
  }
}

type Day = Temporal.PlainDate;
type List<T> = ColumnType<T[], readonly T[], readonly T[]>;

export interface LetterAgreementTable extends OfPerson {
  childId: string;
  maySend: List<ExchangeKind>;
  everyMonths: number | null;
  firstDueOn: Day | null;
  monthsToAvoid: List<number>;
  childCalled: string;
  parentSignsAs: string;
  carersCalled: string | null;
  language: string | null;
  secondReader: boolean;
  note: string | null;
  beganOn: Day;
  endedOn: Day | null;
  endedBecause: string | null;
  recordedBy: string | null;
}

export interface LetterCarerTable extends OfPerson {
  agreementId: string;
  carerNames: string | null;
  carerAddress: string | null;
  carerReach: string | null;
  childNameNow: string | null;
}

export interface LetterWordTable extends OfPerson {
  agreementId: string;
  kind: ForbiddenKind;
  words: string;
}

export interface LetterTable extends OfPerson {
  agreementId: string;
  kind: ExchangeKind;
  direction: Direction;
  status: LetterStatus;
  dueOn: Day | null;
  body: string | null;
  language: string | null;
  translation: string | null;
  what: string | null;
  /** JSON text going in, an array coming out. */
  lookedAt: ColumnType<LookedAtWord[], string, string>;
  checkedBy: string | null;
  checkedOn: Day | null;
  secondBy: string | null;
  secondOn: Day | null;
  happenedOn: Day | null;
  readOn: Day | null;
  howItWas: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const letterTables: readonly TableDeclaration[] = [
  {
    name: 'letter_agreement',
    guard: 'person',
    parent: [
      'id',
      'person_id',
      'every_months',
      'first_due_on',
      'months_to_avoid',
      'child_called',
      'began_on',
      'ended_on',
    ],
    about: 'Agreements on letters and other contact between a parent and a child',
    belongs: { by: ['person_id', 'child_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'letter_carer',
    notInCopies: 'all',
    guard: 'person',
    about: 'Who brings up the child of an agreement, and where: walled',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'letter_word',
    notInCopies: 'all',
    guard: 'person',
    about: 'Names and places that must not stand in letters: walled',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'letter',
    guard: 'person',
    parent: ['id', 'person_id', 'agreement_id', 'kind', 'direction', 'status', 'due_on', 'happened_on'],
    about: 'Letters, photos, gifts and meetings between a parent and a child',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'happened_on' },
  },
];
