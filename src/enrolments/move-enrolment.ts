import { z } from 'zod';
import { type CommandContext, command } from '../doors/index.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { loadRecord } from '../people/index.ts';
import { answersUnder, type Programme } from '../programme/index.ts';
import { overCapacity } from './allocation.ts';
import { beginsOf, decideBeginning } from './begin.ts';
import { programmeOf } from './enrolment.ts';
import { zMovedOut } from './enrolment-output.ts';
import { type EnrolmentRow, findEnrolment, referralById, writeMove } from './enrolment-store.ts';
import { decidePathway, decideStage, type Move, type PathwayWish } from './moves.ts';
import { moveFull } from './room-for.ts';
import { startFacts } from './start-facts.ts';

/** An enrolment with the programme that it runs under. */
export async function findRunning(
  context: Pick<CommandContext, 'db' | 'programmes'>,
  id: string,
): Promise<Result<{ enrolment: EnrolmentRow; programme: Programme }, Fault>> {
  const enrolment = await findEnrolment(context.db, id);
  if (!enrolment) return notFound('enrolment');
  const programme = programmeOf(context.programmes, enrolment);
  if (!programme) {
    return refused('no_programme', 'The programme of this enrolment is not installed here any more.');
  }
  return succeed({ enrolment, programme });
}

const zOverCapacity = zOptionalText(2000).meta({
  description: 'Why there is a move to a heavier stage although every place is taken',
});

/** What is told of a move; refused where it needs a place that is not there, and nobody says why all the same. */
async function toldWithRoom(
  context: CommandContext,
  { enrolment, programme }: { readonly enrolment: EnrolmentRow; readonly programme: Programme },
  move: Move,
  wish: {
    readonly on: Temporal.PlainDate;
    readonly reason: string | null;
    readonly overCapacityReason: string | null;
  },
): Promise<Result<{ readonly on: Temporal.PlainDate; readonly reason: string | null }, Fault>> {
  const { on, reason, overCapacityReason } = wish;
  const full = await moveFull(context, programme, enrolment, move);
  if (full.length === 0) return succeed({ on, reason });
  if (!overCapacityReason) return overCapacity(full);
  return succeed({ on, reason: reason ? `${reason}. ${overCapacityReason}` : overCapacityReason });
}

/** The stage with which another pathway begins: as was chosen, or by its rules where it has any. */
async function stageOf(
  { db, programmes }: CommandContext,
  { enrolment, programme }: { readonly enrolment: EnrolmentRow; readonly programme: Programme },
  { pathway, stage, on }: PathwayWish,
): Promise<Result<string | null, Fault>> {
  const road = Object.hasOwn(programme.pathways, pathway) ? programme.pathways[pathway] : undefined;
  if (stage !== null || !road?.first) return succeed(stage);
  const record = await loadRecord(db, enrolment.personId);
  if (!record) return notFound('person');
  const referral = enrolment.referralId ? await referralById(db, enrolment.referralId) : undefined;
  const asked = referral && {
    ...referral,
    answers: answersUnder(programme, programmes.versions(programme.programme), referral),
  };
  const begins = beginsOf(programme, startFacts(record, asked ?? null, 'not_known', on), on)[pathway];
  return decideBeginning(programme, pathway, begins ?? { stage: null, among: [] }, null);
}

/** Moves somebody to another pathway, without a new referral. */
export const changePathway = command({
  name: 'changePathway',
  summary: 'Move somebody to another pathway',
  permission: 'enrolment:move',
  about: ({ id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    pathway: zText(60, 'Choose a pathway'),
    stage: zOptionalText(60).meta({
      description: 'The stage to begin with; the first, or what the rules give, when left out',
    }),
    on: zDate,
    reason: zText(2000, 'Say why the pathway changes'),
    overCapacityReason: zOverCapacity,
  }),
  output: zMovedOut,
  audit: ({ pathway }) => `Pathway changed to ${pathway}`,
  api: { method: 'post', path: '/enrolments/{id}/pathway' },
  async handle(context, { id, version, ...wish }) {
    const found = await findRunning(context, id);
    if (!found.ok) return found;
    const { enrolment, programme } = found.value;
    checkAsSeen('enrolment', enrolment, { id, version });
    const stage = await stageOf(context, found.value, wish);
    if (!stage.ok) return stage;
    const decision = decidePathway(programme, enrolment, { ...wish, stage: stage.value }, context.today);
    if (!decision.ok) return decision;
    const told = await toldWithRoom(context, found.value, decision.value, wish);
    if (!told.ok) return told;
    const row = await writeMove(context, enrolment, { id, version }, decision.value, told.value);
    return succeed({ id, version: row.version, pathway: row.pathway, stage: row.stage });
  },
});

/** Moves somebody to another stage, forward or back, or lets the present one go on for longer. */
export const moveStage = command({
  name: 'moveStage',
  summary: 'Move somebody to another stage, or extend the present one',
  permission: 'enrolment:move',
  about: ({ id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    stage: zText(60, 'Choose a stage'),
    on: zDate,
    endsOn: zDate
      .nullish()
      .transform((date) => date ?? null)
      .meta({ description: 'An end that was agreed; needed to extend the present stage' }),
    reason: zOptionalText(2000),
    overCapacityReason: zOverCapacity,
  }),
  output: zMovedOut,
  audit: ({ stage }) => `Stage set to ${stage}`,
  api: { method: 'post', path: '/enrolments/{id}/stage' },
  async handle(context, { id, version, ...wish }) {
    const found = await findRunning(context, id);
    if (!found.ok) return found;
    const { enrolment, programme } = found.value;
    checkAsSeen('enrolment', enrolment, { id, version });
    const decision = decideStage(programme, enrolment, wish, context.today);
    if (!decision.ok) return decision;
    const told = await toldWithRoom(context, found.value, decision.value, wish);
    if (!told.ok) return told;
    const row = await writeMove(context, enrolment, { id, version }, decision.value, told.value);
    return succeed({ id, version: row.version, pathway: row.pathway, stage: row.stage });
  },
});
