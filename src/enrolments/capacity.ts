import type { Programme } from '../programme/index.ts';

/** Open work of one programme that stands at one place of the road with one lead, and how much of it there is. */
export interface HeldPlaces {
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly stage: string;
  /** The lead; null where nobody leads. */
  readonly staffId: string | null;
  readonly count: number;
}

/** Where one more would stand, and who would lead it. */
export interface WantedPlace {
  readonly pathway: string;
  readonly stage: string;
  readonly staffId: string | null;
}

type Versions = (version: number) => Programme | undefined;

/** A programme that counts by intensity, with the open work that it has now. */
export interface CountedWork {
  readonly programme: Programme;
  readonly held: readonly HeldPlaces[];
  readonly versions: Versions;
}

/** The level of intensity of a stage; undefined where the programme names none. */
function levelAt(programme: Programme | undefined, at: { readonly pathway: string; readonly stage: string }) {
  return programme?.pathways[at.pathway]?.stages.find(({ id }) => id === at.stage)?.intensity;
}

/** How many places one takes at a level: 1 where nothing else is said. */
function weightOf({ capacity }: Programme, level: string | undefined): number {
  return capacity?.intensity.find(({ id }) => id === level)?.counts ?? 1;
}

// Weights are tenths: their sums are to be tenths too.
const tenths = (places: number) => Math.round(places * 10) / 10;

/** How many places work takes in all, each by its level. */
export function placesTaken(programme: Programme, held: readonly HeldPlaces[], versions: Versions): number {
  const each = held.map(
    (one) => one.count * weightOf(programme, levelAt(versions(one.programmeVersion), one)),
  );
  return tenths(each.reduce((sum, places) => sum + places, 0));
}

/**
 * What a worker holds in places, and what one more adds: work of this programme by its level, all other work as one each.
 * `leads` is how many she leads in all.
 */
export function placesHeldBy(
  programme: Programme,
  held: readonly HeldPlaces[],
  versions: Versions,
  wanted: WantedPlace,
  leads: number,
): { readonly held: number; readonly adds: number } {
  const hers = held.filter(({ staffId }) => staffId === wanted.staffId);
  const here = hers.reduce((sum, { count }) => sum + count, 0);
  return {
    held: tenths(leads - here + placesTaken(programme, hers, versions)),
    adds: weightOf(programme, levelAt(programme, wanted)),
  };
}

/** What one more would pass, a sentence each: of the programme's places, and of what one worker leads at a level. */
export function placesPassed(
  programme: Programme,
  held: readonly HeldPlaces[],
  versions: Versions,
  wanted: WantedPlace,
): { readonly ofProgramme: readonly string[]; readonly ofWorker: readonly string[] } {
  const { capacity, title } = programme;
  if (!capacity) return { ofProgramme: [], ofWorker: [] };
  const level = levelAt(programme, wanted);
  const taken = placesTaken(programme, held, versions);
  const whole = capacity.per_programme;
  const passed: string[] = [];
  if (whole !== undefined && tenths(taken + weightOf(programme, level)) > whole)
    passed.push(`${title} has ${whole} places, and ${taken} are taken`);
  const atLevel = levelPassed(programme, held, versions, { ...wanted, level });
  return { ofProgramme: [...passed, ...atLevel.ofProgramme], ofWorker: atLevel.ofWorker };
}

function levelPassed(
  { capacity }: Programme,
  held: readonly HeldPlaces[],
  versions: Versions,
  wanted: WantedPlace & { readonly level: string | undefined },
): { readonly ofProgramme: readonly string[]; readonly ofWorker: readonly string[] } {
  const level = capacity?.intensity.find(({ id }) => id === wanted.level);
  if (!level) return { ofProgramme: [], ofWorker: [] };
  const same = held.filter((each) => levelAt(versions(each.programmeVersion), each) === level.id);
  const count = (rows: readonly HeldPlaces[]) => rows.reduce((sum, each) => sum + each.count, 0);
  const hers = count(same.filter(({ staffId }) => wanted.staffId !== null && staffId === wanted.staffId));
  const isFull = level.per_programme !== undefined && count(same) >= level.per_programme;
  const isHers = wanted.staffId !== null && level.per_worker !== undefined && hers >= level.per_worker;
  return {
    ofProgramme: isFull ? [`There are ${level.per_programme} places at “${level.title}”, all taken`] : [],
    ofWorker: isHers
      ? [`One worker leads at most ${level.per_worker} at “${level.title}”, and this one does`]
      : [],
  };
}

/**
 * Why a worker cannot lead one more of a programme within what she can hold, a sentence each; empty where she can.
 * `leads` is how many she leads in all, `limit` how many places she has (null without a limit).
 */
export function workerPassed(
  { programme, held, versions }: CountedWork,
  wanted: WantedPlace,
  { name, leads, limit }: { readonly name: string; readonly leads: number; readonly limit: number | null },
): readonly string[] {
  const places = placesHeldBy(programme, held, versions, wanted, leads);
  const isFull = limit !== null && tenths(places.held + places.adds) > limit;
  return [
    ...(isFull ? [`${name} has ${limit} places, and ${places.held} are taken`] : []),
    ...placesPassed(programme, held, versions, wanted).ofWorker,
  ];
}

/**
 * Why a case of a programme cannot move to another place of its road within what there is, a sentence each; empty where it
 * can. Only a move to another level is looked at: to a heavier one against all places, to a lighter one against those of
 * its own level. The work given holds every case but this one; `worker` is its lead, with what she leads beside it.
 */
export function movePassed(
  work: CountedWork,
  from: Pick<WantedPlace, 'pathway' | 'stage'>,
  wanted: WantedPlace,
  worker: Parameters<typeof workerPassed>[2] | null,
): readonly string[] {
  const { programme, held, versions } = work;
  const [before, level] = [levelAt(programme, from), levelAt(programme, wanted)];
  if (before === level) return [];
  if (weightOf(programme, level) > weightOf(programme, before)) {
    const ofWorker = worker ? workerPassed(work, wanted, worker) : [];
    return [...placesPassed(programme, held, versions, wanted).ofProgramme, ...ofWorker];
  }
  const own = levelPassed(programme, held, versions, { ...wanted, level });
  return [...own.ofProgramme, ...own.ofWorker];
}
