import type { Child } from 'hono/jsx';

/** Fills that differ without colour. Their ids begin with the chart's own, so that charts share a page. */
export function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="facet-pattern__ground" width="6" height="6" />
        <rect class="facet-pattern__ink" width="2" height="6" />
      </pattern>
      <pattern id={`${id}-dots`} width="7" height="7" patternUnits="userSpaceOnUse">
        <rect class="facet-pattern__ground" width="7" height="7" />
        <circle class="facet-pattern__ink" cx="3.5" cy="3.5" r="1.5" />
      </pattern>
    </defs>
  );
}

/** The attribute that fills a shape with a pattern of the same chart. */
export function patternFill(id: string, pattern: 'hatch' | 'dots'): string {
  return `url(#${id}-${pattern})`;
}

/** Holds what is drawn in pixels round a point that lies in percent, so that letters keep their size at any width. */
export function At({ x, y, children }: { x: number; y: number; children?: Child }) {
  return (
    <svg class="facet-at" x={percentOf(x)} y={y} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A place in percent, as an SVG attribute, short enough to read. */
export function percentOf(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}
