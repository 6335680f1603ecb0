import type { Bus } from '../doors/index.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';
import {
  endTrial,
  type TrialAsked,
  type TrialOutcome,
  takeTrial,
  tenantsTrying,
} from '../publishing/index.ts';
import type { Tenants } from './tenants.ts';

/** Tries a programme on made-up people, in a place apart from every tenant’s records. Gives a value, whatever happens. */
export type TryOut = (asked: TrialAsked) => Promise<TrialOutcome>;

/** What trials need. */
export interface TrialParts {
  readonly bus: Pick<Bus, 'run'>;
  readonly tenants: Pick<Tenants, 'find'>;
  readonly log: Pick<Log, 'error'>;
  readonly tryOut: TryOut;
}

/** Runs the trials that wait in a tenant, one after another. */
export async function runTrials({ bus, tenants, tryOut }: TrialParts, tenant: string): Promise<void> {
  await tenants.find(tenant);
  const system = { kind: 'system', tenant } as const;
  for (;;) {
    const taken = await bus.run(takeTrial, system, {}, { door: 'cli' });
    if (!taken.ok || !taken.value) return;
    const { id, ...asked } = taken.value;
    const outcome = await tryOut(asked);
    const told = outcome.ok
      ? { result: outcome.result, because: null }
      : { result: null, because: outcome.because };
    await bus.run(endTrial, system, { id, ...told }, { door: 'cli' });
  }
}

const LOOKS_EVERY_MILLISECONDS = 1_000;

/** Begins trials within seconds of being asked for, one at a time. Gives what ends it. */
export function startTrials(parts: TrialParts): () => void {
  let isBusy = false;
  const round = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      for (const tenant of tenantsTrying()) await runTrials(parts, tenant);
    } catch (error) {
      parts.log.error({ error: defectEntry(error) }, 'a trial failed');
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(round, LOOKS_EVERY_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}
