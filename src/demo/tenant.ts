import type pg from 'pg';
import { createAccessLog } from '../access/access-log.ts';
import type { StaffActor } from '../access/actor.ts';
import { addStaff } from '../access/staff/index.ts';
import { type ProgrammeFile, publishProgrammes, readLibrary, shippedFiles } from '../app/programmes.ts';
import { guardedTables, tables } from '../app/rooms.ts';
import { destroyTenant } from '../foundation/database/destroy.ts';
import { migrateTenant } from '../foundation/database/migrate.ts';
import { inRequest } from '../foundation/database/session.ts';
import { createWriter } from '../foundation/database/write.ts';
import type { StaffKey } from './case.ts';
import type { Demo } from './demo-schema.ts';
import { busOn, DemoFault, openWorld, type World } from './world.ts';

/** The day on which a made-up service took on its staff, before its first referral. */
const OPENED_ON = Temporal.PlainDate.from('2023-01-09');

/** How the owner of the database and the app reach it. */
export interface Connections {
  /** As the database's owner: makes schemas and roles. */
  readonly owner: pg.ClientBase;
  /** As the app. */
  readonly pool: pg.Pool;
}

/** Lays out a tenant's schema with programmes (those shipped, when none are named) and its staff, and opens it. `close` writes what the log still holds. */
export async function openTenant(
  { owner, pool }: Connections,
  tenant: string,
  staff: Demo['staff'],
  files?: readonly ProgrammeFile[],
  openedOn = OPENED_ON,
): Promise<{ readonly world: World; close(): Promise<void> }> {
  await migrateTenant(owner, tenant, tables);
  await publishProgrammes(owner, tenant, files ?? (await shippedFiles()));
  const programmes = await readLibrary(owner, tenant);
  const accessLog = createAccessLog(pool, () => {});
  const parts = { pool, accessLog, programmes };
  const actors = await takeOn(parts, tenant, staff, openedOn);
  const world = openWorld({ ...parts, tenant, staff: actors });
  return { world, close: () => accessLog.stop() };
}

/** Takes a tenant away, schema, roles and all, as if it had never been. */
export async function dropTenant(owner: pg.ClientBase, tenant: string): Promise<void> {
  await owner.query('begin');
  try {
    await destroyTenant(owner, tenant);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function takeOn(
  parts: Parameters<typeof busOn>[0],
  tenant: string,
  staff: Demo['staff'],
  openedOn: Temporal.PlainDate,
): Promise<Record<StaffKey, StaffActor>> {
  const first = staff.find(({ role }) => role === 'administrator');
  if (!first) throw new DemoFault('The demonstration names no administrator');
  const administrator = await firstAdministrator(parts.pool, tenant, first, openedOn);
  const actors = new Map<StaffKey, StaffActor>([[first.id, administrator]]);
  for (const { id, name, email, role, capacity } of staff) {
    if (id === first.id) continue;
    const input = { name, email, role, capacity: capacity ?? null };
    const added = await busOn(parts, openedOn).run(addStaff, administrator, input, { door: 'cli' });
    if (!added.ok) throw new DemoFault(`${name} could not be taken on`);
    actors.set(id, { kind: 'staff', tenant, staffId: added.value.id, name, role });
  }
  const actor = (id: StaffKey): StaffActor => {
    const found = actors.get(id);
    if (!found) throw new DemoFault(`The demonstration has no ${id}`);
    return found;
  };
  return {
    first: actor('first'),
    second: actor('second'),
    manager: actor('manager'),
    analyst: actor('analyst'),
    administrator,
  };
}

/** Somebody must be there before anybody can be taken on; written as the database's owner would on a new machine. */
async function firstAdministrator(
  pool: pg.Pool,
  tenant: string,
  { name, email, role }: Demo['staff'][number],
  openedOn: Temporal.PlainDate,
): Promise<StaffActor> {
  const scope = { tenant, door: 'staff' as const, staffId: null };
  return inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const at = Temporal.Instant.from(`${openedOn.toString()}T08:00:00Z`);
    const write = createWriter(db, { staffId: null, command: 'firstAdministrator', at }, guardedTables);
    const row = await write.insert('staff', {
      name,
      email,
      role,
      capacity: null,
      startedOn: openedOn,
      leftOn: null,
    });
    return { kind: 'staff', tenant, staffId: row.id, name, role };
  });
}
