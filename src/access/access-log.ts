import { sql } from 'kysely';
import type pg from 'pg';
import { inRequest } from '../foundation/database/session.ts';

/** One look at one person's record. */
export interface Look {
  readonly at: Temporal.Instant;
  readonly staffId: string | null;
  readonly personId: string;
  readonly query: string;
  readonly door: 'page' | 'api' | 'cli';
}

/** Keeps who looked at whom. Looks are written in batches: none is lost on a clean stop, at most a second's on a crash. */
export interface AccessLog {
  note(tenant: string, look: Look): void;
  /** Writes what is waiting; called by the timer and when Facet stops. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const EVERY_MILLISECONDS = 500;
const AT_MOST_WAITING = 2_000;

async function store(pool: pg.Pool, tenant: string, looks: readonly Look[]): Promise<void> {
  await inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: false }, async ({ db }) => {
    await sql`
      insert into access_log (at, staff_id, person_id, query, door)
      select * from unnest(
        ${looks.map((each) => each.at.toString())}::timestamptz[], ${looks.map((each) => each.staffId)}::uuid[],
        ${looks.map((each) => each.personId)}::uuid[], ${looks.map((each) => each.query)}::text[],
        ${looks.map((each) => each.door)}::text[])`.execute(db);
  });
}

/** An access log that writes behind the request, half a second later at most. */
export function createAccessLog(pool: pg.Pool, onFault: (error: unknown) => void): AccessLog {
  let waiting = new Map<string, Look[]>();
  let writing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const write = async () => {
    const batch = waiting;
    waiting = new Map();
    for (const [tenant, looks] of batch) {
      await store(pool, tenant, looks).catch((error) => {
        onFault(error);
        waiting.set(tenant, [...looks, ...(waiting.get(tenant) ?? [])].slice(-50_000));
      });
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };
  return {
    note(tenant, look) {
      const looks = waiting.get(tenant) ?? [];
      looks.push(look);
      waiting.set(tenant, looks);
      if (looks.length >= AT_MOST_WAITING) void flush();
      else timer ??= setTimeout(() => void flush(), EVERY_MILLISECONDS);
    },
    flush,
    stop: flush,
  };
}
