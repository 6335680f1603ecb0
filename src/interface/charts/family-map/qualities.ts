import { type DrawnPerson, type DrawnQuality, HALF, LINE, type Point } from './drawing.ts';
import type { FamilyThen } from './family.ts';

const CLEAR = HALF + 6;
const ARCH = 26;
/** So far beside a person a line goes down, that it clears the label beneath. */
const BESIDE = 86;

/** The lines of how people are with one another: an arch over neighbours, a bow past the label of the upper one. */
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

/** From a side of the upper of the two, past the label beneath, to the side of the lower one that it comes to. */
function bowBetween(one: DrawnPerson, other: DrawnPerson) {
  const [upper, lower] = one.y < other.y ? [one, other] : [other, one];
  const side = Math.sign(lower.x - upper.x) || 1;
  const start = { x: upper.x + side * (CLEAR - 1), y: upper.y + 7 };
  const beneath = upper.y + HALF + 8 + (upper.label.length + 2) * LINE;
  const bend = { x: upper.x + side * BESIDE, y: Math.min(beneath, (upper.y + lower.y) / 2 + 24) };
  const end = towards(lower, bend);
  return upper === one ? { from: start, to: end, bend } : { from: end, to: start, bend };
}

function towards(point: Point, target: Point): Point {
  const length = Math.hypot(target.x - point.x, target.y - point.y) || 1;
  return {
    x: point.x + ((target.x - point.x) / length) * CLEAR,
    y: point.y + ((target.y - point.y) / length) * CLEAR,
  };
}
