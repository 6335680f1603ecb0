import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { endPregnancy } from './end-pregnancy.ts';
import { personFacts } from './index.ts';
import { recordPregnancy } from './record-pregnancy.ts';
import { addSomebody } from './testing/add-somebody.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const factsFor = async (person: object, family?: object) => {
  const { id } = await addSomebody(house, {
    person: { givenName: 'Jo', familyName: 'Smith', ...person },
    family: family as never,
  });
  const facts = await house.read((db) => personFacts(db, id, Temporal.PlainDate.from('2024-06-03')));
  return { id, facts };
};

describe('personFacts', () => {
  it('given nobody asked, when facts are wanted, then the lists are not known', async () => {
    const { facts } = await factsFor({});
    expect(facts).toEqual({
      person: { born_on: null, sex: null, care_leaver: null, borough_link: null },
      children: null,
      proceedings: null,
      pregnancy: { pregnant: null, due_on: null },
    });
  });

  it('given it was asked and there is nothing, then the lists are known to be empty', async () => {
    const { facts } = await factsFor(
      { sex: 'female', careLeaver: false, localLink: 'no' },
      { children: [], proceedings: [], pregnancy: { pregnant: false } },
    );
    expect(facts).toMatchObject({
      person: { sex: 'female', care_leaver: false, borough_link: false },
      children: [],
      proceedings: [],
      pregnancy: { pregnant: false },
    });
  });

  it('keeps dates as closely as they are known, and tells not known from no', async () => {
    const { facts } = await factsFor(
      { bornOn: '1990-05' },
      {
        relation: 'mother',
        children: [
          { givenName: 'A', bornOn: '2015', removedOn: '2019-03', livesWith: 'adoptive_family' },
          { givenName: 'B', bornOn: '2016', removed: true, livesWith: 'not_known' },
          { givenName: 'C', bornOn: '2017', removed: false, livesWith: 'parent' },
          { givenName: 'D', bornOn: '2018' },
          { givenName: 'E', unborn: true, dueOn: '2024-08-01' },
        ],
        proceedings: [{ startedOn: '2019' }, { startedOn: '2020', concludedOn: '2021' }, { stillOpen: true }],
        pregnancy: { pregnant: true, dueOn: '2024-08-01' },
      },
    );
    const may1990 = { date: Temporal.PlainDate.from('1990-05-01'), precision: 'month' };
    expect(facts?.person?.born_on).toEqual(may1990);
    expect(
      facts?.children?.map(({ removed, in_parents_care, living_with, born }) => [
        removed,
        in_parents_care,
        living_with,
        born,
      ]),
    ).toEqual([
      [true, false, 'adoptive_family', true],
      [true, null, null, true],
      [false, true, 'parent', true],
      [null, null, null, true],
      [false, false, null, false],
    ]);
    expect(facts?.children?.[0]?.removed_on).toEqual({
      date: Temporal.PlainDate.from('2019-03-01'),
      precision: 'month',
    });
    expect(facts?.children?.[1]?.removed_on).toBeNull();
    expect(facts?.proceedings?.map((each) => each.concluded)).toEqual([null, true, false]);
    expect(facts?.pregnancy?.pregnant).toBe(true);
  });

  it('does not know of a pregnancy whose due date is long past, until its end is recorded', async () => {
    const { id } = await factsFor({});
    const pregnancy = await house.done(recordPregnancy, { personId: id, dueOn: '2024-07-01' });
    const at = (day: string) => house.read((db) => personFacts(db, id, Temporal.PlainDate.from(day)));
    expect((await at('2024-07-29'))?.pregnancy?.pregnant).toBe(true);
    expect((await at('2024-07-30'))?.pregnancy?.pregnant).toBeNull();
    house.setToday('2024-07-05');
    const birth = {
      personId: id,
      pregnancyId: pregnancy.id,
      version: 1,
      ending: 'born',
      endedOn: '2024-07-03',
    } as const;
    await house.done(endPregnancy, birth);
    house.setToday('2024-06-03');
    expect((await at('2024-07-30'))?.pregnancy?.pregnant).toBe(false);
  });

  it('shows nothing of a child whose own record is restricted but that there is one', async () => {
    const { id } = await factsFor(
      {},
      { relation: 'mother', children: [{ givenName: 'Hidden', bornOn: '2019', removed: true }] },
    );
    await house.owner.query(`update t_east.person set restricted = true where given_name = 'Hidden'`);
    const facts = await house.read((db) => personFacts(db, id, Temporal.PlainDate.from('2024-06-03')));
    expect(facts?.children).toEqual([{ removed: true, living_with: null, in_parents_care: null }]);
  });
});
