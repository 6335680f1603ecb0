import type pg from 'pg';
import {
  type Course,
  checkNoRequest,
  firstFault,
  kyselyOn,
  letGo,
  putRight,
  type RequestScope,
  sendOpening,
  type TenantDb,
  withinRequest,
} from './session.ts';

/**
 * One request's reading: a transaction that the first question opens and that all share until it is closed. It sees one
 * snapshot, so a statement that was asked before is answered from memory.
 */
export interface Reading {
  ask<T>(body: (db: TenantDb) => Promise<T>): Promise<T>;
  /** Ends the transaction, if there is one. A later question opens another, which sees what was written meanwhile. */
  close(): void;
}

interface Open {
  readonly db: TenantDb;
  readonly client: pg.PoolClient;
  readonly course: Course;
  readonly begun: Promise<unknown>;
  /** What ended it before its time, for the questions that were under way beside the one that failed. */
  failing?: Promise<unknown>;
}

async function begin(pool: pg.Pool, scope: RequestScope): Promise<Open> {
  const client = await pool.connect();
  const course: Course = { over: false, given: new Map() };
  const begun = sendOpening(client, scope, true);
  return { client, course, begun, db: kyselyOn(client, `${scope.tenant} ${scope.door}`, course) };
}

class SharedReading implements Reading {
  readonly #pool: pg.Pool;
  readonly #scope: RequestScope;
  #open: Promise<Open> | undefined;

  constructor(pool: pg.Pool, scope: RequestScope) {
    this.#pool = pool;
    this.#scope = scope;
  }

  async ask<T>(body: (db: TenantDb) => Promise<T>): Promise<T> {
    checkNoRequest();
    const opened = this.#open ?? begin(this.#pool, this.#scope);
    this.#open = opened;
    const open = await opened.catch((error) => {
      this.#forget(opened);
      throw error;
    });
    try {
      const value = await withinRequest(() => body(open.db));
      await open.begun;
      return value;
    } catch (error) {
      this.#forget(opened);
      throw await endBroken(open, error);
    }
  }

  close(): void {
    const opened = this.#open;
    this.#open = undefined;
    opened?.then(
      (open) => {
        open.course.over = true;
        letGo(open.client);
      },
      () => {},
    );
  }

  #forget(opened: Promise<Open>): void {
    if (this.#open === opened) this.#open = undefined;
  }
}

function endBroken(open: Open, error: unknown): Promise<unknown> {
  if (!open.failing && open.course.over) return Promise.resolve(error);
  open.failing ??= (async () => {
    open.course.over = true;
    const cause = await firstFault(error, [open.begun, ...(open.course.given?.values() ?? [])]);
    await putRight(open.client, cause);
    return cause;
  })();
  return open.failing;
}

/** A reading for one request. Nothing is asked of the database before the first question. */
export function openReading(pool: pg.Pool, scope: RequestScope): Reading {
  return new SharedReading(pool, scope);
}
