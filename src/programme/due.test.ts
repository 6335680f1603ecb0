import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedContacts, followUpDue, standingOf } from './due.ts';
import type { CaseFacts } from './expression/vocabulary.ts';
import { zProgramme } from './schema/programme.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const programme = zProgramme.parse({
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
  schedules: [
    {
      id: 'birth',
      title: 'Around the birth',
      from: 'due_date',
      pathways: ['main'],
      steps: [
        { id: 'late', title: 'Late', due: '6 weeks before', within: '1 week', kind: 'visit' },
        { id: 'day', title: 'Day', due: 'on the day' },
      ],
      repeat: { each: '1 month', from: '1 month after', until: '4 months after' },
    },
    { id: 'asked', title: 'Asked', from: 'answer', answer: 'scan', repeat: { each: '2 weeks', times: 2 } },
  ],
  follow_up: [{ id: 'later', title: 'Later', after_end: '18 months', reasons: ['done'] }],
});

const dues = (anchors: Parameters<typeof expectedContacts>[2], pathway = 'main') =>
  expectedContacts(programme, pathway, anchors, { facts: {}, today: day('2024-01-31') });

describe('the days of one contact', () => {
  it('may lie on one side of its day alone', () => {
    const steps = [
      { id: 'call', title: 'Call', due: 'on the day', from: 'on the day', until: '3 days after' },
      { id: 'visit', title: 'Visit', due: '2 weeks after', within: '3 days', until: '3 weeks after' },
    ];
    const late = zProgramme.parse({
      ...programme,
      follow_up: [],
      schedules: [{ id: 'born', title: 'After the birth', from: 'birth', steps }],
    });
    const known = { facts: {}, today: day('2024-01-31') };
    const dues = expectedContacts(late, 'main', { birth: day('2024-01-10') }, known);
    expect(dues.map(({ id, from, until }) => `${id} ${from} ${until}`)).toEqual([
      'born.call 2024-01-10 2024-01-13',
      'born.visit 2024-01-21 2024-01-31',
    ]);
  });
});

describe('a birth', () => {
  it('ends what goes on until it, and takes over from the due date', () => {
    const until = zProgramme.parse({
      ...programme,
      follow_up: [],
      schedules: [
        {
          id: 'wait',
          title: 'Wait',
          from: 'due_date',
          until: 'birth',
          repeat: { each: '1 week', from: '2 weeks before' },
        },
        {
          id: 'baby',
          title: 'Baby',
          from: 'due_date_or_birth',
          steps: [{ id: 'day', title: 'Day', due: 'on the day' }],
        },
      ],
    });
    const seen = (anchors: Parameters<typeof expectedContacts>[2]) =>
      expectedContacts(until, 'main', anchors, { facts: {}, today: day('2024-01-31') }).map(
        ({ id, on }) => `${id} ${on}`,
      );
    const due = day('2024-03-15');
    // Three weeks after the due date, and no longer: by then it has happened.
    expect(seen({ due_date: due, due_date_or_birth: due })).toEqual([
      'wait.1 2024-03-01',
      'wait.2 2024-03-08',
      'baby.day 2024-03-15',
      'wait.3 2024-03-15',
      'wait.4 2024-03-22',
      'wait.5 2024-03-29',
      'wait.6 2024-04-05',
    ]);
    const born = day('2024-03-09');
    expect(seen({ due_date: due, born, due_date_or_birth: born })).toEqual([
      'wait.1 2024-03-01',
      'wait.2 2024-03-08',
      'baby.day 2024-03-09',
    ]);
  });
});

