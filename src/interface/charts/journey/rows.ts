/** The room that something takes along the road, in percent. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts things into as few rows as the greedy rule gives, so that none lies over another: each goes into the
 * first row where it begins after the last one there has ended. Returns the row of each, in the given order.
 */
export function packRows(extents: readonly Extent[], gap: number): number[] {
  const order = extents
    .map((extent, index) => ({ extent, index }))
    .sort((a, b) => a.extent.from - b.extent.from);
  const ends: number[] = [];
  const rows = new Array<number>(extents.length).fill(0);
  for (const { extent, index } of order) {
    const free = ends.findIndex((end) => end + gap <= extent.from);
    const row = free === -1 ? ends.length : free;
    ends[row] = extent.to;
    rows[index] = row;
  }
  return rows;
}

/** Where the words of a mark or bar stand. */
export type LabelSide = 'after' | 'before' | 'none';

/** Chooses the side on which `labelWidth` fits on the road, and the room that thing and words take together. */
export function placeLabel(own: Extent, labelWidth: number): { side: LabelSide; extent: Extent } {
  if (own.to + labelWidth <= 100)
    return { side: 'after', extent: { from: own.from, to: own.to + labelWidth } };
  if (own.from - labelWidth >= 0)
    return { side: 'before', extent: { from: own.from - labelWidth, to: own.to } };
  return { side: 'none', extent: own };
}
