import type { DrawnQuality, Point } from './drawing.ts';
import type { Quality } from './family.ts';

/** A line that bends from one point to another. */
export type Bow = Pick<DrawnQuality, 'from' | 'bend' | 'to'>;

const short = (value: number) => Math.round(value * 10) / 10;

/** Straight lines through points, as an SVG path. */
export function pathOf(points: readonly Point[], closed = false): string {
  const [first, ...others] = points;
  if (!first) return '';
  const rest = others.map(({ x, y }) => `L${short(x)} ${short(y)}`).join('');
  return `M${short(first.x)} ${short(first.y)}${rest}${closed ? 'Z' : ''}`;
}

/** A closed line with its corners rounded off. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const parts = points.map((corner, index) => {
    const before = points.at(index - 1) ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const [start, end] = [stepTo(corner, before, radius), stepTo(corner, after, radius)];
    const go = `${index === 0 ? 'M' : 'L'}${short(start.x)} ${short(start.y)}`;
    return `${go}Q${short(corner.x)} ${short(corner.y)} ${short(end.x)} ${short(end.y)}`;
  });
  return `${parts.join('')}Z`;
}

function stepTo(from: Point, to: Point, wanted: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const step = Math.min(wanted, length / 2) / length;
  return { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step };
}

/** A point of the bow, with the direction across it. */
function bowAt({ from, bend, to }: Bow, t: number): Point & { readonly nx: number; readonly ny: number } {
  const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
  const slope = (a: number, b: number, c: number) => 2 * (1 - t) * (b - a) + 2 * t * (c - b);
  const [dx, dy] = [slope(from.x, bend.x, to.x), slope(from.y, bend.y, to.y)];
  const length = Math.hypot(dx, dy) || 1;
  return { x: mix(from.x, bend.x, to.x), y: mix(from.y, bend.y, to.y), nx: -dy / length, ny: dx / length };
}

const BESIDE: Partial<Record<Quality, readonly number[]>> = {
  close: [-2.5, 2.5],
  very_close: [-4, 0, 4],
  mixed: [-5, 5],
};
const ZIGZAG = 4.5;
const TOOTH = 7;

/** The strokes of one quality: lines side by side, teeth, or a line cut in two. */
export function qualityStrokes(line: DrawnQuality): string[] {
  const smooth = (BESIDE[line.quality] ?? [0]).map((aside) => bow(line, aside, 0, 1));
  switch (line.quality) {
    case 'conflict':
      return [teeth(line)];
    case 'mixed':
      return [...smooth, teeth(line)];
    case 'harm':
      return [teeth(line), arrowHead(line)];
    case 'cut_off':
      return [bow(line, 0, 0, 0.44), bow(line, 0, 0.56, 1), bar(line, 0.44), bar(line, 0.56)];
    default:
      return smooth;
  }
}

/** A part of a bow, from `start` to `end` of its length, so far aside. */
export function bow(line: Bow, aside: number, start: number, end: number): string {
  const points = Array.from({ length: 17 }, (_, index) => {
    const { x, y, nx, ny } = bowAt(line, start + ((end - start) * index) / 16);
    return { x: x + nx * aside, y: y + ny * aside };
  });
  return pathOf(points);
}

/** A bow in zigzag. */
export function teeth(line: Bow): string {
  const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) * 1.1;
  const count = Math.max(4, Math.round(length / TOOTH));
  const points = Array.from({ length: count + 1 }, (_, index) => {
    const { x, y, nx, ny } = bowAt(line, index / count);
    const side = index < 2 || index > count - 2 ? 0 : index % 2 === 0 ? -ZIGZAG : ZIGZAG;
    return { x: x + nx * side, y: y + ny * side };
  });
  return pathOf(points);
}

function bar(line: Bow, t: number): string {
  const { x, y, nx, ny } = bowAt(line, t);
  return pathOf([
    { x: x + nx * 8, y: y + ny * 8 },
    { x: x - nx * 8, y: y - ny * 8 },
  ]);
}

/** The head of an arrow at the end of a bow. */
export function arrowHead(line: Bow): string {
  const back = bowAt(line, 0.9);
  const { x, y, nx, ny } = bowAt(line, 1);
  const [bx, by] = [x - (x - back.x) * 0.6, y - (y - back.y) * 0.6];
  const [dx, dy] = [bx - x, by - y];
  const reach = 10 / (Math.hypot(dx, dy) || 1);
  return pathOf([
    { x: x + dx * reach + nx * 7, y: y + dy * reach + ny * 7 },
    { x, y },
    { x: x + dx * reach - nx * 7, y: y + dy * reach - ny * 7 },
  ]);
}
