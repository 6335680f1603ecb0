import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intakeFaults } from './check/intake.ts';
import { inOwnWords, OWN_WORDS } from './own-words.ts';
import { zWording } from './schema/intake.ts';
import { zProgramme } from './schema/programme.ts';

const small = {
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
};

const helped = (wording: object, enrols: 'person' | 'family' = 'person') => ({
  enrols,
  wording: zWording.parse(wording),
});

describe('a programme’s own words', () => {
  const say = inOwnWords(helped({ person: 'applicant', worker: 'coach', referral: 'request' }));

  it.each([
    ['The parent’s name', 'The applicant’s name'],
    ['Parents and a parent', 'Applicants and an applicant'],
    ['A worker then reaches the parent', 'A coach then reaches the applicant'],
    ['Make a referral', 'Make a request'],
    ['With the other parent', 'With the other parent'],
    ['Parenting, apparent, referrals', 'Parenting, apparent, referrals'],
    ['No parent at all', 'No applicant at all'],
  ])('%s: %s', (sentence, own) => {
    expect(say(sentence)).toBe(own);
  });

  it('say what several are called where the plural is its own', () => {
    expect(inOwnWords(helped({ person: 'woman', people: 'women' }))('All parents')).toBe('All women');
  });

  it('leave sentences about one of a family as they are', () => {
    const family = inOwnWords(helped({ person: 'family', worker: 'coach' }, 'family'));
    expect(family('The worker asks the parent')).toBe('The coach asks the parent');
  });

  it('are said only where a place speaks of them', () => {
    const form = inOwnWords(helped({ contact: 'session', person: 'mother' }), ['person']);
    expect(form('Safe contact with the parent')).toBe('Safe contact with the mother');
  });

  it('change nothing without any, nor what holds none of the usual words', () => {
    const usual = new RegExp(`\\b(${Object.values(OWN_WORDS).join('|')})\\b`, 'iu');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(inOwnWords(undefined)(text)).toBe(text);
        fc.pre(!usual.test(text));
        expect(say(text)).toBe(text);
      }),
      { seed: 3 },
    );
  });
});

it('are plain words alone', () => {
  const faultsOf = (worker: string) =>
    intakeFaults(zProgramme.parse({ ...small, wording: { worker } })).length;
  for (const word of ['family nurse', 'co-worker', 'Mother’s helper', 'nyrs']) expect(faultsOf(word)).toBe(0);
  for (const word of ['<b>nurse</b>', ' nurse', 'x'.repeat(41), '{nurse}']) expect(faultsOf(word)).toBe(1);
});
