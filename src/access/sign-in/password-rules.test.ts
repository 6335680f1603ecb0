import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';

const owner = {
  name: 'Priya Raman',
  email: 'priya.raman@eastborough.gov.uk',
  current: 'the one she has now',
};

describe('a new password', () => {
  it.each(['short', 'x'.repeat(129), 'the one she has now'])(
    'is of the right length, and another one: %j',
    (next) => {
      expect(passwordFault(next, owner)).toBeDefined();
    },
  );

  it.each([
    'password1234',
    'Password123!Password123!',
    'P@ssw0rd12345',
    'liverpool2026!',
    'qwertyuiop1234',
    'poiuytrewq99',
    '1qaz2wsx3edc',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'abcdefghijklmnop',
    '123456789012',
    '07700 900123 07',
    '12/03/1985 12/03/1985',
    'priyaraman2026',
    'Raman.Priya.1985',
    'eastborough1!!!',
    'WelcomeFacet2026',
    'Summer2026Summer',
    'iloveyou12345',
    '            ',
  ])('is not what is guessed first: %j', (next) => {
    expect(passwordFault(next, owner)).toMatch(/harder to guess/);
  });

  it.each([
    'a long enough password',
    'kettle violin harbour',
    'quite another one',
    'পাসওয়ার্ড লম্বা হলে ভালো',
    'correcthorsebatterystaple',
    'xk7mq2vwpt9d',
    'the cat sat on my laptop',
  ])('may be any that is long and not that: %j', (next) => {
    expect(passwordFault(next, owner)).toBeUndefined();
  });

  it('says nothing about capitals, figures or signs, and takes every one made by chance', () => {
    fc.assert(
      fc.property(fc.constant(0), () => passwordFault(newPassword(), owner) === undefined),
      { numRuns: 200 },
    );
    for (const next of ['kettle violin harbour', 'KETTLE VIOLIN HARBOUR', 'kettle-violin-harbour-4'])
      expect(passwordFault(next, owner)).toBeUndefined();
  });

  it('never takes long for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (next) => {
        expect(['string', 'undefined']).toContain(typeof passwordFault(next, owner));
      }),
      { seed: 20261122, numRuns: 500 },
    );
  });
});
