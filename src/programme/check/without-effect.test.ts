import { expect, it } from 'vitest';
import { zProgramme } from '../schema/programme.ts';
import { withoutEffect } from './without-effect.ts';

const small = {
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
};
const placesOf = (over: object) =>
  withoutEffect(zProgramme.parse({ ...small, ...over })).map(({ path }) => path.join('.'));

it('warns of every word that the pages do not follow, and of no other', () => {
  for (const enrols of ['person', 'family', 'question', 'attendance'])
    expect(placesOf({ enrols })).toEqual([]);
  const panel = { title: 'Panel', members: ['One', 'Two'] };
  expect(
    placesOf({
      decision: { by: 'panel', within: '2 weeks', panel },
      translations: { so: { title: 'Yar' }, bn: { title: 'Choto' } },
    }),
  ).toEqual([]);
  expect(placesOf({ decision: { by: 'one' } })).toEqual([]);
  expect(placesOf({ wording: { person: 'mother', worker: 'nurse' } })).toEqual([]);
  const family = { enrols: 'family', wording: { person: 'family', worker: 'nurse' } };
  expect(placesOf(family)).toEqual(['wording.person']);
});
