import { ChartFigure } from '../chart-figure.tsx';
import type { DrawnBox, RoadDrawing } from './layout.ts';
import { type RoadMapData, stagesIn, type WayKind, wayWords } from './road-map.ts';

interface RoadMapProps {
  /** Begins the ids of this drawing; different for each on a page. */
  readonly id: string;
  readonly title: string;
  readonly map: RoadMapData;
  /** Undefined where there is too much to draw. */
  readonly drawing: RoadDrawing | undefined;
}

const LINE = 19;
const kinds: readonly WayKind[] = ['next', 'up', 'down'];

/** Roads with their stages as a drawing, and as a table beneath. Lines differ by dashes and heads, not by colour. */
export function RoadMap({ id, title, map, drawing }: RoadMapProps) {
  const present = kinds.filter((kind) => map.ways.some((way) => way.kind === kind));
  return (
    <ChartFigure title={title} data={tableOf(map)}>
      {drawing ? (
        <>
          {present.length > 1 && <Key id={id} kinds={present} />}
          <section class="facet-family__sheet" tabindex={0} aria-label={`${title}: the drawing`}>
            <Drawing id={id} title={title} map={map} drawing={drawing} />
          </section>
        </>
      ) : (
        <p class="govuk-body">There are {stagesIn(map)} stages: too many to draw. They stand in the table.</p>
      )}
    </ChartFigure>
  );
}

function Key({ id, kinds: shown }: { id: string; kinds: readonly WayKind[] }) {
  return (
    <ul class="facet-key">
      {shown.map((kind) => (
        <li>
          <svg width="44" height="14" aria-hidden="true">
            <Heads id={`${id}-key-${kind}`} />
            <path
              class={`facet-road__way facet-road__way--${kind}`}
              d="M2 7H34"
              marker-end={`url(#${id}-key-${kind}-head)`}
            />
          </svg>
          {wayWords[kind]}
        </li>
      ))}
    </ul>
  );
}

function Heads({ id }: { id: string }) {
  return (
    <defs>
      <marker
        id={`${id}-head`}
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="7"
        markerHeight="7"
        orient="auto"
      >
        <path class="facet-road__head" d="M0 0L8 4L0 8Z" />
      </marker>
    </defs>
  );
}

function Drawing({ id, title, map, drawing }: Omit<RoadMapProps, 'drawing'> & { drawing: RoadDrawing }) {
  const { width, height, roads, stages, ways } = drawing;
  return (
    <svg
      class="facet-road"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc
        id={`${id}-desc`}
      >{`${map.roads.length} roads with ${stagesIn(map)} stages; the table beneath says the same`}</desc>
      <Heads id={id} />
      {roads.map((box) => (
        <Box box={box} of="road" />
      ))}
      {ways.map(({ kind, path }) => (
        <path
          class={`facet-road__way facet-road__way--${kind}`}
          d={`M${path.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
          marker-end={`url(#${id}-head)`}
        />
      ))}
      {stages.map((box) => (
        <Box box={box} of="stage" />
      ))}
    </svg>
  );
}

function Box({ box, of }: { box: DrawnBox; of: 'road' | 'stage' }) {
  const { x, y, width, height, lines, notes } = box;
  return (
    <g>
      <rect class={`facet-road__${of}`} x={x} y={y} width={width} height={height} rx="6" />
      {lines.map((line, index) => (
        <text
          class={`facet-road__${index >= lines.length - notes ? 'note' : `${of}-title`}`}
          x={x + width / 2}
          y={y + (index + 1) * LINE + 4}
          text-anchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

function tableOf({ roads, ways }: RoadMapData) {
  const titles = new Map(
    roads.flatMap(({ id, title, stages }) => [
      [id, title] as const,
      ...stages.map((stage) => [`${id} ${stage.id}`, stage.title] as const),
    ]),
  );
  const leads = (road: string, stage?: string) =>
    ways
      .filter(({ from }) => from.road === road && from.stage === stage)
      .map(({ kind, to }) => {
        const where = titles.get(to.stage === undefined ? to.road : `${to.road} ${to.stage}`) ?? '';
        return `${wayWords[kind]}: ${where}`;
      })
      .join('; ');
  const rows = roads.flatMap(({ id, title, stages }) => [
    ...(leads(id) === '' ? [] : [[title, 'All stages', '', leads(id)]]),
    ...stages.map((stage) => [title, stage.title, stage.note ?? 'No fixed length', leads(id, stage.id)]),
  ]);
  return { columns: ['Pathway', 'Stage', 'How long', 'Leads to'], rows };
}
