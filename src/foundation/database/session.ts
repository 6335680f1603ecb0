import { AsyncLocalStorage } from 'node:async_hooks';
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
import type { Tables } from './tables.ts';
import { toParameter, typeParsers } from './values.ts';

/** A tenant's tables within one request's transaction. */
export type TenantDb = Kysely<Tables>;

/** By which door a request comes in: a worker of the tenant, or an outside visitor without an account. */
export type Door = 'staff' | 'guest';

/** Who a request is for, as the database needs to know it. */
export interface RequestScope {
  readonly tenant: string;
  readonly door: Door;
  readonly staffId: string | null;
  /** Rows that this request may see beyond the worker's own grants: a guest's own draft and referral. */
  readonly given?: readonly string[];
}

/** Connects a pool. Every connection takes the role `facet_app`, which may use no tenant's schema by itself. */
export function connectPool(connection: pg.PoolConfig, size = 10): pg.Pool {
  const options = `${connection.options ?? ''} -c role=facet_app -c timezone=UTC`.trim();
  const pool = new pg.Pool({
    ...connection,
    options,
    max: size,
    types: typeParsers,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks (the database restarts) is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}

class TransactionConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase;
  constructor(client: pg.ClientBase) {
    this.#client = client;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#client.query(query.sql, query.parameters.map(toParameter));
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // biome-ignore lint/correctness/useYield: Facet reads pages, not streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not offered within a request');
  }
}

class TransactionDriver implements Driver {
  readonly #connection: TransactionConnection;
  constructor(client: pg.ClientBase) {
    this.#connection = new TransactionConnection(client);
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

/** Kysely over one client, for the length of one transaction. */
export function kyselyOn(client: pg.ClientBase): TenantDb {
  return new Kysely<Tables>({
    plugins,
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new TransactionDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

function opening(scope: RequestScope, readOnly: boolean): string {
  const quote = (text: string) => pg.escapeLiteral(text);
  const staff = scope.staffId ? quote(scope.staffId) : 'null';
  const given = quote(`{${(scope.given ?? []).join(',')}}`);
  const mode = readOnly ? 'begin read only' : 'begin';
  return `${mode}; select facet.begin_request(${quote(scope.tenant)}, ${quote(scope.door)}, ${staff}::uuid, ${given}::uuid[])`;
}

/** One request’s client, so that a nested call that opens a second transaction is a fault and not a deadlock. */
const inside = new AsyncLocalStorage<true>();

/** What the body of a transaction is given. */
export interface Transaction {
  readonly db: TenantDb;
  readonly client: pg.PoolClient;
}

/**
 * Runs `body` in one transaction that opens with `begin_request`. Commits when `body` returns and `keep` says so;
 * rolls back otherwise. A broken connection is thrown away, never reused.
 */
export async function inRequest<T>(
  pool: pg.Pool,
  scope: RequestScope,
  mode: { readOnly: boolean; keep?: (value: T) => boolean },
  body: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (inside.getStore()) throw new Error('A request is already open here: use its own transaction');
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening(scope, mode.readOnly));
    const value = await inside.run(true, () => body({ db: kyselyOn(client), client }));
    await client.query(mode.keep?.(value) === false ? 'rollback' : 'commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
