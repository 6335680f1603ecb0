import { AsyncLocalStorage } from 'node:async_hooks';
import type { Socket } from 'node:net';
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { preparedName } from './prepared.ts';
import type { Door } from './protect.ts';
import type { Tables } from './tables.ts';
import { toParameter, typeParsers } from './values.ts';

/** A tenant's tables within one request's transaction. */
export type TenantDb = Kysely<Tables>;

export type { Door } from './protect.ts';

/** Who a request is for, as the database needs to know it. */
export interface RequestScope {
  readonly tenant: string;
  readonly door: Door;
  readonly staffId: string | null;
  /**
   * Rows that this request may see beyond the worker's own grants: a guest's own draft and referral; a parent's own
   * record. Of a partner's worker, her organisation.
   */
  readonly given?: readonly string[];
  /** When it is: what ends by itself is over then. The database's own clock where it is left out. */
  readonly at?: Temporal.Instant;
  /** Which kinds of walled values it may read; none where it is left out. */
  readonly walls?: readonly string[];
  /**
   * Of the door of a team, where its rows end: `own` (what the worker holds herself), a team's id, or that and a
   * programme (`id/diamond`).
   */
  readonly places?: readonly string[];
}

/** A connection whose commits do not wait for the disk: for laying out what can be laid out again, never for records. */
export function notWaiting(connection: pg.PoolConfig): pg.PoolConfig {
  return { ...connection, options: `${connection.options ?? ''} -c synchronous_commit=off`.trim() };
}

