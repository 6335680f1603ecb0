import { daysBetween, isBefore } from '../foundation/dates.ts';
import {
  beginningSees,
  type CaseFacts,
  type Eligibility,
  evaluateCriteria,
  type Programme,
} from '../programme/index.ts';
import { factsOfReferral, makeReferral } from '../referrals/index.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { madeUpAnswers } from './made-up/answers.ts';
import { simulatedGoals } from './made-up/goals.ts';
import { childName } from './made-up/names.ts';
import { type SpreadWish, spreadFamily } from './made-up/spread-family.ts';
import { referralInput } from './referral-steps.ts';
import { contactsAfterEnd, scheduledContacts } from './scheduled-contacts.ts';
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
const TRIES = 60;
/** Where the criteria let nobody in, the simulation ends after so many referrals for each enrolment asked for. */
const MOST_REFERRED = 6;

/**
 * Draws cases of a programme: the same programme, seed and days give the same cases. People are drawn again until they
 * meet its criteria on the days of the decision and of the start; where no draw does, the case is accepted by way of
 * exception, as a manager may, and where a criterion bars the start even that is not done.
 */
export function simulateCases(programme: Programme, simulation: Simulation): Case[] {
  const { enrolments, seed, from, until } = simulation;
  const days = Math.max(1, daysBetween(from, until));
  const cases: Case[] = [];
  let working = 0;
  for (let index = 0; working < enrolments && index < MOST_REFERRED * enrolments + 20; index += 1) {
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

function wishFor(programme: Programme, chance: Seeded): SpreadWish {
  const { sections } = programme.referral;
  const apart = sections.includes('proceedings');
  const asksOf = (word: string) => programme.eligibility.some(({ rule }) => rule.includes(word));
  const counts = (from: string) => programme.schedules.some((schedule) => schedule.from === from);
  const begins = beginningSees(programme, 'pregnancy');
  const ofBirths = counts('birth') || counts('due_date_or_birth');
  return {
    children: sections.includes('children'),
    removed: apart ? 'always' : asksOf('removed') ? 'sometimes' : 'never',
    pregnancies: sections.includes('pregnancy') && (counts('due_date') || ofBirths || begins),
    babies: sections.includes('children') && ofBirths,
    inProceedings: apart && chance.below(8) === 0,
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
  const family = spreadFamily(chance, receivedOn, wishFor(programme, chance));
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

/** The days on which somebody's way in is judged. */
interface Days {
  readonly decided: Temporal.PlainDate;
  readonly started: Temporal.PlainDate;
}

/** How a drawn person stands on the days that count. */
interface Judged {
  readonly decided: Eligibility;
  readonly started: Eligibility;
  readonly facts: CaseFacts;
}

function judge(programme: Programme, drawn: Case, { decided, started }: Days): Judged {
  const {
    programme: _programme,
    origin,
    ...answers
  } = makeReferral.input.parse(referralInput(drawn, programme));
  const facts = factsOfReferral(answers, origin, drawn.receivedOn);
  return {
    decided: evaluateCriteria(programme, facts, decided),
    started: evaluateCriteria(programme, facts, started),
    facts,
  };
}

const meetsAll = ({ decided, started }: Judged) => decided.eligible === 'yes' && started.eligible === 'yes';

/** A criterion of the start that is not met bars acceptance, and no exception lifts it. */
function isBarred(programme: Programme, { decided }: Judged): boolean {
  const atStart = new Set(programme.eligibility.filter(({ at }) => at === 'start').map(({ id }) => id));
  return decided.criteria.some(
    ({ id, kind, result }) => kind !== 'priority' && result === 'not_met' && atStart.has(id),
  );
}

/** The first draw that fits; else, of those to be accepted, one that an exception can let in. */
function drawFor(
  programme: Programme,
  id: string,
  receivedOn: Temporal.PlainDate,
  accept: boolean,
  days: Days,
) {
  const draw = (attempt: number) => {
    const drawn = drawReferral(programme, id, receivedOn, attempt);
    return { drawn, judged: judge(programme, drawn, days) };
  };
  const fits = ({ judged }: { readonly judged: Judged }) =>
    accept ? meetsAll(judged) : judged.decided.eligible === 'no';
  const first = draw(0);
  let best = first;
  for (let attempt = 1; attempt < TRIES && !fits(best); attempt += 1) {
    const next = draw(attempt);
    if (fits(next) || (accept && isBarred(programme, best.judged) && !isBarred(programme, next.judged)))
      best = next;
  }
  return best;
}

function openOf({ decided, started }: Judged): NonNullable<Case['open']> {
  const open = [...decided.criteria, ...started.criteria].filter(
    ({ kind, result }) => kind !== 'priority' && result !== 'met',
  );
  const known = new Map(
    open.map(({ id, result }) => [id, result === 'not_known' ? 'not_known' : 'not_met'] as const),
  );
  return [...known].map(([id, result]) => ({ id, result }));
}

function simulateCase(
  programme: Programme,
  id: string,
  receivedOn: Temporal.PlainDate,
  isAccepted: boolean,
  until: Temporal.PlainDate,
): Case {
  const decided = receivedOn.add({ days: 1 + seeded(`${id} way`).below(9) });
  const work = seeded(`${id} work`);
  const days = { decided, started: decided.add({ days: 2 + work.below(15) }) };
  const { drawn: plain, judged } = drawFor(programme, id, receivedOn, isAccepted, days);
  const drawn = { ...plain, open: openOf(judged) };
  if (isBefore(until, decided)) return drawn;
  if (isAccepted && !isBarred(programme, judged))
    return accepted(programme, drawn, days, judged, work, until);
  const reasons = judged.decided.criteria
    .filter((each) => each.result === 'not_met' && each.declines)
    .map((each) => each.id);
  return reasons.length > 0
    ? { ...drawn, decision: { kind: 'declined', on: decided, reasons, note: undefined } }
    : { ...drawn, decision: { kind: 'withdrawn', on: decided, reasons, note: 'No longer wanted' } };
}

const EXCEPTION = 'Made up: taken on by way of exception';

function accepted(
  programme: Programme,
  drawn: Case,
  { decided, started: startedOn }: Days,
  judged: Judged,
  chance: Seeded,
  until: Temporal.PlainDate,
): Case {
  const override = judged.decided.eligible === 'yes' ? undefined : EXCEPTION;
  const decision = { kind: 'accepted', on: decided, reasons: [], note: undefined, override } as const;
  if (isBefore(until, startedOn)) return { ...drawn, decision };
  const birth = birthOf(seeded(`${drawn.id} birth`), drawn, startedOn);
  const road = simulatedRoad(programme, chance, { startedOn, until, facts: judged.facts, bornOn: birth?.on });
  const consent = (programme.consent?.to ?? [])
    .filter(({ required }) => required || chance.below(4) > 0)
    .map(({ id }) => id);
  const born = birth && !isBefore(road.contactsUntil, birth.on) ? { birth } : {};
  const begun = { ...road, ...born, startedOn };
  const contacts = [
    ...scheduledContacts(programme, seeded(`${drawn.id} schedules`), drawn, begun),
    ...contactsAfterEnd(programme, seeded(`${drawn.id} afterwards`), drawn, begun, until),
  ];
  const enrolment: CaseEnrolment = {
    ...road,
    startedOn,
    worker: chance.below(2) === 0 ? 'first' : 'second',
    consent,
    goals: simulatedGoals(chance, programme, startedOn, road.contactsUntil),
    contacts,
    pregnancies: [],
    ...born,
  };
  return { ...drawn, decision, enrolment };
}

/** Babies come some days before or after they were expected; here never before the work began. */
function birthOf(chance: Seeded, { parent }: Case, startedOn: Temporal.PlainDate): CaseEnrolment['birth'] {
  if (parent.pregnantUntil === undefined) return undefined;
  const on = Temporal.PlainDate.from(parent.pregnantUntil).add({ days: chance.below(19) - 12 });
  const sex = chance.below(2) === 0 ? 'female' : 'male';
  const first = startedOn.add({ days: 1 });
  return { on: isBefore(on, first) ? first : on, givenName: childName(chance, sex), sex };
}

/** How often a criterion stood against somebody made up. */
export interface HeldBack {
  readonly id: string;
  readonly title: string;
  readonly notMet: number;
  readonly notKnown: number;
}

/** Which criteria kept made-up people out or left them open, on the day of the decision or of the start. */
export function heldBack(programme: Programme, cases: readonly Case[]): HeldBack[] {
  const count = (id: string, result: 'not_met' | 'not_known') =>
    cases.filter(({ open }) => open?.some((each) => each.id === id && each.result === result)).length;
  return programme.eligibility
    .map(({ id, because, unmet }) => ({
      id,
      title: unmet ?? because,
      notMet: count(id, 'not_met'),
      notKnown: count(id, 'not_known'),
    }))
    .filter(({ notMet, notKnown }) => notMet + notKnown > 0);
}
