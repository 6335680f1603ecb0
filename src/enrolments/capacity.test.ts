import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zProgramme } from '../programme/schema/programme.ts';
import { type HeldPlaces, movePassed, placesHeldBy, placesPassed } from './capacity.ts';

const programme = zProgramme.parse({
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  capacity: {
    per_programme: 4,
    intensity: [
      { id: 'often', title: 'Often', counts: 1.5, per_programme: 2, per_worker: 1 },
      { id: 'seldom', title: 'Now and then', counts: 0.5 },
    ],
  },
  pathways: {
    main: {
      title: 'Main',
      for: 'All',
      stages: [
        { id: 'first', title: 'First', intensity: 'often' },
        { id: 'second', title: 'Second', intensity: 'seldom' },
        { id: 'third', title: 'Third' },
      ],
    },
  },
});
const versions = () => programme;
const held = (stage: string, count: number, staffId: string | null = 'p'): HeldPlaces => ({
  programmeVersion: 1,
  pathway: 'main',
  stage,
  staffId,
  count,
});
const at = (stage: string, staffId: string | null = 'p') => ({ pathway: 'main', stage, staffId });

describe('the places of a programme', () => {
  it.each([
    [[held('second', 7)], 'second', []],
    [[held('second', 8)], 'second', ['Small has 4 places, and 4 are taken']],
    [[held('third', 3)], 'first', ['Small has 4 places, and 3 are taken']],
    [[held('first', 2, null)], 'third', []],
    [
      [held('first', 2, null)],
      'first',
      ['Small has 4 places, and 3 are taken', 'There are 2 places at “Often”, all taken'],
    ],
  ])('%j and one more at %s: %j', (rows, stage, said) => {
    expect(placesPassed(programme, rows, versions, at(stage)).ofProgramme).toEqual(said);
  });

  it('keeps what one worker leads at a level, and asks nothing where nobody leads yet', () => {
    const rows = [held('first', 1)];
    expect(placesPassed(programme, rows, versions, at('first')).ofWorker).toEqual([
      'One worker leads at most 1 at “Often”, and this one does',
    ]);
    expect(placesPassed(programme, rows, versions, at('first', 'other')).ofWorker).toEqual([]);
    expect(placesPassed(programme, rows, versions, at('first', null)).ofWorker).toEqual([]);
  });

  it('counts a worker’s own work here by its level, and all else as one', () => {
    const rows = [held('first', 1), held('second', 3), held('first', 1, 'other')];
    expect(placesHeldBy(programme, rows, versions, at('second'), 6)).toEqual({ held: 5, adds: 0.5 });
  });

  it('never says that there is room for one more where the programme’s places are passed', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(9), fc.nat(5), (first, second, third) => {
        const rows = [held('first', first), held('second', second), held('third', third)];
        const taken = first * 1.5 + second * 0.5 + third;
        const full = placesPassed(programme, rows, versions, at('third')).ofProgramme;
        expect(full.length > 0).toBe(taken + 1 > 4);
      }),
      { seed: 4 },
    );
  });
});

describe('a move along the road', () => {
  const worker = { name: 'Priya', leads: 2, limit: 3 };
  const passed = (rows: readonly HeldPlaces[], from: string, to: string, staffId: string | null = 'p') =>
    movePassed({ programme, held: rows, versions }, at(from), at(to, staffId), staffId ? worker : null);

  it('to a heavier stage needs the places that it takes', () => {
    expect(passed([held('third', 2)], 'second', 'third')).toEqual([]);
    expect(passed([held('third', 2)], 'second', 'first')).toEqual(['Priya has 3 places, and 2 are taken']);
    expect(passed([held('third', 3, null)], 'second', 'first', null)).toEqual([
      'Small has 4 places, and 3 are taken',
    ]);
    expect(passed([held('first', 1)], 'second', 'first')).toContain(
      'One worker leads at most 1 at “Often”, and this one does',
    );
  });

  it('to a lighter stage, or within the same level, is never refused for the places of all', () => {
    const crowded = [held('third', 9)];
    expect(passed(crowded, 'first', 'second')).toEqual([]);
    expect(passed(crowded, 'third', 'third')).toEqual([]);
  });
});
