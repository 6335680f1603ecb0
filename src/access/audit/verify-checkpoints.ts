import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import {
  type Checkpoint,
  checkpointFaults,
  checkpointHash,
  keptElsewhereFaults,
  logFaults,
  lookFaults,
} from './checkpoint.ts';
import { digestLog, storedCheckpoints } from './checkpoint-store.ts';
import type { FindingList } from './findings.ts';
import { digestLooks } from './looks-store.ts';

const isWhole = ({ content, hash }: Checkpoint) => checkpointHash(content) === hash;

/**
 * Holds the log against the last checkpoint that is whole, and against one that was kept elsewhere. Gives the number of
 * the last one in the database.
 */
export async function checkAgainstCheckpoints(
  client: pg.ClientBase,
  tenant: string,
  list: FindingList,
  kept?: Checkpoint,
): Promise<number | null> {
  const stored = await storedCheckpoints(client, tenant);
  const faults = [...checkpointFaults(stored), ...(kept ? keptElsewhereFaults(kept, stored) : [])];
  const against = [stored.findLast(isWhole), kept && isWhole(kept) ? kept : undefined];
  const seen = new Set<string>();
  for (const checkpoint of against) {
    if (!checkpoint || seen.has(checkpoint.hash)) continue;
    seen.add(checkpoint.hash);
    const { tables, end, looks } = checkpoint.content;
    faults.push(...logFaults(tables, await digestLog(client, tenant, end?.sequence ?? 0)));
    if (looks)
      faults.push(...lookFaults(looks, await digestLooks(client, tenantNames(tenant).schema, looks.end)));
  }
  const said = new Set<string>();
  for (const fault of faults) {
    const once = JSON.stringify(fault);
    if (!said.has(once)) list.add(fault);
    said.add(once);
  }
  return stored.at(-1)?.content.number ?? null;
}
