import { daysBetween, isBefore } from '../foundation/dates.ts';
import { evaluateCriteria, type Programme } from '../programme/index.ts';
import { factsOfReferral, makeReferral } from '../referrals/index.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { madeUpAnswers } from './made-up/answers.ts';
import { type FamilyWish, madeUpFamily } from './made-up/family.ts';
import { simulatedGoals } from './made-up/goals.ts';
import { referralInput } from './referral-steps.ts';
import { type Seeded, seeded } from './seeded.ts';
import { simulatedRoad } from './simulate-road.ts';

/** What is simulated: so many enrolments of a programme, referred between two days, as things stand on the second. */
export interface Simulation {
  readonly enrolments: number;
  readonly seed: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** Of a hundred referrals, so many lead to work; the rest are declined or withdrawn. */
const ACCEPTED_OF_100 = 78;
const TRIES = 24;

/**
 * Draws cases of a programme: the same programme, seed and days give the same cases. People are drawn again until they
 * meet its criteria; where no draw does, the case is accepted by way of exception, as a manager may.
 */
export function simulateCases(programme: Programme, simulation: Simulation): Case[] {
  const { enrolments, seed, from, until } = simulation;
  const days = Math.max(1, daysBetween(from, until));
  const cases: Case[] = [];
  let working = 0;
  for (let index = 0; working < enrolments; index += 1) {
    const id = `${programme.programme}-${seed}-${index + 1}`;
    const chance = seeded(id);
    const isAccepted = chance.below(100) < ACCEPTED_OF_100;
    // Those who begin need time to begin in.
    const receivedOn = from.add({ days: chance.below(Math.max(1, days - (isAccepted ? 30 : 0))) });
    const one = simulateCase(programme, id, receivedOn, isAccepted, until);
    if (one.enrolment) working += 1;
    cases.push(one);
  }
  return cases;
}

function wishFor(programme: Programme, chance: Seeded): FamilyWish {
  const { sections } = programme.referral;
  const apart = sections.includes('proceedings');
  const children = sections.includes('children') ? 1 + chance.below(4) : 0;
  const expects =
    programme.schedules.some(({ from }) => from === 'due_date') && sections.includes('pregnancy');
  return {
    children,
    removed: apart ? Math.max(1, children - chance.below(2)) : 0,
    inProceedings: apart && chance.below(8) === 0,
    pregnant: expects && chance.below(4) > 0,
  };
}

function drawReferral(
  programme: Programme,
  id: string,
  receivedOn: Temporal.PlainDate,
  attempt: number,
): Case {
  const chance = seeded(`${id} ${attempt}`);
  const from = chance.pick(programme.referral.from);
  const family = madeUpFamily(chance, receivedOn, wishFor(programme, chance));
  return {
    id,
    ...family,
    receivedOn,
    from,
    referrer:
      from === 'partner' ? chance.pick(['Health visiting', 'A school', 'Housing', 'GP practice']) : undefined,
    whyNow: undefined,
    answers: madeUpAnswers(chance, programme, from, receivedOn),
    decision: undefined,
    enrolment: undefined,
  };
}

function judge(programme: Programme, drawn: Case) {
  const {
    programme: _programme,
    origin,
    ...answers
  } = makeReferral.input.parse(referralInput(drawn, programme));
  return evaluateCriteria(programme, factsOfReferral(answers, origin, drawn.receivedOn), drawn.receivedOn);
}

function simulateCase(
  programme: Programme,
  id: string,
  receivedOn: Temporal.PlainDate,
  isAccepted: boolean,
  until: Temporal.PlainDate,
): Case {
  const chance = seeded(`${id} way`);
  const decidedOn = receivedOn.add({ days: 1 + chance.below(9) });
  let drawn = drawReferral(programme, id, receivedOn, 0);
  let judged = judge(programme, drawn);
  for (let attempt = 1; attempt < TRIES && (judged.eligible === 'yes') !== isAccepted; attempt += 1) {
    drawn = drawReferral(programme, id, receivedOn, attempt);
    judged = judge(programme, drawn);
  }
  if (isBefore(until, decidedOn)) return drawn;
  if (isAccepted) return accepted(programme, drawn, decidedOn, judged.eligible === 'yes', until);
  const reasons = judged.criteria
    .filter((each) => each.result === 'not_met' && each.declines)
    .map((each) => each.id);
  return reasons.length > 0
    ? { ...drawn, decision: { kind: 'declined', on: decidedOn, reasons, note: undefined } }
    : { ...drawn, decision: { kind: 'withdrawn', on: decidedOn, reasons, note: 'No longer wanted' } };
}

function accepted(
  programme: Programme,
  drawn: Case,
  decidedOn: Temporal.PlainDate,
  isEligible: boolean,
  until: Temporal.PlainDate,
): Case {
  const chance = seeded(`${drawn.id} work`);
  const override = isEligible ? undefined : 'Made up: taken on by way of exception';
  const decision = { kind: 'accepted', on: decidedOn, reasons: [], note: undefined, override } as const;
  const startedOn = decidedOn.add({ days: 2 + chance.below(15) });
  if (isBefore(until, startedOn)) return { ...drawn, decision };
  const road = simulatedRoad(programme, chance, startedOn, until);
  const consent = (programme.consent?.to ?? [])
    .filter(({ required }) => required || chance.below(4) > 0)
    .map(({ id }) => id);
  const enrolment: CaseEnrolment = {
    ...road,
    startedOn,
    worker: chance.below(2) === 0 ? 'first' : 'second',
    consent,
    goals: simulatedGoals(chance, programme, startedOn, road.contactsUntil),
    contacts: [],
    pregnancies: [],
  };
  return { ...drawn, decision, enrolment };
}
