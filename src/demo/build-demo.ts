import { randomBytes } from 'node:crypto';
import type { NewUser } from '../access/sign-in/index.ts';
import { shippedFiles } from '../app/programmes.ts';
import { type Clock, dayAt, systemClock } from '../foundation/clock.ts';
import { buildCases } from './build-cases.ts';
import { cohortCases } from './cohort-cases.ts';
import type { Demo } from './demo-schema.ts';
import { tellFamilyStory } from './family-story.ts';
import { demoFile, replayFiles, SourceFault } from './files.ts';
import { tellGroup } from './groups-story.ts';
import { letInFromOutside, type Outsider } from './outside.ts';
import { tellPair } from './pair-story.ts';
import { tellPregnancy } from './pregnancy-story.ts';
import { askForCopy } from './rights-request.ts';
import { type Connections, dropTenant, openTenant } from './tenant.ts';
import { todayCases } from './today-cases.ts';
import { tellTogether } from './together-story.ts';
import { layOutReach } from './who-reaches.ts';
import type { World } from './world.ts';

/** What the demonstration is built with. */
export interface DemoParts extends Connections {
  /** Gives somebody a way to sign in. */
  readonly createUser: (user: NewUser) => Promise<unknown>;
  readonly clock?: Clock;
}

/** One of the demonstration's staff, for those who start it. */
interface DemoStaff {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}

/** What became of the demonstration. */
export interface BuiltDemo {
  readonly tenant: string;
  /** False when it was there already. */
  readonly built: boolean;
  readonly staff: readonly DemoStaff[];
}

const PROGRAMME = 'diamond';

/**
 * Builds the demonstration once: its tenant, five staff, the Diamond Project's first two years and what goes on today,
 * all through the commands with the clock at each day. Does nothing when it is there. A build that was broken off has
 * left a schema and no entry, and is begun again.
 */
export async function buildDemo(parts: DemoParts): Promise<BuiltDemo> {
  const { owner, createUser, clock = systemClock } = parts;
  const demo = await demoFile(PROGRAMME);
  const { slug, name } = demo.tenant;
  const staff = demo.staff.map((each) => ({ name: each.name, role: each.role, email: each.email }));
  const { rowCount } = await owner.query('select 1 from facet.tenant where slug = $1', [slug]);
  if (rowCount !== 0) return { tenant: slug, built: false, staff };
  await dropTenant(owner, slug);
  const { world, outsiders } = await buildWorld(parts, demo, dayAt(clock.now()));
  // Only now is the tenant there: whoever starts finds it whole or not at all.
  await owner.query('insert into facet.tenant (slug, name, demo) values ($1, $2, true)', [slug, name]);
  for (const each of demo.staff) {
    const { staffId } = world.staff[each.id];
    const password = randomBytes(24).toString('base64url');
    await createUser({ tenant: slug, staffId, name: each.name, email: each.email, password, demo: true });
  }
  for (const each of outsiders) {
    const password = randomBytes(24).toString('base64url');
    await createUser({ tenant: slug, ...each, password, demo: true });
  }
  return { tenant: slug, built: true, staff };
}

async function buildWorld(
  connections: Connections,
  demo: Demo,
  today: Temporal.PlainDate,
): Promise<{ readonly world: World; readonly outsiders: readonly Outsider[] }> {
  const own = (await shippedFiles()).filter((file) => file.programme.programme === PROGRAMME);
  const { world, close } = await openTenant(connections, demo.tenant.slug, demo.staff, own);
  const programme = world.programmes.current(PROGRAMME);
  const files = programme && (await replayFiles(programme));
  if (!programme || !files) throw new SourceFault(`There is no cohort of ${PROGRAMME}`);
  const cases = [...cohortCases(files.cohort, today, demo), ...todayCases(demo, today)];
  await buildCases(cases, programme, world, today, demo);
  await askForCopy(connections.owner, world, today);
  const outsiders = await letInFromOutside(world, today);
  await tellFamilyStory(world, today);
  await tellPregnancy(world, today);
  await tellPair(world, today);
  await tellTogether(world, today);
  const outside = outsiders.flatMap((each) => ('personId' in each ? [each.personId] : []));
  await tellGroup(world, today, outside);
  await layOutReach(world, today, outside);
  await close();
  return { world, outsiders };
}
