import { sql } from 'kysely';
import { endWork, startWork } from '../access/reach/index.ts';
import type { CommandContext } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Allocation, AllocationWish, StaffLoad } from './allocation.ts';
import type { HeldPlaces } from './capacity.ts';

/** An allocation with the enrolment that it belongs to. */
export interface AllocationOf extends Allocation {
  readonly personId: string;
  readonly enrolmentId: string;
}

const columns = [
  'allocation.id',
  'allocation.version',
  'allocation.personId',
  'allocation.enrolmentId',
  'allocation.staffId',
  'staff.name as staffName',
  'allocation.role',
  'allocation.beganOn',
  'allocation.endedOn',
  'allocation.note',
  'allocation.overCapacityReason',
] as const;

/** Every allocation of a person's enrolments, the open ones first, then the newest. */
export async function allocationsOf(db: TenantDb, personId: string): Promise<AllocationOf[]> {
  return db
    .selectFrom('allocation')
    .innerJoin('staff', 'staff.id', 'allocation.staffId')
    .select(columns)
    .where('allocation.personId', '=', personId)
    .orderBy(sql`allocation.ended_on is not null`)
    .orderBy('allocation.role')
    .orderBy('allocation.beganOn', 'desc')
    .orderBy('allocation.id', 'desc')
    .execute();
}

/** The allocations of one enrolment that have not ended. */
export async function openAllocations(db: TenantDb, enrolmentId: string): Promise<AllocationOf[]> {
  return db
    .selectFrom('allocation')
    .innerJoin('staff', 'staff.id', 'allocation.staffId')
    .select(columns)
    .where('allocation.enrolmentId', '=', enrolmentId)
    .where('allocation.endedOn', 'is', null)
    .execute();
}

/** One allocation. */
export async function findAllocation(db: TenantDb, id: string): Promise<AllocationOf | undefined> {
  return db
    .selectFrom('allocation')
    .innerJoin('staff', 'staff.id', 'allocation.staffId')
    .select(columns)
    .where('allocation.id', '=', id)
    .executeTakeFirst();
}

/**
 * Every practitioner and manager who works here on a day, with what she leads and seconds in enrolments that are open.
 * `perWorker` is the capacity of a worker who has none of her own.
 */
export async function readStaffLoads(
  db: TenantDb,
  today: Temporal.PlainDate,
  perWorker: number | null,
  staffId?: string,
): Promise<StaffLoad[]> {
  const { rows } = await sql<StaffLoad>`
    select staff.id as staff_id, staff.name, coalesce(staff.capacity, ${perWorker}::integer) as capacity,
      held.leads, held.seconds
    from staff
    cross join lateral (
      select count(*) filter (where allocation.role = 'lead')::integer as leads,
        count(*) filter (where allocation.role = 'second')::integer as seconds
      from allocation
      where allocation.staff_id = staff.id and allocation.ended_on is null
    ) held
    where staff.role in ('practitioner', 'manager')
      and (staff.left_on is null or staff.left_on > ${today}::date)
      and (${staffId ?? null}::uuid is null or staff.id = ${staffId ?? null}::uuid)
    order by staff.role desc, staff.name, staff.id`.execute(db);
  return rows;
}

/** What is taken of a programme's places now, by where on the road it is and who leads it; `but` one piece of work. */
export async function readHeldPlaces(
  db: TenantDb,
  programmeId: string,
  but: string | null = null,
): Promise<HeldPlaces[]> {
  const { rows } = await sql<HeldPlaces>`
    select e.programme_version, e.pathway, e.stage, a.staff_id, count(*)::integer as count
    from enrolment e left join allocation a on a.enrolment_id = e.id and a.role = 'lead' and a.ended_on is null
    where e.programme_id = ${programmeId} and e.ended_on is null and e.id is distinct from ${but}::uuid
    group by e.programme_version, e.pathway, e.stage, a.staff_id`.execute(db);
  return rows;
}

/** Writes an allocation, after ending those that it takes over from. */
export async function writeAllocation(
  context: CommandContext,
  enrolment: { readonly id: string; readonly personId: string },
  wish: AllocationWish & { readonly note: string | null },
  ends: readonly Allocation[],
): Promise<{ id: string; version: number }> {
  await endAllocations(context, enrolment.personId, ends, wish.on);
  const row = await context.write.insert('allocation', {
    personId: enrolment.personId,
    enrolmentId: enrolment.id,
    staffId: wish.staffId,
    role: wish.role,
    beganOn: wish.on,
    note: wish.note,
    overCapacityReason: wish.overCapacityReason,
  });
  await startWork(context, enrolment.personId, wish.staffId);
  return { id: row.id, version: row.version };
}

/** Ends allocations on a day, or on the day they began where that is later. */
export async function endAllocations(
  context: CommandContext,
  personId: string,
  allocations: readonly Allocation[],
  on: Temporal.PlainDate,
): Promise<void> {
  for (const each of allocations) {
    const endedOn = Temporal.PlainDate.compare(each.beganOn, on) > 0 ? each.beganOn : on;
    await context.write.update('allocation', each, { endedOn });
    await endWork(context, personId, each.staffId);
  }
}
