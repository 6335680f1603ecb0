import type { ColumnType, Generated } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { Precision } from '../foundation/dates.ts';
import type { ConnectionKind, Direction, Strength } from '../interface/charts/index.ts';
import type { Sharing, TellingAnswer } from '../people/index.ts';
import type { CultureArea } from './culture.ts';
import type { Drawn, PictureLine } from './picture-copy.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    ecomapConnection: EcomapConnectionTable;
    cultureTold: CultureToldTable;
    pictureCopy: PictureCopyTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface EcomapConnectionTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  otherId: Maybe<string>;
  name: string;
  kind: ConnectionKind;
  strength: Strength;
  direction: Maybe<Direction>;
  words: Maybe<string>;
  beganOn: Maybe<Day>;
  beganPrecision: Maybe<Precision>;
  endedOn: Maybe<Day>;
  endedPrecision: Maybe<Precision>;
  toldOn: Day;
  struckOn: Maybe<Day>;
  recordedBy: Maybe<string>;
}

export interface CultureToldTable extends OfPerson {
  area: CultureArea;
  answer: TellingAnswer;
  words: Maybe<string>;
  sharing: Maybe<Sharing>;
  toldOn: Day;
  struckOn: Maybe<Day>;
  recordedBy: Maybe<string>;
}

export interface PictureCopyTable extends OfPerson {
  drawn: Drawn;
  takenOn: Day;
  note: Maybe<string>;
  /** JSON text going in, the lines coming out. */
  lines: ColumnType<readonly PictureLine[], string, string>;
  recordedBy: Maybe<string>;
}

/** The world round a person, and her culture, as she tells them. */
export const ecomapTables: readonly TableDeclaration[] = [
  {
    name: 'ecomap_connection',
    guard: 'person',
    second: 'other_id',
    about: 'The people, groups, services and places round her, as she tells of them',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
    parent: [
      'id',
      'person_id',
      'name',
      'kind',
      'strength',
      'direction',
      'words',
      'began_on',
      'began_precision',
      'ended_on',
      'ended_precision',
      'struck_on',
    ],
  },
  {
    name: 'culture_told',
    guard: 'person',
    about: 'What she tells of her culture, area by area',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
    parent: ['id', 'person_id', 'area', 'answer', 'words', 'sharing', 'told_on', 'struck_on'],
  },
  {
    name: 'picture_copy',
    guard: 'person',
    about: 'Ecomaps and culturagrams as they were recorded on a day',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
];
