import { createHash } from 'node:crypto';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Later, TenantDb } from './session.ts';
import type { Tables, WrittenTable } from './tables.ts';
import { type Guarded, markPerson } from './write-marks.ts';

/** Who and what a change is put down to in the change log. */
export interface ChangeAuthor {
  readonly staffId: string | null;
  readonly command: string;
  readonly at: Temporal.Instant;
}

/** Somebody changed the row since it was read. Caught once, where commands run, and shown with both versions. */
export class StaleRow extends Error {
  override readonly name = 'StaleRow';
  readonly table: string;
  readonly id: string;
  readonly current: unknown;
  constructor(table: string, id: string, current: unknown) {
    super(`${table} ${id} was changed since it was read`);
    this.table = table;
    this.id = id;
    this.current = current;
  }
}

/** A row's identity and the version that the writer has seen. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

/**
 * Stops where a row stands otherwise than the writer has seen it; for a decision that looks at the row, so that nobody is
 * told what is wrong with a change to what is there no more. Throws `StaleRow`.
 */
export function checkAsSeen(table: WrittenTable, row: Seen, seen: Seen): void {
  if (row.version !== seen.version) throw new StaleRow(table, row.id, row);
}

/** New rows of one table, each with the id that it will have. */
export interface Batch {
  readonly table: WrittenTable;
  readonly rows: readonly { readonly id: string }[];
}

/** New rows of one table, checked against the table's columns. */
export function batch<T extends WrittenTable>(
  table: T,
  rows: readonly (Insertable<Tables[T]> & { readonly id: string })[],
): Batch {
  return { table, rows };
}

/** The only way in which a tenant's rows are written: the change itself, and its entry in the change log. */
export interface Writer {
  insert<T extends WrittenTable>(table: T, row: Insertable<Tables[T]>): Promise<Selectable<Tables[T]>>;
  insertMany<T extends WrittenTable>(
    table: T,
    rows: readonly Insertable<Tables[T]>[],
  ): Promise<Selectable<Tables[T]>[]>;
  /**
   * Inserts rows of several tables in one statement, with one entry each in the change log. The rows name their own
   * ids, so that they can point at one another whatever their order.
   */
  insertTogether(batches: readonly Batch[]): Promise<void>;
  update<T extends WrittenTable>(
    table: T,
    seen: Seen,
    changes: Updateable<Tables[T]>,
  ): Promise<Selectable<Tables[T]>>;
  remove<T extends WrittenTable>(table: T, seen: Seen): Promise<void>;
  /** Marks every row of a person as one that somebody may not see, or takes the mark away. */
  mark(personId: string, mark: boolean): Promise<void>;
}

/** Whether a row can have this version and a next one: PostgreSQL counts to 2^31 - 1. */
const canBe = (version: number) => version >= 1 && version < 2 ** 31 - 1;

interface Written {
  rowId: string;
  rowVersion: number;
  before: string | null;
  after: string | null;
  previousHash: Buffer | null;
}

/** An instant as PostgreSQL keeps it: to the microsecond. */
export function stamp(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 6 });
}

