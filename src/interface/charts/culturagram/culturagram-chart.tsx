import { formatDate } from '../../wording/index.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { wrap } from '../family-map/label.ts';

/** One area of a culturagram. */
export interface CulturagramArea {
  readonly title: string;
  /** What is told in it; null where nobody has asked. */
  readonly said: string | null;
  /** What may be done with it, where that is known. */
  readonly allowed: string | null;
  readonly toldOn: Temporal.PlainDate | null;
  readonly href?: string | undefined;
}

interface CulturagramProps {
  /** Begins the ids of this picture; different for each on a page. */
  readonly id: string;
  readonly title: string;
  readonly centre: string;
  readonly on: Temporal.PlainDate;
  /** The ten areas, in their order. */
  readonly areas: readonly CulturagramArea[];
}

const WIDTH = 228;
const HEIGHT = 126;
const ACROSS = 24;
const DOWN = 30;
const MARGIN = 6;

/** The ten places round the middle: three above, two on each side, three below; by column and row. */
const PLACES: readonly (readonly [column: number, row: number])[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [2, 2],
  [2, 3],
  [1, 3],
  [0, 3],
  [0, 2],
  [0, 1],
];

const SHEET = {
  width: 3 * WIDTH + 2 * ACROSS + 2 * MARGIN,
  height: 4 * HEIGHT + 3 * DOWN + 2 * MARGIN,
};
const MIDDLE = { x: SHEET.width / 2, y: SHEET.height / 2, r: 74 };

/** A culturagram: somebody in the middle, and the ten areas of her culture round her. */
export function CulturagramChart({ id, title, centre, on, areas }: CulturagramProps) {
  const drawn = areas.flatMap((area, index) => {
    const place = PLACES[index];
    return place ? [{ area, at: cornerOf(place) }] : [];
  });
  return (
    <ChartFigure
      title={title}
      about={`As at ${formatDate(on)}`}
      data={{
        columns: ['Area', 'What is told', 'What may be done with it', 'Told on'],
        rows: areas.map(({ title: area, said, allowed, toldOn }) => [
          area,
          said ?? 'Nobody has asked yet',
          allowed ?? '',
          toldOn ? formatDate(toldOn) : '',
        ]),
      }}
    >
      <section class="facet-family__sheet" tabindex={0} aria-label={`${title}: the drawing`}>
        {/* biome-ignore lint/a11y/useSemanticElements: an SVG whose boxes are links cannot be an image; no HTML element groups inside it */}
        <svg
          class="facet-family__drawing"
          width={SHEET.width}
          height={SHEET.height}
          viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
          role="group"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>Ten areas round {centre}. The table below says the same in words.</desc>
          {drawn.map(({ at }) => {
            const end = edgeOf(at);
            return <line class="facet-family__line" x1={MIDDLE.x} y1={MIDDLE.y} x2={end.x} y2={end.y} />;
          })}
          <circle
            class="facet-family__shape facet-family__shape--centre"
            cx={MIDDLE.x}
            cy={MIDDLE.y}
            r={MIDDLE.r}
          />
          {wrap(centre, 3, 16).map((line, index, { length }) => (
            <text
              class="facet-family__name"
              x={MIDDLE.x}
              y={MIDDLE.y + 5 + (index - (length - 1) / 2) * LINE}
              text-anchor="middle"
            >
              {line}
            </text>
          ))}
          {drawn.map(({ area, at }) => (
            <Box area={area} at={at} />
          ))}
        </svg>
      </section>
    </ChartFigure>
  );
}

function cornerOf([column, row]: readonly [number, number]) {
  return { x: MARGIN + column * (WIDTH + ACROSS), y: MARGIN + row * (HEIGHT + DOWN) };
}

/** Where the line from the middle meets a box: beside it at half its height, above and below it at the nearest point. */
function edgeOf({ x, y }: { readonly x: number; readonly y: number }) {
  const nearest = (from: number, length: number, to: number) => Math.min(Math.max(to, from), from + length);
  const isBeside = y > MARGIN && y + HEIGHT < SHEET.height - MARGIN;
  return {
    x: nearest(x, WIDTH, MIDDLE.x),
    y: isBeside ? y + HEIGHT / 2 : nearest(y, HEIGHT, MIDDLE.y),
  };
}

const LINE = 18;
const ROOM = 28;

function Box({ area, at }: { area: CulturagramArea; at: { readonly x: number; readonly y: number } }) {
  const head = wrap(area.title, 2, ROOM);
  const said = wrap(area.said ?? 'Not asked yet', 4 - (head.length - 1), ROOM);
  const body = (
    <>
      <title>{`${area.title}: ${area.said ?? 'not asked yet'}`}</title>
      <rect
        class={area.said ? 'facet-family__shape' : 'facet-family__shape facet-culturagram__open'}
        width={WIDTH}
        height={HEIGHT}
        rx="6"
      />
      {head.map((line, index) => (
        <text class="facet-family__name" x="12" y={24 + index * LINE}>
          {line}
        </text>
      ))}
      {said.map((line, index) => (
        <text class="facet-family__label" x="12" y={26 + (head.length + index) * LINE}>
          {line}
        </text>
      ))}
    </>
  );
  const place = `translate(${at.x} ${at.y})`;
  return area.href ? (
    <a href={area.href} class="facet-ecomap__circle" transform={place}>
      {body}
    </a>
  ) : (
    <g transform={place}>{body}</g>
  );
}
