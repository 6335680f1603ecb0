import type { NameList } from '../expression/vocabulary.ts';

/** Hands out SQL placeholders: the same value always gets the same one, so equal rules give equal SQL. */
export interface Placeholders {
  /** The day as at which figures are counted. */
  readonly asAt: () => string;
  /** The programme whose rows are counted. */
  readonly programme: () => string;
  /** What the programme expects by a date, as JSON rows (see `STEP_COLUMNS`). */
  readonly schedules: () => string;
}

/** A column as rules see it, wherever its rows are kept. */
export interface ColumnShape {
  readonly type: 'text' | 'number' | 'decimal' | 'date' | 'yes_no' | 'texts';
  readonly title: string;
  /** Which values text can have: the programme's names for these, the names of a part, or a written list. */
  readonly values?: NameList | { readonly part: string } | readonly string[];
}

/** A collection as rules see it. */
export interface ListShape {
  readonly title: string;
  readonly columns: Readonly<Record<string, ColumnShape>>;
}

/** A set of rows as rules see it. */
export interface SetShape extends ListShape {
  readonly name: string;
  readonly related: Readonly<Record<string, ListShape>>;
}

/** A column of a figure set, as a room declares it. */
export interface Column extends ColumnShape {
  /** The column's name in the source's result. */
  readonly column: string;
  /** For dates that may be partial: the column that holds `day`, `month` or `year`. */
  readonly precision?: string;
  /** True when the column is never null: what is counted of it needs no third value. */
  readonly required?: boolean;
}

/** A collection that hangs on the rows of a set: the outcomes of an enrolment, the children of a referral. */
export interface RelatedSet extends ListShape {
  /** A SELECT of plain columns, already limited to what was so on the day. */
  readonly source: (at: Placeholders) => string;
  /** The column of the source that says to which row of the set it belongs. */
  readonly key: string;
  /** The column of the set that the key names, where it is not the row id: the person of an enrolment. */
  readonly keyOf?: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** A boolean column of the set itself: false or null when the collection was never asked for. */
  readonly knownBy?: string;
}

/**
 * A set of rows that figures count, declared as data by the room that holds them. `source` is a SELECT of plain
 * columns that names no other set.
 */
export interface FigureSet extends SetShape {
  readonly source: (at: Placeholders) => string;
  /** The column with the row's id, unique and never null. */
  readonly rowId: string;
  /** The column by which a period (from, to) chooses rows, such as the day a referral came. */
  readonly dated: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly related: Readonly<Record<string, RelatedSet>>;
}
