import type { Guard } from '../foundation/database/tables.ts';

/** What of a table a merge has to know. Names are SQL's. */
export interface MovedTable {
  readonly name: string;
  readonly guard: Guard;
  readonly second: string | undefined;
  /** Columns that hold people's ids. */
  readonly people: readonly string[];
  /** Columns that hold other rows' ids, each with the table that it points at. */
  readonly points: Readonly<Record<string, string>>;
  /** Indexes that let there be one row only, each by its name with its columns. */
  readonly once: Readonly<Record<string, readonly string[]>>;
}

/** One row of a table, as far as a merge looks at it; values as JSON has them. */
export interface StoredRow {
  readonly table: string;
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** The indexes for one row only in which it stands. */
  readonly within: readonly string[];
}

/** One row's change: what stands in each changed column before and after. */
export interface RowChange {
  readonly row: StoredRow;
  readonly set: Readonly<Record<string, unknown>>;
  /** True for what cannot stand beside what the kept record has: it stays with the absorbed one, seen by nobody. */
  readonly aside: boolean;
}

/** Who is merged into whom, and what was chosen. */
export interface MergeWish {
  readonly keptId: string;
  readonly absorbedId: string;
  /** True where the confidential address of the absorbed record is the one that stands. */
  readonly takesAddress: boolean;
}

/** Columns beside people, other rows and those of indexes that the rules below look at. */
export const looksAtToo: Readonly<Record<string, readonly string[]>> = {
  enrolment: ['programme_id', 'started_on', 'ended_on'],
  allocation: ['staff_id', 'role', 'ended_on'],
  outcome: ['reached_on'],
  walled_value: ['wall', 'ended_on'],
};

/** Tables whose constraint is that the lesser id stands first, so that each pair stands there once. */
export const lesserFirst: readonly string[] = ['parents_wall', 'possible_pair'];

const key = (parts: readonly unknown[]) => JSON.stringify(parts);

class Planner {
  readonly #tables: ReadonlyMap<string, MovedTable>;
  readonly #wish: MergeWish;
  readonly #kept: readonly StoredRow[];
  readonly #absorbed: readonly StoredRow[];
  /** What stands in each index for one row only, on the kept record. */
  readonly #taken = new Map<string, Set<string>>();
  /** Open time in a programme in which the kept record is open as well, and that one. */
  readonly #folded = new Map<string, StoredRow>();

  constructor(tables: readonly MovedTable[], rows: readonly StoredRow[], wish: MergeWish) {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#wish = wish;
    const isAbsorbed = (row: StoredRow) =>
      this.#table(row).people.some((column) => row.values[column] === wish.absorbedId);
    this.#kept = rows.filter((row) => !isAbsorbed(row));
    this.#absorbed = rows.filter(isAbsorbed);
    for (const row of this.#kept) this.#take(row, row.values, row.within);
    const open = (row: StoredRow) => row.table === 'enrolment' && row.values.ended_on === null;
    for (const row of this.#absorbed.filter(open)) {
      const standing = this.#kept.find(
        (each) => open(each) && each.values.programme_id === row.values.programme_id,
      );
      if (standing) this.#folded.set(row.id, standing);
    }
  }

  plan(): RowChange[] {
    const folds = [...this.#folded].flatMap(([id, standing]) => this.#earlier(id, standing));
    return [...folds, ...this.#absorbed.map((row) => this.#change(row))];
  }

  #table({ table }: StoredRow): MovedTable {
    const found = this.#tables.get(table);
    if (!found) throw new Error(`${table} is in no plan`);
    return found;
  }

  /** Two times in one programme are one, from the earlier start. */
  #earlier(foldedId: string, standing: StoredRow): RowChange[] {
    const folded = this.#absorbed.find(({ id }) => id === foldedId);
    const [began, other] = [String(standing.values.started_on), String(folded?.values.started_on)];
    return other < began ? [{ row: standing, set: { started_on: other }, aside: false }] : [];
  }

  #change(row: StoredRow): RowChange {
    const { people, points } = this.#table(row);
    const { keptId, absorbedId } = this.#wish;
    const set: Record<string, unknown> = {};
    for (const column of people) if (row.values[column] === absorbedId) set[column] = keptId;
    this.#lesserFirst(row, set);
    for (const [column, target] of Object.entries(points)) {
      const standing = target === 'enrolment' && this.#folded.get(String(row.values[column]));
      if (standing) set[column] = standing.id;
    }
    if (this.#staysBehind(row, set)) return this.#aside(row);
    const within = this.#besideAnother(row, set);
    if (!within || this.#isTaken(row, { ...row.values, ...set }, within)) return this.#aside(row);
    this.#take(row, { ...row.values, ...set }, within);
    return { row, set, aside: false };
  }

  #lesserFirst(row: StoredRow, set: Record<string, unknown>): void {
    if (!lesserFirst.includes(row.table)) return;
    const { person_id: one, other_id: other } = { ...row.values, ...set };
    if (String(one) > String(other)) Object.assign(set, { person_id: other, other_id: one });
  }

