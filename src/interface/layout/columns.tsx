import type { Child } from 'hono/jsx';

/** How columns share the page at a desk; on a phone they follow one another. */
export type ColumnShape = 'main-aside' | 'aside-main' | 'halves' | 'thirds';

/** Two or three columns; each child is a `Column`. */
export function Columns({ shape, children }: { shape: ColumnShape; children?: Child }) {
  return <div class={`facet-columns facet-columns--${shape}`}>{children}</div>;
}

/** One column; with a `label` it is a landmark that screen readers can go to. */
export function Column({ label, children }: { label?: string | undefined; children?: Child }) {
  return label ? (
    <section class="facet-column" aria-label={label}>
      {children}
    </section>
  ) : (
    <div class="facet-column">{children}</div>
  );
}
