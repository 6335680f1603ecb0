import type { ColumnType, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { ExemptionId } from './access/exemptions.ts';
import type { Passage } from './access/passage.ts';
import type { MarkKind } from './access/third-parties.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    subjectRequest: SubjectRequestTable;
    subjectPause: SubjectPauseTable;
    subjectItem: SubjectItemTable;
    subjectMark: SubjectMarkTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Who asks for a copy: the person, somebody who speaks for her, or a parent for a child. */
export const askers = ['herself', 'representative', 'parent_for_child'] as const;
/** How a request came. */
export const ways = ['in_person', 'in_writing', 'by_phone', 'by_interpreter', 'online'] as const;
/** How an answer went out. */
export const deliveries = ['in_person', 'by_post', 'by_email', 'download'] as const;

export interface SubjectRequestTable extends OfPerson {
  reference: string;
  askedBy: (typeof askers)[number];
  askerName: Maybe<string>;
  askerAuthority: Maybe<string>;
  wants: Maybe<string>;
  receivedOn: Day;
  receivedHow: (typeof ways)[number];
  identityAskedOn: Maybe<Day>;
  identityConfirmedOn: Maybe<Day>;
  identityHow: Maybe<string>;
  extendedOn: Maybe<Day>;
  extensionReason: Maybe<string>;
  collectAskedOn: Maybe<Day>;
  collectedAt: Maybe<Temporal.Instant>;
  readOn: Maybe<Day>;
  readBy: Maybe<string>;
  agreedOn: Maybe<Day>;
  agreedBy: Maybe<string>;
  deliveredOn: Maybe<Day>;
  deliveredHow: Maybe<(typeof deliveries)[number]>;
  deliveredBy: Maybe<string>;
  /** SHA-256 of the file that was given, in hexadecimal. */
  deliveredDigest: Maybe<string>;
  deliveredPassages: Maybe<number>;
  deliveredHidden: Maybe<number>;
  closedOn: Maybe<Day>;
  closedWhy: Maybe<'delivered' | 'withdrawn' | 'refused'>;
  closedNote: Maybe<string>;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface SubjectPauseTable extends OfPerson {
  subjectRequestId: string;
  asked: string;
  fromOn: Day;
  untilOn: Maybe<Day>;
}

export interface SubjectItemTable extends OfPerson {
  subjectRequestId: string;
  position: number;
  /** The name of the table that it was collected from. */
  source: string;
  title: string;
  passages: ColumnType<readonly Passage[], RawBuilder<readonly Passage[]>, RawBuilder<readonly Passage[]>>;
  /** The file that the record held when it was collected; kept out of the change log. */
  unlogged: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
}

export interface SubjectMarkTable extends OfPerson {
  subjectItemId: string;
  passage: number;
  starts: number;
  ends: number;
  kind: MarkKind;
  foundBy: string | null;
  decision: Maybe<'hide' | 'show'>;
  reason: Maybe<ExemptionId>;
  note: Maybe<string>;
  decidedBy: Maybe<string>;
  decidedOn: Maybe<Day>;
  sentBack: Maybe<string>;
}

const ofPerson = { guard: 'person', belongs: { by: ['person_id'] } } as const;

export const subjectAccessTables: readonly TableDeclaration[] = [
  {
    ...ofPerson,
    name: 'subject_request',
    parent: [
      'id',
      'person_id',
      'reference',
      'asked_by',
      'received_on',
      'extended_on',
      'delivered_on',
      'closed_on',
    ],
    parentWrites: 'adds',
    about: 'Requests for a copy of what is kept about a person, and how they were answered',
    kept: { as: 'rights', from: 'closed_on' },
  },
  {
    ...ofPerson,
    name: 'subject_pause',
    about: 'When the clock of a request stood still, and what was asked',
    kept: { as: 'rights' },
  },
  {
    ...ofPerson,
    name: 'subject_item',
    about: 'What was collected for a request',
    kept: { as: 'rights' },
  },
  {
    ...ofPerson,
    name: 'subject_mark',
    about: 'Passages that may be about somebody else, and what was decided',
    kept: { as: 'rights' },
  },
];
