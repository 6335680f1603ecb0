import type { KeeperParts, KeeperTask } from '../../doors/keeping.ts';
import { takeCheckpoint } from './checkpoint-store.ts';
import { recordRun, waitingRuns } from './run-store.ts';
import { auditTenant } from './verify.ts';

/**
 * Verifies, and takes a checkpoint only where nothing was found: until somebody has looked and says why, the last good
 * checkpoint stays the one that the log is held against.
 */
async function verifyAndSeal({ client, tenant, now, tables }: KeeperParts): Promise<void> {
  const report = await auditTenant(client, tenant, tables);
  await recordRun(client, report, now);
  if (report.ok) await takeCheckpoint(client, tenant, now);
}

/** Once a day: the change log is verified and a checkpoint is taken. */
export const dailyAudit: KeeperTask = {
  name: 'dailyAudit',
  summary: 'Verify the change log and take a checkpoint',
  when: 'daily',
  run: verifyAndSeal,
};

/** When somebody asks: the same now. */
export const askedAudit: KeeperTask = {
  name: 'askedAudit',
  summary: 'Verify the change log where somebody has asked for it',
  when: 'asked',
  async run(parts) {
    const waiting = await waitingRuns(parts.client, parts.tenant);
    if (waiting.length > 0) await verifyAndSeal(parts);
  },
};
