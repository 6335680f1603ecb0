import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { dayAt, systemClock } from '../foundation/clock.ts';
import { connectPool, notWaiting } from '../foundation/database/session.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { TrialOutcome } from '../publishing/index.ts';
import { tryOut } from './try-out.ts';
import type { ThreadData } from './try-out-apart.ts';

async function run({ connection, asked }: ThreadData): Promise<TrialOutcome> {
  const owner = new pg.Client(connection);
  const pool = connectPool(notWaiting(connection), 3);
  try {
    await owner.connect();
    const result = await tryOut({ owner, pool, until: dayAt(systemClock.now()) }, asked);
    return { ok: true, result };
  } catch (error) {
    if (!(error instanceof PlainFault)) throw error;
    return { ok: false, because: error.message };
  } finally {
    await pool.end();
    await owner.end();
  }
}

parentPort?.postMessage(await run(workerData as ThreadData));
