import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diamondWork } from '../../test/support/work.ts';
import { type ContactInput, type ContactState, decideContact } from './contact.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
const GOAL = '018f0000-0000-7000-8000-000000000001';

const open: ContactState = { work: diamondWork({ startedOn: '2024-01-08' }), goalIds: [GOAL], reached: [] };
const ended: ContactState = {
  ...open,
  work: diamondWork({ startedOn: '2023-01-08', endedOn: '2024-03-01' }),
};

const visit: ContactInput = {
  kind: 'home_visit',
  result: 'met',
  on: today,
  at: null,
  minutes: 60,
  place: null,
  others: null,
  done: [],
  goalIds: [],
  note: null,
  nextOn: null,
  outcomes: [],
  provisions: [],
};

describe('decideContact', () => {
  it('given open work, when a visit is said, then it is kept as it was said', () => {
    const decided = decideContact(open, { ...visit, done: ['listened', 'listened'], goalIds: [GOAL] }, today);
    expect(decided).toMatchObject({
      ok: true,
      value: {
        contact: { kind: 'home_visit', done: ['listened'], goalIds: [GOAL] },
        outcomes: [],
        provisions: [],
      },
    });
  });

  it.each(['attempted', 'did_not_attend', 'cancelled'] as const)(
    'keeps “%s” as work like any other',
    (result) => {
      expect(decideContact(open, { ...visit, result }, today)).toMatchObject({
        ok: true,
        value: { contact: { result } },
      });
    },
  );

  it('dates outcomes and what was given by the contact', () => {
    const on = day('2024-05-01');
    const decided = decideContact(
      open,
      {
        ...visit,
        on,
        outcomes: [{ outcome: 'gp_registered', evidence: null }],
        provisions: [{ kind: 'travel', what: null, amountPence: 350 }],
      },
      today,
    );
    expect(decided.ok && decided.value.outcomes[0]?.reachedOn.equals(on)).toBe(true);
    expect(decided.ok && decided.value.provisions[0]?.givenOn.equals(on)).toBe(true);
  });

  it('says all that is wrong at once, each beside its own field', () => {
    const decided = decideContact(
      open,
      {
        ...visit,
        kind: 'none',
        on: day('2024-07-01'),
        done: ['none'],
        goalIds: ['018f0000-0000-7000-8000-000000000009'],
        outcomes: [{ outcome: 'none', evidence: null }],
        provisions: [{ kind: 'none', what: null, amountPence: null }],
      },
      today,
    );
    const paths =
      !decided.ok && decided.error.kind === 'invalid'
        ? decided.error.faults.map((f) => f.path.join('.'))
        : [];
    expect(paths).toEqual(['kind', 'done.0', 'on', 'goalIds.0', 'outcomes.0.outcome', 'provisions.0.kind']);
  });

  it('refuses what was reached already, naming the day', () => {
    const reached = [{ outcome: 'gp_registered', reachedOn: day('2024-02-01'), occurrence: 1 }];
    const input = { ...visit, outcomes: [{ outcome: 'gp_registered', evidence: null }] };
    expect(decideContact({ ...open, reached }, input, today)).toMatchObject({
      ok: false,
      error: { code: 'already_recorded', message: expect.stringContaining('1 February 2024') },
    });
  });

  it('refuses the same outcome twice in one contact', () => {
    const twice = { outcome: 'gp_registered', evidence: null };
    const decided = decideContact(open, { ...visit, outcomes: [twice, twice] }, today);
    expect(decided).toMatchObject({
      ok: false,
      error: { code: 'already_recorded', faults: [{ path: ['outcomes', 1, 'outcome'] }] },
    });
  });
});

describe('the days of a contact', () => {
  it.each([
    ['2024-06-03', true],
    ['2024-06-04', false],
    ['2024-01-08', true],
    ['2023-12-01', true],
    ['2023-10-10', true],
    ['2023-10-09', false],
  ])('given work from 8 January 2024 and today 3 June, %s: %s', (on, ok) => {
    expect(decideContact(open, { ...visit, on: day(on) }, today).ok).toBe(ok);
  });

  it.each([
    ['2024-06-04', true],
    ['2024-06-03', false],
    ['2025-06-03', true],
    ['2025-06-04', false],
  ])('given a contact today, next on %s: %s', (nextOn, ok) => {
    expect(decideContact(open, { ...visit, nextOn: day(nextOn) }, today).ok).toBe(ok);
  });
});

