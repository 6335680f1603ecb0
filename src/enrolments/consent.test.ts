import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consent, day, programme, today, why } from '../../test/support/small-programme.ts';
import {
  consentStanding,
  consentsMissing,
  decideGiveConsent,
  decideWithdrawConsent,
  whatWithdrawalStops,
} from './consent.ts';

describe('recording consent', () => {
  const given = { kind: 'join', answer: 'given', agencies: [], on: today } as const;
  it('is recorded when asked and answered', () =>
    expect(why(decideGiveConsent(programme, given, today))).toBe('ok'));
  it('names each agency once', () => {
    const share = { ...given, kind: 'share', agencies: ['GP', 'GP', 'Housing'] };
    const decision = decideGiveConsent(programme, share, today);
    expect(decision).toEqual({ ok: true, value: { agencies: ['GP', 'Housing'] } });
  });
  it('needs the agencies of a consent to share, but not of a refusal', () => {
    const share = { ...given, kind: 'share' };
    expect(why(decideGiveConsent(programme, share, today))).toMatch(/^agencies: Name at least one/);
    expect(why(decideGiveConsent(programme, { ...share, answer: 'refused' }, today))).toBe('ok');
  });
  it('is refused for a kind that the programme does not ask for', () =>
    expect(why(decideGiveConsent(programme, { ...given, kind: 'photos' }, today))).toMatch(/^kind: Diamond/));
  it('is refused for tomorrow', () =>
    expect(why(decideGiveConsent(programme, { ...given, on: day('2024-06-04') }, today))).toMatch(
      /^on: .*past/,
    ));
});

describe('withdrawing consent', () => {
  it('is recorded from the day it was given', () =>
    expect(why(decideWithdrawConsent(consent(), day('2024-05-01'), today))).toBe('ok'));
  it('cannot be before it was given', () =>
    expect(why(decideWithdrawConsent(consent(), day('2024-04-30'), today))).toMatch(
      /on or after 1 May 2024/,
    ));
  it('cannot be done twice', () =>
    expect(why(decideWithdrawConsent(consent({ withdrawnOn: today }), today, today))).toBe(
      'already_withdrawn',
    ));
  it('needs a consent that was given', () =>
    expect(why(decideWithdrawConsent(consent({ answer: 'refused' }), today, today))).toBe('not_given'));
  it('says what it stops, and with whom', () => {
    const [join, share, evaluate] = programme.consent.to;
    expect(join && whatWithdrawalStops(join, [])[0]).toMatch(/work cannot go on/);
    expect(share && whatWithdrawalStops(share, ['GP', 'Housing'])[0]).toMatch(/shared with GP and Housing/);
    expect(evaluate && whatWithdrawalStops(evaluate, [])[0]).toMatch(/no longer used .*Help us learn/);
  });
});

describe('how consent stands', () => {
  it('is the last answer that counts', () => {
    const earlier = consent({ answer: 'refused', givenOn: day('2024-04-01') });
    expect(consentStanding([consent(), earlier], 'join', today)).toBe('given');
    const later = consent({ answer: 'refused', givenOn: day('2024-05-20') });
    expect(consentStanding([consent(), later], 'join', today)).toBe('refused');
  });
  it('ends on the day it is withdrawn', () => {
    const withdrawn = consent({ withdrawnOn: day('2024-05-10') });
    expect(consentStanding([withdrawn], 'join', day('2024-05-09'))).toBe('given');
    expect(consentStanding([withdrawn], 'join', day('2024-05-10'))).toBe('withdrawn');
  });
  it('is not asked before the first answer', () =>
    expect(consentStanding([consent()], 'join', day('2024-04-30'))).toBe('not_asked'));
  it('stands exactly when nothing required is missing, on any day and after any answers', () => {
    const answers = fc.array(
      fc.record({
        answer: fc.constantFrom('given' as const, 'refused' as const),
        days: fc.integer({ min: 0, max: 50 }),
        held: fc.option(fc.integer({ min: 0, max: 20 })),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(answers, fc.integer({ min: 0, max: 60 }), (list, at) => {
        const from = day('2024-01-01');
        const consents = list.map(({ answer, days, held }) =>
          consent({
            answer,
            givenOn: from.add({ days }),
            withdrawnOn: answer === 'given' && held !== null ? from.add({ days: days + held }) : null,
          }),
        );
        const on = from.add({ days: at });
        const missing = consentsMissing(programme, consents, on).length;
        expect(missing === 0).toBe(consentStanding(consents, 'join', on) === 'given');
      }),
      { seed: 3 },
    );
  });
});
