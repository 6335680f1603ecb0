/** One facet of Facet's mark, in a 32 by 32 square. */
export interface MarkFacet {
  readonly points: string;
  readonly colour: string;
}

/** The mark: a cut stone whose sides catch the light differently, one of them warm. */
export const markFacets: readonly MarkFacet[] = [
  { points: '9,4 16,4 11,12 2,12', colour: '#bfe6df' },
  { points: '16,4 23,4 30,12 21,12', colour: '#6fbdb4' },
  { points: '16,4 21,12 11,12', colour: '#f4fbfa' },
  { points: '2,12 11,12 16,29', colour: '#6fbdb4' },
  { points: '11,12 21,12 16,29', colour: '#9fd8cf' },
  { points: '21,12 30,12 16,29', colour: '#f2a65a' },
];

/** The mark as an SVG file, for the browser's tab; on its own dark ground, so that it shows on any tab. */
export function markFile(): string {
  const facets = markFacets
    .map(({ points, colour }) => `<polygon points="${points}" fill="${colour}"/>`)
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 40 40"><rect x="-4" y="-4" width="40" height="40" rx="8" fill="#0b3a43"/>${facets}</svg>`;
}
