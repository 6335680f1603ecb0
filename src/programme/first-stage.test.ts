import { describe, expect, it } from 'vitest';
import { beginningFaults } from './check/beginnings.ts';
import { type CaseFacts, firstStage } from './index.ts';
import { checkProgramme } from './load.ts';

const fileOf = (first: string) => `programme: small
version: 1
title: Small
about: A small service
enrols: person
referral: { from: [staff], sections: [pregnancy] }
pathways:
  main:
    title: Main
    for: Everybody
    first: ${first}
    stages:
      - { id: before, title: Before the birth, until: birth }
      - { id: after, title: After the birth, months: 6 }
      - { id: later, title: Later on }
figures: {}
`;
const SOUND =
  '[{ stage: before, when: pregnancy.pregnant, because: A baby is on the way }, { stage: after, when: "children.exists(c, c.born_on > today - weeks(4))", because: A baby has just come }, { stage: later }]';

const checked = (first: string) => checkProgramme(fileOf(first), 'f.yaml', { figureSets: [] });
const faultsOf = (first: string) =>
  checked(first).faults.map((each) => `${each.line}:${each.column} ${each.message}`);

const today = Temporal.PlainDate.from('2024-06-03');
function firstOf(facts: CaseFacts, pathway = 'main') {
  const { programme } = checked(SOUND);
  return programme && firstStage(programme, pathway, { facts, today });
}

describe('the stage with which somebody begins', () => {
  const born = (born_on: string) => [{ born_on, removed: false }];

  it('is that of the first rule that is true, and else the last', () => {
    expect(firstOf({ pregnancy: { pregnant: true } })).toEqual({
      stage: 'before',
      because: 'A baby is on the way',
    });
    expect(firstOf({ pregnancy: { pregnant: false }, children: born('2024-05-20') })).toEqual({
      stage: 'after',
      because: 'A baby has just come',
    });
    expect(firstOf({ pregnancy: { pregnant: false }, children: [] })).toEqual({
      stage: 'later',
      because: null,
    });
  });

  it('is to be chosen among those that it may be, where a rule is not known', () => {
    expect(firstOf({ children: born('2024-05-20') })).toEqual({ stage: null, among: ['before', 'after'] });
    expect(firstOf({})).toEqual({ stage: null, among: ['before', 'after', 'later'] });
  });

  it('is nothing on a road that there is not', () => {
    expect(firstOf({}, 'other')).toBeUndefined();
    expect(firstOf({}, 'constructor')).toBeUndefined();
  });
});

describe('the check of where a road begins', () => {
  it('lets every stage be reached by it', () => {
    expect(faultsOf(SOUND)).toEqual([]);
  });

  it.each([
    [
      '[{ stage: before, when: pregnancy.pregnant, because: Yes }]',
      /^11:\d+ Nobody of whom no rule is true could begin/,
    ],
    [
      '[{ stage: after }, { stage: before, when: pregnancy.pregnant, because: Yes }]',
      /^11:\d+ Nobody begins here/,
    ],
    ['[{ stage: befor }]', /There is no stage "befor" in this pathway; did you mean "before"\?/],
    ['[{ stage: after }]', /^13:9 No stage leads to "before"/],
    ['[{ stage: before, when: pregnancy.pregnant }, { stage: after }]', /when and because together/],
    ['[{ stage: before, when: pregnancy.due_on, because: Yes }, { stage: after }]', /yes or no/],
    ['[{ stage: before, when: pregnancy.pregnat, because: Yes }, { stage: after }]', /did you mean/],
  ])('says what is wrong: %s', (first, message) => {
    expect(faultsOf(first).join('\n')).toMatch(message);
  });

  it('says nothing of roads that begin with their first stage', () => {
    expect(beginningFaults({ pathways: {} })).toEqual([]);
  });
});
