import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { openFilled } from './database.ts';
import { dueFacts } from './due.ts';
import { checkFigures, figuresPair, policyPair } from './figures.ts';
import type { Size } from './generate.ts';
import { guardPairs, takeGuardsOff, unguarded } from './guards.ts';
import { type MeasuredHouse, noAccessLog, openMeasured } from './house.ts';
import { measuredPages, pagePair } from './pages.ts';
import { interleave, median, medianRatio } from './pairs.ts';
import { programmeFacts } from './programmes.ts';
import { type Pair, readPairs } from './reads.ts';
import { type Fact, type Line, table } from './report.ts';
import { serverFacts } from './server.ts';
import { writePair } from './writes.ts';

const USAGE = `npm run bench -- [--small] [--contacts N] [--data DIR] [--only TEXT] [--json]

  --small       only the small size (10,000 contacts)
  --contacts N  the large size (10,000,000 when left out); a tenth as many parents
  --data DIR    make the database in DIR and keep it; made already, it is measured as it is
  --only TEXT   only what has TEXT in its name
  --json        the lines as JSON`;

/** The fixed price of a guarded question, and of a page with its HTML, in milliseconds (decision 0038). */
const FIXED = { question: 1, page: 6 };

const BUDGET = { read: 1.5, growth: 1.2, write: 4, figures: 1.3, guards: 1.2 };

interface Tenant {
  readonly size: Size;
  readonly plain: pg.Client;
}

interface Plan {
  readonly pairs: (tenant: Tenant) => Pair[] | Promise<Pair[]>;
  readonly rounds: number;
  readonly budget: number;
  readonly fixedMs?: number;
  readonly warm: boolean;
  /** Whether the large size may take no longer than the small one. */
  readonly flat: boolean;
  /** Measured at the small size alone. */
  readonly smallOnly?: boolean;
}

const named = ({ contacts }: Size) => `${contacts.toLocaleString('en-GB')} contacts`;

async function measurePlan(all: readonly Tenant[], plan: Plan, only: string): Promise<Line[]> {
  const tenants = plan.smallOnly ? all.slice(0, 1) : all;
  const bySize = await Promise.all(tenants.map((tenant) => plan.pairs(tenant)));
  const lines: Line[] = [];
  for (const [index, { what }] of (bySize[0] ?? []).entries()) {
    if (!what.includes(only)) continue;
    const subjects = Object.fromEntries(
      bySize.flatMap((pairs, place) => {
        const pair = pairs[index];
        return pair ? [[`facet${place}`, pair.facet] as const, [`bare${place}`, pair.bare] as const] : [];
      }),
    );
    const times = await interleave(subjects, plan);
    const line = (size: string, mine: string, theirs: string, budget: number): Line => {
      const [facet, bare] = [times[mine] ?? [], times[theirs] ?? []];
      const ratio = medianRatio(facet, bare);
      const fixedMs = budget === plan.budget ? (plan.fixedMs ?? 0) : 0;
      return { what, size, facetMs: median(facet), bareMs: median(bare), ratio, budget, fixedMs };
    };
    for (const [place, { size }] of tenants.entries())
      lines.push(line(named(size), `facet${place}`, `bare${place}`, plan.budget));
    if (plan.flat && tenants.length > 1)
      lines.push(line('large against small', 'facet1', 'facet0', BUDGET.growth));
  }
  return lines;
}

const PAGE_ROUNDS = 10;

function plansFor(house: MeasuredHouse, open: MeasuredHouse, only: string): Plan[] {
  const read = { rounds: 60, budget: BUDGET.read, warm: true, flat: true };
  return [
    { ...read, fixedMs: FIXED.question, pairs: ({ size, plain }) => readPairs(house, plain, size) },
    {
      ...read,
      fixedMs: FIXED.page,
      rounds: 3 * PAGE_ROUNDS,
      pairs: async ({ size, plain }) => {
        const pages: Pair[] = [];
        for (const page of measuredPages(size, PAGE_ROUNDS).filter(({ what }) => what.includes(only)))
          pages.push(await pagePair(house, plain, size, page));
        return pages;
      },
    },
    {
      pairs: ({ size, plain }) => [writePair(house, plain, size)],
      rounds: 150,
      budget: BUDGET.write,
      warm: false,
      flat: true,
    },
    {
      pairs: ({ size, plain }) => [figuresPair(house, plain, size), policyPair(house, plain, size)],
      rounds: 3,
      budget: BUDGET.figures,
      warm: false,
      flat: false,
    },
    {
      pairs: ({ size }) => guardPairs(house, open, size),
      rounds: 100,
      budget: BUDGET.guards,
      warm: true,
      flat: false,
      smallOnly: true,
    },
  ];
}

/** Progress, apart from what is printed at the end. */
const say = (line: string) => void process.stderr.write(`${line}\n`);

async function measure(connection: pg.PoolConfig, sizes: readonly Size[], only: string): Promise<Line[]> {
  const house = await openMeasured(connection);
  const open = await openMeasured(connection, { accessLog: noAccessLog });
  try {
    const tenants: Tenant[] = [];
    const [small] = sizes;
    if (small) {
      const bare = unguarded(small);
      await takeGuardsOff(await house.plain(bare.slug), bare);
    }
    for (const size of sizes) tenants.push({ size, plain: await house.plain(size.slug) });
    if ('all figures (listFigures)'.includes(only))
      for (const { size, plain } of tenants) await checkFigures(house, plain, size);
    const lines: Line[] = [];
    for (const plan of plansFor(house, open, only)) {
      const measured = await measurePlan(tenants, plan, only);
      say(table(measured));
      lines.push(...measured);
    }
    return lines;
  } finally {
    await open.close();
    await house.close();
  }
}

function printed(lines: readonly Line[], facts: readonly Fact[], asJson: boolean): string {
  if (asJson) return JSON.stringify({ processors: availableParallelism(), lines, facts }, undefined, 2);
  const said = facts.map(({ what, value }) => `${what}: ${value}`);
  return ['', table(lines), '', ...said].join('\n');
}

const notMeasured = (error: Error): Fact[] => [
  { what: 'the server', value: `not measured: ${error.message}` },
];

/** Fills a database, measures, prints. Machines are noisy: a ratio over its budget is said, and is no failure. */
export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      small: { type: 'boolean', default: false },
      contacts: { type: 'string', default: '10000000' },
      data: { type: 'string' },
      only: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const sizeOf = (slug: string, contacts: number): Size => ({
    slug,
    contacts,
    people: Math.ceil(contacts / 10),
  });
  const sizes = [sizeOf('small', 10_000)];
  if (!values.small) sizes.push(sizeOf('large', Number(values.contacts)));
  const [small] = sizes;
  const extra = small ? [unguarded(small)] : [];
  const database = await openFilled([...sizes, ...extra], values.data, say);
  try {
    const lines = await measure(database.connection, sizes, values.only);
    const server = values.only === '' ? await serverFacts().catch(notMeasured) : [];
    const due = 'the due list (listDue)'.includes(values.only)
      ? await dueFacts(database.connection, sizes)
      : [];
    const facts = [...server, ...programmeFacts(), ...due];
    process.stdout.write(`${printed(lines, facts, values.json)}\n`);
  } finally {
    await database.close();
  }
}
