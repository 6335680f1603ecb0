import { expect, it } from 'vitest';
import { house } from '../app/rooms.ts';
import { checkProgramme } from './index.ts';

const HEAD = 'programme: small\nversion: 1\ntitle: Small\nabout: Small\n';
const ADVICE = 'consultations:\n  kinds: [{ id: advice, title: Advice }]\n';
const GROUPS = 'groups:\n  kinds: [{ id: morning, title: Morning, form: drop_in, anonymous: true }]\n';
const check = (text: string) => {
  const { programme, faults, warnings } = checkProgramme(HEAD + text, 'f.yaml', house);
  return {
    programme,
    faults: faults.map((each) => each.message),
    warnings: warnings.map((each) => each.message),
  };
};

it('takes a programme of questions and one of head counts, which need no referral and no pathway', () => {
  for (const text of [`enrols: question\n${ADVICE}`, `enrols: attendance\n${GROUPS}`])
    expect(check(text)).toMatchObject({ faults: [], warnings: [], programme: { referral: { ask: [] } } });
});

it('says what such a programme lacks, and what to write where a setting would be enrolled', () => {
  expect(check('enrols: question\n').faults).toEqual([expect.stringContaining('add consultations')]);
  expect(check('enrols: attendance\n').faults).toEqual([expect.stringContaining('anonymous: true')]);
  const named = GROUPS.replace('anonymous: true', 'anonymous: false');
  expect(check(`enrols: attendance\n${named}`).faults).toEqual([expect.stringContaining('add groups')]);
  const road =
    'referral: { from: [staff] }\npathways:\n  main: { title: M, for: A, stages: [{ id: a, title: A }] }\n';
  expect(check(`enrols: setting\n${road}`).faults).toEqual([
    expect.stringContaining('write enrols: question'),
  ]);
  // Who enrols a person says how she comes in, and along which road.
  expect(check('enrols: person\n').faults).toEqual([
    expect.stringContaining('"referral" is missing'),
    expect.stringContaining('"pathways" is missing'),
  ]);
});

it('warns of words about cases where there are none', () => {
  const text = `enrols: question\n${ADVICE}waiting_list: { order: received, most: 3 }\n`;
  expect(check(text).warnings).toEqual([expect.stringContaining('Nobody is enrolled here')]);
});
