import type { z } from 'zod';
import { giveConsent, previewStart, startEnrolment } from '../enrolments/index.ts';
import { isBefore } from '../foundation/dates.ts';
import type { Programme } from '../programme/index.ts';
import { decideReferral, makeReferral, withdrawReferral } from '../referrals/index.ts';
import type { Case, CaseChild, CaseEnrolment } from './case.ts';
import type { Demo } from './demo-schema.ts';
import { seeded } from './seeded.ts';
import { type CaseState, known, type Step } from './step.ts';
import { valueFrom, type World } from './world.ts';

const EXCEPTION = 'Made up: taken on by way of exception';

type Referral = z.input<typeof makeReferral.input>;

const yesNo = (answer: boolean | undefined) => (answer === undefined ? 'not_known' : answer ? 'yes' : 'no');

function childAnswers(child: CaseChild, familyName: string): NonNullable<Referral['children']>[number] {
  const removed = child.removedOn !== undefined;
  return {
    givenName: child.givenName,
    familyName,
    sex: child.sex,
    bornOn: child.bornOn,
    removed: yesNo(removed),
    removal: removed ? { removedOn: child.removedOn, livingWith: child.livingWith as 'not_known' } : null,
    livesWithParent: removed ? 'no' : yesNo(child.livingWith === 'parent'),
  };
}

/** A number that Ofcom keeps for drama, so that it is nobody's. */
const phoneOf = (chance: { below(limit: number): number }) =>
  `07700 900${String(chance.below(1000)).padStart(3, '0')}`;

/** A case's referral as the command takes it. */
export function referralInput(each: Case, programme: Programme, demo?: Demo): Referral {
  const { parent } = each;
  const chance = seeded(`referral ${each.id}`);
  const reason = each.whyNow ?? (demo && chance.pick(demo.reasons[each.from] ?? []));
  const safe = parent.safeContact;
  return {
    programme: programme.programme,
    origin: each.from,
    parent: {
      givenName: parent.givenName,
      familyName: parent.familyName,
      knownAs: parent.knownAs,
      pronouns: parent.pronouns,
      bornOn: parent.bornOn,
      sex: parent.sex,
      ethnicity: parent.ethnicity,
      firstLanguage: parent.firstLanguage,
      interpreter: parent.interpreter ? 'needed' : 'not_needed',
      communicationNeeds: parent.communicationNeeds,
      careLeaver: yesNo(parent.careLeaver),
      localLink: yesNo(parent.localLink),
      area: demo && parent.localLink ? chance.pick(demo.areas) : null,
      phone: phoneOf(chance),
      pregnant: yesNo(parent.pregnantUntil !== undefined),
      dueOn: parent.pregnantUntil,
    },
    safeContact: safe
      ? {
          call: safe.call,
          text: safe.text,
          write: safe.write,
          times: safe.times,
          whatNotToSay: safe.what_not_to_say,
        }
      : null,
    children: each.children.map((child) => childAnswers(child, parent.familyName)),
    proceedings: each.proceedings.map(({ startedOn, concludedOn }) => ({
      court: demo?.court,
      startedOn,
      concludedOn,
      concluded: concludedOn ? 'yes' : 'not_known',
    })),
    answers: programmeAnswers(each, programme, reason?.replaceAll('{name}', parent.givenName)),
    referrer: each.from === 'partner' ? referrerOf(each, phoneOf(chance)) : null,
  };
}

function programmeAnswers(each: Case, programme: Programme, reason: string | undefined): Referral['answers'] {
  const asks = (id: string) => programme.referral.ask.some((question) => question.id === id);
  const ready = each.enrolment?.pathway === 'contact' ? 'not_now' : 'ready';
  return {
    ...each.answers,
    ...(asks('parent_agrees') && each.from !== 'self' ? { parent_agrees: true } : {}),
    ...(asks('why_now') && reason ? { why_now: reason } : {}),
    ...(asks('ready') && each.enrolment ? { ready } : {}),
  };
}

function referrerOf(each: Case, phone: string): Referral['referrer'] {
  const organisation = each.referrer ?? 'A partner';
  return { name: `Duty worker, ${organisation}`, organisation, phone };
}

/** The referral and what was decided on it. */
export function referralSteps(each: Case, state: CaseState, programme: Programme, demo?: Demo): Step[] {
  const made: Step = {
    on: each.receivedOn,
    order: 10,
    caseId: each.id,
    shared: true,
    async act(world) {
      const input = referralInput(each, programme, demo);
      const { id, version } = await world.done(each.receivedOn, makeReferral, world.staff.manager, input);
      state.referral = { id, version };
    },
  };
  const { decision } = each;
  if (!decision) return [made];
  const act = (world: World) => decide(world, each, decision, state, programme);
  return [made, { on: decision.on, order: 20, caseId: each.id, shared: true, act }];
}