describe('a schedule', () => {
  it('counts days before and after the date that it hangs on, and keeps the end of the month', () => {
    expect(dues({ due_date: day('2024-01-31') }).map((each) => `${each.id} ${each.on}`)).toEqual([
      'birth.late 2023-12-20',
      'birth.day 2024-01-31',
      'birth.1 2024-02-29',
      'birth.2 2024-03-29',
      'birth.3 2024-04-29',
      'birth.4 2024-05-29',
    ]);
  });

  it('expects nothing while its date is not known, nor on another pathway', () => {
    expect(dues({})).toEqual([]);
    expect(dues({ due_date: day('2024-01-31') }, 'other')).toEqual([]);
    expect(dues({ answers: { scan: day('2024-01-01') } }).map((each) => String(each.on))).toEqual([
      '2024-01-15',
      '2024-01-29',
    ]);
  });

  it('is for those of whom its rule is not false', () => {
    const [first] = programme.schedules;
    if (!first) throw new Error('There is a schedule');
    const ruled = { ...programme, schedules: [{ ...first, when: 'person.care_leaver' }] };
    const count = (facts: CaseFacts) =>
      expectedContacts(ruled, 'main', { due_date: day('2024-01-31') }, { facts, today: day('2024-01-31') })
        .length;
    expect(count({ person: { care_leaver: true } })).toBe(6);
    expect(count({ person: {} })).toBe(6);
    expect(count({ person: { care_leaver: false } })).toBe(0);
  });

  it('is done by a contact of its kind within its days, each contact once', () => {
    const [late, birth] = standingOf(
      dues({ due_date: day('2024-01-31') }),
      [
        { kind: 'call', on: day('2023-12-20') },
        { kind: 'visit', on: day('2023-12-27') },
      ],
      day('2024-01-31'),
    );
    expect(late).toMatchObject({ state: 'done' });
    expect(String(late?.doneOn)).toBe('2023-12-27');
    expect(birth?.state).toBe('now');
    const [missed] = standingOf(dues({ due_date: day('2024-01-31') }), [], day('2023-12-28'));
    expect(missed?.state).toBe('missed');
  });

  it('never counts one contact for two, whatever was made', () => {
    const made = fc.array(
      fc.record({
        kind: fc.constantFrom('visit', 'call'),
        on: fc.integer({ min: 0, max: 200 }).map((days) => day('2023-12-01').add({ days })),
      }),
    );
    fc.assert(
      fc.property(made, (contacts) => {
        const standing = standingOf(dues({ due_date: day('2024-01-31') }), contacts, day('2024-03-01'));
        const done = standing.filter((each) => each.state === 'done');
        expect(done.length).toBeLessThanOrEqual(contacts.length);
        for (const each of done) {
          expect(contacts.some(({ on }) => each.doneOn && on.equals(each.doneOn))).toBe(true);
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

it('follow-up falls due after an end for its reasons alone', () => {
  const [later] = followUpDue(programme, { on: day('2024-01-31'), reason: 'done' });
  expect([later?.on, later?.from, later?.until].map(String)).toEqual([
    '2025-07-31',
    '2025-07-03',
    '2025-08-28',
  ]);
  expect(followUpDue(programme, { on: day('2024-01-31'), reason: 'moved' })).toEqual([]);
});

it('follow-up may be counted from a birth, the due date until then, or the start; never before the end', () => {
  const from = (anchor: string, after = '6 months') => ({ id: anchor, title: anchor, from: anchor, after });
  const anchored = zProgramme.parse({
    ...programme,
    schedules: [],
    follow_up: [from('birth'), from('due_date_or_birth'), from('start', '1 month'), from('end', '1 week')],
  });
  const ended = { on: day('2024-05-31'), reason: 'done' };
  const on = (anchors: Parameters<typeof followUpDue>[2]) =>
    followUpDue(anchored, ended, anchors).map((due) => `${due.title} ${due.on}`);
  expect(
    on({ start: day('2024-01-01'), birth: day('2024-02-10'), due_date_or_birth: day('2024-02-01') }),
  ).toEqual(['birth 2024-08-10', 'due_date_or_birth 2024-08-01', 'end 2024-06-07']);
  expect(on({ start: day('2024-05-20') })).toEqual(['start 2024-06-20', 'end 2024-06-07']);
});

it('a follow-up says once how long afterwards it falls', () => {
  const faults = (each: object) =>
    zProgramme
      .safeParse({ ...programme, schedules: [], follow_up: [{ id: 'x', title: 'X', ...each }] })
      .error?.issues.map(({ path, message }) => `${String(path.at(-1))}: ${message}`);
  expect(faults({})).toEqual(['after_end: Say how long afterwards: after_end, or from and after']);
  expect(faults({ after_end: '1 year', after: '1 year' })).toEqual([
    'after: Say it once: after_end, or from and after',
  ]);
  expect(faults({ after_end: '1 year', from: 'birth' })).toEqual([
    'after_end: Write after, not after_end: this is counted from birth',
  ]);
});
