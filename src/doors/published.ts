const published = new Map<string, number>();

/** Long enough for the publishing transaction to be committed, whatever else it does. */
const LOOKED_FOR_MILLISECONDS = 30_000;

/** Says that a tenant publishes a programme. Said before the change is committed, and heard for a while. */
export function sayPublished(tenant: string): void {
  published.set(tenant, performance.now() + LOOKED_FOR_MILLISECONDS);
}

/** True where a programme of the tenant was published here a moment ago. */
export function publishedLately(tenant: string): boolean {
  const until = published.get(tenant);
  if (until === undefined) return false;
  if (until > performance.now()) return true;
  published.delete(tenant);
  return false;
}
