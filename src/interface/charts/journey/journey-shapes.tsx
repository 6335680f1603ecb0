import { symbol, symbolCircle, symbolCross, symbolDiamond2, symbolSquare, symbolTriangle } from 'd3-shape';
import type { Child } from 'hono/jsx';
import { At, patternFill, percentOf } from '../pattern.tsx';
import type { LaneName } from './journey.ts';
import type { ContactView, MarkView, SpanView } from './picture.ts';

const symbols: Partial<Record<LaneName, string | null>> = {
  birth: symbol(symbolCircle, 150)(),
  removal: symbol(symbolTriangle, 130)(),
  letter: symbol(symbolSquare, 120)(),
  outcome: symbol(symbolDiamond2, 130)(),
  measure: symbol(symbolCross, 110)(),
};
const otherSymbol = symbol(symbolCircle, 90)();

/** The shape that stands for a kind of event, so that kinds differ without colour. */
export function EventSymbol({ lane }: { lane: LaneName }) {
  return (
    <path
      class={`facet-journey__symbol facet-journey__symbol--${lane}`}
      d={symbols[lane] ?? otherSymbol ?? ''}
    />
  );
}

/** Makes what it holds a link where there is somewhere to go, and says it in words either way. */
export function Linked({
  href,
  said,
  children,
}: {
  href?: string | undefined;
  said: string;
  children?: Child;
}) {
  if (!href) {
    return (
      <g>
        <title>{said}</title>
        {children}
      </g>
    );
  }
  return (
    <a href={href} aria-label={said} class="facet-journey__link">
      <title>{said}</title>
      {children}
    </a>
  );
}

/** Something that lasted, as a bar with its stages; one that still goes on ends in an arrow. */
export function Span({ id, span }: { id: string; span: SpanView }) {
  const { x, width, y, lane, side, label, ongoing, stages } = span;
  const fill = lane === 'proceedings' ? 'hatch' : lane === 'pregnancy' ? 'dots' : undefined;
  return (
    <>
      <Linked href={span.href} said={span.said}>
        <rect
          class={`facet-journey__span facet-journey__span--${lane}`}
          x={percentOf(x)}
          width={percentOf(width)}
          y={y - 10}
          height="20"
          fill={fill && patternFill(id, fill)}
        />
        {stages.map((stage, index) => (
          <rect
            class={
              index % 2 === 1 ? 'facet-journey__stage facet-journey__stage--odd' : 'facet-journey__stage'
            }
            x={percentOf(stage.x)}
            width={percentOf(stage.width)}
            y={y - 10}
            height="20"
          />
        ))}
        {ongoing && (
          <At x={x + width} y={y - 10}>
            <polygon class="facet-journey__arrow" points="0,0 9,10 0,20" />
          </At>
        )}
        <Words
          side={side}
          label={label}
          from={x}
          to={x + width}
          y={y}
          inset={ongoing && side === 'after' ? 14 : 7}
        />
      </Linked>
      {stages.map((stage, index) => (
        <At x={stage.x} y={y}>
          <text
            class={
              index % 2 === 1 ? 'facet-journey__inside facet-journey__inside--odd' : 'facet-journey__inside'
            }
            x="7"
            y="5"
          >
            {stage.label}
          </text>
        </At>
      ))}
    </>
  );
}

/** Something that happened on a day; a line shows the days that it may have been. */
export function Mark({ mark }: { mark: MarkView }) {
  const { x, y, spread, lane } = mark;
  return (
    <Linked href={mark.href} said={mark.said}>
      {spread && (
        <line
          class="facet-journey__spread"
          x1={percentOf(spread.from)}
          x2={percentOf(spread.to)}
          y1={y}
          y2={y}
        />
      )}
      <At x={x} y={y}>
        <circle class="facet-journey__hit" r="13" />
        <EventSymbol lane={lane} />
      </At>
      <Words
        side={mark.side}
        label={mark.label}
        from={spread?.from ?? x}
        to={spread?.to ?? x}
        y={y}
        inset={13}
      />
    </Linked>
  );
}

interface WordsProps {
  readonly side: MarkView['side'];
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** How far the words stand off, in pixels. */
  readonly inset: number;
}

function Words({ side, label, from, to, y, inset }: WordsProps) {
  if (side === 'none') return null;
  const isBefore = side === 'before';
  return (
    <At x={isBefore ? from : to} y={y}>
      <text
        class="facet-journey__words"
        x={isBefore ? -inset : inset}
        y="5"
        text-anchor={isBefore ? 'end' : 'start'}
      >
        {label}
      </text>
    </At>
  );
}

/** A month's contacts: those met stand solid, attempts striped above them. */
export function ContactColumn({ id, column }: { id: string; column: ContactView }) {
  const place = { x: percentOf(column.x), width: percentOf(column.width) };
  return (
    <Linked href={column.href} said={column.said}>
      <rect class="facet-journey__met" {...place} y={column.base - column.met} height={column.met} />
      <rect
        class="facet-journey__attempted"
        {...place}
        y={column.base - column.met - column.attempted}
        height={column.attempted}
        fill={patternFill(id, 'hatch')}
      />
    </Linked>
  );
}
