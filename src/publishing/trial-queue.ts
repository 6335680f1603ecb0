const asked = new Map<string, number>();

/** Long enough for the asking transaction to be committed, whatever else it does. */
const LOOKED_FOR_MILLISECONDS = 30_000;

/** Says that a tenant asked for a trial. Said before the change is committed, and heard for a while. */
export function askTrial(tenant: string): void {
  asked.set(tenant, performance.now() + LOOKED_FOR_MILLISECONDS);
}

/** The tenants that asked for a trial a moment ago. */
export function tenantsTrying(): readonly string[] {
  const now = performance.now();
  for (const [tenant, until] of asked) if (until < now) asked.delete(tenant);
  return [...asked.keys()];
}
