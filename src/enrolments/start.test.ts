import { describe, expect, it } from 'vitest';
import { consent, day, programme, today, why } from '../../test/support/small-programme.ts';
import { decideStart, type StartState } from './start.ts';

describe('starting', () => {
  const referral = {
    id: 'r',
    personId: 'p',
    programmeId: 'diamond',
    programmeVersion: 1,
    status: 'accepted',
    receivedOn: day('2024-04-20'),
    origin: 'staff' as const,
    answers: {},
  };
  const begins = { participant: { stage: 'engage', because: null } };
  const state: StartState = { referral, earlier: [], consents: [consent()], criteria: [], begins };
  const wish = { pathway: 'participant', stage: null, startedOn: day('2024-05-06'), overrideReason: null };
  const past = { id: 'e1', startedOn: day('2022-01-01'), endedOn: day('2023-07-01') };
  const pregnant = { id: 'not_pregnant', result: 'not_met' as const, text: 'Pregnant now' };

  it('begins at the first stage of the pathway', () =>
    expect(decideStart(programme, state, wish, today)).toEqual({
      ok: true,
      value: { stage: 'engage', previousId: null },
    }));
  it('is refused without a referral', () =>
    expect(why(decideStart(programme, { ...state, referral: null }, wish, today))).toBe('no_referral'));
  it.each(['received', 'asked_for_more', 'declined', 'withdrawn'])(
    'is refused while the referral is %s',
    (status) =>
      expect(why(decideStart(programme, { ...state, referral: { ...referral, status } }, wish, today))).toBe(
        'not_accepted',
      ),
  );
  it('is refused on a referral to another programme', () =>
    expect(
      why(
        decideStart(programme, { ...state, referral: { ...referral, programmeId: 'flourish' } }, wish, today),
      ),
    ).toBe('other_programme'));
  it('needs no referral to come back, and keeps the earlier time', () =>
    expect(decideStart(programme, { ...state, referral: null, earlier: [past] }, wish, today)).toEqual({
      ok: true,
      value: { stage: 'engage', previousId: 'e1' },
    }));
  it('is refused while an earlier time goes on', () =>
    expect(
      why(decideStart(programme, { ...state, earlier: [{ ...past, endedOn: null }] }, wish, today)),
    ).toBe('already_enrolled'));
  it('is refused before the earlier time ended', () =>
    expect(
      why(
        decideStart(
          programme,
          { ...state, referral: null, earlier: [{ ...past, endedOn: day('2024-05-20') }] },
          wish,
          today,
        ),
      ),
    ).toMatch(/^startedOn: .*20 May 2024/));
  it('is refused without consent to take part on that day', () => {
    expect(why(decideStart(programme, { ...state, consents: [] }, wish, today))).toBe('consent_missing');
    const late = [consent({ givenOn: day('2024-05-20') })];
    expect(why(decideStart(programme, { ...state, consents: late }, wish, today))).toBe('consent_missing');
    const withdrawn = [consent({ withdrawnOn: day('2024-05-06') })];
    expect(why(decideStart(programme, { ...state, consents: withdrawn }, wish, today))).toBe(
      'consent_missing',
    );
  });
  it('is refused in the future, before the referral, and on an unknown pathway, all at once', () => {
    expect(why(decideStart(programme, state, { ...wish, startedOn: day('2024-06-04') }, today))).toMatch(
      /^startedOn: .*past/,
    );
    const early = { ...wish, startedOn: day('2024-04-19'), pathway: 'constructor' };
    expect(why(decideStart(programme, state, early, today))).toMatch(/^pathway: .*startedOn: /);
  });
  it('needs a reason when a criterion of the start is not met, or not known', () => {
    const met = { ...pregnant, result: 'met' as const };
    const unknown = { ...pregnant, result: 'not_known' as const };
    expect(why(decideStart(programme, { ...state, criteria: [met] }, wish, today))).toBe('ok');
    for (const criterion of [pregnant, unknown]) {
      const open = { ...state, criteria: [criterion] };
      expect(why(decideStart(programme, open, wish, today))).toBe('criteria');
      expect(why(decideStart(programme, open, { ...wish, overrideReason: 'Agreed' }, today))).toBe('ok');
    }
  });
});
