import type { ELK, ElkEdgeSection, ElkExtendedEdge, ElkNode } from 'elkjs';
import { wrap } from '../family-map/label.ts';
import type { RoadMapData, Way, WayKind } from './road-map.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with its lines of text, in pixels. */
export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** Lines at the end that are a note. */
  readonly notes: number;
}

/** A line from one box to another. */
export interface DrawnWay {
  readonly kind: WayKind;
  readonly path: readonly Point[];
}

/** A road map, ready to be drawn. */
export interface RoadDrawing {
  readonly width: number;
  readonly height: number;
  readonly roads: readonly DrawnBox[];
  readonly stages: readonly DrawnBox[];
  readonly ways: readonly DrawnWay[];
}

const STAGE_WIDTH = 190;
const LETTERS = 24;
const LINE = 19;
const PADDING = 12;
/** Room above the stages of a road for its title. */
const HEAD = 2 * LINE + PADDING;

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
  // What is drawn for one file is drawn again in the same way.
  'elk.randomSeed': '1',
};

const ROAD_OPTIONS = { 'elk.padding': `[top=${HEAD + 6},left=16,bottom=16,right=16]` };

const idOf = ({ road, stage }: Way['from']) => (stage === undefined ? `r ${road}` : `s ${road} ${stage}`);

/** True for a way that leads up the page: it is laid out the other way round, so that roads keep running down. */
function leadsBack(roads: RoadMapData['roads'], { from, to }: Way): boolean {
  const place = ({ road, stage }: Way['from']) => {
    const at = roads.findIndex(({ id }) => id === road);
    return at * 1000 + (roads[at]?.stages.findIndex(({ id }) => id === stage) ?? 0);
  };
  return place(to) < place(from);
}

function graphOf({ roads, ways }: RoadMapData): ElkNode {
  return {
    id: 'map',
    layoutOptions: OPTIONS,
    children: roads.map((road) => ({
      id: idOf({ road: road.id }),
      layoutOptions: ROAD_OPTIONS,
      children: road.stages.map(({ id, title, note }) => ({
        id: idOf({ road: road.id, stage: id }),
        width: STAGE_WIDTH,
        height: linesOf(title, note).lines.length * LINE + PADDING + 4,
      })),
    })),
    edges: ways.map((way, index) => {
      const [above, below] = leadsBack(roads, way) ? [way.to, way.from] : [way.from, way.to];
      return { id: `w ${index}`, sources: [idOf(above)], targets: [idOf(below)] };
    }),
  };
}

function linesOf(title: string, note: string | undefined) {
  const notes = note === undefined ? [] : wrap(note, 2, LETTERS);
  return { lines: [...wrap(title, 3, LETTERS), ...notes], notes: notes.length };
}

/** Where each box stands on the whole sheet: elk counts from the box around it. */
function boxesOf(node: ElkNode, at: Point, found: Map<string, Omit<DrawnBox, 'lines' | 'notes'>>): void {
  for (const child of node.children ?? []) {
    const place = { x: at.x + (child.x ?? 0), y: at.y + (child.y ?? 0) };
    found.set(child.id, { ...place, width: child.width ?? 0, height: child.height ?? 0 });
    boxesOf(child, place, found);
  }
}

type Laid = ElkExtendedEdge & { readonly container?: string };

const pathOf = (section: ElkEdgeSection, { x, y }: Point): Point[] =>
  [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) => ({
    x: x + point.x,
    y: y + point.y,
  }));

let engine: Promise<ELK> | undefined;

async function startEngine(): Promise<ELK> {
  // Large, and wanted on a few pages only: it is read when the first drawing is asked for.
  const { default: loaded } = await import('elkjs/lib/elk.bundled.js');
  return new loaded.default();
}

/** Lays a road map out, from top to bottom. The same map is laid out in the same way again. */
export async function layRoads(map: RoadMapData): Promise<RoadDrawing> {
  engine ??= startEngine();
  const laid = await (await engine).layout(graphOf(map));
  const boxes = new Map<string, Omit<DrawnBox, 'lines' | 'notes'>>();
  boxesOf(laid, { x: 0, y: 0 }, boxes);
  const box = (id: string) => boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const edges = (laid.edges ?? []) as readonly Laid[];
  return {
    width: Math.ceil(laid.width ?? 0),
    height: Math.ceil(laid.height ?? 0),
    roads: map.roads.map(({ id, title }) => {
      const place = box(idOf({ road: id }));
      return { ...place, lines: wrap(title, 2, Math.floor(place.width / 9)), notes: 0 };
    }),
    stages: map.roads.flatMap(({ id: road, stages }) =>
      stages.map(({ id, title, note }) => ({ ...box(idOf({ road, stage: id })), ...linesOf(title, note) })),
    ),
    ways: edges.flatMap((edge) => {
      const way = map.ways[Number(edge.id.slice(2))];
      const from = edge.container?.startsWith('r ') ? box(edge.container) : { x: 0, y: 0 };
      if (!way) return [];
      const isBack = leadsBack(map.roads, way);
      return (edge.sections ?? []).map((section) => {
        const path = pathOf(section, from);
        return { kind: way.kind, path: isBack ? path.toReversed() : path };
      });
    }),
  };
}
