import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseStanding, movedAnswers, planMoves } from './move-plan.ts';
import { zProgramme } from './schema/programme.ts';

function version(number: number, roads: Record<string, string[]>, moves: object[] = []) {
  const pathways = Object.entries(roads).map(([id, stages]) => [
    id,
    { title: id, for: 'All', stages: stages.map((stage) => ({ id: stage, title: stage })) },
  ]);
  return zProgramme.parse({
    programme: 'small',
    version: number,
    title: 'Small',
    about: 'Small',
    enrols: 'person',
    referral: { from: ['staff'] },
    pathways: Object.fromEntries(pathways),
    moves,
  });
}

const one = version(1, { main: ['first', 'second'], other: ['only'] });
const two = version(2, { main: ['begin', 'second'], other: ['only'] }, [
  { from: 1, stages: { main: { first: 'begin' } }, questions: { why: 'why_now' } },
]);
const three = version(3, { road: ['begin', 'later'] }, [
  {
    from: 2,
    pathways: { main: 'road' },
    stages: { main: { second: 'later' } },
    because: 'One road',
    questions: { why_now: 'reason' },
  },
]);
const versions = [one, two, three];

const standing = (programmeVersion: number, pathway: string, stage: string, id = 'e'): CaseStanding => ({
  id,
  programmeVersion,
  pathway,
  stage,
});

describe('a plan of moves', () => {
  it('gives cases of the version before their new place, with the reason', () => {
    expect(planMoves(three, versions, [standing(2, 'main', 'second')]).moves).toEqual([
      { id: 'e', fromVersion: 2, pathway: 'road', stage: 'later', because: 'One road' },
    ]);
  });

  it('goes through the versions between, one after another', () => {
    expect(planMoves(three, versions, [standing(1, 'main', 'first')]).moves).toMatchObject([
      { fromVersion: 1, pathway: 'road', stage: 'begin' },
    ]);
  });

  it('leaves a case where it is when its place has no counterpart, and says why', () => {
    const plan = planMoves(three, versions, [
      standing(2, 'other', 'only'),
      standing(2, 'other', 'only', 'f'),
    ]);
    expect(plan.moves).toEqual([]);
    expect(plan.counts).toEqual([
      {
        fromVersion: 2,
        from: { pathway: 'other', stage: 'only' },
        to: null,
        count: 2,
        stays: 'Version 3 has no pathway "other"',
      },
    ]);
  });

  it('leaves cases alone where no file says how they move, and those of this version or a later one', () => {
    const silent = version(4, { road: ['begin'] });
    expect(planMoves(silent, [...versions, silent], [standing(3, 'road', 'begin')]).counts).toMatchObject([
      { to: null, stays: 'Version 4 does not say how cases of version 3 move' },
    ]);
    expect(
      planMoves(two, versions, [standing(2, 'main', 'begin'), standing(3, 'road', 'begin')]).counts,
    ).toEqual([]);
  });

  it('counts every case once, and moves each to a place that the new version has', () => {
    const place = fc.oneof(
      fc.tuple(fc.constant(1), fc.constant('main'), fc.constantFrom('first', 'second')),
      fc.tuple(fc.constant(2), fc.constant('main'), fc.constantFrom('begin', 'second')),
      fc.tuple(fc.constantFrom(1, 2), fc.constant('other'), fc.constant('only')),
    );
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const cases = places.map(([at, pathway, stage], index) =>
          standing(at, pathway, stage, String(index)),
        );
        const { moves, counts } = planMoves(three, versions, cases);
        expect(counts.reduce((sum, each) => sum + each.count, 0)).toBe(cases.length);
        const moved = counts.filter((each) => each.to).reduce((sum, each) => sum + each.count, 0);
        expect(moves).toHaveLength(moved);
        for (const each of moves) {
          expect(three.pathways[each.pathway]?.stages.map((stage) => stage.id)).toContain(each.stage);
        }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});

it('answers keep their values under the new names of their questions', () => {
  const moves = [...two.moves, ...three.moves];
  expect(movedAnswers({ why: 'So that', other: 1 }, moves)).toEqual({ reason: 'So that', other: 1 });
});
