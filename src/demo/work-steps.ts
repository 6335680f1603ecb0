import type { StaffActor } from '../access/actor.ts';
import { endEnrolment, moveStage } from '../enrolments/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { recordResponse } from '../measures/index.ts';
import { recordOutcome } from '../outcomes/index.ts';
import { endPregnancy, getPerson, recordPregnancy } from '../people/index.ts';
import type { Case, CaseEnrolment } from './case.ts';
import type { PlannedContact } from './contacts-plan.ts';
import { recordAsDue } from './record-as-due.ts';
import { type CaseState, known, type Step } from './step.ts';
import type { World } from './world.ts';

/** The contacts of an enrolment, each with the outcomes it shows and what was given. */
export function contactSteps(
  each: Case,
  enrolment: CaseEnrolment,
  contacts: readonly PlannedContact[],
  state: CaseState,
): Step[] {
  return contacts.map((contact, index) => ({
    on: contact.on,
    order: 60,
    caseId: each.id,
    shared: false,
    act: async (world) => {
      const open = contact.result === 'met' ? state.goals.filter((goal) => goal.open) : [];
      const goal = open[index % Math.max(1, open.length)];
      await recordAsDue(
        world,
        contact.on,
        known(state.personId, 'Accepting'),
        world.staff[enrolment.worker],
        {
          enrolmentId: known(state.enrolment, 'The start').id,
          on: contact.on.toString(),
          at: contact.at,
          kind: contact.kind,
          result: contact.result,
          minutes: contact.minutes,
          done: [...contact.done],
          goalIds: goal ? [goal.id] : [],
          note: contact.note,
          nextOn: contact.nextOn?.toString(),
          outcomes: contact.outcomes.map((outcome) => ({ ...outcome })),
          provisions: contact.provisions.map(({ kind, what, pounds }) => ({
            kind,
            what,
            amountPence: Math.round(pounds * 100),
          })),
        },
      );
    },
  }));
}

/** Outcomes that were recorded by themselves. */
export function outcomeSteps(each: Case, enrolment: CaseEnrolment, state: CaseState): Step[] {
  return (enrolment.outcomesAlone ?? [])
    .filter(({ on }) => !isBefore(enrolment.contactsUntil, on))
    .map(({ id, on }) => ({
      on,
      order: 62,
      caseId: each.id,
      shared: false,
      act: async (world) => {
        const enrolmentId = known(state.enrolment, 'The start').id;
        const input = { enrolmentId, outcome: id, on: on.toString() };
        await world.done(on, recordOutcome, world.staff[enrolment.worker], input);
      },
    }));
}

/** Measures that were filled in. */
export function measureSteps(each: Case, enrolment: CaseEnrolment, state: CaseState): Step[] {
  return (enrolment.measures ?? [])
    .filter(({ on }) => !isBefore(enrolment.contactsUntil, on))
    .map(({ id, on, by, answers, totals }) => ({
      on,
      order: 63,
      caseId: each.id,
      shared: false,
      act: async (world) => {
        const filled = answers ? { answers: [...answers] } : { totals };
        const enrolmentId = known(state.enrolment, 'The start').id;
        const input = { enrolmentId, measure: id, on: on.toString(), answeredBy: by, ...filled };
        await world.done(on, recordResponse, world.staff[enrolment.worker], input);
      },
    }));
}

/** Stages that the enrolment moved to, and its end. */
export function roadSteps(
  each: Case,
  enrolment: CaseEnrolment,
  state: CaseState,
  until: Temporal.PlainDate,
): Step[] {
  const at = { caseId: each.id };
  const moves = enrolment.stages
    .filter(({ on }) => !isBefore(until, on))
    .map(
      ({ stage, on }): Step => ({
        ...at,
        on,
        order: 70,
        shared: false,
        async act(world) {
          const seen = known(state.enrolment, 'The start');
          // Asked for only where the places of a level are counted and all are taken.
          const overCapacityReason = 'Made up: moved on by way of exception';
          const input = { ...seen, stage, on: on.toString(), overCapacityReason };
          const { version } = await world.done(on, moveStage, world.staff[enrolment.worker], input);
          state.enrolment = { id: seen.id, version };
        },
      }),
    );
  const { ended } = enrolment;
  if (!ended || isBefore(until, ended.on)) return moves;
  const end: Step = {
    ...at,
    on: ended.on,
    order: 90,
    shared: true,
    async act(world) {
      const { reason, destination } = ended;
      const input = { ...known(state.enrolment, 'The start'), on: ended.on.toString(), reason, destination };
      await world.done(ended.on, endEnrolment, world.staff[enrolment.worker], input);
    },
  };
  return [...moves, end];
}

/** Pregnancies that began after the start, and a birth. Neither ends the work. */
export function pregnancySteps(
  each: Case,
  enrolment: CaseEnrolment,
  state: CaseState,
  until: Temporal.PlainDate,
): Step[] {
  const at = { caseId: each.id, shared: false };
  const noted = enrolment.pregnancies
    .filter(({ knownOn }) => !isBefore(until, knownOn))
    .map(
      ({ knownOn, dueOn }): Step => ({
        ...at,
        on: knownOn,
        order: 45,
        async act(world) {
          const personId = known(state.personId, 'Accepting');
          const input = { personId, knownOn: knownOn.toString(), dueOn: dueOn.toString() };
          state.pregnancy = await world.done(knownOn, recordPregnancy, world.staff[enrolment.worker], input);
        },
      }),
    );
  const { birth } = enrolment;
  if (!birth || isBefore(until, birth.on)) return noted;
  const act = (world: World) => recordBirth(world, each, enrolment, state, birth);
  return [...noted, { ...at, on: birth.on, order: 46, act }];
}

async function recordBirth(
  world: World,
  each: Case,
  enrolment: CaseEnrolment,
  state: CaseState,
  birth: NonNullable<CaseEnrolment['birth']>,
): Promise<void> {
  const personId = known(state.personId, 'Accepting');
  const worker = world.staff[enrolment.worker];
  const { id, version } = state.pregnancy ?? (await toldAtReferral(world, birth.on, worker, personId));
  await world.done(birth.on, endPregnancy, worker, {
    personId,
    pregnancyId: id,
    version,
    ending: 'born',
    endedOn: birth.on.toString(),
    relation: each.parent.sex === 'female' ? 'mother' : 'father',
    babies: [
      { givenName: birth.givenName, familyName: each.parent.familyName, sex: birth.sex, livesWith: 'parent' },
    ],
  });
}

/** A pregnancy that the referral told of is on record since it was accepted. */
async function toldAtReferral(world: World, on: Temporal.PlainDate, worker: StaffActor, personId: string) {
  const { pregnancies } = await world.ask(on, getPerson, worker, { id: personId });
  return known(
    pregnancies.find(({ endedOn }) => endedOn === null),
    'The pregnancy',
  );
}
