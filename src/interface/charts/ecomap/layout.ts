import { wrap } from '../family-map/label.ts';
import { arrowHead, type Bow, bow, teeth } from '../family-map/stroke.ts';
import { type Connection, connectionKinds } from './ecomap.ts';

/** The radius of a circle, and of the one in the middle, in pixels. */
export const RADIUS = 54;
export const CENTRE = 60;
const GAP = 18;
const MARGIN = 8;
/** As many as two rings hold and stay readable; the table has them all. */
export const MOST_DRAWN = 24;
const IN_ONE_RING = 10;

/** A circle of the ecomap; `x` and `y` are its middle. */
export interface DrawnConnection {
  readonly connection: Connection;
  readonly x: number;
  readonly y: number;
  readonly label: readonly string[];
  /** The paths of its line, and of its arrows. */
  readonly line: readonly string[];
  readonly arrows: readonly string[];
}

/** An ecomap laid out: a square, its middle, and the circles round it. */
export interface EcomapDrawing {
  readonly size: number;
  readonly middle: number;
  readonly circles: readonly DrawnConnection[];
  /** How many there was no room for. */
  readonly left: number;
}

/**
 * Lays connections out in a ring, or in two: the outer one stands before the gaps of the inner one, so that no line runs
 * over a circle. People come first, then groups, services and places, so that a change moves as little as may be.
 */
export function layOutEcomap(connections: readonly Connection[]): EcomapDrawing {
  const order = connections.toSorted(
    (a, b) => connectionKinds.indexOf(a.kind) - connectionKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
  const drawn = order.slice(0, MOST_DRAWN);
  const rings = drawn.length <= IN_ONE_RING ? 1 : 2;
  const slots = Math.max(1, Math.ceil(drawn.length / rings) * rings);
  const inner = Math.max(CENTRE + RADIUS + 62, ringRadius(slots / rings, rings === 2));
  const outer = inner + 2 * RADIUS + GAP;
  const middle = (rings === 2 ? outer : inner) + RADIUS + MARGIN;
  const circles = drawn.map((connection, index) => {
    const angle = (2 * Math.PI * index) / slots - Math.PI / 2;
    return drawnAt(connection, middle, angle, rings === 2 && index % 2 === 1 ? outer : inner);
  });
  return { size: 2 * middle, middle, circles, left: order.length - drawn.length };
}

/** The radius at which so many circles keep apart, and let a line through between them where there is an outer ring. */
function ringRadius(circles: number, linesBetween: boolean): number {
  if (circles < 2) return 0;
  const apart = 2 * RADIUS + (linesBetween ? 2 * GAP : GAP);
  return apart / (2 * Math.sin(Math.PI / circles));
}

function drawnAt(connection: Connection, middle: number, angle: number, radius: number): DrawnConnection {
  const at = (distance: number) => ({
    x: middle + Math.cos(angle) * distance,
    y: middle + Math.sin(angle) * distance,
  });
  const [from, bend, to] = [at(CENTRE + 4), at((CENTRE + radius - RADIUS) / 2), at(radius - RADIUS - 4)];
  const out: Bow = { from, bend, to };
  const { direction, strength } = connection;
  const { x, y } = at(radius);
  return {
    connection,
    x,
    y,
    label: wrap(connection.name, 3, 13),
    line: strokesOf(out, strength),
    arrows: [
      ...(direction === 'from_person' || direction === 'both' ? [arrowHead(out)] : []),
      ...(direction === 'to_person' || direction === 'both' ? [arrowHead({ from: to, bend, to: from })] : []),
    ],
  };
}

function strokesOf(line: Bow, strength: Connection['strength']): string[] {
  if (strength === 'strained') return [teeth(line)];
  if (strength === 'risky') return [teeth(line), bow(line, 0, 0, 1)];
  return [bow(line, 0, 0, 1)];
}
