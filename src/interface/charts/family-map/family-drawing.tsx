import type { DrawnCouple, DrawnHousehold, DrawnQuality, FamilyDrawing } from './drawing.ts';
import { pathOf, qualityStrokes, roundedPath } from './stroke.ts';
import { PersonOnMap } from './symbols.tsx';
import { coupleOnMap, qualityOnMap } from './words.ts';

interface FamilyDrawingProps {
  /** Begins the ids of this drawing; different for each on a page. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly drawing: FamilyDrawing;
  /** Ids of those who were adopted. */
  readonly adopted: ReadonlySet<string>;
}

/** The drawing itself, as one SVG; links in it open people’s own pages. */
export function FamilySvg({ id, title, about, drawing, adopted }: FamilyDrawingProps) {
  const { width, height } = drawing;
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG whose people are links cannot be an image; no HTML element groups inside it
    <svg
      class="facet-family__drawing"
      width={Math.ceil(width)}
      height={Math.ceil(height)}
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{about}</desc>
      {drawing.households.map((household, index) => (
        <HouseholdRing household={household} shade={index % 3} />
      ))}
      {drawing.couples.map((couple) => (
        <CoupleLine couple={couple} />
      ))}
      {drawing.lines.map(({ kind, path }) => (
        <path class={`facet-family__line facet-family__line--${kind}`} d={pathOf(path)} />
      ))}
      {drawing.twinBars.map((bar) => (
        <path class="facet-family__line" d={pathOf(bar)} />
      ))}
      {drawing.qualities.map((line) => (
        <QualityLine line={line} />
      ))}
      {drawing.people.map((drawn) => (
        <PersonOnMap drawn={drawn} isAdopted={adopted.has(drawn.person.id)} />
      ))}
    </svg>
  );
}

function HouseholdRing({ household, shade }: { household: DrawnHousehold; shade: number }) {
  return (
    <g class={`facet-family__household facet-family__household--${shade}`}>
      <title>{household.name}</title>
      {household.rings.map((ring) => (
        <path d={roundedPath(ring, 16)} />
      ))}
    </g>
  );
}

function CoupleLine({ couple }: { couple: DrawnCouple }) {
  const { state, path, mark } = couple;
  const slash = (dx: number) => `M${mark.x + dx - 4} ${mark.y + 9}L${mark.x + dx + 4} ${mark.y - 9}`;
  return (
    <g>
      <title>{coupleOnMap[state]}</title>
      <path class={`facet-family__couple facet-family__couple--${state}`} d={pathOf(path)} />
      {(state === 'separated' || state === 'past') && <path class="facet-family__slash" d={slash(0)} />}
      {state === 'divorced' && <path class="facet-family__slash" d={`${slash(-3)}${slash(3)}`} />}
    </g>
  );
}

function QualityLine({ line }: { line: DrawnQuality }) {
  return (
    <g class={`facet-family__quality facet-family__quality--${line.quality}`}>
      <title>{qualityOnMap[line.quality]}</title>
      {qualityStrokes(line).map((d) => (
        <path d={d} />
      ))}
    </g>
  );
}
