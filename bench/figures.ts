import type pg from 'pg';
import { house as contributions } from '../src/app/rooms.ts';
import { listFigures } from '../src/figures/index.ts';
import { inRequest } from '../src/foundation/database/session.ts';
import { compileFigureSet } from '../src/programme/index.ts';
import { ENROLMENT_FIGURES, REFERRAL_FIGURES } from './bare-figures.ts';
import { type Size, TODAY } from './generate.ts';
import type { MeasuredHouse } from './house.ts';
import type { Pair } from './reads.ts';

type Row = Readonly<Record<string, unknown>>;

const actor = (house: MeasuredHouse, size: Size) => house.worker(size.slug, 0, 'analyst');

async function facetFigures(house: MeasuredHouse, size: Size) {
  const input = { programme: 'diamond', asAt: TODAY };
  const answer = await house.bus.ask(listFigures, actor(house, size), input, 'page');
  if (!answer.ok) throw new Error(`listFigures: ${JSON.stringify(answer.error)}`);
  return answer.value.figures;
}

async function bareFigures(plain: pg.Client): Promise<Row> {
  const referrals = await plain.query<Row>(REFERRAL_FIGURES, [TODAY]);
  const enrolments = await plain.query<Row>(ENROLMENT_FIGURES, [TODAY]);
  return { ...referrals.rows[0], ...enrolments.rows[0] };
}

/** All of Diamond's figures, against the same numbers by hand. */
export function figuresPair(house: MeasuredHouse, plain: pg.Client, size: Size): Pair {
  return {
    what: 'all figures (listFigures)',
    facet: () => facetFigures(house, size),
    bare: () => bareFigures(plain),
  };
}

/** Stops with an error where the hand-written SQL counts anything else than Facet does. */
export async function checkFigures(house: MeasuredHouse, plain: pg.Client, size: Size): Promise<void> {
  const bare = await bareFigures(plain);
  const names: Record<string, string> = {
    referrals_received: 'received',
    referrals_accepted: 'accepted',
    parents_worked_with: 'worked_with',
    parents_started: 'started',
  };
  for (const figure of await facetFigures(house, size)) {
    const theirs = Number(bare[names[figure.id] ?? figure.id]);
    const mine = figure.amount ?? figure.n;
    if (mine !== theirs) throw new Error(`${figure.id}: Facet counts ${mine}, the bare SQL ${theirs}`);
  }
}

/** The statements that Facet makes for the figures, through row-level security and on a connection without it. */
export function policyPair(house: MeasuredHouse, plain: pg.Client, size: Size): Pair {
  const programme = house.programmes.current('diamond');
  if (!programme) throw new Error('Diamond is not here');
  const question = { programmeId: 'diamond', asAt: Temporal.PlainDate.from(TODAY) };
  const statements = contributions.figureSets.flatMap((set) => {
    const figures = Object.fromEntries(
      Object.entries(programme.figures).filter(([, figure]) => figure.of === set.name),
    );
    return Object.keys(figures).length > 0 ? [compileFigureSet(programme, set, figures, question)] : [];
  });
  const { tenant, staffId } = actor(house, size);
  const ask = async (client: pg.ClientBase) => {
    for (const { sql, parameters } of statements) await client.query(sql, [...parameters]);
  };
  return {
    what: 'figures: row-level security against none',
    facet: () =>
      inRequest(house.pool, { tenant, door: 'staff', staffId }, { readOnly: true }, ({ client }) =>
        ask(client),
      ),
    bare: () => ask(plain),
  };
}
