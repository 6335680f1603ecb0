import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { checkProgrammeFile } from '../app/programmes.ts';
import { daysBetween, isBefore } from '../foundation/dates.ts';
import { simulate } from './simulate.ts';
import { heldBack, simulateCases } from './simulate-cases.ts';

/** A service for the weeks around a birth: its criterion of the start depends on the day on which it is asked. */
const NIGHTS = `
programme: nights
version: 1
title: Nights
about: Somebody who comes at night, from the twentieth week of a pregnancy until the baby is twelve weeks old.
enrols: person
referral:
  from: [staff, self]
  sections: [pregnancy, children, safe_contact]
  ask:
    - { id: agrees, type: yes_no_unknown, label: Does the mother agree?, required: true }
eligibility:
  - { id: agreed, rule: answers.agrees, because: She agrees, unmet: She does not agree, ask: Ask her }
  - id: near_the_birth
    at: start
    rule: (pregnancy.pregnant && pregnancy.due_on <= today + weeks(20)) || children.exists(c, c.born && c.born_on > today - weeks(6))
    because: At least twenty weeks pregnant, or with a baby under six weeks
    unmet: Not yet twenty weeks pregnant, and no baby under six weeks
  - { id: lately, rule: referral.received_on >= today - weeks(6), because: The referral is fresh, unmet: The referral is old }
  - { id: young, kind: priority, rule: person.born_on > today - years(21), because: She is young }
decision: { by: one }
pathways:
  nights:
    title: Nights
    for: Mothers around a birth
    stages:
      - { id: before, title: Before, weeks: 10 }
      - { id: after, title: After, weeks: 12 }
schedules:
  - id: before_birth
    title: Before the birth
    from: due_date
    steps:
      - { id: four_before, title: Four weeks before, due: 4 weeks before, within: 5 weeks, kind: home_visit }
  - id: after_birth
    title: After the birth
    from: birth
    steps:
      - { id: week1, title: Week 1, due: 1 week after, within: 2 weeks, kind: home_visit }
      - { id: week4, title: Week 4, due: 4 weeks after, within: 2 weeks, kind: home_visit }
contacts:
  kinds: [{ id: home_visit, title: Home visit }]
  expect: { nights: { every: 1 week } }
endings:
  reasons: [{ id: finished, title: The road was walked }, { id: stopped, title: She chose to stop }]
  destinations: []
`;
const programmeOf = (text: string) => {
  const { programme, whole } = checkProgrammeFile(text, 'nights');
  if (!programme) throw new Error('The file has faults');
  return { text, programme, whole };
};
const file = programmeOf(NIGHTS);
const day = (text: string) => Temporal.PlainDate.from(text);
const between = { from: day('2023-01-09'), until: day('2024-12-01') };
const draw = (seed: string) => simulateCases(file.programme, { enrolments: 25, seed, ...between });

describe.each(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])('made up with seed %s', (seed) => {
  const cases = draw(seed);
  const working = cases.filter(({ enrolment }) => enrolment);

  test('are people who meet the rules on the days that count', () => {
    expect(working).toHaveLength(25);
    expect(cases.filter(({ decision }) => decision?.override !== undefined)).toEqual([]);
    expect(JSON.stringify(draw(seed))).toBe(JSON.stringify(cases));
  });

  test('are of any age, with children that one mother can have had', () => {
    for (const { parent, children } of cases) {
      const births = children.map(({ bornOn }) => day(bornOn)).sort(Temporal.PlainDate.compare);
      for (const [index, birth] of births.entries()) {
        const before = births[index - 1];
        if (before) expect(daysBetween(before, birth)).toBeGreaterThan(270);
        expect(isBefore(birth, day(parent.bornOn).add({ years: 16 }))).toBe(false);
      }
    }
    const ages = cases.map(
      ({ parent, receivedOn }) => day(parent.bornOn).until(receivedOn, { largestUnit: 'years' }).years,
    );
    expect(ages.some((age) => age < 21)).toBe(true);
    expect(ages.some((age) => age >= 30)).toBe(true);
  });

  test('give birth when they were expecting', () => {
    const births = working.flatMap(({ enrolment }) => enrolment?.birth ?? []);
    expect(births.length).toBeGreaterThan(5);
  });
});

test('where a criterion lets nobody in, the drawing ends and says which', () => {
  const closed = programmeOf(NIGHTS.replace(/rule: \(pregnancy.*$/m, 'rule: "false"'));
  const cases = simulateCases(closed.programme, { enrolments: 2, seed: '1', ...between });
  expect(cases.some(({ enrolment }) => enrolment)).toBe(false);
  expect(heldBack(closed.programme, cases)).toContainEqual({
    id: 'near_the_birth',
    title: 'Not yet twenty weeks pregnant, and no baby under six weeks',
    notMet: cases.length,
    notKnown: 0,
  });
});

describe('a simulation around births', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  test('records births, and takes a visit that fits two expected ones as the nearest', async () => {
    const { owner, pool } = database;
    const parts = { owner, pool, file, tenant: 'nights', enrolments: 5, seed: '4', ...between };
    const done = await simulate({ ...parts, createUser: async () => true });
    expect(done).toMatchObject({ enrolments: 5, exceptions: 0, turnedAway: 0 });
    const { rows } = await owner.query<{ births: number; met: number }>(
      `select (select count(*)::int from t_nights.pregnancy where ending = 'born') as births,
         (select count(*)::int from t_nights.due_settled where item like 'after_birth.%') as met`,
    );
    expect(rows[0]?.births).toBeGreaterThan(0);
    expect(rows[0]?.met).toBeGreaterThan(0);
  }, 120_000);
});
