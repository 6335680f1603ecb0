import { type DrawnPerson, type DrawnQuality, HALF, type Point } from './drawing.ts';
import type { FamilyThen } from './family.ts';

const CLEAR = HALF + 6;
const ARCH = 26;

/** The lines of how people are with one another: an arch over neighbours, a bow beside the lines of descent. */
export function drawQualities(ties: FamilyThen['qualities'], people: readonly DrawnPerson[]): DrawnQuality[] {
  const at = new Map(people.map((each) => [each.person.id, each]));
  return ties.flatMap(({ a, b, quality }) => {
    const [one, other] = [at.get(a), at.get(b)];
    if (!one || !other) return [];
    const line = Math.abs(one.y - other.y) < 1 ? archOver(one, other) : bowBetween(one, other);
    return [{ a, b, quality, ...line }];
  });
}

function archOver(one: Point, other: Point) {
  const side = Math.sign(other.x - one.x);
  const from = { x: one.x + side * 14, y: one.y - HALF - 2 };
  const to = { x: other.x - side * 14, y: other.y - HALF - 2 };
  const rise = ARCH + Math.min(40, Math.abs(other.x - one.x) * 0.05);
  return { from, to, bend: { x: (from.x + to.x) / 2, y: one.y - HALF - rise } };
}

function bowBetween(one: Point, other: Point) {
  const length = Math.hypot(other.x - one.x, other.y - one.y);
  const across = { x: (one.y - other.y) / length, y: (other.x - one.x) / length };
  const bow = Math.min(44, length * 0.16);
  const bend = { x: (one.x + other.x) / 2 + across.x * bow, y: (one.y + other.y) / 2 + across.y * bow };
  return { from: towards(one, bend), to: towards(other, bend), bend };
}

function towards(point: Point, target: Point): Point {
  const length = Math.hypot(target.x - point.x, target.y - point.y) || 1;
  return {
    x: point.x + ((target.x - point.x) / length) * CLEAR,
    y: point.y + ((target.y - point.y) / length) * CLEAR,
  };
}