/** The hash that chains one entry to the row's previous one: SHA-256 over every field, in order, each with its length. */
export function entryHash(table: string, author: ChangeAuthor, entry: Written): Buffer {
  const hash = createHash('sha256');
  const fields = [
    entry.previousHash?.toString('hex') ?? '',
    stamp(author.at),
    author.staffId ?? '',
    author.command,
    table,
    entry.rowId,
    String(entry.rowVersion),
    entry.before ?? '',
    entry.after ?? '',
  ];
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field};`);
  return hash.digest();
}

const json = (side: 'old' | 'new') => sql<string>`facet.row_json(${sql.raw(side)})::text`;

function previousHash(table: string, side: 'old' | 'new') {
  const row = sql.raw(side);
  return sql<Buffer | null>`(select hash from change_log where table_name = ${table}
    and row_id = ${row}.id and row_version = ${row}.version - ${sql.raw(side === 'new' ? '1' : '0')})`;
}

class LoggingWriter implements Writer {
  readonly #db: TenantDb;
  readonly #author: ChangeAuthor;
  readonly #guarded: Guarded;
  readonly #later: Later | undefined;

  constructor(db: TenantDb, author: ChangeAuthor, guarded: Guarded, later: Later | undefined) {
    this.#db = db;
    this.#author = author;
    this.#guarded = guarded;
    this.#later = later;
  }

  async insert<T extends WrittenTable>(table: T, row: Insertable<Tables[T]>): Promise<Selectable<Tables[T]>> {
    const [stored] = await this.insertMany(table, [row]);
    if (!stored) throw new Error(`insert into ${table} gave no row`);
    return stored;
  }

  async insertMany<T extends WrittenTable>(
    table: T,
    rows: readonly Insertable<Tables[T]>[],
  ): Promise<Selectable<Tables[T]>[]> {
    if (rows.length === 0) return [];
    // The names are checked by the signature; Kysely cannot carry a table name that is a type parameter.
    const result = await this.#db
      .insertInto(table as never)
      .values(rows.map((row) => this.#marked(table, row as Record<string, unknown>)) as never)
      .returningAll()
      .returning([sql<string>`facet.row_json(new)::text`.as('afterJson')] as never)
      .execute();
    const stored = result as unknown as (Selectable<Tables[T]> & {
      id: string;
      version: number;
      afterJson: string;
    })[];
    await this.#log(
      table,
      stored.map(({ id, version, afterJson }) => ({
        rowId: id,
        rowVersion: version,
        before: null,
        after: afterJson,
        previousHash: null,
      })),
    );
    return stored.map(({ afterJson: _, ...row }) => row as unknown as Selectable<Tables[T]>);
  }

  async insertTogether(batches: readonly Batch[]): Promise<void> {
    const filled = batches.filter(({ rows }) => rows.length > 0);
    if (filled.length === 0) return;
    const inserts = filled.map(({ table, rows }, index) => {
      const insert = this.#db
        .insertInto(table as never)
        .values(rows.map((row) => this.#marked(table, { ...row })) as never)
        .returning(['id', 'version', json('new').as('after')] as never);
      return sql`${sql.id(`batch_${index}`)} as (${insert})`;
    });
    const stored = filled.map(
      ({ table }, index) =>
        sql`select ${table}::text as written, id, version, after from ${sql.id(`batch_${index}`)}`,
    );
    const all = sql.join(stored, sql` union all `);
    const { rows } = await sql<{ written: string; id: string; version: number; after: string }>`
      with ${sql.join(inserts)} ${all}`.execute(this.#db);
    const none = { before: null, previousHash: null };
    await this.#logAll(
      rows.map(({ written, id, version, after }) => ({
        table: written,
        entry: { rowId: id, rowVersion: version, after, ...none },
      })),
    );
  }

  async update<T extends WrittenTable>(
    table: T,
    seen: Seen,
    changes: Updateable<Tables[T]>,
  ): Promise<Selectable<Tables[T]>> {
    if (!canBe(seen.version)) throw await this.#stale(table, seen.id);
    const result = await this.#db
      .updateTable(table as never)
      .set({ ...(changes as object), version: seen.version + 1 } as never)
      .where('id' as never, '=', seen.id as never)
      .where('version' as never, '=', seen.version as never)
      .returning([
        json('old').as('beforeJson'),
        json('new').as('afterJson'),
        previousHash(table, 'new').as('previousHash'),
      ] as never)
      .returningAll()
      .execute();
    const [row] = result as unknown as (Record<string, unknown> & {
      beforeJson: string;
      afterJson: string;
      previousHash: Buffer | null;
    })[];
    if (!row) throw await this.#stale(table, seen.id);
    const { beforeJson, afterJson, previousHash: previous, ...stored } = row;
    const entry = { rowId: seen.id, rowVersion: seen.version + 1, before: beforeJson, after: afterJson };
    await this.#log(table, [{ ...entry, previousHash: previous }]);
    return stored as unknown as Selectable<Tables[T]>;
  }

  async remove<T extends WrittenTable>(table: T, seen: Seen): Promise<void> {
    if (!canBe(seen.version)) throw await this.#stale(table, seen.id);
    const result = await this.#db
      .deleteFrom(table as never)
      .where('id' as never, '=', seen.id as never)
      .where('version' as never, '=', seen.version as never)
      .returning([json('old').as('beforeJson'), previousHash(table, 'old').as('previousHash')] as never)
      .execute();
    const [row] = result as unknown as { beforeJson: string; previousHash: Buffer | null }[];
    if (!row) throw await this.#stale(table, seen.id);
    const entry = { rowId: seen.id, rowVersion: seen.version + 1, before: row.beforeJson, after: null };
    await this.#log(table, [{ ...entry, previousHash: row.previousHash }]);
  }

  mark(personId: string, mark: boolean): Promise<void> {
    return markPerson(this.#db, this, this.#guarded, { id: personId, mark });
  }

  /** A row of a restricted person is born restricted, whoever writes it. */
  #marked(table: string, row: Record<string, unknown>): Record<string, unknown> {
    const personId = row.personId;
    if (!this.#guarded.has(table) || typeof personId !== 'string') return row;
    const second = this.#guarded.get(table);
    const other = second ? row[second] : undefined;
    return {
      ...row,
      restricted: sql`coalesce((select restricted from person where id = ${personId}), true)`,
      ...(typeof other === 'string'
        ? {
            otherRestricted: sql`coalesce((select restricted and kind = 'adult' from person where id = ${other}), true)`,
          }
        : {}),
    };
  }

  async #stale(table: string, id: string): Promise<StaleRow> {
    const found = await sql<{
      row: unknown;
    }>`select facet.row_json(t) as row from ${sql.id(table)} t where id = ${id}`
      .execute(this.#db)
      .catch(() => ({ rows: [] }));
    return new StaleRow(table, id, found.rows[0]?.row);
  }

  async #log(table: string, entries: readonly Written[]): Promise<void> {
    await this.#logAll(entries.map((entry) => ({ table, entry })));
  }

  async #logAll(all: readonly { readonly table: string; readonly entry: Written }[]): Promise<void> {
    const { at, staffId, command } = this.#author;
    const hashes = all.map(({ table, entry }) => entryHash(table, this.#author, entry));
    const entries = all.map(({ entry }) => entry);
    const statement = sql`
      insert into change_log
        (at, staff_id, command, table_name, row_id, row_version, before, after, previous_hash, hash)
      select ${stamp(at)}::timestamptz, ${staffId}::uuid, ${command}, * from unnest(
        ${all.map((each) => each.table)}::text[],
        ${entries.map((each) => each.rowId)}::uuid[], ${entries.map((each) => each.rowVersion)}::int[],
        ${entries.map((each) => each.before)}::jsonb[], ${entries.map((each) => each.after)}::jsonb[],
        ${entries.map((each) => each.previousHash)}::bytea[], ${hashes}::bytea[])`.compile(this.#db);
    if (this.#later) this.#later(statement);
    else await this.#db.executeQuery(statement);
  }
}

/**
 * A writer for one transaction. `guarded` names the tables whose rows copy their person's `restricted` mark. With
 * `later`, entries of the change log are sent and not waited for: the transaction fails with them.
 */
export function createWriter(db: TenantDb, author: ChangeAuthor, guarded: Guarded, later?: Later): Writer {
  return new LoggingWriter(db, author, guarded, later);
}
