import { sql } from 'kysely';
import type pg from 'pg';
import { inRequest } from '../foundation/database/session.ts';
import type { Look } from './looks.ts';

/**
 * Keeps who looked at whom. Looks are written in batches, behind the requests: none is lost on a clean stop, at most a
 * second's on a crash.
 */
export interface AccessLog {
  note(tenant: string, looks: readonly Look[]): void;
  /** True when so many looks wait that no more may be promised a place: nothing is shown that would not be on record. */
  isFull(tenant: string): boolean;
  /** Writes what is waiting; called by the timer and when Facet stops. */
  flush(): Promise<void>;
  /** Writes what is waiting, and tries once more what could not be written. */
  stop(): Promise<void>;
}

const EVERY_MILLISECONDS = 500;
const AFTER_A_FAULT_MILLISECONDS = 2_000;
const AT_MOST_AT_ONCE = 2_000;
/** Some ten megabytes. */
const AT_MOST_WAITING = 50_000;

async function store(pool: pg.Pool, tenant: string, looks: readonly Look[]): Promise<void> {
  const column = <Name extends keyof Look>(name: Name) => looks.map((each) => each[name]);
  await inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: false }, async ({ db }) => {
    await sql`
      insert into access_log (at, staff_id, role, organisation, person_id, referral_id, query, door, extent, refused, reason)
      select * from unnest(
        ${looks.map((each) => each.at.toString())}::timestamptz[], ${column('staffId')}::uuid[],
        ${column('role')}::text[], ${column('organisation')}::text[], ${column('personId')}::uuid[],
        ${column('referralId')}::uuid[], ${column('query')}::text[], ${column('door')}::text[],
        ${column('extent')}::text[], ${column('refused')}::boolean[], ${column('reason')}::text[])`.execute(
      db,
    );
  });
}

class WritingBehind implements AccessLog {
  readonly #pool: pg.Pool;
  readonly #onFault: (error: unknown) => void;
  readonly #waiting = new Map<string, Look[]>();
  /** Those that are being written. */
  readonly #underWay = new Map<string, number>();
  #writing = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(pool: pg.Pool, onFault: (error: unknown) => void) {
    this.#pool = pool;
    this.#onFault = onFault;
  }

  note(tenant: string, looks: readonly Look[]): void {
    if (looks.length === 0) return;
    const waiting = this.#waiting.get(tenant) ?? [];
    this.#waiting.set(tenant, waiting);
    for (const look of looks) waiting.push(look);
    // When writing fails, the timer alone decides on the next try.
    const isDue = waiting.length >= AT_MOST_AT_ONCE && waiting.length - looks.length < AT_MOST_AT_ONCE;
    if (isDue) void this.flush();
    else this.#later(EVERY_MILLISECONDS);
  }

  isFull(tenant: string): boolean {
    const waiting = this.#waiting.get(tenant)?.length ?? 0;
    return waiting + (this.#underWay.get(tenant) ?? 0) >= AT_MOST_WAITING;
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async stop(): Promise<void> {
    await this.flush();
    if (this.#waiting.size > 0) await this.flush();
    clearTimeout(this.#timer);
  }

  #later(milliseconds: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), milliseconds);
  }

  async #write(): Promise<void> {
    for (const [tenant, looks] of [...this.#waiting]) {
      this.#waiting.delete(tenant);
      this.#underWay.set(tenant, looks.length);
      await store(this.#pool, tenant, looks).catch((error) => {
        this.#onFault(error);
        this.#waiting.set(tenant, [...looks, ...(this.#waiting.get(tenant) ?? [])]);
        this.#later(AFTER_A_FAULT_MILLISECONDS);
      });
      this.#underWay.delete(tenant);
    }
  }
}

/** An access log that writes behind the requests, half a second later at most. `onFault` hears of each failed try. */
export function createAccessLog(pool: pg.Pool, onFault: (error: unknown) => void): AccessLog {
  return new WritingBehind(pool, onFault);
}