/** Connects a pool. Every connection takes the role `facet_app`, which may use no tenant's schema by itself. */
export function connectPool(connection: pg.PoolConfig, size = 10): pg.Pool {
  const options = `${connection.options ?? ''} -c role=facet_app -c timezone=UTC`.trim();
  const pool = new pg.Pool({
    ...connection,
    options,
    max: size,
    types: typeParsers,
    // Statements are sent without waiting for the answers to those before them.
    pipeline: true,
    // What a connection keeps prepared goes with it, so that no tenant's statements fill it for ever.
    maxLifetimeSeconds: 3_600,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks (the database restarts) is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

function send(client: pg.ClientBase, scope: string | undefined, query: CompiledQuery) {
  const name = scope === undefined ? undefined : preparedName(client, scope, query.sql);
  const values = query.parameters.map(toParameter);
  return client.query(name === undefined ? { text: query.sql, values } : { name, text: query.sql, values });
}

/** Whether a transaction goes on. Its client serves another tenant next: what comes late must not be sent on it. */
export interface Course {
  over: boolean;
  /** Answers already given in this transaction, by statement: a snapshot gives the same one to the same statement. */
  readonly given?: Map<string, Promise<pg.QueryResult>>;
}

function checkNotOver({ over }: Course): void {
  if (over) throw new Error('A statement came after the end of its transaction');
}

class TransactionConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase;
  readonly #scope: string | undefined;
  readonly #course: Course;
  constructor(client: pg.ClientBase, scope: string | undefined, course: Course) {
    this.#client = client;
    this.#scope = scope;
    this.#course = course;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    checkNotOver(this.#course);
    const result = await this.#answer(query);
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  #answer(query: CompiledQuery) {
    const { given } = this.#course;
    if (!given) return send(this.#client, this.#scope, query);
    const key = JSON.stringify([query.sql, ...query.parameters]);
    const known = given.get(key);
    if (known) return known;
    const answer = send(this.#client, this.#scope, query);
    given.set(key, answer);
    return answer;
  }
  // biome-ignore lint/correctness/useYield: Facet reads pages, not streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not offered within a request');
  }
}

class TransactionDriver implements Driver {
  readonly #connection: TransactionConnection;
  constructor(client: pg.ClientBase, scope: string | undefined, course: Course) {
    this.#connection = new TransactionConnection(client, scope, course);
  }
  async init() {}
  async acquireConnection() {
    return this.#connection;
  }
  async beginTransaction() {}
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/**
 * Kysely over one client, for the length of one transaction. `scope` names whose tables and policies hold in it; without
 * one, nothing is prepared.
 */
export function kyselyOn(client: pg.ClientBase, scope?: string, course: Course = { over: false }): TenantDb {
  return new Kysely<Tables>({
    plugins,
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new TransactionDriver(client, scope, course),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** The statements that open a request. What only reads sees one snapshot, so that all its answers agree. */
function opening(scope: RequestScope, readOnly: boolean): string {
  const quote = (text: string) => pg.escapeLiteral(text);
  const staff = scope.staffId ? quote(scope.staffId) : 'null';
  const given = quote(`{${(scope.given ?? []).join(',')}}`);
  const mode = readOnly ? 'begin isolation level repeatable read read only' : 'begin';
  const at = scope.at ? `${quote(scope.at.toString())}::timestamptz` : 'now()';
  const walls = `${quote(`{${(scope.walls ?? []).join(',')}}`)}::text[]`;
  const places =
    scope.door === 'team'
      ? `, ${quote(`{${(scope.places ?? []).map((each) => `"${each}"`).join(',')}}`)}::text[]`
      : '';
  return `${mode}; select facet.begin_request(${quote(scope.tenant)}, ${quote(scope.door)}, ${staff}::uuid, ${given}::uuid[], ${at}, ${walls}${places})`;
}

/**
 * Sends the opening of a request. It is held back until what is asked first is there as well, or nothing more is under
 * way: the two then travel in one write.
 */
export function sendOpening(client: pg.ClientBase, scope: RequestScope, readOnly: boolean): Promise<unknown> {
  const { stream } = (client as pg.ClientBase & { readonly connection: { readonly stream: Socket } })
    .connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const begun = client.query(opening(scope, readOnly));
  // Told with the first answer: until then it is nobody's unhandled rejection.
  begun.catch(() => {});
  return begun;
}

/** One request’s client, so that a nested call that opens a second transaction is a fault and not a deadlock. */
const inside = new AsyncLocalStorage<true>();

/** Runs what belongs to a request that is open: no other may be opened in it. */
export function withinRequest<T>(body: () => Promise<T>): Promise<T> {
  return inside.run(true, body);
}

/** @throws when a request is open already, whose own transaction is to be used */
export function checkNoRequest(): void {
  if (inside.getStore()) throw new Error('A request is already open here: use its own transaction');
}

/** What the body of a transaction is given. */
export interface Transaction {
  readonly db: TenantDb;
  readonly client: pg.PoolClient;
  /**
   * Sends a statement whose answer the body does not wait for. The transaction ends when it has come, and fails with it.
   */
  readonly later: Later;
}

/** Sends a statement now, and leaves its answer to the end of the transaction. */
export type Later = (query: CompiledQuery) => void;

const codeOf = (error: unknown) => (error as { readonly code?: string } | null)?.code;

const ABORTED = '25P02';
const CHANGED_PLAN = '0A000';

/** A statement that fails makes those behind it fail as well: gives the one that it began with. */
export async function firstFault(error: unknown, sent: readonly Promise<unknown>[]): Promise<unknown> {
  if (codeOf(error) !== ABORTED) return error;
  for (const each of await Promise.allSettled(sent)) {
    if (each.status === 'rejected' && codeOf(each.reason) !== ABORTED) return each.reason;
  }
  return error;
}

/** Ends a transaction that writes. What PostgreSQL did not keep is never taken for kept. */
async function end(client: pg.PoolClient, kept: boolean, sent: readonly Promise<unknown>[]): Promise<void> {
  if (!kept) {
    await client.query('rollback');
    return;
  }
  const [ended] = await Promise.all([client.query('commit'), ...sent]);
  if (ended.command !== 'COMMIT') throw new Error('The transaction had failed and was not kept');
}

/** Lets go of a client that only read, once its transaction is over; nobody waits for that. */
export function letGo(client: pg.PoolClient): void {
  client.query('commit').then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}

/** Ends a transaction that failed, and gives its client back or throws it away. */
export async function putRight(client: pg.PoolClient, cause: unknown): Promise<void> {
  const failure = await client.query('rollback').then(
    () => undefined,
    (error: Error) => error,
  );
  client.release(failure ?? (codeOf(cause) === CHANGED_PLAN ? (cause as Error) : undefined));
}

/**
 * Runs `body` in one transaction that opens with `begin_request`. Commits when `body` returns and `keep` says so;
 * rolls back otherwise. The opening travels together with the first statement: when it fails, so does all that follows
 * it. A broken connection is thrown away, never reused.
 */
export async function inRequest<T>(
  pool: pg.Pool,
  scope: RequestScope,
  mode: { readOnly: boolean; keep?: (value: T) => boolean },
  body: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  checkNoRequest();
  const client = await pool.connect();
  const course: Course = { over: false };
  const sent: Promise<unknown>[] = [];
  const note = (answer: Promise<unknown>) => {
    // Its failure is told at the end: until then it is nobody's unhandled rejection.
    answer.catch(() => {});
    sent.push(answer);
  };
  try {
    note(sendOpening(client, scope, mode.readOnly));
    const own = `${scope.tenant} ${scope.door}`;
    const later: Later = (query) => {
      checkNotOver(course);
      note(send(client, own, query));
    };
    const db = kyselyOn(client, own, course);
    const value = await withinRequest(() => body({ db, client, later }));
    course.over = true;
    if (mode.readOnly) {
      await Promise.all(sent);
      letGo(client);
    } else {
      await end(client, mode.keep?.(value) !== false, sent);
      client.release();
    }
    return value;
  } catch (error) {
    course.over = true;
    const cause = await firstFault(error, sent);
    await putRight(client, cause);
    throw cause;
  }
}
