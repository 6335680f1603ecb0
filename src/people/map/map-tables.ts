import type { ColumnType, Generated } from 'kysely';
import type { OfPerson, TableDeclaration } from '../../foundation/database/tables.ts';
import type { Quality } from '../../interface/charts/index.ts';
import type { MapPicture } from './map-picture.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    tieQuality: TieQualityTable;
    household: HouseholdTable;
    householdMember: HouseholdMemberTable;
    mapCopy: MapCopyTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface TieQualityTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  otherId: string;
  quality: Quality;
  beganOn: Maybe<Day>;
  endedOn: Maybe<Day>;
  struckOn: Maybe<Day>;
  recordedBy: Maybe<string>;
}

export interface HouseholdTable extends OfPerson {
  name: string;
  endedOn: Maybe<Day>;
  recordedBy: Maybe<string>;
}

export interface HouseholdMemberTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  householdId: string;
  memberId: string;
  beganOn: Maybe<Day>;
  endedOn: Maybe<Day>;
}

export interface MapCopyTable extends OfPerson {
  takenOn: Day;
  note: Maybe<string>;
  /** JSON text going in, the picture coming out. */
  picture: ColumnType<MapPicture, string, string>;
  recordedBy: Maybe<string>;
}

/** What the family map holds beside people and ties. */
export const mapTables: readonly TableDeclaration[] = [
  {
    name: 'tie_quality',
    guard: 'person',
    second: 'other_id',
    about: 'How two people of a family are with one another',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'household',
    guard: 'person',
    about: 'Households of a family, as the person tells of them',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'household_member',
    guard: 'person',
    second: 'member_id',
    about: 'Who lives, or lived, in a household',
    belongs: { by: ['person_id', 'member_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'map_copy',
    guard: 'person',
    about: 'Family maps as they were recorded on a day',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
];
