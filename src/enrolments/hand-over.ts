import { isBefore } from '../foundation/dates.ts';
import { type Fault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import { type Allocation, type AllocationState, dateFault, type StaffLoad } from './allocation.ts';
import { type CountedWork, type HeldPlaces, workerPassed } from './capacity.ts';

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
  /** Where the work stands, in a programme that counts by intensity; undefined where each counts as one. */
  readonly counted?: (CountedWork & Place) | undefined;
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
  const passed = passedBy(leads, taker);
  if (passed.size > 0 && !wish.overCapacityReason) return overCapacity(leads, taker, passed);
  return succeed(
    inOrder.map((each) => ({
      of: each,
      ends: each.open.filter(({ id, staffId }) => id === each.held.id || staffId === taker.staffId),
      overCapacityReason: passed.has(each) ? wish.overCapacityReason : null,
    })),
  );
}

const limitOf = ({ perWorker }: HeldCase, taker: StaffLoad): number | null => taker.capacity ?? perWorker;

/** The leads that are too many for the taker, each counted after those before it, with why where places are counted. */
function passedBy(leads: readonly HeldCase[], taker: StaffLoad): ReadonlyMap<HeldCase, readonly string[]> {
  const passed = new Map<HeldCase, readonly string[]>();
  for (const [index, each] of leads.entries()) {
    const limit = limitOf(each, taker);
    const load = { name: taker.name, leads: taker.leads + index, limit };
    if (each.counted) {
      const held = [...each.counted.held, ...takenOn(leads.slice(0, index), each, taker)];
      const found = workerPassed(
        { ...each.counted, held },
        { ...each.counted, staffId: taker.staffId },
        load,
      );
      if (found.length > 0) passed.set(each, found);
    } else if (limit !== null && load.leads >= limit) passed.set(each, []);
  }
  return passed;
}

/** What the taker has of a case’s programme by the cases before it, as open work. */
function takenOn(before: readonly HeldCase[], { counted }: HeldCase, taker: StaffLoad): HeldPlaces[] {
  return before.flatMap((each) =>
    each.counted && each.counted.programme.programme === counted?.programme.programme
      ? [{ ...placeOf(each.counted), staffId: taker.staffId, count: 1 }]
      : [],
  );
}

type Place = Pick<HeldPlaces, 'programmeVersion' | 'pathway' | 'stage'>;

/** Where on the road a piece of work stands, and nothing else of it. */
export function placeOf({ programmeVersion, pathway, stage }: Place): Place {
  return { programmeVersion, pathway, stage };
}

function overCapacity(
  leads: readonly HeldCase[],
  taker: StaffLoad,
  passed: ReadonlyMap<HeldCase, readonly string[]>,
) {
  const [found] = [...passed].filter(([, said]) => said.length > 0);
  if (found) {
    const message = `${found[0].parent}: ${found[1].join('. ')}. Say why she can take on more`;
    return refused('over_capacity', message, [{ path: ['overCapacityReason'], message }]);
  }
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
