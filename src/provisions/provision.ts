import type { FieldFault } from '../foundation/fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import type { Work } from '../plans/index.ts';

/** One thing given, as somebody wants to record it. */
export interface ProvisionInput {
  readonly kind: string;
  readonly what: string | null;
  /** Integer pence. */
  readonly amountPence: number | null;
}

/** One thing given, as it is kept. */
export interface ProvisionKept extends ProvisionInput {
  readonly givenOn: Temporal.PlainDate;
}

/** The most that one thing given may be worth: £100,000. Above that a slip is far likelier. */
export const MOST_PENCE = 10_000_000;

/** Decides what was given on one day. `pathTo` names the fields of each for faults. */
export function decideProvisions(
  work: Work,
  inputs: readonly ProvisionInput[],
  on: Temporal.PlainDate,
  pathTo: (index: number) => readonly (string | number)[],
): Result<readonly ProvisionKept[], readonly FieldFault[]> {
  const faults = inputs.flatMap((input, index) => provisionFaults(work, input, pathTo(index)));
  if (faults.length > 0) return fail(faults);
  return succeed(inputs.map((input) => ({ ...input, givenOn: on })));
}

function provisionFaults(
  work: Work,
  { kind, what, amountPence }: ProvisionInput,
  path: readonly (string | number)[],
): FieldFault[] {
  const found = work.programme.provisions?.kinds.find((each) => each.id === kind);
  if (!found)
    return [{ path: [...path, 'kind'], message: `${work.programme.title} gives nothing of this kind` }];
  if (found.given === 'money' && amountPence === null) {
    return [{ path: [...path, 'amountPence'], message: 'Enter how much money was given' }];
  }
  if (amountPence === null && what === null) {
    return [{ path: [...path, 'what'], message: 'Enter what was given, or what it was worth' }];
  }
  return [];
}

/** What was given of one kind: how often, and what it came to in pence. */
export interface ProvisionSum {
  readonly kind: string;
  readonly title: string;
  readonly count: number;
  readonly amountPence: number;
}

/** Adds up what was given, kind by kind, the largest sum first. */
export function sumProvisions(
  items: readonly { readonly kind: string; readonly title: string; readonly amountPence: number | null }[],
): ProvisionSum[] {
  const sums = new Map<string, ProvisionSum>();
  for (const { kind, title, amountPence } of items) {
    const before = sums.get(kind) ?? { kind, title, count: 0, amountPence: 0 };
    sums.set(kind, {
      ...before,
      count: before.count + 1,
      amountPence: before.amountPence + (amountPence ?? 0),
    });
  }
  return [...sums.values()].sort((a, b) => b.amountPence - a.amountPence || b.count - a.count);
}
