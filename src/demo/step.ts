import type { World } from './world.ts';

/** What is known of a case as it goes along. */
export interface CaseState {
  referral?: { id: string; version: number };
  personId?: string;
  enrolment?: { id: string; version: number };
  pregnancy?: { id: string; version: number };
  /** The state of the earlier case of the same person. */
  readonly earlier?: CaseState | undefined;
  /** Why nothing more happens in this case: it was turned away. */
  turnedAway?: string;
  readonly goals: { id: string; area: string; open: boolean }[];
}

/** One thing that happens in a case on a day. */
export interface Step {
  readonly on: Temporal.PlainDate;
  /** Which comes first on one day. */
  readonly order: number;
  readonly caseId: string;
  /** True when other cases depend on it (a worker's load), so that it has to wait its turn. */
  readonly shared: boolean;
  readonly act: (world: World) => Promise<void>;
}

/** What must have happened before; a step that runs too early is a defect. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} has not happened yet`);
  return value;
}

function inOrder(a: Step, b: Step): number {
  return Temporal.PlainDate.compare(a.on, b.on) || a.order - b.order || a.caseId.localeCompare(b.caseId);
}

const AT_ONCE = 4;

/** Runs steps in the order of their days. Cases that do not touch one another go side by side. */
export async function runSteps(steps: readonly Step[], world: World): Promise<void> {
  let waiting: Step[] = [];
  for (const step of [...steps].sort(inOrder)) {
    if (!step.shared) {
      waiting.push(step);
      continue;
    }
    await runSideBySide(waiting, world);
    waiting = [];
    await step.act(world);
  }
  await runSideBySide(waiting, world);
}

async function runSideBySide(steps: readonly Step[], world: World): Promise<void> {
  const cases = [...Map.groupBy(steps, (step) => step.caseId).values()];
  const worker = async () => {
    for (let own = cases.shift(); own; own = cases.shift()) {
      for (const step of own) await step.act(world);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
