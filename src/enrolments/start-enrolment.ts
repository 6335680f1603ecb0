import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { type CommandContext, command, type SubjectReference, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { loadRecord } from '../people/index.ts';
import { answersUnder, type Programme } from '../programme/index.ts';
import { type AllocationState, decideAllocate, overCapacity, type StaffLoad } from './allocation.ts';
import { readStaffLoads, writeAllocation } from './allocation-store.ts';
import { beginsOf } from './begin.ts';
import { consentsOf } from './consent-store.ts';
import { acceptedReferral, enrolmentsOf, insertEnrolment, referralById } from './enrolment-store.ts';
import { zMemberIds } from './family/add-family-members.ts';
import { familyOf } from './family/family-of.ts';
import { decideJoin } from './family/member.ts';
import { writeMembers } from './family/member-store.ts';
import { roomFor } from './room-for.ts';
import { decideStart, type StartReferral, type StartState } from './start.ts';
import { type PregnancyAnswer, startCriteria, startFacts } from './start-facts.ts';

const input = z.strictObject({
  referralId: zId.nullish().meta({ description: 'The accepted referral; or give personId' }),
  personId: zId.nullish().meta({ description: 'The person, who was accepted or was here before' }),
  programme: zText(60, 'Choose a programme'),
  pathway: zText(60, 'Choose a pathway'),
  stage: zOptionalText(60).meta({
    description: 'The first stage, where the pathway begins by a rule and the record does not answer it',
  }),
  startedOn: zDate,
  pregnant: z
    .enum(['yes', 'no', 'not_known'], 'Select yes, no or not known')
    .default('not_known')
    .meta({ description: 'What was just asked, in private; the record counts before it' }),
  overrideReason: zOptionalText(2000).meta({ description: 'Why it starts although a criterion is open' }),
  leadStaffId: zId.nullish().meta({ description: 'The lead worker; can be allocated later' }),
  overCapacityReason: zOptionalText(2000).meta({
    description: 'Why the worker takes more than she can hold',
  }),
  memberIds: zMemberIds.default([]),
});

type Input = z.output<typeof input>;

const aboutStart = ({ referralId, personId, programme, memberIds }: Input): SubjectReference[] => [
  { kind: 'programme', programme },
  ...(referralId ? [{ kind: 'referral', id: referralId } as const] : []),
  ...(personId ? [{ kind: 'person', id: personId } as const] : []),
  ...memberIds.map((id) => ({ kind: 'person', id }) as const),
];

/** Starts somebody in a programme. */
export const startEnrolment = command({
  name: 'startEnrolment',
  summary: 'Start somebody in a programme',
  permission: 'enrolment:start',
  about: aboutStart,
  input,
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut, stage: z.string() }),
  audit: ({ programme, pathway }) => `Started in ${programme}, ${pathway}`,
  api: { method: 'post', path: '/enrolments' },
  example: {
    input: {
      referralId: '0190c0de-0000-7000-8000-000000000001',
      programme: 'diamond',
      pathway: 'participant',
      startedOn: '2024-05-14',
      pregnant: 'no',
    },
    answer: {
      id: '0190c0de-0000-7000-8000-000000000003',
      version: 1,
      personId: '0190c0de-0000-7000-8000-000000000002',
      stage: 'engage',
    },
  },
  async handle(context, input) {
    const programme = context.programmes.current(input.programme);
    if (!programme) return invalidField(['programme'], 'There is no such programme here. Choose another');
    const found = await findGround(context, input);
    if (!found.ok) return found;
    const { personId, referral } = found.value;
    const state = await startState(context, programme, personId, referral, input);
    if (!state) return notFound('person');
    const decision = decideStart(programme, state, input, context.today);
    if (!decision.ok) return decision;
    const members = await membersOf(context, programme, personId, input);
    if (!members.ok) return members;
    const wanted = {
      pathway: input.pathway,
      stage: decision.value.stage,
      staffId: input.leadStaffId ?? null,
    };
    const load = await loadOf(context, programme, wanted.staffId);
    const room = await roomFor(context, programme, wanted, { leads: load?.leads ?? 0 });
    const lead = leadFault(context, input, load, room.places);
    if (lead) return lead;
    const full = [...room.full.ofProgramme, ...room.full.ofWorker];
    if (full.length > 0 && !input.overCapacityReason) return overCapacity(full);
    const row = await insertEnrolment(context, {
      personId,
      referralId: referral?.id ?? null,
      previousId: decision.value.previousId,
      programmeId: programme.programme,
      programmeVersion: programme.version,
      pathway: input.pathway,
      stage: decision.value.stage,
      startedOn: input.startedOn,
      criteria: state.criteria,
      override: startedAlthough(input, full),
    });
    await writeMembers(context, row, members.value, input.startedOn);
    if (input.leadStaffId) {
      const wish = leadWish(input, input.leadStaffId);
      await writeAllocation(context, row, { ...wish, note: null }, []);
    }
    return succeed({ id: row.id, version: row.version, personId, stage: row.stage });
  },
});

