import type { CoupleThen, PersonThen, QualityTie } from './family.ts';
import type { LinkKind } from './unions.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A person as drawn; `x` and `y` are the middle of the symbol, in pixels. */
export interface DrawnPerson extends Point {
  readonly person: PersonThen;
  readonly isCentre: boolean;
  readonly label: readonly string[];
}

/** The line of a couple. `mark` is where a separation or divorce is struck through. */
export interface DrawnCouple extends Pick<CoupleThen, 'a' | 'b' | 'state'> {
  readonly path: readonly Point[];
  readonly mark: Point;
}

/** A line from parents to children. */
export interface DrawnLine {
  readonly kind: LinkKind;
  readonly path: readonly Point[];
}

export interface DrawnQuality extends Pick<QualityTie, 'a' | 'b' | 'quality'> {
  readonly from: Point;
  /** The point that the line bends towards. */
  readonly bend: Point;
  readonly to: Point;
}

/** A household: a line round its members, or round each of them where others stand between. */
export interface DrawnHousehold {
  readonly id: string;
  readonly name: string;
  readonly rings: readonly (readonly Point[])[];
  readonly label: Point;
}

/** A whole family, ready to be drawn. */
export interface FamilyDrawing {
  readonly width: number;
  readonly height: number;
  readonly people: readonly DrawnPerson[];
  readonly couples: readonly DrawnCouple[];
  readonly lines: readonly DrawnLine[];
  /** Between identical twins. */
  readonly twinBars: readonly (readonly [Point, Point])[];
  readonly qualities: readonly DrawnQuality[];
  readonly households: readonly DrawnHousehold[];
}

/** Half of a symbol’s side, in pixels. */
export const HALF = 22;
/** Height of one line of a label. */
export const LINE = 17;
