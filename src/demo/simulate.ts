import { randomBytes } from 'node:crypto';
import type { NewUser } from '../access/sign-in/index.ts';
import type { ProgrammeFile } from '../app/programmes.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type Built, buildCases } from './build-cases.ts';
import type { Demo } from './demo-schema.ts';
import { type HeldBack, heldBack, type Simulation, simulateCases } from './simulate-cases.ts';
import { type Connections, dropTenant, openTenant } from './tenant.ts';

/** Who works in a made-up service. */
export const SIMULATED_STAFF: Demo['staff'] = [
  {
    id: 'administrator',
    name: 'Alex Administrator',
    email: 'administrator@simulated.example',
    role: 'administrator',
  },
  { id: 'first', name: 'Wren Worker', email: 'wren@simulated.example', role: 'practitioner', capacity: 200 },
  {
    id: 'second',
    name: 'Robin Worker',
    email: 'robin@simulated.example',
    role: 'practitioner',
    capacity: 200,
  },
  { id: 'manager', name: 'Morgan Manager', email: 'manager@simulated.example', role: 'manager' },
  { id: 'analyst', name: 'Ash Analyst', email: 'analyst@simulated.example', role: 'analyst' },
];

/** What a simulation stands on, and what it is of. */
export interface SimulateParts extends Connections, Simulation {
  readonly file: ProgrammeFile;
  readonly tenant: string;
  /** Gives somebody a way to sign in as in the demonstration. */
  readonly createUser: (user: NewUser) => Promise<unknown>;
}

/** What was made. */
export interface Simulated {
  readonly tenant: string;
  readonly referrals: number;
  readonly enrolments: number;
  readonly ended: number;
  /** Accepted although a criterion was not met or not known, as a manager may. */
  readonly exceptions: number;
  /** How often each criterion stood against somebody made up. */
  readonly heldBack: readonly HeldBack[];
  /** Turned away because the waiting list was full. */
  readonly turnedAway: number;
}

/**
 * Lays out a tenant of its own and makes plausible people in it, through the commands, each with the clock at its own
 * day. The same programme, number, seed and days make the same people.
 *
 * @throws PlainFault when the tenant is there already: made-up people are never mixed with others
 */
export async function simulate(parts: SimulateParts): Promise<Simulated> {
  const { owner, tenant, file, until, createUser } = parts;
  const { rowCount } = await owner.query('select 1 from facet.tenant where slug = $1', [tenant]);
  if (rowCount !== 0) {
    throw new PlainFault(
      `There is a tenant “${tenant}” already. Made-up people get a tenant of their own: give another with --tenant`,
    );
  }
  await dropTenant(owner, tenant);
  const cases = simulateCases(file.programme, parts);
  const { world, close } = await openTenant(
    parts,
    tenant,
    SIMULATED_STAFF,
    [file],
    parts.from.subtract({ days: 60 }),
  );
  let built: Built;
  try {
    built = await buildCases(cases, file.programme, world, until);
  } finally {
    await close();
  }
  const name = `Made-up people (${file.programme.title})`;
  await owner.query('insert into facet.tenant (slug, name, demo) values ($1, $2, true)', [tenant, name]);
  for (const each of SIMULATED_STAFF) {
    const password = randomBytes(24).toString('base64url');
    const email = each.email.replace('@simulated.', `@${tenant.replaceAll('_', '-')}.`);
    const { staffId } = world.staff[each.id];
    await createUser({ tenant, staffId, name: each.name, email, password, demo: true });
  }
  const enrolled = cases.flatMap((each) => each.enrolment ?? []);
  const turnedAway = built.turnedAway.length;
  return {
    tenant,
    referrals: cases.length,
    enrolments: enrolled.length - turnedAway,
    ended: enrolled.filter(({ ended }) => ended).length,
    exceptions: cases.filter(({ decision }) => decision?.override !== undefined).length,
    heldBack: heldBack(file.programme, cases),
    turnedAway,
  };
}