/** Who of the family is worked with from the start. */
async function membersOf(
  { db, today }: CommandContext,
  programme: Programme,
  personId: string,
  { memberIds, startedOn: on }: Input,
): Promise<Result<readonly string[], Fault>> {
  if (memberIds.length === 0) return succeed([]);
  const record = await loadRecord(db, personId);
  if (!record) return notFound('person');
  const state = { startedOn: on, endedOn: null, members: [], family: familyOf(record) };
  return decideJoin(programme, state, { memberIds, on }, today);
}

async function findGround(
  context: CommandContext,
  { referralId, personId, programme }: Input,
): Promise<Result<{ personId: string; referral: StartReferral | null }, Fault>> {
  if (referralId) {
    const referral = await referralById(context.db, referralId);
    if (!referral || (personId && referral.personId !== personId)) return notFound('referral');
    if (!referral.personId) {
      return refused('no_person', 'Accept this referral first: nobody has a record for it yet.');
    }
    return succeed({ personId: referral.personId, referral });
  }
  if (!personId) return invalidField(['personId'], 'Say who starts: give a person or a referral');
  const referral = await acceptedReferral(context.db, personId, programme);
  return succeed({ personId, referral: referral ?? null });
}

/** A referral with its answers under the names that the programme's questions have now. */
function inNamesOf(
  { programmes }: Pick<CommandContext, 'programmes'>,
  programme: Programme,
  referral: StartReferral | null,
): StartReferral | null {
  if (!referral) return null;
  const answers = answersUnder(programme, programmes.versions(programme.programme), referral);
  return { ...referral, answers };
}

/** All that a start is decided on, as it is on record. Undefined when there is no such person. */
export async function startState(
  context: Pick<CommandContext, 'db' | 'programmes'>,
  programme: Programme,
  personId: string,
  referral: StartReferral | null,
  wish: { readonly startedOn: Temporal.PlainDate; readonly pregnant: PregnancyAnswer },
): Promise<StartState | undefined> {
  const { db } = context;
  const record = await loadRecord(db, personId);
  if (!record) return undefined;
  const facts = startFacts(record, inNamesOf(context, programme, referral), wish.pregnant, wish.startedOn);
  const enrolments = await enrolmentsOf(db, personId);
  const consents = await consentsOf(db, personId);
  return {
    referral,
    earlier: enrolments
      .filter((each) => each.programmeId === programme.programme)
      .map(({ id, startedOn, endedOn }) => ({ id, startedOn, endedOn })),
    consents: consents.filter((each) => each.programmeId === programme.programme),
    criteria: startCriteria(programme, facts, wish.startedOn),
    begins: beginsOf(programme, facts, wish.startedOn),
  };
}

const leadWish = (input: Input, staffId: string) => ({
  staffId,
  role: 'lead' as const,
  on: input.startedOn,
  overCapacityReason: input.overCapacityReason,
});

/** Why the work started by way of exception: a criterion was open, or every place was taken. */
function startedAlthough(
  { overrideReason, overCapacityReason }: Input,
  full: readonly string[],
): string | null {
  const reasons = [overrideReason, full.length > 0 ? overCapacityReason : null];
  return reasons.filter((reason) => reason !== null).join('. ') || null;
}

async function loadOf(context: CommandContext, programme: Programme, staffId: string | null) {
  if (!staffId) return undefined;
  const perWorker = programme.capacity?.per_worker ?? null;
  const [load] = await readStaffLoads(context.db, context.today, perWorker, staffId);
  return load;
}

/** Whoever starts the work may take the lead herself; to name another is allocating. */
function leadFault(
  context: CommandContext,
  input: Input,
  load: StaffLoad | undefined,
  places: AllocationState['places'],
) {
  const { leadStaffId } = input;
  if (!leadStaffId) return undefined;
  if (leadStaffId !== staffIdOf(context.actor)) {
    const may = decide(context.actor, 'allocation:change');
    if (!may.allowed) return fail<Fault>({ kind: 'forbidden', reason: may.reason });
  }
  const state = { startedOn: input.startedOn, endedOn: null, open: [], load, ...(places && { places }) };
  const decision = decideAllocate(state, leadWish(input, leadStaffId), context.today);
  if (decision.ok) return undefined;
  if (decision.error.kind !== 'invalid') return decision;
  return invalid(
    ...decision.error.faults.map((each) =>
      each.path[0] === 'staffId' ? { ...each, path: ['leadStaffId'] } : each,
    ),
  );
}
