import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Connection, connectionDays, connectionKinds, connectionsAt, strengths } from './ecomap.ts';
import { EcomapChart } from './ecomap-chart.tsx';
import { layOutEcomap, MOST_DRAWN, RADIUS } from './layout.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const year = (text: string) => ({ date: day(`${text}-01-01`), precision: 'year' as const });

const choir: Connection = {
  id: 'a',
  name: 'Choir <b>',
  kind: 'group',
  strength: 'strong',
  direction: 'both',
  words: 'I sing there',
  beganOn: year('2019'),
  endedOn: null,
};

const anyConnections = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...connectionKinds),
      strength: fc.constantFrom(...strengths),
      direction: fc.constantFrom('to_person', 'from_person', 'both', null),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) => list.map((each, index): Connection => ({ ...choir, ...each, id: String(100 + index) })));

describe('connectionsAt', () => {
  it('shows what had begun and not ended, and always what has no date', () => {
    const ended = { ...choir, id: 'b', endedOn: { date: day('2023-05-01'), precision: 'day' as const } };
    const undated = { ...choir, id: 'c', beganOn: null };
    const ids = (on: string) => connectionsAt([choir, ended, undated], day(on)).map(({ id }) => id);
    expect(ids('2018-12-31')).toEqual(['c']);
    expect(ids('2019-01-01')).toEqual(['a', 'b', 'c']);
    expect(ids('2023-05-01')).toEqual(['a', 'c']);
    expect(connectionDays([choir, ended]).map(String)).toEqual(['2019-01-01', '2023-05-01']);
  });
});

describe('layOutEcomap', () => {
  it('keeps circles apart and on the sheet, and says how many it left out', () => {
    fc.assert(
      fc.property(anyConnections, (connections) => {
        const { circles, size, left } = layOutEcomap(connections);
        expect(circles.length + left).toBe(connections.length);
        expect(circles.length).toBeLessThanOrEqual(MOST_DRAWN);
        for (const [index, one] of circles.entries()) {
          for (const at of [one.x, one.y]) {
            expect(at).toBeGreaterThanOrEqual(RADIUS);
            expect(at).toBeLessThanOrEqual(size - RADIUS);
          }
          for (const other of circles.slice(index + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * RADIUS);
        }
      }),
      { seed: 250 },
    );
  });

  it('draws no line over somebody else’s circle', () => {
    fc.assert(
      fc.property(anyConnections, (connections) => {
        const { circles, middle } = layOutEcomap(connections);
        for (const one of circles)
          for (const other of circles) {
            if (one === other) continue;
            const [dx, dy] = [one.x - middle, one.y - middle];
            const t = ((other.x - middle) * dx + (other.y - middle) * dy) / (dx * dx + dy * dy);
            if (t <= 0 || t >= 1) continue;
            const away = Math.hypot(other.x - middle - t * dx, other.y - middle - t * dy);
            expect(away).toBeGreaterThan(RADIUS + 5);
          }
      }),
      { seed: 251 },
    );
  });
});

describe('EcomapChart', () => {
  it('says in its table what the picture shows, and escapes what was typed', () => {
    const html = String(
      <EcomapChart id="e" title="Round her" centre="Amina" on={day('2024-06-03')} connections={[choir]} />,
    );
    expect(html).toContain('role="group"');
    expect(html).toContain('Choir &lt;b&gt;');
    for (const words of ['Group', 'Strong', 'Both ways', 'from 2019', 'I sing there'])
      expect(html).toContain(words);
  });
});
