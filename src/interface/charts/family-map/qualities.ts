import { type DrawnLine, type DrawnPerson, type DrawnQuality, HALF, LINE, type Point } from './drawing.ts';
import type { FamilyThen } from './family.ts';
import type { Bow } from './stroke.ts';

const CLEAR = HALF + 6;
const ARCH = 26;
/** So far beside a person a line goes down, that it clears the label beneath. */
const BESIDE = 128;
/** About half as wide as a label may be. */
const LABEL = 56;
/** So near to a line of descent two lines are taken for one. */
const NEAR = 5;
const SAMPLES = 24;

/** The lines of how people are with one another: an arch over neighbours, a bow past the label of the upper one. */
export function drawQualities(
  ties: FamilyThen['qualities'],
  people: readonly DrawnPerson[],
  lines: readonly DrawnLine[],
): DrawnQuality[] {
  const at = new Map(people.map((each) => [each.person.id, each]));
  return ties.flatMap(({ a, b, quality }) => {
    const [one, other] = [at.get(a), at.get(b)];
    if (!one || !other) return [];
    const line = Math.abs(one.y - other.y) < 1 ? archOver(one, other) : bowBetween(one, other, people, lines);
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

/** From one side of the upper of the two, past the label beneath, to the lower: on the side where less is in the way. */
function bowBetween(
  one: DrawnPerson,
  other: DrawnPerson,
  people: readonly DrawnPerson[],
  lines: readonly DrawnLine[],
): Bow {
  const [upper, lower] = one.y < other.y ? [one, other] : [other, one];
  const side = Math.sign(lower.x - upper.x) || 1;
  const [near, far] = [bowOn(side, upper, lower), bowOn(-side, upper, lower)];
  const bow = inTheWay(far, people, lines) < inTheWay(near, people, lines) ? far : near;
  return upper === one ? bow : { from: bow.to, bend: bow.bend, to: bow.from };
}

function bowOn(side: number, upper: DrawnPerson, lower: DrawnPerson): Bow {
  const from = { x: upper.x + side * (CLEAR - 1), y: upper.y + 7 };
  const beneath = upper.y + HALF + 8 + (upper.label.length + 2) * LINE;
  const bend = { x: upper.x + side * BESIDE, y: Math.min(beneath, (upper.y + lower.y) / 2 + 24) };
  return { from, bend, to: towards(lower, bend) };
}

/** How much of a bow lies over a label, or runs along or across a line of descent. */
function inTheWay(
  { from, bend, to }: Bow,
  people: readonly DrawnPerson[],
  lines: readonly DrawnLine[],
): number {
  let count = 0;
  for (let step = 1; step < SAMPLES; step += 1) {
    const t = step / SAMPLES;
    const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
    const at = { x: mix(from.x, bend.x, to.x), y: mix(from.y, bend.y, to.y) };
    if (people.some((person) => isOnLabel(at, person))) count += 2;
    if (lines.some(({ path }) => path.some((end, index) => isNear(at, path[index - 1], end)))) count += 1;
  }
  return count;
}

function isOnLabel({ x, y }: Point, person: DrawnPerson): boolean {
  const top = person.y + HALF + 8;
  return Math.abs(x - person.x) < LABEL && y > top && y < top + person.label.length * LINE;
}

function isNear({ x, y }: Point, start: Point | undefined, end: Point): boolean {
  if (!start) return false;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const along = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - start.x - t * dx, y - start.y - t * dy) < NEAR;
}

function towards(point: Point, target: Point): Point {
  const length = Math.hypot(target.x - point.x, target.y - point.y) || 1;
  return {
    x: point.x + ((target.x - point.x) / length) * CLEAR,
    y: point.y + ((target.y - point.y) / length) * CLEAR,
  };
}
