/** Tenants for which something was asked a moment ago. */
export interface Asked {
  /** Says that there is something to do. Said before the change is committed, and heard for a while. */
  ask(tenant: string): void;
  tenants(): readonly string[];
}

/** Long enough for the asking transaction to be committed, whatever else it does. */
const LOOKED_FOR_MILLISECONDS = 30_000;

/** A place to ask at, within this process. */
export function createAsked(): Asked {
  const asked = new Map<string, number>();
  return {
    ask: (tenant) => void asked.set(tenant, performance.now() + LOOKED_FOR_MILLISECONDS),
    tenants() {
      const now = performance.now();
      for (const [tenant, until] of asked) if (until < now) asked.delete(tenant);
      return [...asked.keys()];
    },
  };
}
