import { createAsked } from '../doors/index.ts';

const asked = createAsked();

/** Says that a tenant asked for a trial. Said before the change is committed, and heard for a while. */
export const askTrial = (tenant: string): void => asked.ask(tenant);

/** The tenants that asked for a trial a moment ago. */
export const tenantsTrying = (): readonly string[] => asked.tenants();
