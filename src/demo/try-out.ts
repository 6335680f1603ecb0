import type pg from 'pg';
import { house } from '../app/rooms.ts';
import { tenantNames } from '../foundation/database/protect.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type Programme, programmeOfContent } from '../programme/index.ts';
import type { TrialAsked, TrialResult } from '../publishing/index.ts';
import { buildCases } from './build-cases.ts';
import { SIMULATED_STAFF } from './simulate.ts';
import { heldBack, simulateCases } from './simulate-cases.ts';
import { type Connections, dropTenant, openTenant } from './tenant.ts';
import { figuresOf } from './trial-figures.ts';

/** Only one trial of a database at a time, so that none takes away the place of another. */
const LOCK = 7_132_204;

/** What the place of a trial is called. No tenant is listed under it, so nobody can sign in to it. */
const PLACE = 'trial_of_programme';

/** What a trial stands on. */
export interface TryOutParts extends Connections {
  readonly until: Temporal.PlainDate;
}

const titleOf = (things: readonly { readonly id: string; readonly title: string }[], id: string) =>
  things.find((each) => each.id === id)?.title ?? id;

interface Counted {
  readonly status: string;
  readonly exception: boolean;
  readonly count: number;
}

async function countReferrals(owner: pg.ClientBase, schema: string, programme: Programme) {
  const { rows } = await owner.query<Counted>(
    `select status, override_reason is not null as exception, count(*)::int as count
     from ${schema}.referral group by 1, 2`,
  );
  const { rows: reasons } = await owner.query<{ id: string; count: number }>(
    `select reason as id, count(*)::int as count from ${schema}.referral, unnest(decline_reasons) reason
     where status = 'declined' group by 1 order by 2 desc, 1`,
  );
  const count = (which: (row: Counted) => boolean) =>
    rows.filter(which).reduce((sum, row) => sum + row.count, 0);
  const criteria = programme.eligibility.map(({ id, unmet, because }) => ({ id, title: unmet ?? because }));
  return {
    referrals: count(() => true),
    accepted: count(({ status }) => status === 'accepted'),
    declined: count(({ status }) => status === 'declined'),
    withdrawn: count(({ status }) => status === 'withdrawn'),
    waiting: count(({ status }) => status === 'received' || status === 'asked_for_more'),
    exceptions: count(({ status, exception }) => status === 'accepted' && exception),
    declinedFor: reasons.map(({ id, count: many }) => ({ id, title: titleOf(criteria, id), count: many })),
  };
}

async function countRoads(owner: pg.ClientBase, schema: string, programme: Programme) {
  const { rows } = await owner.query<{ pathway: string; stage: string; reached: number }>(
    `select pathway, stage, count(distinct enrolment_id)::int as reached from ${schema}.stage_move group by 1, 2`,
  );
  const { rows: work } = await owner.query<{ pathway: string; begun: number; ended: number }>(
    `select pathway, count(*)::int as begun, count(ended_on)::int as ended from ${schema}.enrolment group by 1`,
  );
  const sum = (key: 'begun' | 'ended') => work.reduce((all, row) => all + row[key], 0);
  const pathways = Object.entries(programme.pathways).map(([id, { title, stages }]) => ({
    id,
    title,
    begun: work.find((row) => row.pathway === id)?.begun ?? 0,
    stages: stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      reached: rows.find((row) => row.pathway === id && row.stage === stage.id)?.reached ?? 0,
    })),
  }));
  return { begun: sum('begun'), ended: sum('ended'), pathways };
}

async function inPlace(parts: TryOutParts, asked: TrialAsked): Promise<TrialResult> {
  const { owner, until } = parts;
  const programme = programmeOfContent(asked.whole, 'the draft', house);
  const from = until.subtract({ years: 2 });
  const file = { text: asked.source, programme, whole: asked.whole };
  const simulation = { enrolments: asked.people, seed: asked.seed, from, until };
  const cases = simulateCases(programme, simulation);
  const opened = from.subtract({ days: 60 });
  const { world, close } = await openTenant(parts, PLACE, SIMULATED_STAFF, [file], opened);
  try {
    await buildCases(cases, programme, world, until);
    const { schema } = tenantNames(PLACE);
    return {
      from: from.toString(),
      until: until.toString(),
      ...(await countReferrals(owner, schema, programme)),
      heldBack: heldBack(programme, cases),
      ...(await countRoads(owner, schema, programme)),
      ...(await figuresOf(world, programme, until)),
    };
  } finally {
    await close();
  }
}

/** A tenant of that name would be somebody’s records. */
async function checkNobodysPlace(owner: pg.ClientBase): Promise<void> {
  const { rowCount } = await owner.query('select 1 from facet.tenant where slug = $1', [PLACE]);
  if (rowCount !== 0) throw new PlainFault(`There is a tenant “${PLACE}”, so nothing can be tried here.`);
}

/**
 * Tries a programme on made-up people, through the commands, in a schema of its own that is taken away afterwards.
 * No tenant's record is read or written.
 */
export async function tryOut(parts: TryOutParts, asked: TrialAsked): Promise<TrialResult> {
  const { owner } = parts;
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await checkNobodysPlace(owner);
    // A trial that was cut short may have left its place behind.
    await dropTenant(owner, PLACE);
    try {
      return await inPlace(parts, asked);
    } finally {
      await dropTenant(owner, PLACE);
    }
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}
