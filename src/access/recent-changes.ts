const LONGEST_CACHE_MILLISECONDS = 5_000;

/** How long an answer about a member of staff may be kept in memory. */
export const STAFF_CACHE_MILLISECONDS = LONGEST_CACHE_MILLISECONDS;

const changed = new Map<string, number>();

/**
 * Says that a member of staff is being changed. Whatever is kept in memory about her is not used for a while, so that
 * an end or a new role holds at once. Said before the change is committed: an early word only costs a look at the row.
 */
export function noteStaffChange(staffId: string): void {
  const now = performance.now();
  for (const [id, until] of changed) if (until < now) changed.delete(id);
  changed.set(staffId, now + 2 * LONGEST_CACHE_MILLISECONDS);
}

/** True when she was changed a moment ago, so that nothing kept about her may be used. */
export function changedJustNow(staffId: string): boolean {
  return (changed.get(staffId) ?? 0) > performance.now();
}
