import { type DrawnHousehold, type DrawnPerson, HALF, LINE, type Point } from './drawing.ts';
import type { FamilyThen } from './family.ts';

const SIDE = 58;
const OVER = HALF + 10;

/** A line round those who live together; where others would stand inside it, round each of them by herself. */
export function drawHouseholds(
  households: FamilyThen['households'],
  people: readonly DrawnPerson[],
): DrawnHousehold[] {
  return households.flatMap(({ id, name, members }) => {
    const inside = people.filter(({ person }) => members.includes(person.id));
    if (inside.length === 0) return [];
    const others = people.filter(({ person }) => !members.includes(person.id));
    const whole = hullOf(inside.flatMap((each) => cornersOf(each)));
    const isClear = others.every((other) => !cornersOf(other, 0.7).some((corner) => holds(whole, corner)));
    const rings = isClear
      ? [whole]
      : runsOf(inside, people).map((run) => hullOf(run.flatMap((each) => cornersOf(each))));
    const [first] = rings[0] ?? [];
    const top = rings[0]?.reduce((best, point) =>
      point.y < best.y || (point.y === best.y && point.x < best.x) ? point : best,
    );
    return [{ id, name, rings, label: top ?? first ?? { x: 0, y: 0 } }];
  });
}

function cornersOf({ x, y, label }: DrawnPerson, part = 1): Point[] {
  const bottom = HALF + 10 + label.length * LINE;
  return [
    { x: x - SIDE * part, y: y - OVER * part },
    { x: x + SIDE * part, y: y - OVER * part },
    { x: x + SIDE * part, y: y + bottom * part },
    { x: x - SIDE * part, y: y + bottom * part },
  ];
}

/** Members who stand next to one another in a row. */
function runsOf(inside: readonly DrawnPerson[], people: readonly DrawnPerson[]): DrawnPerson[][] {
  const order = people.toSorted((one, other) => one.y - other.y || one.x - other.x);
  const runs: DrawnPerson[][] = [];
  let before: DrawnPerson | undefined;
  for (const person of order) {
    if (inside.includes(person)) {
      if (before && inside.includes(before) && before.y === person.y) runs.at(-1)?.push(person);
      else runs.push([person]);
    }
    before = person;
  }
  return runs;
}

const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The smallest convex line round some points (Andrew’s monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const order = points.toSorted((one, other) => one.x - other.x || one.y - other.y);
  const half = (along: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of along) {
      for (;;) {
        const [last, earlier] = [chain.at(-1), chain.at(-2)];
        if (!last || !earlier || turn(earlier, last, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(order), ...half(order.toReversed())];
}

function holds(hull: readonly Point[], point: Point): boolean {
  return hull.every((corner, index) => turn(corner, hull[(index + 1) % hull.length] ?? corner, point) > 0);
}
