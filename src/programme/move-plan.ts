import type { Moves } from './schema/intake.ts';
import type { Programme } from './schema/programme.ts';

/** Where an open case stands, in the names of the version that it runs under. */
export interface CaseStanding {
  readonly id: string;
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly stage: string;
}

/** One case that moves: where it will stand. */
export interface PlannedMove {
  readonly id: string;
  readonly fromVersion: number;
  readonly pathway: string;
  readonly stage: string;
  readonly because: string | null;
}

/** Cases that go the same way, counted. */
export interface MoveCount {
  readonly fromVersion: number;
  readonly from: { readonly pathway: string; readonly stage: string };
  /** Null for cases that stay. */
  readonly to: { readonly pathway: string; readonly stage: string } | null;
  readonly count: number;
  /** Why cases stay; null for those that move. */
  readonly stays: string | null;
}

/** A plan of how the open cases of a programme move to one of its versions. Nothing is changed by it. */
export interface MovePlan {
  readonly moves: readonly PlannedMove[];
  readonly counts: readonly MoveCount[];
}

type Road = { readonly moves: readonly Moves[] } | { readonly stays: string };

/** The moves that lead from a version to the target, one version after another, where files say how. */
export function roadTo(target: Programme, versions: readonly Programme[], from: number): Road {
  const direct = target.moves.find((each) => each.from === from);
  if (direct) return { moves: [direct] };
  const between = versions
    .filter((each) => each.version > from && each.version < target.version)
    .sort((a, b) => b.version - a.version);
  for (const step of between) {
    const first = step.moves.find((each) => each.from === from);
    const rest = first ? roadTo(target, versions, step.version) : undefined;
    if (first && rest && 'moves' in rest) return { moves: [first, ...rest.moves] };
  }
  return { stays: `Version ${target.version} does not say how cases of version ${from} move` };
}

/** Plans how open cases move to `target`. A case whose place has no counterpart stays where it is, and the plan says why. */
export function planMoves(
  target: Programme,
  versions: readonly Programme[],
  cases: readonly CaseStanding[],
): MovePlan {
  const moves: PlannedMove[] = [];
  const counts = new Map<string, { count: MoveCount; number: number }>();
  for (const each of cases) {
    if (each.programmeVersion >= target.version) continue;
    const where = placeIn(target, roadTo(target, versions, each.programmeVersion), each);
    if ('pathway' in where) moves.push({ id: each.id, fromVersion: each.programmeVersion, ...where });
    const count = countOf(each, where);
    const key = JSON.stringify(count);
    counts.set(key, { count, number: (counts.get(key)?.number ?? 0) + 1 });
  }
  return { moves, counts: [...counts.values()].map(({ count, number }) => ({ ...count, count: number })) };
}

type Place =
  | { readonly pathway: string; readonly stage: string; readonly because: string | null }
  | { readonly stays: string };

function placeIn(target: Programme, road: Road, standing: CaseStanding): Place {
  if ('stays' in road) return road;
  let { pathway, stage } = standing;
  for (const step of road.moves) {
    stage = ownOr(ownOr(step.stages, pathway, {}), stage, stage);
    pathway = ownOr(step.pathways, pathway, pathway);
  }
  const stages = Object.hasOwn(target.pathways, pathway) ? target.pathways[pathway]?.stages : undefined;
  if (!stages) return { stays: `Version ${target.version} has no pathway "${pathway}"` };
  if (!stages.some((each) => each.id === stage)) {
    return { stays: `Version ${target.version} has no stage "${stage}" in "${pathway}"` };
  }
  return { pathway, stage, because: road.moves.at(-1)?.because ?? null };
}

function ownOr<T>(names: Readonly<Record<string, T>>, name: string, otherwise: T): T {
  return Object.hasOwn(names, name) ? (names[name] ?? otherwise) : otherwise;
}

function countOf(standing: CaseStanding, where: Place): MoveCount {
  const moved = 'pathway' in where;
  return {
    fromVersion: standing.programmeVersion,
    from: { pathway: standing.pathway, stage: standing.stage },
    to: moved ? { pathway: where.pathway, stage: where.stage } : null,
    count: 0,
    stays: moved ? null : where.stays,
  };
}

/** What a question of the target was called in an earlier version, where files say how it was renamed on the way. */
export function askedAs(
  target: Programme,
  versions: readonly Programme[],
  question: string,
  from: number,
): string {
  const road = roadTo(target, versions, from);
  if ('stays' in road) return question;
  return road.moves.reduceRight((name, { questions }) => {
    const before = Object.entries(questions).find(([, now]) => now === name);
    return before?.[0] ?? name;
  }, question);
}

/** A referral's answers, given under a version, in the names of the target version. */
export function answersUnder(
  target: Programme,
  versions: readonly Programme[],
  referral: { readonly programmeVersion: number; readonly answers: Readonly<Record<string, unknown>> },
): Readonly<Record<string, unknown>> {
  if (referral.programmeVersion === target.version) return referral.answers;
  const road = roadTo(target, versions, referral.programmeVersion);
  return 'stays' in road ? referral.answers : movedAnswers(referral.answers, road.moves);
}

/** A referral's answers in the names of the target version: renamed questions take their answers along, others stay. */
export function movedAnswers(
  answers: Readonly<Record<string, unknown>>,
  moves: readonly Moves[],
): Readonly<Record<string, unknown>> {
  return moves.reduce<Readonly<Record<string, unknown>>>(
    (said, step) =>
      Object.fromEntries(Object.entries(said).map(([id, value]) => [ownOr(step.questions, id, id), value])),
    answers,
  );
}
