import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { zIncident, zNeed, zPlan, zRisk } from './safety.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    safetyRisk: SafetyRiskTable;
    safetyPlan: SafetyPlanTable;
    safetyIncident: SafetyIncidentTable;
    communicationNeed: CommunicationNeedTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Columns<T> = { [K in keyof T]: null extends T[K] ? Maybe<NonNullable<T[K]>> : T[K] };
type Recorded<T extends z.ZodType> = OfPerson & Columns<z.output<T>> & { recordedBy: Maybe<string> };

export type SafetyRiskTable = Recorded<typeof zRisk> & { toldOn: Day };
export type SafetyPlanTable = Recorded<typeof zPlan> & {
  madeOn: Day;
  endedOn: Maybe<Day>;
  recordedAt: Temporal.Instant;
};
export type SafetyIncidentTable = Recorded<typeof zIncident> & { recordedAt: Temporal.Instant };
export type CommunicationNeedTable = Recorded<typeof zNeed> & { identifiedOn: Day };

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] } } as const;

export const safetyTables: readonly TableDeclaration[] = [
  { name: 'safety_risk', about: 'Who may harm her, as she tells it', kept: { as: 'case' }, ...OF_PERSON },
  { name: 'safety_plan', about: 'What was agreed about being safe', kept: { as: 'case' }, ...OF_PERSON },
  {
    name: 'safety_incident',
    about: 'What happened and bears on safety',
    kept: { as: 'case', from: 'happened_on' },
    ...OF_PERSON,
  },
  {
    name: 'communication_need',
    about: 'How to speak and write so that she understands',
    kept: { as: 'person' },
    ...OF_PERSON,
  },
];
