import type { ChronologyTheme } from '../doors/index.ts';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { tellers } from './added.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    chronologyEntry: ChronologyEntryTable;
    chronologyAnalysis: ChronologyAnalysisTable;
  }
}

interface Recorded extends OfPerson, Withdrawable {
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface ChronologyEntryTable extends Recorded {
  happenedOn: Temporal.PlainDate;
  happenedPrecision: 'day' | 'month' | 'year';
  what: string;
  toldBy: (typeof tellers)[number];
  theme: ChronologyTheme;
  isKey: boolean;
}

export interface ChronologyAnalysisTable extends Recorded {
  words: string;
  /** True where it was read with the parent. */
  readTogether: boolean;
  writtenOn: Temporal.PlainDate;
}

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] }, kept: { as: 'case' } } as const;

export const chronologyTables: readonly TableDeclaration[] = [
  { name: 'chronology_entry', about: 'What family or a worker added to the chronology', ...OF_PERSON },
  { name: 'chronology_analysis', about: 'What a worker made of the chronology', ...OF_PERSON },
];
