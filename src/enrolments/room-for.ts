import type { QueryContext } from '../doors/index.ts';
import type { Programme } from '../programme/index.ts';
import { openAllocations, readHeldPlaces, readStaffLoads } from './allocation-store.ts';
import {
  type CountedWork,
  type HeldPlaces,
  movePassed,
  placesHeldBy,
  placesPassed,
  placesTaken,
  type WantedPlace,
} from './capacity.ts';
import type { EnrolmentRow } from './enrolment-store.ts';

const NO_LIMIT = { places: undefined, full: { ofProgramme: [], ofWorker: [] } } as const;

/** How much room there is for one more in a programme and with a worker, who leads `leads` in all. */
export async function roomFor(
  { db, programmes }: Pick<QueryContext, 'db' | 'programmes'>,
  programme: Programme | undefined,
  wanted: WantedPlace,
  { leads, but = null }: { readonly leads: number; readonly but?: string | null },
) {
  const { per_programme: whole, intensity = [] } = programme?.capacity ?? {};
  // What a worker leads is counted by itself; all open work is looked at only where the programme asks for it.
  if (!programme || (whole === undefined && intensity.length === 0)) return NO_LIMIT;
  const held = await readHeldPlaces(db, programme.programme, but);
  const versions = (version: number) => programmes.version(programme.programme, version) ?? programme;
  return {
    places: intensity.length > 0 ? placesHeldBy(programme, held, versions, wanted, leads) : undefined,
    full: placesPassed(programme, held, versions, wanted),
  };
}

/**
 * Reads the open work of programmes that count by intensity, once for each however many of its cases are looked at;
 * undefined for a programme that does not.
 */
export function worksCounted({ db, programmes }: Pick<QueryContext, 'db' | 'programmes'>) {
  const read = new Map<string, readonly HeldPlaces[]>();
  return async (programme: Programme): Promise<CountedWork | undefined> => {
    if (!programme.capacity || programme.capacity.intensity.length === 0) return undefined;
    const id = programme.programme;
    const held = read.get(id) ?? (await readHeldPlaces(db, id));
    read.set(id, held);
    return { programme, held, versions: (version) => programmes.version(id, version) ?? programme };
  };
}

/** How many places of a programme are free, one decimal; null where it does not say how many it has. Never below zero. */
export async function freePlaces(
  { db, programmes }: Pick<QueryContext, 'db' | 'programmes'>,
  programme: Programme,
): Promise<number | null> {
  const whole = programme.capacity?.per_programme;
  if (whole === undefined) return null;
  const held = await readHeldPlaces(db, programme.programme);
  const versions = (version: number) => programmes.version(programme.programme, version) ?? programme;
  return Math.max(0, Math.round((whole - placesTaken(programme, held, versions)) * 10) / 10);
}

/** Why an open case cannot move to another place of its road within the places there are; empty where it can. */
export async function moveFull(
  { db, programmes, today }: Pick<QueryContext, 'db' | 'programmes' | 'today'>,
  programme: Programme,
  enrolment: Pick<EnrolmentRow, 'id' | 'pathway' | 'stage'>,
  to: { readonly pathway: string; readonly stage: string },
): Promise<readonly string[]> {
  const { per_worker: perWorker = null, intensity = [] } = programme.capacity ?? {};
  if (intensity.length === 0) return [];
  const held = await readHeldPlaces(db, programme.programme, enrolment.id);
  const lead = (await openAllocations(db, enrolment.id)).find(({ role }) => role === 'lead');
  const [load] = lead ? await readStaffLoads(db, today, perWorker, lead.staffId) : [];
  const versions = (version: number) => programmes.version(programme.programme, version) ?? programme;
  return movePassed(
    { programme, held, versions },
    enrolment,
    { ...to, staffId: lead?.staffId ?? null },
    // She leads this case already, which is counted as the one more.
    load ? { name: load.name, leads: load.leads - 1, limit: load.capacity } : null,
  );
}