async function decide(
  world: World,
  each: Case,
  decision: NonNullable<Case['decision']>,
  state: CaseState,
  programme: Programme,
): Promise<void> {
  const referral = known(state.referral, `The referral ${each.id}`);
  const { manager } = world.staff;
  if (decision.kind === 'asked_for_more') {
    const input = { ...referral, decision: 'ask' as const, askFor: decision.note };
    await world.done(decision.on, decideReferral, manager, input);
    return;
  }
  if (decision.kind === 'withdrawn') {
    await world.done(decision.on, withdrawReferral, manager, { ...referral, reason: decision.note });
    return;
  }
  if (decision.kind === 'declined') {
    const signposts = programme.eligibility
      .filter((criterion) => decision.reasons.includes(criterion.id))
      .flatMap((criterion) => criterion.otherwise?.signpost?.map(({ name }) => name) ?? []);
    const panel = panelOn(programme, decision.on, 'decline');
    const input = {
      ...referral,
      decision: 'decline' as const,
      reasons: [...decision.reasons],
      signposts,
      panel,
    };
    await world.done(decision.on, decideReferral, manager, { ...input, note: decision.note });
    return;
  }
  const input = {
    ...referral,
    decision: 'accept' as const,
    person: state.earlier
      ? { existing: known(state.earlier.personId, 'The first time') }
      : { new: true as const },
    override: decision.override,
    note: decision.note,
    panel: panelOn(programme, decision.on, 'accept'),
  };
  const result = await world.tried(decision.on, decideReferral, manager, input);
  if (!result.ok && result.error.kind === 'refused' && result.error.code === 'list_full') {
    state.turnedAway = 'The waiting list was full';
    const declined = { decision: 'decline' as const, reasons: ['no_room'], signposts: [] };
    const full = { ...referral, ...declined, panel: panelOn(programme, decision.on, 'decline') };
    await world.done(decision.on, decideReferral, manager, full);
    return;
  }
  const { personId } = valueFrom(result, `${decision.on.toString()} decideReferral`);
  if (personId) state.personId = personId;
}

/** What a made-up panel said on the day, where the programme has one decide. */
function panelOn({ decision }: Programme, on: Temporal.PlainDate, view: 'accept' | 'decline') {
  if (!decision?.panel) return null;
  const { members, quorum = 2 } = decision.panel;
  const there = members.slice(0, Math.max(2, quorum));
  return {
    on: on.toString(),
    members: there.map((member, index) => ({ member, name: `Member ${index + 1}`, view })),
    reason: 'Made up: the panel was of one mind',
  };
}

function isExpecting({ pregnantUntil }: Case['parent'], on: Temporal.PlainDate): boolean {
  return pregnantUntil !== undefined && isBefore(on, Temporal.PlainDate.from(pregnantUntil));
}

/** What was agreed to, and the start with its worker. */
export function startSteps(
  each: Case,
  enrolment: CaseEnrolment,
  state: CaseState,
  programme: Programme,
  demo?: Demo,
): Step[] {
  const act = async (world: World) => {
    await askConsents(world, each, enrolment, state, programme, demo);
    const { startedOn, pathway, worker } = enrolment;
    const members = await familyMembers(world, startedOn, state, programme);
    const input = {
      referralId: known(state.referral, 'The referral').id,
      programme: programme.programme,
      pathway,
      startedOn: startedOn.toString(),
      pregnant: isExpecting(each.parent, startedOn) ? ('yes' as const) : ('no' as const),
      leadStaffId: world.staff[worker].staffId,
      memberIds: [...members],
      stage: enrolment.first ?? null,
      overCapacityReason: countsPlaces(programme) ? EXCEPTION : null,
    };
    const { manager } = world.staff;
    let result = await world.tried(startedOn, startEnrolment, manager, input);
    if (!result.ok && result.error.kind === 'refused' && result.error.code === 'criteria') {
      const excused = { ...input, overrideReason: EXCEPTION };
      result = await world.tried(startedOn, startEnrolment, manager, excused);
    }
    const { id, version } = valueFrom(result, `${startedOn.toString()} startEnrolment`);
    state.enrolment = { id, version };
  };
  return [{ on: enrolment.startedOn, order: 30, caseId: each.id, shared: true, act }];
}

/** A family's made-up children are worked with from the start. */
async function familyMembers(
  world: World,
  on: Temporal.PlainDate,
  state: CaseState,
  { enrols, programme }: Programme,
): Promise<readonly string[]> {
  if (enrols !== 'family') return [];
  const personId = known(state.personId, 'Accepting');
  const { family } = await world.ask(on, previewStart, world.staff.manager, { personId, programme });
  return family.map(({ id }) => id);
}

/** What a service printed tells how many it helped, and not how many places it had then. */
function countsPlaces({ capacity }: Programme): boolean {
  return capacity !== undefined && (capacity.per_programme !== undefined || capacity.intensity.length > 0);
}

async function askConsents(
  world: World,
  each: Case,
  enrolment: CaseEnrolment,
  state: CaseState,
  programme: Programme,
  demo: Demo | undefined,
): Promise<void> {
  const agencies = demo?.agencies ?? ["Children's social care"];
  for (const kind of programme.consent?.to ?? []) {
    const given = enrolment.consent.includes(kind.id);
    await world.done(enrolment.startedOn, giveConsent, world.staff[enrolment.worker], {
      personId: known(state.personId, 'Accepting'),
      programme: programme.programme,
      kind: kind.id,
      answer: given ? 'given' : 'refused',
      on: enrolment.startedOn.toString(),
      how: each.parent.interpreter ? 'by_interpreter' : 'in_person',
      agencies: given && kind.agencies ? [...agencies] : [],
    });
  }
}
