import { movedAnswers, roadTo } from './move-plan.ts';
import type { Programme } from './schema/programme.ts';

type Answers = Readonly<Record<string, unknown>>;

/** A referral that nobody has decided on, in the names of the version that it came in under. */
export interface ReferralStanding {
  readonly id: string;
  readonly programmeVersion: number;
  /** Answers to the programme's own questions. */
  readonly answers: Answers;
}

/** One referral that is carried over: its answers in the names of the new version. */
export interface PlannedCarry {
  readonly id: string;
  readonly fromVersion: number;
  readonly answers: Answers;
  readonly because: string | null;
}

/** Referrals of one version, counted. */
export interface CarryCount {
  readonly fromVersion: number;
  readonly count: number;
  /** Why they stay; null for those that are carried over. */
  readonly stays: string | null;
}

/** A plan of how undecided referrals go over to a version. Nothing is changed by it. */
export interface CarryPlan {
  readonly carried: readonly PlannedCarry[];
  readonly counts: readonly CarryCount[];
}

/**
 * Plans how undecided referrals go over to `target`, along the same road as open cases: from then on its criteria judge
 * them and its questions are asked. Where no file says how cases of their version move, they stay, and the plan says why.
 */
export function planReferrals(
  target: Programme,
  versions: readonly Programme[],
  referrals: readonly ReferralStanding[],
): CarryPlan {
  const carried: PlannedCarry[] = [];
  const counts = new Map<number, CarryCount>();
  for (const { id, programmeVersion: fromVersion, answers } of referrals) {
    if (fromVersion >= target.version) continue;
    const road = roadTo(target, versions, fromVersion);
    const stays = 'stays' in road ? road.stays : null;
    if ('moves' in road) {
      const because = road.moves.at(-1)?.because ?? null;
      carried.push({ id, fromVersion, answers: movedAnswers(answers, road.moves), because });
    }
    counts.set(fromVersion, { fromVersion, count: (counts.get(fromVersion)?.count ?? 0) + 1, stays });
  }
  return { carried, counts: [...counts.values()].sort((a, b) => a.fromVersion - b.fromVersion) };
}
