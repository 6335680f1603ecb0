import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { Application, Hearing, PreProceedings, Report } from './court.ts';
import type { Order } from './order.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    proceedingsChild: ProceedingsChildTable;
    courtApplication: CourtApplicationTable;
    hearing: HearingTable;
    preProceedings: PreProceedingsTable;
    courtReport: CourtReportTable;
    courtOrder: CourtOrderTable;
    courtOrderChild: CourtOrderChildTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Columns<T> = { [K in keyof T]: null extends T[K] ? Maybe<NonNullable<T[K]>> : T[K] };
type Recorded<T> = OfPerson & Columns<T> & { recordedBy: Maybe<string> };

export interface ProceedingsChildTable extends OfPerson {
  proceedingsId: string;
  childId: string;
  endedOn: Maybe<Temporal.PlainDate>;
}
export type CourtApplicationTable = Recorded<Application>;
export type HearingTable = Recorded<Hearing>;
export type PreProceedingsTable = Recorded<PreProceedings>;
export type CourtReportTable = Recorded<Report>;
export type CourtOrderTable = Recorded<Omit<Order, 'childIds'>> & Withdrawable;
export interface CourtOrderChildTable extends OfPerson {
  courtOrderId: string;
  childId: string;
  endedOn: Maybe<Temporal.PlainDate>;
}

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] }, kept: { as: 'person' } } as const;

export const courtTables: readonly TableDeclaration[] = [
  {
    name: 'proceedings_child',
    guard: 'person',
    about: 'Which children a set of proceedings is about',
    belongs: { by: ['person_id', 'child_id'] },
    kept: { as: 'person' },
  },
  { name: 'court_order', about: 'What courts ordered, from when until when', ...OF_PERSON },
  {
    name: 'court_order_child',
    guard: 'person',
    about: 'Which children an order of a court is about',
    belongs: { by: ['person_id', 'child_id'] },
    kept: { as: 'person' },
  },
  { name: 'court_application', about: 'What courts were asked for, and what they answered', ...OF_PERSON },
  { name: 'hearing', about: 'Hearings: who was there, and how they went', ...OF_PERSON },
  {
    name: 'pre_proceedings',
    about: 'Times in which the council worked with a family before court',
    ...OF_PERSON,
  },
  {
    name: 'court_report',
    about: 'Requests for reports to courts, with the answer and its reason',
    ...OF_PERSON,
  },
];
