import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growFamily, sampleFamily } from '../../../../test/support/sheet/sample-families.ts';
import { type FamilyDrawing, HALF } from './drawing.ts';
import type { Family } from './family.ts';
import { familyAt } from './family-at.ts';
import { layOutFamily } from './layout.ts';
import { partToDraw } from './part.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const draw = (family: Family) => layOutFamily(familyAt(family, today));

function overlaps({ people }: FamilyDrawing): string[] {
  return people.flatMap((one, index) =>
    people
      .slice(index + 1)
      .filter((other) => Math.abs(one.x - other.x) < HALF * 2 + 8 && Math.abs(one.y - other.y) < HALF * 2 + 8)
      .map((other) => `${one.person.id} ${other.person.id}`),
  );
}

function place(drawing: FamilyDrawing, id: string) {
  const found = drawing.people.find(({ person }) => person.id === id);
  if (!found) throw new Error(`${id} is not drawn`);
  return found;
}

describe('the family map', () => {
  const drawing = draw(sampleFamily);

  it('stands generations in rows, with sisters and brothers in the order of birth', () => {
    const y = (id: string) => place(drawing, id).y;
    expect(y('mother')).toBeLessThan(y('amina'));
    expect(y('amina')).toBe(y('sister'));
    expect(y('amina')).toBe(y('omar'));
    expect(y('maya')).toBe(y('niece'));
    const siblings = ['ibrahim', 'aisha', 'twin1', 'twin2', 'loss', 'still', 'maya', 'unborn'];
    const byPlace = siblings.toSorted((a, b) => place(drawing, a).x - place(drawing, b).x);
    expect(byPlace).toEqual(siblings);
  });

  it('draws him on the left and her on the right', () => {
    expect(place(drawing, 'father').x).toBeLessThan(place(drawing, 'mother').x);
    expect(place(drawing, 'nasimas').x).toBeLessThan(place(drawing, 'sister').x);
  });

  it('runs the line of a partner who stands further off beneath the other', () => {
    const omar = drawing.couples.find(({ a, b }) => `${a} ${b}`.includes('omar'));
    const between = place(drawing, 'daniel');
    const lowest = Math.max(...(omar?.path.map(({ y }) => y) ?? []));
    expect(lowest).toBeGreaterThan(between.y + HALF + between.label.length * 17);
  });

  it('joins twins at one point, and identical ones with a bar', () => {
    const [one, other] = [place(drawing, 'twin1'), place(drawing, 'twin2')];
    const starts = drawing.lines
      .filter(({ path }) => [one.x, other.x].includes(path.at(-1)?.x ?? 0) && path.at(-1)?.y === one.y - HALF)
      .map(({ path }) => path[0]);
    expect(starts).toHaveLength(2);
    expect(starts[0]).toEqual(starts[1]);
    expect(drawing.twinBars).toHaveLength(1);
  });

  it('hangs sisters and brothers of one couple from one line, though the record says as well that they are', () => {
    const said: Family = { ...sampleFamily, siblings: [['twin1', 'twin2']] };
    const lines = draw(said).lines.map(({ kind }) => kind);
    expect(lines).not.toContain('siblings');
  });

  it('draws no quality over the label of either of the two', () => {
    const labelled = drawing.people.map(({ person, x, y, label }) => ({
      id: person.id,
      x,
      y,
      lines: label.length,
    }));
    for (const { a, b, from, bend, to } of drawing.qualities) {
      const two = labelled.filter(({ id }) => id === a || id === b);
      for (let t = 0; t <= 1; t += 0.02) {
        const mix = (p: number, q: number, r: number) => (1 - t) ** 2 * p + 2 * (1 - t) * t * q + t ** 2 * r;
        const at = { x: mix(from.x, bend.x, to.x), y: mix(from.y, bend.y, to.y) };
        for (const { id, x, y, lines } of two) {
          const above = at.y < y + HALF + 8 || at.y > y + HALF + 8 + lines * 17;
          expect(above || Math.abs(at.x - x) > 48, `${a} and ${b} over ${id}`).toBe(true);
        }
      }
    }
  });

  it('rings a household as one where its members stand together, and each where others stand between', () => {
    const [apart, together] = drawing.households;
    expect(apart?.name).toBe('Amina’s home');
    expect(apart?.rings).toHaveLength(3);
    expect(together?.rings).toHaveLength(1);
  });

  it('draws a record in which somebody is her own grandmother, without going round for ever', () => {
    const family: Family = {
      ...sampleFamily,
      parentages: [...sampleFamily.parentages, { parent: 'maya', child: 'mother', kind: 'birth' }],
    };
    expect(draw(family).people).toHaveLength(sampleFamily.people.length);
  });

  it('draws one person alone, and nobody', () => {
    const alone = { ...growFamily(1, 1), couples: [], parentages: [] };
    expect(draw(alone).people).toHaveLength(1);
    expect(draw({ ...alone, people: [] }).people).toEqual([]);
  });

  it('shows who brings a child up beside the birth parents, by a line of its own', () => {
    expect(drawing.lines.some(({ kind }) => kind === 'guardian')).toBe(true);
    const ibrahim = place(drawing, 'ibrahim');
    const arriving = drawing.lines.filter(
      ({ path }) => path.at(-1)?.y === ibrahim.y - HALF && Math.abs((path.at(-1)?.x ?? 0) - ibrahim.x) < HALF,
    );
    expect(new Set(arriving.map(({ path }) => path.at(-1)?.x)).size).toBe(2);
  });
});

describe('any family', () => {
  const size = fc.integer({ min: 1, max: 70 });
  const seed = fc.integer({ min: 1, max: 1_000_000 });

  it('has no symbol over another, children below their parents, and everybody inside the sheet', () => {
    fc.assert(
      fc.property(size, seed, (count, start) => {
        const family = growFamily(count, start);
        const drawing = draw(family);
        expect(drawing.people).toHaveLength(count);
        expect(overlaps(drawing)).toEqual([]);
        const at = new Map(drawing.people.map((each) => [each.person.id, each]));
        for (const { parent, child } of family.parentages)
          expect(at.get(parent)?.y).toBeLessThan(at.get(child)?.y ?? 0);
        for (const { x, y } of drawing.people) {
          expect(x - HALF).toBeGreaterThan(0);
          expect(y - HALF).toBeGreaterThan(0);
          expect(x + HALF).toBeLessThan(drawing.width);
          expect(y + HALF).toBeLessThan(drawing.height);
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('is drawn the same whatever the order of the record', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), seed, (count, start) => {
        const family = growFamily(count, start);
        const turned = {
          ...family,
          people: family.people.toReversed(),
          couples: family.couples.toReversed(),
          parentages: family.parentages.toReversed(),
        };
        expect(draw(turned)).toEqual(draw(family));
      }),
      { seed: 6, numRuns: 25 },
    );
  });

  it('has everybody drawn or listed, the nearest drawn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 500 }), seed, (count, start) => {
        const then = familyAt(growFamily(count, start), today);
        const { drawn, listed } = partToDraw(then, 80);
        expect(drawn.people.length).toBe(Math.min(80, then.people.length));
        const all = [...drawn.people, ...listed].map(({ id }) => id).toSorted();
        expect(all).toEqual(then.people.map(({ id }) => id).toSorted());
        expect(drawn.people.some(({ id }) => id === then.centre)).toBe(true);
      }),
      { seed: 7, numRuns: 10 },
    );
  });
});
