import { z } from 'zod';
import { command, type QueryContext, query, wholeTenant } from '../doors/index.ts';
import { zCountOut } from '../foundation/answers.ts';
import { type Fault, invalidField, notFound, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  type CarryCount,
  type CarryPlan,
  type MoveCount,
  type MovePlan,
  type Programme,
  planMoves,
  planReferrals,
} from '../programme/index.ts';
import { carryOver, type Referral, waitingBefore } from '../referrals/index.ts';
import { roadTitles } from './enrolment.ts';
import { type EnrolmentRow, openBefore, writeVersionMove } from './enrolment-store.ts';

const zPlaceOut = z.strictObject({ pathway: z.string(), stage: z.string() });

/** How open cases would move to a version, as it is answered. */
export const zVersionMoves = z.strictObject({
  programme: z.string(),
  title: z.string(),
  version: z.int().min(1),
  moves: zCountOut.meta({ description: 'Open cases that move' }),
  stays: zCountOut.meta({ description: 'Open cases of earlier versions that stay under theirs' }),
  groups: z.array(
    z.strictObject({
      fromVersion: z.int().min(1),
      from: zPlaceOut.meta({ description: 'Where they stand, in the words of their own version' }),
      to: zPlaceOut.nullable().meta({ description: 'Where they will stand; null for those that stay' }),
      count: zCountOut,
      stays: z.string().nullable().meta({ description: 'Why they stay' }),
    }),
  ),
  referrals: z
    .strictObject({
      moves: zCountOut.meta({ description: 'Undecided referrals that are carried over with the cases' }),
      stays: zCountOut,
      groups: z.array(
        z.strictObject({
          fromVersion: z.int().min(1),
          count: zCountOut,
          stays: z.string().nullable().meta({ description: 'Why they stay; null for those carried over' }),
        }),
      ),
    })
    .meta({ description: 'Referrals that nobody has decided on, under earlier versions' }),
});

/** How open cases would move to a version of their programme, in words. */
export interface VersionMoves {
  readonly programme: string;
  readonly title: string;
  readonly version: number;
  readonly moves: number;
  readonly stays: number;
  readonly groups: readonly MoveCount[];
  readonly referrals: {
    readonly moves: number;
    readonly stays: number;
    readonly groups: readonly CarryCount[];
  };
}

const zProgramme = z.string().min(1, 'Say which programme').max(60);
const zVersion = z
  .int('Give the number of a version')
  .min(1, 'Give the number of a version')
  .meta({ description: 'The version that cases move to' });

interface Planned {
  readonly target: Programme;
  readonly rows: readonly EnrolmentRow[];
  readonly plan: MovePlan;
  readonly waiting: readonly Referral[];
  readonly carry: CarryPlan;
}

/** Plans the move of the open cases that the reader may see; the file of the version says how. */
async function planned(
  { db, programmes }: Pick<QueryContext, 'db' | 'programmes'>,
  programme: string,
  version: number,
): Promise<Result<Planned, Fault>> {
  if (!programmes.current(programme)) return notFound('programme');
  const target = programmes.version(programme, version);
  if (!target) return invalidField(['version'], `There is no version ${version} of this programme`);
  return succeed(await plannedTo({ db, programmes }, target));
}

async function plannedTo(
  { db, programmes }: Pick<QueryContext, 'db' | 'programmes'>,
  target: Programme,
): Promise<Planned> {
  const rows = await openBefore(db, target.programme, target.version);
  const waiting = await waitingBefore(db, target.programme, target.version);
  const versions = programmes.versions(target.programme);
  const standing = waiting.map(({ id, programmeVersion, answers }) => ({
    id,
    programmeVersion,
    answers: answers.answers,
  }));
  return {
    target,
    rows,
    plan: planMoves(target, versions, rows),
    waiting,
    carry: planReferrals(target, versions, standing),
  };
}

/** How open cases would move to a version, published or not. */
export async function movesTo(
  context: Pick<QueryContext, 'db' | 'programmes'>,
  target: Programme,
): Promise<VersionMoves> {
  return inWords(context, await plannedTo(context, target));
}

function inWords(
  { programmes }: Pick<QueryContext, 'programmes'>,
  { target, plan, carry }: Planned,
): VersionMoves {
  const groups = plan.counts.map((each) => ({
    ...each,
    from: roadTitles(programmes.version(target.programme, each.fromVersion), each.from),
    to: each.to && roadTitles(target, each.to),
  }));
  return {
    programme: target.programme,
    title: target.title,
    version: target.version,
    moves: plan.moves.length,
    stays: groups.filter((each) => each.to === null).reduce((sum, each) => sum + each.count, 0),
    groups,
    referrals: {
      moves: carry.carried.length,
      stays: carry.counts.filter((each) => each.stays !== null).reduce((sum, each) => sum + each.count, 0),
      groups: carry.counts,
    },
  };
}

/** Shows how open cases would move, counted, and changes nothing. */
export const previewVersionMoves = query({
  name: 'previewVersionMoves',
  summary:
    'See how the open cases of a programme would move to one of its versions, and its undecided referrals with them',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ programme: zProgramme, version: zVersion }),
  output: zVersionMoves,
  looksAt: (_: VersionMoves) => [],
  api: { method: 'get', path: '/programmes/{programme}/versions/{version}/moves' },
  async handle(context, { programme, version }) {
    const found = await planned(context, programme, version);
    return found.ok ? succeed(inWords(context, found.value)) : found;
  },
});

/** Moves open cases to a version, all in one transaction; refused when they are not those that were seen. */
export const moveToVersion = command({
  name: 'moveToVersion',
  summary:
    'Move the open cases of a programme to one of its versions, and its undecided referrals with them, as its file says',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({
    programme: zProgramme,
    version: zVersion,
    expected: zCountOut.meta({ description: 'How many cases the preview said would move' }),
    expectedReferrals: zCountOut
      .default(0)
      .meta({ description: 'How many undecided referrals the preview said would be carried over' }),
  }),
  output: zVersionMoves,
  audit: ({ programme, version }) => `Open cases of ${programme} moved to version ${version}`,
  api: { method: 'post', path: '/programmes/{programme}/versions/{version}/moves' },
  async handle(context, { programme, version, expected, expectedReferrals }) {
    const found = await planned(context, programme, version);
    if (!found.ok) return found;
    const { rows, plan, waiting, carry } = found.value;
    if (plan.moves.length !== expected) {
      const message = `The cases have changed since you looked: ${plan.moves.length} would move now, and it was ${expected}. Look again.`;
      return refused('cases_changed', message);
    }
    if (carry.carried.length !== expectedReferrals) {
      const message = `The referrals have changed since you looked: ${carry.carried.length} would be carried over now, and it was ${expectedReferrals}. Look again.`;
      return refused('cases_changed', message);
    }
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, pathway, stage, because } of plan.moves) {
      const row = byId.get(id);
      if (row) await writeVersionMove(context, row, { programmeVersion: version, pathway, stage, because });
    }
    const waits = new Map(waiting.map((referral) => [referral.id, referral]));
    for (const planned of carry.carried) {
      const referral = waits.get(planned.id);
      if (referral) await carryOver(context, referral, planned, version);
    }
    return succeed(inWords(context, found.value));
  },
});
