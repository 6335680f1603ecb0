import { describe, expect, it } from 'vitest';
import { layRoads, type RoadMapData } from '../index.ts';
import { RoadMap } from './road-drawing.tsx';

const map: RoadMapData = {
  roads: [
    {
      id: 'a',
      title: 'Visits',
      stages: [
        { id: 'one', title: 'Getting to know each other', note: '6 weeks' },
        { id: 'two', title: 'Working together', note: undefined },
      ],
    },
    { id: 'b', title: 'Meeting place', stages: [{ id: 'coming', title: 'Coming', note: undefined }] },
  ],
  ways: [
    { kind: 'next', from: { road: 'a', stage: 'one' }, to: { road: 'a', stage: 'two' } },
    { kind: 'up', from: { road: 'a', stage: 'two' }, to: { road: 'a', stage: 'one' } },
    { kind: 'down', from: { road: 'a' }, to: { road: 'b' } },
  ],
};

describe('roads with their stages', () => {
  it('are laid out apart, each stage within its road, and the same each time', async () => {
    const drawing = await layRoads(map);
    expect(await layRoads(map)).toEqual(drawing);
    const [first, second] = drawing.stages;
    const [road] = drawing.roads;
    if (!first || !second || !road) throw new Error('something is not drawn');
    expect(second.y).toBeGreaterThan(first.y + first.height);
    for (const stage of [first, second]) {
      expect(stage.x).toBeGreaterThanOrEqual(road.x);
      expect(stage.y + stage.height).toBeLessThanOrEqual(road.y + road.height);
    }
    expect(drawing.ways.map(({ kind }) => kind).sort()).toEqual(['down', 'next', 'up']);
    for (const { path } of drawing.ways) {
      for (const { x, y } of path) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(drawing.width);
        expect(y).toBeLessThanOrEqual(drawing.height);
      }
    }
    const next = drawing.ways.find(({ kind }) => kind === 'next');
    expect(next?.path[0]?.y).toBeCloseTo(first.y + first.height, 0);
    expect(next?.path.at(-1)?.y).toBeCloseTo(second.y, 0);
  });

  it('say the same in a table, and only there when there is too much to draw', async () => {
    const html = String(await (<RoadMap id="x" title="The road" map={map} drawing={undefined} />));
    expect(html).not.toContain('<svg');
    expect(html).toContain('too many to draw');
    for (const words of [
      'then: Working together',
      'more support: Getting to know',
      'less support: Meeting place',
    ])
      expect(html).toContain(words);
  });
});
