import { createSignIn } from '../access/sign-in/index.ts';
import { type Simulated, simulate } from '../demo/index.ts';
import { dayAt, systemClock } from '../foundation/clock.ts';
import { isBefore, parseDate } from '../foundation/dates.ts';
import { enrolsPeople } from '../programme/index.ts';
import {
  type CliAnswer,
  type CliCommand,
  type CliRequest,
  databaseOptions,
  UsageFault,
} from './cli-command.ts';
import { columns } from './columns.ts';
import { withDatabase } from './database.ts';
import { namedProgramme } from './programme.ts';

const MOST = 100_000;

function countOf(request: CliRequest): number {
  const text = request.need('enrolments');
  if (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= MOST) return Number(text);
  throw new UsageFault(
    `--enrolments is “${text}”. Give a whole number from 1 to ${MOST.toLocaleString('en-GB')}`,
  );
}

function dayOf(request: CliRequest, option: string, otherwise: Temporal.PlainDate): Temporal.PlainDate {
  const text = request.text(option);
  if (text === undefined) return otherwise;
  const day = parseDate(text);
  if (day) return day;
  throw new UsageFault(`--${option} is “${text}”. Give a date, such as 2025-04-01`);
}

function tenantOf(request: CliRequest, programme: string): string {
  const text = request.text('tenant') ?? `made_up_${programme.replaceAll('-', '_')}`.slice(0, 40);
  if (/^[a-z][a-z0-9_]{0,39}$/.test(text)) return text;
  throw new UsageFault(`--tenant is “${text}”. Use small letters, digits and underscores, such as try_out`);
}

function heldBackLines({ heldBack, referrals }: Simulated): string[] {
  if (heldBack.length === 0) return [];
  const rows = heldBack.map(({ id, title, notMet, notKnown }) => [
    `  ${id}`,
    `not met by ${notMet}`,
    `not known of ${notKnown}`,
    title,
  ]);
  return [`Criteria that stood against some of the ${referrals} people referred:`, columns(rows)];
}

const textOf = (done: Simulated, seed: string, programme: string, data: string): string =>
  [
    `${done.referrals} referrals, of which ${done.enrolments} led to work (${done.ended} have ended), in the tenant “${done.tenant}”, with seed ${seed}.`,
    ...(done.exceptions > 0
      ? [
          `${done.exceptions} were accepted by way of exception: nobody could be made up who met every criterion.`,
        ]
      : []),
    ...(done.turnedAway > 0 ? [`${done.turnedAway} were turned away: the waiting list was full.`] : []),
    ...heldBackLines(done),
    `See its figures: facet figures ${programme} --tenant ${done.tenant}${data}`,
    `Sign in as one of its staff: facet start --demo${data}`,
  ].join('\n');

async function run(request: CliRequest): Promise<CliAnswer> {
  const enrolments = countOf(request);
  const seed = request.text('seed') ?? '1';
  const today = dayAt(systemClock.now());
  const until = dayOf(request, 'until', today);
  const from = dayOf(request, 'from', until.subtract({ years: 2 }));
  if (!isBefore(from, until)) throw new UsageFault('--from must be before --until');
  if (isBefore(today, until)) throw new UsageFault('--until cannot be in the future');
  const file = await namedProgramme(request.need('PROGRAMME|PATH'));
  if (!enrolsPeople(file.programme))
    throw new UsageFault(
      `${file.programme.title} enrols nobody (enrols: ${file.programme.enrols}): there is nobody to make up`,
    );
  const tenant = tenantOf(request, file.programme.programme);
  const done = await withDatabase(request, { migrate: true, scratch: true }, async ({ owner, pool }) => {
    const { baseUrl, secret } = request.config();
    const signIn = await createSignIn({ pool, baseUrl, secret, demo: true });
    request.say(`Making up ${enrolments} people and those who were not taken on …`);
    const createUser = signIn.createUser.bind(signIn);
    return simulate({ owner, pool, file, tenant, enrolments, seed, from, until, createUser });
  });
  const folder = request.text('data') === undefined ? '' : ` --data ${request.text('data')}`;
  return {
    text: textOf(done, seed, file.programme.programme, folder),
    json: { ...done, seed, from: from.toString(), until: until.toString() },
  };
}

/** `facet simulate` */
export const simulateCommand: CliCommand = {
  name: 'simulate',
  summary:
    'Make plausible people in a programme, in a tenant of their own, to try it out; the same seed makes the same',
  places: ['PROGRAMME|PATH'],
  options: {
    enrolments: { type: 'string', value: 'N', about: 'How many begin; more are referred', required: true },
    seed: { type: 'string', value: 'S', about: 'Any word or number (1)' },
    from: { type: 'string', value: 'DATE', about: 'The first day of a referral (two years before the last)' },
    until: { type: 'string', value: 'DATE', about: 'The day as at which things stand (today)' },
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant that is made for them (made_up_PROGRAMME)' },
    ...databaseOptions,
  },
  run,
};
