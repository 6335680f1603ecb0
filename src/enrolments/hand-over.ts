import { isBefore } from '../foundation/dates.ts';
import { type Fault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import { type Allocation, type AllocationState, dateFault, type StaffLoad } from './allocation.ts';

/** One case as it stands before it is handed over. */
export interface HeldCase extends Pick<AllocationState, 'startedOn' | 'open'> {
  /** The part that is handed over. */
  readonly held: Allocation;
  readonly enrolmentId: string;
  readonly personId: string;
  /** How the parent is called, for saying which case something is wrong with. */
  readonly parent: string;
  /** What a worker of this programme may lead who has no limit of her own; null without one. */
  readonly perWorker: number | null;
}

/** Who takes cases on, and from when. */
export interface HandOverWish {
  readonly staffId: string;
  readonly on: Temporal.PlainDate;
  readonly overCapacityReason: string | null;
}

/** One case with what changes for it. */
export interface HandOver {
  readonly of: HeldCase;
  readonly ends: readonly Allocation[];
  readonly overCapacityReason: string | null;
}

/**
 * Decides the handing over of cases to one worker: all of them, or none. Each keeps its role; a second worker who takes
 * over the lead stops being second. Leads come first, so that nobody becomes second where she is about to lead. The
 * taker's capacity is her own, or null where each programme's counts; undefined when she does not work here today.
 */
export function decideHandOver(
  cases: readonly HeldCase[],
  taker: StaffLoad | undefined,
  wish: HandOverWish,
  today: Temporal.PlainDate,
): Result<readonly HandOver[], Fault> {
  if (!taker)
    return invalid({ path: ['staffId'], message: 'Choose a worker who works with parents here today' });
  const inOrder = cases.toSorted((a, b) => a.held.role.localeCompare(b.held.role));
  const leads = inOrder.filter(({ held }) => held.role === 'lead');
  const leading = new Set(leads.map(({ enrolmentId }) => enrolmentId));
  for (const each of inOrder) {
    const found = caseFault(each, taker, leading, wish.on, today);
    if (found) return found;
  }
  const within = leads.filter((each, index) => taker.leads + index < (limitOf(each, taker) ?? Infinity));
  if (within.length < leads.length && !wish.overCapacityReason) return overCapacity(leads, taker);
  return succeed(
    inOrder.map((each) => ({
      of: each,
      ends: each.open.filter(({ id, staffId }) => id === each.held.id || staffId === taker.staffId),
      overCapacityReason:
        each.held.role === 'second' || within.includes(each) ? null : wish.overCapacityReason,
    })),
  );
}

const limitOf = ({ perWorker }: HeldCase, taker: StaffLoad): number | null => taker.capacity ?? perWorker;

function overCapacity(leads: readonly HeldCase[], taker: StaffLoad) {
  const limit = Math.min(...leads.map((each) => limitOf(each, taker) ?? Infinity));
  const then = taker.leads + leads.length;
  const message = `${taker.name} leads for ${taker.leads} of ${limit} parents, and would lead for ${then}. Say why she can take on more`;
  return refused('over_capacity', message, [{ path: ['overCapacityReason'], message }]);
}

function caseFault(
  each: HeldCase,
  taker: StaffLoad,
  leading: ReadonlySet<string>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
) {
  const { held, open, parent } = each;
  if (held.endedOn)
    return notThis('already_ended', `${parent}: this part ended on ${formatDate(held.endedOn)} already.`);
  if (held.staffId === taker.staffId)
    return notThis('already_allocated', `${parent}: ${taker.name} is ${held.role} for this parent already.`);
  const leadsIt = open.some(({ role, staffId }) => role === 'lead' && staffId === taker.staffId);
  if (held.role === 'second' && (leadsIt || leading.has(each.enrolmentId)))
    return notThis(
      'leads_already',
      `${parent}: ${taker.name} leads here, so she cannot be second worker too. Choose somebody else, or end the part of ${held.staffName} on the parent’s Programme page.`,
    );
  if (held.role === 'second' && open.some(({ staffId }) => staffId === taker.staffId))
    return notThis('already_allocated', `${parent}: ${taker.name} is second for this parent already.`);
  const ends = open.filter(({ id, staffId }) => id === held.id || staffId === taker.staffId);
  const message = dateFault(each, ends, on, today);
  if (message === undefined) return undefined;
  return invalid({ path: ['on'], message: isBefore(today, on) ? message : `${parent}: ${message}` });
}

/** A refusal because of one of the cases, shown at the list of them. */
export function notThis(code: string, message: string) {
  return refused(code, message, [{ path: ['allocations'], message }]);
}
