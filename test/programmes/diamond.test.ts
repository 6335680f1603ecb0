import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house } from '../../src/app/rooms.ts';
import {
  type CaseFacts,
  type Cohort,
  checkCohort,
  checkProgramme,
  checkPublished,
  compileFigureSet,
  evaluateCriteria,
  type FigureCount,
  type Programme,
  type Published,
  shownValue,
} from '../../src/programme/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { PROGRAMME_TABLES, storeEnrolments, storeReferrals } from '../support/programme-rows.ts';
import { programmeSets } from '../support/programme-sets.ts';
import { enrolmentRows, referralRows, written } from './diamond-records.ts';

const FOLDER = 'programmes/diamond';
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
const checked = checkProgramme(read('programme.yaml'), 'programme.yaml', {
  figureSets: programmeSets,
  parts: house.parts,
});

function sound<T>(value: T | undefined, faults: readonly unknown[]): T {
  expect(faults).toEqual([]);
  if (value === undefined) throw new Error('the file has faults');
  return value;
}

const programme: Programme = sound(checked.programme, checked.faults);
const publishedFile = checkPublished(read('published.yaml'), 'published.yaml', programme);
const published: Published = sound(publishedFile.value, publishedFile.faults);
const cohortFile = checkCohort(read('cohort.yaml'), 'cohort.yaml', programme);
const cohort: Cohort = sound(cohortFile.value, cohortFile.faults);

describe('the Diamond programme', () => {
  it('has no faults and no warnings', () => {
    expect(checked.warnings).toEqual([]);
  });

  it('adds its counted costs to £98,500, and knows what was printed', () => {
    const sums = published.totals.map((total) => {
      const lines = programme.costs.filter((cost) => total.costs.includes(cost.id));
      return [total.id, lines.reduce((sum, cost) => sum + cost.amount, 0), total.printed];
    });
    expect(sums).toEqual([
      ['year_1_total', 9_850_000, 9_900_000],
      ['liia_grant', 2_950_000, 3_000_000],
    ]);
  });
});

describe('the records behind the printed figures', () => {
  const factsOf = (referral: Cohort['referrals'][number]): CaseFacts => {
    const person = cohort.people.find((each) => each.id === referral.person);
    if (!person) throw new Error(`${referral.person} is nobody`);
    return {
      referral: { from: referral.from },
      answers: { parent_agrees: true },
      person: { borough_link: person.borough_link, care_leaver: person.care_leaver },
      pregnancy: {
        pregnant: person.pregnancies.some((each) =>
          isBetween(each.known_on, referral.decided_on, each.due_on),
        ),
      },
      proceedings: person.proceedings.map((each) => ({
        concluded: each.concluded_on.date.year <= referral.decided_on.year,
      })),
      children: person.children.map((child) => ({
        born_on: written(child.born_on),
        removed: child.removed_on !== undefined,
        removed_on: child.removed_on ? written(child.removed_on) : null,
        in_parents_care: child.living_with === 'parent',
      })),
    };
  };

  it.each(cohort.referrals.map((referral) => [referral.id, referral] as const))(
    '%s was decided as the criteria say',
    (_, referral) => {
      const { eligible, criteria } = evaluateCriteria(programme, factsOf(referral), referral.decided_on);
      expect(eligible).toBe(referral.decision === 'accepted' ? 'yes' : 'no');
      const unmet = criteria
        .filter((each) => each.result === 'not_met' && each.kind !== 'priority')
        .map((each) => each.id);
      expect(unmet).toEqual(referral.reasons);
    },
  );

  it('hold together in time', () => {
    for (const { id, enrolment, decided_on } of cohort.referrals) {
      if (!enrolment) continue;
      const last = enrolment.ended?.on ?? Temporal.PlainDate.from('2025-04-30');
      const days = [...enrolment.outcomes, ...enrolment.stages].map((each) => each.on);
      expect(isBetween(decided_on, enrolment.started_on, last), id).toBe(true);
      for (const day of days) expect(isBetween(enrolment.started_on, day, last), `${id} ${day}`).toBe(true);
    }
    for (const child of cohort.people.flatMap((person) => person.children)) {
      if (child.removed_on) expect(written(child.born_on) <= written(child.removed_on), child.id).toBe(true);
    }
  });
});

function isBetween(first: Temporal.PlainDate, day: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
}

describe('every printed figure', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    for (const statement of PROGRAMME_TABLES.split(';')) await database.owner.query(statement);
    await storeReferrals(database.owner, 'diamond', referralRows(cohort));
    await storeEnrolments(database.owner, 'diamond', enrolmentRows(cohort));
  });

  afterAll(() => database.drop());

  async function countAgain(
    printed: Published['figures'][number],
  ): Promise<{ count: FigureCount; shown: number | null }> {
    const figure = programme.figures[printed.figure];
    const set = programmeSets.find((each) => each.name === figure?.of);
    const document = published.documents.find((each) => each.id === printed.document);
    const period = published.periods.find((each) => each.id === printed.period);
    const asAt = printed.as_at ?? document?.as_at;
    if (!figure || !set || !asAt) throw new Error(`${printed.figure} is not complete`);
    const question = { asAt, programmeId: 'diamond', from: period?.from, to: period?.to };
    const compiled = compileFigureSet(programme, set, { it: figure }, question);
    const result = await database.owner.query(compiled.sql, [...compiled.parameters]);
    const count = compiled.readRow(result.rows[0]).it;
    if (!count) throw new Error('nothing was counted');
    return { count, shown: shownValue(figure, count) };
  }

  it.each(published.figures.map((printed) => [`${printed.figure} in ${printed.document}`, printed] as const))(
    '%s comes out at its day',
    async (_, printed) => {
      const { count, shown } = await countAgain(printed);
      expect(shown).toBe(printed.value);
      if (printed.n !== undefined) expect(count.n).toBe(printed.n);
      if (printed.of !== undefined) expect(count.of).toBe(printed.of);
      expect([count.notKnown, count.belongingNotKnown]).toEqual([0, 0]);
    },
  );
});
