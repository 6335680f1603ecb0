import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LookBook, type LookedAt, listed, subjectOf } from './looks.ts';

const AMINA = '00000000-0000-7000-8000-000000000001';
const BELLA = '00000000-0000-7000-8000-000000000002';
const REFERRAL = '00000000-0000-7000-8000-000000000009';
const common = {
  at: Temporal.Instant.from('2024-06-03T12:00:00Z'),
  staffId: '00000000-0000-7000-8000-00000000000a',
  role: 'practitioner',
  organisation: null,
  query: '/people/:id',
  door: 'page',
} as const;

describe('whom an address is about', () => {
  it.each([
    ['/people/:id/plan', { id: AMINA }, { personId: AMINA, referralId: null }],
    ['/people/{personId}/chronology', { personId: AMINA }, { personId: AMINA, referralId: null }],
    ['/people/{id}', { id: AMINA.toUpperCase() }, { personId: AMINA, referralId: null }],
    ['/referrals/:id/answers', { id: REFERRAL }, { personId: null, referralId: REFERRAL }],
  ])('%s names it', (pattern, values, subject) => {
    expect(subjectOf(pattern, values)).toEqual(subject);
  });

  it.each([
    ['/people', {}],
    ['/people/:id', { id: 'new' }],
    ['/people/:id', { id: 7 }],
    ['/people/:id', null],
    ['/enrolments/{id}', { id: AMINA }],
    ['/t/:tenant/people/:id', { id: AMINA }],
  ])('%s with %o names nobody', (pattern, values) => {
    expect(subjectOf(pattern, values)).toBeNull();
  });
});

describe('what one page looked at', () => {
  it('is one look at each person, however often she was asked about', () => {
    const book = new LookBook();
    book.saw([AMINA], 'practitioner: read a person’s record');
    book.saw([AMINA, { personId: AMINA, referralId: REFERRAL }], 'practitioner: read referrals');
    book.saw(listed([BELLA, AMINA, BELLA]), 'practitioner: see a caseload');
    expect(book.looks(common, true)).toEqual([
      {
        ...common,
        personId: AMINA,
        referralId: REFERRAL,
        extent: 'record',
        refused: false,
        reason: 'practitioner: read a person’s record',
      },
      {
        ...common,
        personId: BELLA,
        referralId: null,
        extent: 'list',
        refused: false,
        reason: 'practitioner: see a caseload',
      },
    ]);
  });

  it('is a look at a referral of which nobody on record has come', () => {
    const book = new LookBook();
    book.saw([{ referralId: REFERRAL }, { personId: null, referralId: null }], 'manager: read referrals');
    expect(book.looks(common, true)).toMatchObject([
      { personId: null, referralId: REFERRAL, refused: false },
    ]);
  });

  it('is nothing where nothing was shown, but for what was refused', () => {
    const book = new LookBook();
    book.saw([AMINA], 'practitioner: read a person’s record');
    book.refused({ personId: BELLA, referralId: null }, 'Your role may not');
    book.refused(null, 'Your role may not');
    expect(book.looks(common, false)).toMatchObject([
      { personId: BELLA, refused: true, reason: 'Your role may not', extent: 'record' },
    ]);
  });

  it('does not call refused what was shown, though a part of it was not there', () => {
    const book = new LookBook();
    book.saw([AMINA], 'practitioner: read a person’s record');
    book.refused({ personId: AMINA, referralId: null }, 'There is no such record');
    expect(book.looks(common, true).map(({ refused }) => refused)).toEqual([false]);
    expect(book.looks(common, false).map(({ refused }) => refused)).toEqual([true]);
  });

  it('never names anybody twice, and leaves nobody out', () => {
    const person = fc.constantFrom(AMINA, BELLA, REFERRAL);
    const seen = fc.oneof(
      person,
      fc.record({ personId: person, extent: fc.constantFrom('list', 'record') }) as fc.Arbitrary<LookedAt>,
    );
    fc.assert(
      fc.property(fc.array(fc.array(seen)), (asked) => {
        const book = new LookBook();
        for (const each of asked) book.saw(each, 'because');
        const ids = book.looks(common, true).map(({ personId }) => personId);
        const all = asked.flat().map((each) => (typeof each === 'string' ? each : each.personId));
        expect(ids).toEqual([...new Set(all)]);
        for (const look of book.looks(common, true)) {
          const whole = asked
            .flat()
            .some((each) =>
              typeof each === 'string'
                ? each === look.personId
                : each.personId === look.personId && each.extent === 'record',
            );
          expect(look.extent).toBe(whole ? 'record' : 'list');
        }
      }),
      { seed: 20_240_603 },
    );
  });
});
