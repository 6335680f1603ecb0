import { isBefore } from '../foundation/dates.ts';
import { type Fault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { AllocationRole } from './tables.ts';

/** One worker's part in one enrolment. */
export interface Allocation {
  readonly id: string;
  readonly version: number;
  readonly staffId: string;
  readonly staffName: string;
  readonly role: AllocationRole;
  readonly beganOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly note: string | null;
  readonly overCapacityReason: string | null;
}

/** What a worker holds, against what she can hold. Only leads count against capacity. */
export interface StaffLoad {
  readonly staffId: string;
  readonly name: string;
  readonly leads: number;
  readonly seconds: number;
  /** The worker's own capacity, or the programme's for every worker; null when neither is set. */
  readonly capacity: number | null;
}

/** How many parents a worker can still lead; null when no capacity is set. Below zero when she is over it. */
export function roomLeft(load: StaffLoad): number | null {
  return load.capacity === null ? null : load.capacity - load.leads;
}

/** “7 of 8 as lead, 2 as second”, for choosing a worker. */
export function loadInWords(load: StaffLoad): string {
  const leads = load.capacity === null ? `${load.leads}` : `${load.leads} of ${load.capacity}`;
  return load.seconds === 0 ? `${leads} as lead` : `${leads} as lead, ${load.seconds} as second`;
}

/** All that an allocation is decided on. */
export interface AllocationState {
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  /** The allocations of the enrolment that have not ended. */
  readonly open: readonly Allocation[];
  /** Undefined when there is no such worker, or she has left. */
  readonly load: StaffLoad | undefined;
  /** What she holds in places and what this adds, where the programme counts by intensity. */
  readonly places?: { readonly held: number; readonly adds: number };
}

/** What is asked for. */
export interface AllocationWish {
  readonly staffId: string;
  readonly role: AllocationRole;
  readonly on: Temporal.PlainDate;
  readonly overCapacityReason: string | null;
}

/** Decides an allocation. Gives the allocations that it ends: a new lead takes over from the one before. */
export function decideAllocate(
  state: AllocationState,
  wish: AllocationWish,
  today: Temporal.PlainDate,
): Result<{ readonly ends: readonly Allocation[] }, Fault> {
  if (state.endedOn) return refused('ended', `This work ended on ${formatDate(state.endedOn)}.`);
  if (!state.load) {
    return invalid({ path: ['staffId'], message: 'Choose a worker who works with parents here today' });
  }
  const same = state.open.find((each) => each.staffId === wish.staffId && each.role === wish.role);
  if (same) return refused('already_allocated', `${same.staffName} is ${wish.role} for this parent already.`);
  const ends = state.open.filter(
    (each) => each.staffId === wish.staffId || (wish.role === 'lead' && each.role === 'lead'),
  );
  const dated = dateFault(state, ends, wish.on, today);
  if (dated) return invalid({ path: ['on'], message: dated });
  const full = wish.role === 'lead' ? fullWords(state.load, state.places) : undefined;
  if (full === undefined || wish.overCapacityReason) return succeed({ ends });
  return overCapacity([full]);
}

/** Why a worker cannot lead one more within her capacity; undefined where she can. */
function fullWords(load: StaffLoad, places: AllocationState['places']): string | undefined {
  const { name, leads, capacity } = load;
  if (capacity === null) return undefined;
  if (!places) return leads < capacity ? undefined : `${name} leads for ${leads} of ${capacity} parents`;
  if (places.held + places.adds <= capacity) return undefined;
  return `${name} has ${capacity} places, and ${places.held} are taken`;
}

/** A refusal that a reason lifts: what is full, in words. */
export function overCapacity(full: readonly string[]) {
  const message = `${full.join('. ')}. Say why one more can be taken on`;
  return refused('over_capacity', message, [{ path: ['overCapacityReason'], message }]);
}

/** What is wrong with the day from which somebody takes on what others then end; undefined when nothing is. */
export function dateFault(
  state: Pick<AllocationState, 'startedOn'>,
  ends: readonly Allocation[],
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string | undefined {
  if (isBefore(today, on)) return 'The date must be today or in the past';
  if (isBefore(on, state.startedOn)) {
    return `The date must be on or after ${formatDate(state.startedOn)}, when the work started`;
  }
  const later = ends.find((each) => isBefore(on, each.beganOn));
  return (
    later && `The date must be on or after ${formatDate(later.beganOn)}, when ${later.staffName} took this on`
  );
}

/** Decides whether an allocation can end on a day. */
export function decideEndAllocation(
  allocation: Pick<Allocation, 'beganOn' | 'endedOn'>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<null, Fault> {
  if (allocation.endedOn) {
    return refused('already_ended', `This ended on ${formatDate(allocation.endedOn)} already.`);
  }
  if (isBefore(today, on)) return invalid({ path: ['on'], message: 'The date must be today or in the past' });
  if (isBefore(on, allocation.beganOn)) {
    const message = `The date must be on or after ${formatDate(allocation.beganOn)}, when it began`;
    return invalid({ path: ['on'], message });
  }
  return succeed(null);
}
