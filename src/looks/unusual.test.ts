import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, type RecordLook, type Tie, unusualLooks, usualRules } from './unusual.ts';
import { reasonWords, whatWords } from './words.ts';

const WORKER = 'w1';
const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
/** A Monday, inside the usual hours. */
const look = (more: Partial<RecordLook> = {}): RecordLook => ({
  at: at('2024-06-03T09:00:00Z'),
  staffId: WORKER,
  role: 'practitioner',
  personId: 'amina',
  referralId: null,
  ...more,
});
const tie = (from: string, until: string | null = null): Tie => ({
  staffId: WORKER,
  personId: 'amina',
  from: day(from),
  until: until === null ? null : day(until),
});
const kinds = (looks: readonly RecordLook[], ties: readonly Tie[] = [], rules = usualRules) =>
  unusualLooks(looks, ties, rules).map(({ kind }) => kind);

describe('a look outside the caseload', () => {
  it('is listed for a practitioner whom nothing ties to the person', () => {
    expect(unusualLooks([look(), look({ at: at('2024-06-03T10:00:00Z') })], [], usualRules)).toEqual([
      {
        kind: 'outside',
        staffId: WORKER,
        personId: 'amina',
        day: day('2024-06-03'),
        from: at('2024-06-03T09:00:00Z'),
        until: at('2024-06-03T10:00:00Z'),
        looks: 2,
        people: 1,
      },
    ]);
  });

  it.each([
    ['while it goes on', tie('2024-01-01'), []],
    ['on its first day', tie('2024-06-03'), []],
    ['thirty days after it ended', tie('2024-01-01', '2024-05-04'), []],
    ['thirty-one days after', tie('2024-01-01', '2024-05-03'), ['outside']],
    ['before it began', tie('2024-06-04'), ['outside']],
    ['where it ties another worker', { ...tie('2024-01-01'), staffId: 'w2' }, ['outside']],
  ])('is told from a tie %s', (_, tied, expected) => {
    expect(kinds([look()], [tied])).toEqual(expected);
  });

  it('is none for those whose work is to read across, nor for a referral without a person', () => {
    for (const role of ['manager', 'auditor', 'leader', 'partner'])
      expect(kinds([look({ role })])).toEqual([]);
    expect(kinds([look({ personId: null, referralId: 'r1' })])).toEqual([]);
  });
});

const many = (count: number, seconds: number, role = 'manager') =>
  Array.from({ length: count }, (_, index) =>
    look({ role, personId: `p${index}`, at: at('2024-06-03T09:00:00Z').add({ seconds: index * seconds }) }),
  );

describe('many records fast', () => {
  it('are more different people than the rule says, within its minutes', () => {
    expect(kinds(many(30, 20))).toEqual([]);
    expect(unusualLooks(many(31, 20), [], usualRules)).toMatchObject([
      { kind: 'many', people: 31, looks: 31, personId: null },
    ]);
    // Thirty-one looks, twenty-one seconds apart, never stand together in ten minutes.
    expect(kinds(many(31, 21))).toEqual([]);
  });

  it('are not the same person again and again', () => {
    expect(kinds(many(200, 1).map((each) => ({ ...each, personId: 'amina' })))).toEqual([]);
  });

  it('are counted worker by worker', () => {
    const two = many(60, 5).map((each, index) => ({ ...each, staffId: `w${index % 2}` }));
    expect(kinds(two)).toEqual([]);
  });

  it('are found as a count of every stretch finds them', () => {
    const looks = fc.array(
      fc.record({ person: fc.nat(8), second: fc.nat(1_800) }).map(({ person, second }) =>
        look({
          role: 'manager',
          personId: `p${person}`,
          at: at('2024-06-03T09:00:00Z').add({ seconds: second }),
        }),
      ),
      { maxLength: 60 },
    );
    const rules = { ...usualRules, mostPeople: 4, withinMinutes: 3 };
    fc.assert(
      fc.property(looks, (each) => {
        const most = Math.max(
          0,
          ...each.map(({ at: last }) => {
            const within = each.filter(
              (one) =>
                one.at.epochMilliseconds <= last.epochMilliseconds &&
                one.at.epochMilliseconds >= last.epochMilliseconds - 180_000,
            );
            return new Set(within.map(({ personId }) => personId)).size;
          }),
        );
        const found = unusualLooks(each, [], rules).find(({ kind }) => kind === 'many');
        expect(found?.people ?? 0).toBe(most > 4 ? most : 0);
      }),
      { seed: 20_240_603, numRuns: 300 },
    );
  });
});