  /** What ties the two to each other ties nobody any more; and what the kept record has already stands there. */
  #staysBehind(row: StoredRow, set: Readonly<Record<string, unknown>>): boolean {
    const { people } = this.#table(row);
    const named = (values: Readonly<Record<string, unknown>>) =>
      new Set(people.map((column) => values[column]).filter((id) => typeof id === 'string')).size;
    if (named({ ...row.values, ...set }) < named(row.values)) return true;
    if (row.table === 'enrolment') return this.#folded.has(row.id);
    const { wall, ended_on: endedOn } = row.values;
    return row.table === 'walled_value' && wall === 'address' && endedOn === null && !this.#wish.takesAddress;
  }

  /**
   * Makes room where both may stand: a second lead worker is second, and what was reached twice is counted on. Gives the
   * indexes in which the row then stands; undefined where it says the same as a row of the kept record.
   */
  #besideAnother(row: StoredRow, set: Record<string, unknown>): readonly string[] | undefined {
    if (row.table === 'allocation') return this.#besideLead(row, set);
    if (row.table === 'outcome') return this.#besideOutcome(row, set);
    return row.within;
  }

  #besideLead(row: StoredRow, set: Record<string, unknown>): readonly string[] | undefined {
    const enrolmentId = set.enrolment_id;
    if (enrolmentId === undefined || row.values.ended_on !== null) return row.within;
    const beside = this.#kept.filter(
      ({ table, values }) =>
        table === 'allocation' && values.enrolment_id === enrolmentId && values.ended_on === null,
    );
    if (beside.some(({ values }) => values.staff_id === row.values.staff_id)) return undefined;
    if (row.values.role !== 'lead' || !beside.some(({ values }) => values.role === 'lead')) return row.within;
    set.role = 'second';
    return [];
  }

  #besideOutcome(row: StoredRow, set: Record<string, unknown>): readonly string[] | undefined {
    if (row.within.length === 0) return row.within;
    const after = { ...row.values, ...set };
    const beside = this.#kept.filter(
      ({ table, values, within }) =>
        table === 'outcome' &&
        within.length > 0 &&
        values.enrolment_id === after.enrolment_id &&
        values.outcome === after.outcome,
    );
    if (beside.some(({ values }) => values.reached_on === after.reached_on)) return undefined;
    let occurrence = Number(after.occurrence);
    while (this.#isTaken(row, { ...after, occurrence }, row.within)) occurrence += 1;
    if (occurrence !== after.occurrence) set.occurrence = occurrence;
    return row.within;
  }

  #aside(row: StoredRow): RowChange {
    const { guard, second } = this.#table(row);
    const { absorbedId } = this.#wish;
    const set: Record<string, unknown> = {};
    if (guard === 'person' && row.values.person_id === absorbedId) set.restricted = true;
    if (guard === 'person' && second && row.values[second] === absorbedId) set.other_restricted = true;
    return { row, set, aside: true };
  }

  #keysOf(row: StoredRow, values: Readonly<Record<string, unknown>>, within: readonly string[]) {
    const { once } = this.#table(row);
    return within.flatMap((index): [string, string][] => {
      const parts = (once[index] ?? []).map((column) => values[column] ?? null);
      return parts.includes(null) ? [] : [[index, key(parts)]];
    });
  }

  #isTaken(row: StoredRow, values: Readonly<Record<string, unknown>>, within: readonly string[]): boolean {
    return this.#keysOf(row, values, within).some(([index, parts]) => this.#taken.get(index)?.has(parts));
  }

  #take(row: StoredRow, values: Readonly<Record<string, unknown>>, within: readonly string[]): void {
    for (const [index, parts] of this.#keysOf(row, values, within))
      this.#taken.set(index, (this.#taken.get(index) ?? new Set()).add(parts));
  }
}

/** Every row that a merge changes. `rows` are all that name either of the two. */
export function planMerge(
  tables: readonly MovedTable[],
  rows: readonly StoredRow[],
  wish: MergeWish,
): readonly RowChange[] {
  return new Planner(tables, rows, wish).plan();
}
