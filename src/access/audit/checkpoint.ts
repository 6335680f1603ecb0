import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from './findings.ts';

const zHash = z.string().regex(/^[0-9a-f]{64}$/);
const zCount = z.int().min(0);

/** One table's part of the log: how many records it tells of, how many of them stand, how many entries, and a digest. */
const zTable = z.strictObject({
  table: z.string(),
  records: zCount,
  standing: zCount,
  entries: zCount,
  digest: zHash,
  /** A short digest for each group of records, by the last two digits of their ids: it says where to look. */
  groups: z.record(z.string().regex(/^[0-9a-f]{2}$/), z.string().regex(/^[0-9a-f]{16}$/)),
});

/** The access log up to one row, in stretches of it: `1-1000`. */
const zLooks = z.strictObject({
  end: zCount,
  stretches: z.record(z.string().regex(/^\d+-\d+$/), z.strictObject({ rows: zCount, digest: zHash })),
});

const zContent = z.strictObject({
  format: z.literal('facet-checkpoint-1'),
  tenant: z.string(),
  number: z.int().min(1),
  takenAt: z.string(),
  /** The last entry that it counts; null where the log was empty. */
  end: z.strictObject({ sequence: zCount, hash: zHash }).nullable(),
  tables: z.array(zTable),
  /** Not there in checkpoints that were taken before the access log was part of them. */
  looks: zLooks.optional(),
  /** Why it was taken although the verification before it found something; null where nothing was found. */
  despite: z.strictObject({ found: zCount, reason: z.string() }).nullable(),
  /** The hash of the checkpoint before it; null for the first. */
  previous: zHash.nullable(),
});

/** A checkpoint as it is kept elsewhere: its content, and the hash over it. */
export const zCheckpoint = z.strictObject({ content: zContent, hash: zHash });

export type CheckpointContent = z.output<typeof zContent>;
export type CheckpointLooks = z.output<typeof zLooks>;
export type CheckpointTable = z.output<typeof zTable>;
export type Checkpoint = z.output<typeof zCheckpoint>;

/** JSON with its keys in order, so that one value has one text whatever it passed through. */
export function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${inOrder(each)}`).join(',')}}`;
}

/** SHA-256 over a checkpoint's content, in hexadecimal. */
export function checkpointHash(content: CheckpointContent): string {
  return createHash('sha256').update(inOrder(content)).digest('hex');
}

const about = (number: number) => ({ table: 'audit_checkpoint', rowId: String(number), version: null });

/**
 * What is wrong with checkpoints among themselves, oldest first: one whose content does not fit its hash, one that is
 * not there, one that does not follow from the one before it.
 */
export function checkpointFaults(checkpoints: readonly Checkpoint[]): Finding[] {
  return checkpoints.flatMap(({ content, hash }, index): Finding[] => {
    const place = about(content.number);
    const before = checkpoints[index - 1];
    if (checkpointHash(content) !== hash) return [{ ...place, kind: 'checkpoint_changed', fields: [] }];
    const expected = (before?.content.number ?? 0) + 1;
    if (content.number !== expected) return [{ ...about(expected), kind: 'checkpoint_missing', fields: [] }];
    if (content.previous !== (before?.hash ?? null))
      return [{ ...place, kind: 'checkpoint_changed', fields: ['previous'] }];
    return [];
  });
}

/** What differs between a checkpoint that was kept elsewhere and those that the database holds. */
export function keptElsewhereFaults(kept: Checkpoint, stored: readonly Checkpoint[]): Finding[] {
  const place = about(kept.content.number);
  if (checkpointHash(kept.content) !== kept.hash)
    return [{ ...place, kind: 'checkpoint_changed', fields: ['file'] }];
  const same = stored.find(({ content }) => content.number === kept.content.number);
  if (!same) return [{ ...place, kind: 'checkpoint_missing', fields: [] }];
  return same.hash === kept.hash ? [] : [{ ...place, kind: 'checkpoint_changed', fields: [] }];
}

/** What differs between the access log as a checkpoint knew it and the same part of it now: each stretch of it. */
export function lookFaults(then: CheckpointLooks, now: CheckpointLooks): Finding[] {
  const names = new Set([...Object.keys(then.stretches), ...Object.keys(now.stretches)]);
  return [...names].flatMap((rowId): Finding[] => {
    const [was, is] = [then.stretches[rowId], now.stretches[rowId]];
    if (was?.digest === is?.digest && was?.rows === is?.rows) return [];
    const [rowsThen, rowsNow] = [was?.rows ?? 0, is?.rows ?? 0];
    const fields = rowsThen === rowsNow ? [] : [`rows: ${rowsThen} then, ${rowsNow} now`];
    const kind = rowsNow < rowsThen ? 'looks_removed' : 'looks_rewritten';
    return [{ table: 'access_log', rowId, version: null, kind, fields }];
  });
}

const NONE = { records: 0, standing: 0, entries: 0, digest: '', groups: {} };

function countsOf(then: Omit<CheckpointTable, 'table'>, now: Omit<CheckpointTable, 'table'>): string[] {
  return (['records', 'standing', 'entries'] as const)
    .filter((what) => then[what] !== now[what])
    .map((what) => `${what}: ${then[what]} then, ${now[what]} now`);
}

/**
 * What differs between the log as a checkpoint knew it and the same part of the log now: each table, and within it each
 * group of records whose digest differs.
 */
export function logFaults(then: readonly CheckpointTable[], now: readonly CheckpointTable[]): Finding[] {
  const names = new Set([...then, ...now].map(({ table }) => table));
  return [...names].toSorted().flatMap((table) => {
    const was: Omit<CheckpointTable, 'table'> = then.find((each) => each.table === table) ?? NONE;
    const is: Omit<CheckpointTable, 'table'> = now.find((each) => each.table === table) ?? NONE;
    const counts = countsOf(was, is);
    if (was.digest === is.digest && counts.length === 0) return [];
    const groups = new Set([...Object.keys(was.groups), ...Object.keys(is.groups)]);
    const differing = [...groups].filter((group) => was.groups[group] !== is.groups[group]).toSorted();
    return differing.map((group): Finding => {
      const isGone = is.records < was.records || is.entries < was.entries;
      const kind = isGone ? 'taken_from_log' : 'log_rewritten';
      return { table, rowId: `…${group}`, version: null, kind, fields: counts };
    });
  });
}
