import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zPathways } from '../programme/schema/practice.ts';
import {
  birthDay,
  followingStages,
  monthUnderWay,
  plannedMonths,
  readClock,
  stagePrompt,
} from './stage-clock.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const programme = {
  pathways: zPathways.parse({
    participant: {
      title: 'Support',
      for: 'Those who are ready',
      stages: [
        { id: 'engage', title: 'Getting to know each other', weeks: 12 },
        { id: 'intensive', title: 'Intensive support', until: '18 months' },
        { id: 'step_down', title: 'Peer group' },
      ],
    },
    contact: { title: 'In touch', for: 'Others', stages: [{ id: 'in_touch', title: 'In touch' }] },
  }),
};

const at = (stage: string, pathwaySince: string, stageSince = pathwaySince, stageEndsOn?: string) => ({
  pathway: 'participant',
  pathwaySince: day(pathwaySince),
  stage,
  stageSince: day(stageSince),
  stageEndsOn: stageEndsOn ? day(stageEndsOn) : null,
});

describe('the month under way', () => {
  it.each([
    ['2024-01-15', '2024-01-14', 0],
    ['2024-01-15', '2024-01-15', 1],
    ['2024-01-15', '2024-02-14', 1],
    ['2024-01-15', '2024-02-15', 2],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-31', '2024-03-01', 2],
    ['2024-01-15', '2025-07-14', 18],
    ['2024-01-15', '2025-07-15', 19],
  ])('from %s on %s is %i', (since, today, month) => {
    expect(monthUnderWay(day(since), day(today))).toBe(month);
  });

  it('never falls as days go by, and grows by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }), (start, passed) => {
        const since = day('2019-01-01').add({ days: start });
        const today = since.add({ days: passed });
        const step = monthUnderWay(since, today.add({ days: 1 })) - monthUnderWay(since, today);
        expect([0, 1]).toContain(step);
      }),
      { seed: 11 },
    );
  });
});

describe('the plan of a pathway', () => {
  it('takes as many months as its timed stages together', () => {
    expect(plannedMonths(programme.pathways.participant?.stages ?? [])).toBe(18);
  });
  it('has no length where no stage has one', () => {
    expect(plannedMonths(programme.pathways.contact?.stages ?? [])).toBeNull();
  });
  it('is not known where a stage without a length comes before those with one, unless one is until a day', () => {
    const prepare = { id: 'prepare', title: 'Prepare' };
    const weeks = { id: 'weeks', title: 'Six weeks', weeks: 6 };
    const road = (stages: object[]) =>
      zPathways.parse({ main: { title: 'Main', for: 'All', stages } }).main?.stages ?? [];
    expect(plannedMonths(road([prepare, weeks]))).toBeNull();
    expect(plannedMonths(road([weeks, prepare]))).toBe(2);
    expect(plannedMonths(road([prepare, { id: 'on', title: 'On', until: '18 months' }]))).toBe(18);
  });
});

describe('the clock', () => {
  it('counts the weeks of a stage and knows when it is due to end', () => {
    const clock = readClock(programme, at('engage', '2024-01-01'), day('2024-01-15'));
    expect(clock).toMatchObject({ month: 1, months: 18, weeksInStage: 2, daysLeft: 70 });
    expect(clock.stageEndsOn?.toString()).toBe('2024-03-25');
  });
  it('counts a stage with “until” from the start of the pathway', () => {
    const clock = readClock(programme, at('intensive', '2024-01-01', '2024-04-02'), day('2025-06-20'));
    expect(clock.stageEndsOn?.toString()).toBe('2025-07-01');
    expect(clock.daysLeft).toBe(11);
  });
  it('takes an agreed end before the programme’s', () => {
    const standing = at('intensive', '2024-01-01', '2024-04-02', '2025-09-01');
    expect(readClock(programme, standing, day('2025-08-01')).daysLeft).toBe(31);
  });
  it('says no “of 18” once an open stage after the plan is reached', () => {
    const clock = readClock(programme, at('step_down', '2024-01-01', '2025-07-01'), day('2025-09-01'));
    expect(clock).toMatchObject({ month: 21, months: null, stageEndsOn: null, daysLeft: null });
  });
  it('has no end for a stage that the programme does not know', () => {
    expect(readClock(programme, at('gone', '2024-01-01'), day('2024-02-01')).stageEndsOn).toBeNull();
  });
});

describe('a prompt', () => {
  const standing = at('intensive', '2024-01-01', '2024-04-01');
  it('is not there while the end is far off', () => {
    expect(stagePrompt(programme, standing, day('2025-06-02'))).toBeNull();
  });
  it('names the end and what may follow, four weeks before', () => {
    expect(stagePrompt(programme, standing, day('2025-06-03'))).toBe(
      '“Intensive support” ends on 1 July 2025: move to “Peer group”, or extend',
    );
  });
  it('stays once the end has passed', () => {
    expect(stagePrompt(programme, standing, day('2025-07-02'))).toBe(
      '“Intensive support” was due to end on 1 July 2025: move to “Peer group”, or extend',
    );
  });
  it('is never there for a stage without an end', () => {
    expect(stagePrompt(programme, at('step_down', '2020-01-01', '2021-07-01'), day('2026-01-01'))).toBeNull();
  });
});

it('what follows a stage is the one below it, and nothing follows the last', () => {
  expect(followingStages(programme, 'participant', 'engage').map((each) => each.id)).toEqual(['intensive']);
  expect(followingStages(programme, 'participant', 'step_down')).toEqual([]);
  expect(followingStages(programme, 'nowhere', 'engage')).toEqual([]);
});

describe('a stage until the birth', () => {
  const road = {
    pathways: zPathways.parse({
      baby: {
        title: 'Baby',
        for: 'Those who expect a child',
        stages: [
          { id: 'before', title: 'Before the birth', until: 'birth' },
          { id: 'after', title: 'After the birth', months: 6 },
        ],
      },
    }),
  };
  const since = day('2024-03-01');
  const standing = (birthOn: Temporal.PlainDate | null) => ({
    pathway: 'baby',
    pathwaySince: since,
    stage: 'before',
    stageSince: since,
    stageEndsOn: null,
    birthOn,
  });

  it('ends on the day of the birth, on the due date until then, and on no day while neither is known', () => {
    const expected = { dueOn: day('2024-06-20'), endedOn: null };
    const elder = { dueOn: null, endedOn: day('2021-01-05') };
    expect(birthDay([elder, expected], since)).toEqual(day('2024-06-20'));
    expect(birthDay([elder, { ...expected, endedOn: day('2024-06-11') }], since)).toEqual(day('2024-06-11'));
    expect(birthDay([elder], since)).toBeNull();
    expect(birthDay([], since)).toBeNull();
  });

  it('is prompted for as any stage is, and leaves the length of the road open', () => {
    expect(stagePrompt(road, standing(day('2024-06-20')), day('2024-06-03'))).toBe(
      '“Before the birth” ends on 20 June 2024: move to “After the birth”, or extend',
    );
    expect(stagePrompt(road, standing(day('2024-06-01')), day('2024-06-03'))).toMatch(
      /was due to end on 1 June/,
    );
    expect(stagePrompt(road, standing(null), day('2024-06-03'))).toBeNull();
    expect(readClock(road, standing(null), day('2024-06-03')).months).toBeNull();
  });
});
