import type { ColumnType, Generated } from 'kysely';
import type { Wall } from '../access/walls.ts';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { DocumentKind } from './document.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    document: DocumentTable;
    documentVersion: DocumentVersionTable;
  }
}

interface Kept {
  /** Null: everybody who may read the record. */
  wall: Wall | null;
  shownToParent: Generated<boolean>;
  /** The shares under which a partner organisation's workers read it; none of what stands behind a wall. */
  partnerShareIds: ColumnType<string[], string[] | undefined, string[]>;
  /** Whoever added the document: what is private is hers. */
  staffId: string | null;
  recordedAt: Temporal.Instant;
}

export interface DocumentTable extends OfPerson, Kept, Withdrawable {
  kind: DocumentKind;
  title: string;
  datedOn: Temporal.PlainDate | null;
  proceedingsId: string | null;
}

export interface DocumentVersionTable extends OfPerson, Kept {
  documentId: string;
  /** From 1. */
  number: number;
  fileName: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  note: string | null;
  recordedBy: string | null;
  withdrawnOn: Temporal.PlainDate | null;
  /** The file itself: kept out of the change log, which has its digest. */
  unlogged: Uint8Array;
}

const OF_PERSON = {
  guard: 'person',
  walled: true,
  notInCopies: ['carer', 'trial'],
  parentSees: 'shown_to_parent',
  belongs: { by: ['person_id'] },
  kept: { as: 'case' },
} as const;

const PARTNER = ['id', 'person_id', 'recorded_at', 'withdrawn_on', 'partner_share_ids'] as const;

/** Partners' workers read what is marked for a share of today, and nothing that was taken back. */
const forPartners = (...columns: readonly string[]) => ({
  columns: [...PARTNER, ...columns],
  markedFor: 'partner_share_ids',
  where: 'withdrawn_on is null',
});

const PARENT = ['id', 'person_id', 'shown_to_parent', 'recorded_at', 'withdrawn_on'] as const;

export const documentTables: readonly TableDeclaration[] = [
  {
    name: 'document',
    about: 'Documents about a person: what each is, and who may see it',
    parent: [...PARENT, 'kind', 'title', 'dated_on'],
    partner: forPartners('kind', 'title', 'dated_on'),
    ...OF_PERSON,
  },
  {
    name: 'document_version',
    about: 'The files of documents, each version as it was added',
    parent: [...PARENT, 'document_id', 'number', 'file_name', 'media_type', 'size', 'unlogged'],
    partner: forPartners('document_id', 'number', 'file_name', 'media_type', 'size', 'unlogged'),
    holdsFile: true,
    ...OF_PERSON,
  },
];
