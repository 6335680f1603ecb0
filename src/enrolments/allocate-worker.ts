import { z } from 'zod';
import { openBars } from '../access/reach/index.ts';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { decideAllocate, decideEndAllocation, overCapacity } from './allocation.ts';
import {
  endAllocations,
  findAllocation,
  openAllocations,
  readStaffLoads,
  writeAllocation,
} from './allocation-store.ts';
import { programmeOf } from './enrolment.ts';
import { findEnrolment } from './enrolment-store.ts';
import { roomFor } from './room-for.ts';

/** Gives an enrolment a worker. A new lead takes over from the one before. */
export const allocateWorker = command({
  name: 'allocateWorker',
  summary: 'Allocate a worker to an enrolment',
  permission: 'allocation:change',
  about: ({ id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    id: zId,
    staffId: zId,
    role: z.enum(['lead', 'second'], 'Select lead or second worker'),
    on: zDate,
    note: zOptionalText(2000),
    overCapacityReason: zOptionalText(2000).meta({
      description: 'Why the worker takes more than she can hold',
    }),
  }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    enrolmentId: zIdOut,
    tookOverFrom: z.array(zIdOut).meta({ description: 'Allocations that this one ended' }),
  }),
  audit: ({ role }) => `Worker allocated as ${role}`,
  api: { method: 'post', path: '/enrolments/{id}/allocations' },
  async handle(context, { id, ...wish }) {
    const enrolment = await findEnrolment(context.db, id);
    if (!enrolment) return notFound('enrolment');
    const programme = programmeOf(context.programmes, enrolment);
    const perWorker = programme?.capacity?.per_worker ?? null;
    const [load] = await readStaffLoads(context.db, context.today, perWorker, wish.staffId);
    const open = await openAllocations(context.db, id);
    const { startedOn, endedOn } = enrolment;
    const { places, full } = await roomFor(
      context,
      programme,
      { ...enrolment, staffId: wish.staffId },
      {
        leads: load?.leads ?? 0,
        but: id,
      },
    );
    const state = { startedOn, endedOn, open, load, ...(places && { places }) };
    const decision = decideAllocate(state, wish, context.today);
    if (!decision.ok) return decision;
    if (full.ofWorker.length > 0 && wish.role === 'lead' && !wish.overCapacityReason)
      return overCapacity(full.ofWorker);
    const barred = (await openBars(context.db, enrolment.personId)).some(
      ({ staffId }) => staffId === wish.staffId,
    );
    if (barred) return refused('barred', 'This worker may not work with this family. Choose somebody else.');
    const row = await writeAllocation(context, enrolment, wish, decision.value.ends);
    return succeed({ ...row, enrolmentId: id, tookOverFrom: decision.value.ends.map((each) => each.id) });
  },
});

/** Ends one worker's part in an enrolment. */
export const endAllocation = command({
  name: 'endAllocation',
  summary: 'End a worker’s part in an enrolment',
  permission: 'allocation:change',
  about: ({ id }) => ({ kind: 'allocation', id }),
  input: z.strictObject({ id: zId, version: z.int(), on: zDate }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, enrolmentId: zIdOut }),
  audit: () => 'Allocation ended',
  api: { method: 'post', path: '/allocations/{id}/end' },
  async handle(context, { id, version, on }) {
    const allocation = await findAllocation(context.db, id);
    if (!allocation) return notFound('allocation');
    const decision = decideEndAllocation(allocation, on, context.today);
    if (!decision.ok) return decision;
    await endAllocations(context, allocation.personId, [{ ...allocation, version }], on);
    return succeed({ id, version: version + 1, enrolmentId: allocation.enrolmentId });
  },
});