describe('after the end', () => {
  it.each([
    ['2025-07-20', 'refused'],
    ['2025-07-21', 'taken'],
    ['2026-03-01', 'taken'],
  ])('a contact on %s is %s where the programme looks again after eighteen months', (on, said) => {
    const after_end = { amount: 18, unit: 'month' as const };
    const within = { amount: 6, unit: 'week' as const };
    const follow_up = [
      { id: 'later', title: 'Later', from: 'end' as const, after_end, within, outcomes: [] },
    ];
    const programme = { ...ended.work.programme, follow_up };
    const state = { ...ended, work: { ...ended.work, programme } };
    expect(decideContact(state, { ...visit, on: day(on) }, day(on)).ok).toBe(said === 'taken');
  });

  it('a contact from before the end can still be recorded', () => {
    expect(decideContact(ended, { ...visit, on: day('2024-03-01') }, today).ok).toBe(true);
  });

  it('a later one is refused, with what can be recorded', () => {
    expect(decideContact(ended, { ...visit, on: day('2024-03-02') }, today)).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'ended', message: expect.stringContaining('1 March 2024') },
    });
  });

  it('a follow-up kind is taken for as long as the programme follows up, and no longer', () => {
    const { contacts } = ended.work.programme;
    if (!contacts) throw new Error('the Diamond programme has contacts');
    const kinds = contacts.kinds.map((kind) => ({ ...kind, follow_up: kind.id === 'call' }));
    const follow: ContactState['work']['programme'] = {
      ...ended.work.programme,
      contacts: { ...contacts, kinds, follow_up: { amount: 2, unit: 'month' } },
    };
    const state = { ...ended, work: { ...ended.work, programme: follow } };
    const call = { ...visit, kind: 'call' };
    expect(decideContact(state, { ...call, on: day('2024-05-01') }, today).ok).toBe(true);
    expect(decideContact(state, { ...call, on: day('2024-05-02') }, today).ok).toBe(false);
    expect(decideContact(state, { ...visit, on: day('2024-04-01') }, today)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Telephone call') },
    });
  });
});

describe('whatever is said', () => {
  const anyInput = fc.record({
    kind: fc.constantFrom('home_visit', 'call', 'none', ''),
    result: fc.constantFrom('met', 'attempted', 'did_not_attend', 'cancelled'),
    offset: fc.integer({ min: -900, max: 30 }),
    next: fc.option(fc.integer({ min: -40, max: 800 })),
    done: fc.array(fc.constantFrom('listened', 'housing', 'none')),
    outcomes: fc.array(fc.constantFrom('gp_registered', 'dental_registered', 'none'), { maxLength: 3 }),
    goals: fc.array(fc.constantFrom(GOAL, '018f0000-0000-7000-8000-000000000009')),
  });

  it('what is kept is never in the future, names only what the programme and the plan know, and nothing twice', () => {
    fc.assert(
      fc.property(
        anyInput,
        fc.constantFrom(open, ended),
        ({ offset, next, outcomes, goals, ...rest }, state) => {
          const on = today.add({ days: offset });
          const input: ContactInput = {
            ...visit,
            ...rest,
            on,
            goalIds: goals,
            nextOn: next === null ? null : on.add({ days: next }),
            outcomes: outcomes.map((outcome) => ({ outcome, evidence: null })),
          };
          const decided = decideContact(state, input, today);
          if (!decided.ok) {
            expect(['invalid', 'refused']).toContain(decided.error.kind);
            return;
          }
          const { contact } = decided.value;
          expect(Temporal.PlainDate.compare(contact.happenedOn, today)).toBeLessThanOrEqual(0);
          expect(state.work.programme.contacts?.kinds.map((kind) => kind.id)).toContain(contact.kind);
          expect(contact.goalIds.every((id) => id === GOAL)).toBe(true);
          expect(new Set(contact.done).size).toBe(contact.done.length);
          expect(new Set(decided.value.outcomes.map((each) => each.outcome)).size).toBe(outcomes.length);
          if (contact.nextOn) expect(Temporal.PlainDate.compare(contact.nextOn, contact.happenedOn)).toBe(1);
          if (state.work.endedOn) {
            expect(Temporal.PlainDate.compare(contact.happenedOn, state.work.endedOn)).toBeLessThanOrEqual(0);
          }
        },
      ),
      {
        seed: 21,
        numRuns: 500,
        examples: [
          [
            { kind: 'home_visit', result: 'met', offset: 0, next: 1, done: [], outcomes: [], goals: [] },
            open,
          ],
        ],
      },
    );
  });
});
