import { markFacets } from './mark-facets.ts';

/** Facet's mark, `size` in pixels; it says nothing to a screen reader, for its name stands beside it. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      {markFacets.map(({ points, colour }) => (
        <polygon points={points} fill={colour} />
      ))}
    </svg>
  );
}