describe('looking out of hours', () => {
  it.each([
    ['2024-06-03T06:00:00Z', []],
    ['2024-06-03T05:59:59Z', ['hours']],
    ['2024-06-03T18:59:59Z', []],
    ['2024-06-03T19:00:00Z', ['hours']],
    ['2024-06-08T10:00:00Z', ['hours']],
    ['2024-01-08T07:00:00Z', []],
    ['2024-01-08T06:59:59Z', ['hours']],
  ])('at %s by the clock in the United Kingdom is %j', (moment, expected) => {
    expect(kinds([look({ role: 'manager', at: at(moment) })])).toEqual(expected);
  });

  it('leaves weekends out where people work then', () => {
    const saturday = look({ role: 'manager', at: at('2024-06-08T10:00:00Z') });
    expect(kinds([saturday], [], { ...usualRules, weekends: true })).toEqual([]);
  });

  it('is listed by the day in the United Kingdom', () => {
    const late = look({ role: 'manager', at: at('2024-06-03T23:30:00Z') });
    expect(unusualLooks([late], [], usualRules)[0]?.day).toEqual(day('2024-06-04'));
  });
});

describe('what was looked into', () => {
  const [row] = unusualLooks([look()], [], usualRules);
  if (!row) throw new Error('nothing was found');
  const review = { ...row, untilAt: row.until };

  it('is settled up to the last look that was seen, and not beyond', () => {
    expect(isSettled(row, [review])).toBe(true);
    expect(isSettled({ ...row, until: row.until.add({ seconds: 1 }) }, [review])).toBe(false);
  });

  it.each([{ kind: 'hours' as const }, { staffId: 'w2' }, { personId: 'bella' }, { day: day('2024-06-04') }])(
    'settles no other: %j',
    (other) => {
      expect(isSettled({ ...row, ...other }, [review])).toBe(false);
    },
  );
});

describe('the words', () => {
  const rows = [
    ...unusualLooks([look()], [], usualRules),
    ...unusualLooks(many(31, 10), [], usualRules),
    ...unusualLooks([look({ role: 'manager', at: at('2024-06-08T10:00:00Z') })], [], usualRules),
  ];
  it('give each row its reason', () => {
    expect(rows.map((each) => reasonWords(each, usualRules))).toEqual([
      'Opened 1 page at 10:00am. No allocation, team, referral or visit ties this worker to the person.',
      'Opened the records of 31 people within 10 minutes, between 10:00am and 10:05am. More than 30 are listed.',
      'Opened 1 record on a Saturday at 11:00am. Usual hours are 7:00 to 20:00, Monday to Friday.',
    ]);
  });

  const tabs = [
    { text: 'Overview', path: '' as const },
    { text: 'Plan', path: '/plan' as const },
  ];
  it.each([
    ['/people/:id', 'Overview'],
    ['/people/:id/plan', 'Plan'],
    ['/people/:id/plan/print', 'Plan'],
    ['/people/:id/planning', 'A page of her record'],
    ['/referrals/:id/answers', 'The referral'],
    ['/', 'Home'],
    ['getPerson', 'Operation getPerson'],
  ])('say of %s “%s”', (query, words) => {
    expect(whatWords(query, tabs)).toBe(words);
  });
});
