import type { Child } from 'hono/jsx';
import { formatDate } from '../../wording/index.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { wrap } from '../family-map/label.ts';
import { arrowHead, bow, teeth } from '../family-map/stroke.ts';
import { type Connection, type Strength, strengths } from './ecomap.ts';
import { CENTRE, type DrawnConnection, type EcomapDrawing, layOutEcomap, RADIUS } from './layout.ts';
import { connectionKindWords, connectionSpan, directionWords, strengthWords } from './words.ts';

interface EcomapProps {
  /** Begins the ids of this picture; different for each on a page. */
  readonly id: string;
  readonly title: string;
  /** Whose it is: in the middle, and in the table. */
  readonly centre: string;
  readonly on: Temporal.PlainDate;
  /** As they were on that day. */
  readonly connections: readonly Connection[];
}

/** The people, groups, services and places round somebody, with how strong each tie is and where its energy goes. */
export function EcomapChart({ id, title, centre, on, connections }: EcomapProps) {
  const drawing = layOutEcomap(connections);
  return (
    <ChartFigure
      title={title}
      about={`As at ${formatDate(on)}`}
      data={{
        columns: ['Who or what', 'Kind', 'How strong', 'Where the energy goes', 'When', 'In their words'],
        rows: connections.map((each) => [
          each.name,
          connectionKindWords[each.kind],
          strengthWords[each.strength],
          directionWords(each.direction, centre),
          connectionSpan(each) || 'Not known',
          each.words ?? '',
        ]),
      }}
    >
      <section class="facet-family__sheet" tabindex={0} aria-label={`${title}: the drawing`}>
        <EcomapSvg id={id} title={title} centre={centre} drawing={drawing} />
      </section>
      <EcomapKey drawing={drawing} />
      {drawing.left > 0 && (
        <p class="govuk-body">{drawing.left} more have no room in the drawing. The table has them all.</p>
      )}
    </ChartFigure>
  );
}

function EcomapSvg(props: { id: string; title: string; centre: string; drawing: EcomapDrawing }) {
  const { id, title, centre, drawing } = props;
  const size = Math.ceil(drawing.size);
  const count = drawing.circles.length + drawing.left;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG whose circles are links cannot be an image; no HTML element groups inside it
    <svg
      class="facet-family__drawing"
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>
        {count === 1 ? '1 connection' : `${count} connections`} round {centre}. The table below says the same
        in words.
      </desc>
      {drawing.circles.map((drawn) => (
        <Tie strength={drawn.connection.strength} line={drawn.line} arrows={drawn.arrows} />
      ))}
      <g transform={`translate(${drawing.middle} ${drawing.middle})`}>
        <circle class="facet-family__shape facet-family__shape--centre" r={CENTRE} />
        <Lines lines={wrap(centre, 3, 14)} />
      </g>
      {drawing.circles.map((drawn) => (
        <Circle drawn={drawn} />
      ))}
    </svg>
  );
}

function Tie(props: { strength: Strength; line: readonly string[]; arrows: readonly string[] }) {
  const { strength, line, arrows } = props;
  return (
    <g class={`facet-ecomap__tie facet-ecomap__tie--${strength}`}>
      {line.map((d) => (
        <path d={d} />
      ))}
      {arrows.map((d) => (
        <path class="facet-ecomap__arrow" d={d} />
      ))}
    </g>
  );
}

function Circle({ drawn: { connection, x, y, label } }: { drawn: DrawnConnection }) {
  const place = `translate(${Math.round(x)} ${Math.round(y)})`;
  const said = `${connection.name}, ${connectionKindWords[connection.kind].toLowerCase()}, ${strengthWords[connection.strength].toLowerCase()}`;
  const body = (
    <>
      <title>{said}</title>
      <circle class="facet-family__shape" r={RADIUS} />
      <Lines lines={label} below={connectionKindWords[connection.kind]} />
    </>
  );
  return connection.href ? (
    <a href={connection.href} class="facet-ecomap__circle" transform={place}>
      {body}
    </a>
  ) : (
    <g class="facet-ecomap__circle" transform={place}>
      {body}
    </g>
  );
}

const LINE = 16;

/** Lines of text about the middle of a circle. */
function Lines({ lines, below }: { lines: readonly string[]; below?: string }) {
  const count = lines.length + (below ? 1 : 0);
  const top = 5 - ((count - 1) * LINE) / 2;
  return (
    <>
      {lines.map((line, index) => (
        <text class="facet-family__name" y={top + index * LINE} text-anchor="middle">
          {line}
        </text>
      ))}
      {below && (
        <text class="facet-family__label" y={top + lines.length * LINE} text-anchor="middle">
          {below}
        </text>
      )}
    </>
  );
}

const SHORT = { from: { x: -48, y: 0 }, bend: { x: 0, y: 0 }, to: { x: 48, y: 0 } };
const IN_KEY: Readonly<Record<Strength, readonly string[]>> = {
  strong: [bow(SHORT, 0, 0, 1)],
  weak: [bow(SHORT, 0, 0, 1)],
  strained: [teeth(SHORT)],
  risky: [teeth(SHORT), bow(SHORT, 0, 0, 1)],
};

/** What the lines of this drawing mean: those that it holds, and no others. */
function EcomapKey({ drawing }: { drawing: EcomapDrawing }) {
  const held = new Set(drawing.circles.map(({ connection }) => connection.strength));
  const hasArrows = drawing.circles.some(({ arrows }) => arrows.length > 0);
  return (
    <ul class="facet-key facet-family__key">
      {strengths
        .filter((strength) => held.has(strength))
        .map((strength) => (
          <Entry text={strengthWords[strength]}>
            <Tie strength={strength} line={IN_KEY[strength]} arrows={[]} />
          </Entry>
        ))}
      {hasArrows && (
        <Entry text="Where the energy goes">
          <Tie strength="strong" line={IN_KEY.strong} arrows={[arrowHead(SHORT)]} />
        </Entry>
      )}
    </ul>
  );
}

function Entry({ text, children }: { text: string; children?: Child }) {
  return (
    <li>
      <svg width="52" height="34" viewBox="-52 -34 104 68" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {text}
    </li>
  );
}
