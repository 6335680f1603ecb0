import { z } from 'zod';
import { openBars } from '../access/reach/index.ts';
import { type CommandContext, command, type QueryContext } from '../doors/index.ts';
import { zCountOut, zIdOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { displayName } from '../people/index.ts';
import { findAllocation, openAllocations, readStaffLoads, writeAllocation } from './allocation-store.ts';
import { programmeOf } from './enrolment.ts';
import { findEnrolment } from './enrolment-store.ts';
import {
  decideHandOver,
  type HandOver,
  type HandOverWish,
  type HeldCase,
  notThis,
  placeOf,
} from './hand-over.ts';
import { namesOf } from './hand-over-store.ts';
import { MOST_AT_ONCE } from './list-waiting.ts';
import { worksCounted } from './room-for.ts';

const input = z.strictObject({
  allocations: z
    .array(zId)
    .min(1, 'Choose at least one case')
    .max(MOST_AT_ONCE, `Choose at most ${MOST_AT_ONCE} cases at once`)
    .transform((ids) => [...new Set(ids)])
    .meta({ description: 'The open parts that are handed over; each keeps its role' }),
  staffId: zId.meta({ description: 'The worker who takes them on' }),
  on: zDate,
  note: zOptionalText(1000),
  overCapacityReason: zOptionalText(2000).meta({
    description: 'Why the worker takes on more than she can hold',
  }),
});

/** Reads each case as it stands; one that is not there, or that may not be known of, stops all. */
async function readHeld(context: QueryContext, ids: readonly string[]): Promise<Result<HeldCase[], Fault>> {
  const { db, programmes } = context;
  const cases: Omit<HeldCase, 'parent'>[] = [];
  const countedWork = worksCounted(context);
  for (const id of ids) {
    const held = await findAllocation(db, id);
    const enrolment = held && (await findEnrolment(db, held.enrolmentId));
    if (!held || !enrolment) return notFound('allocation');
    const { personId, enrolmentId } = held;
    const open = await openAllocations(db, enrolmentId);
    const programme = programmeOf(programmes, enrolment);
    const perWorker = programme?.capacity?.per_worker ?? null;
    const counted = programme && (await countedWork(programme));
    cases.push({
      ...{ held, enrolmentId, personId, open, perWorker, startedOn: enrolment.startedOn },
      counted: counted && { ...counted, ...placeOf(enrolment) },
    });
  }
  const names = await namesOf(
    db,
    cases.map(({ personId }) => personId),
  );
  return succeed(
    cases.map((each) => {
      const named = names.get(each.personId);
      return { ...each, parent: named ? displayName(named) : 'This parent' };
    }),
  );
}

/** Writes one case. The walls are looked at now, since the case before may have put one up. */
async function writeOne(
  context: CommandContext,
  { of, ends, overCapacityReason }: HandOver,
  { staffId, on, note }: HandOverWish & { readonly note: string | null },
) {
  const { held, personId, enrolmentId, parent } = of;
  const barred = (await openBars(context.db, personId)).some((bar) => bar.staffId === staffId);
  if (barred)
    return notThis('barred', `${parent}: this worker may not work with this family. Choose somebody else.`);
  const said = `Handed over from ${held.staffName}`;
  const wish = { staffId, on, role: held.role, overCapacityReason, note: note ? `${said}. ${note}` : said };
  const row = await writeAllocation(context, { id: enrolmentId, personId }, wish, ends);
  return succeed({ id: row.id, enrolmentId, tookOverFrom: ends.map(({ id }) => id) });
}

/** Hands open cases to one worker: all of them, or none. Each keeps its role. */
export const handOverCases = command({
  name: 'handOverCases',
  summary: 'Hand the open cases of a worker who leaves to another worker',
  permission: 'allocation:change',
  about: ({ allocations }) => allocations.map((id) => ({ kind: 'allocation', id })),
  input,
  output: z.strictObject({
    handedOver: zCountOut,
    allocations: z
      .array(
        z.strictObject({
          id: zIdOut,
          enrolmentId: zIdOut,
          tookOverFrom: z.array(zIdOut).meta({ description: 'Allocations that this one ended' }),
        }),
      )
      .meta({ description: 'What the worker holds now, one for each case' }),
  }),
  audit: ({ allocations: { length } }) => (length === 1 ? 'Case handed over' : `${length} cases handed over`),
  api: { method: 'post', path: '/handover' },
  example: {
    input: {
      allocations: ['0190c0de-0000-7000-8000-000000000011'],
      staffId: '0190c0de-0000-7000-8000-000000000012',
      on: '2024-06-03',
      note: 'She has met the new worker twice',
    },
    answer: {
      handedOver: 1,
      allocations: [
        {
          id: '0190c0de-0000-7000-8000-000000000013',
          enrolmentId: '0190c0de-0000-7000-8000-000000000003',
          tookOverFrom: ['0190c0de-0000-7000-8000-000000000011'],
        },
      ],
    },
  },
  async handle(context, { allocations: ids, ...wish }) {
    const { db, today } = context;
    const held = await readHeld(context, ids);
    if (!held.ok) return held;
    const [taker] = await readStaffLoads(db, today, null, wish.staffId);
    const decision = decideHandOver(held.value, taker, wish, today);
    if (!decision.ok) return decision;
    const allocations: { id: string; enrolmentId: string; tookOverFrom: string[] }[] = [];
    for (const each of decision.value) {
      const done = await writeOne(context, each, wish);
      if (!done.ok) return done;
      allocations.push(done.value);
    }
    return succeed({ handedOver: allocations.length, allocations });
  },
});
