import { formatDate, say } from '../../wording/index.ts';
import { ChartFigure } from '../chart-figure.tsx';
import { At, Patterns, patternFill, percentOf } from '../pattern.tsx';
import { type JourneyYear, journeyYears } from './entries.ts';
import type { Journey } from './journey.ts';
import { ContactColumn, EventSymbol, Mark, Span } from './journey-shapes.tsx';
import { type JourneyPicture, journeyPicture, rangeOf } from './picture.ts';
import { TICK_EDGE } from './road-scale.ts';

interface JourneyTimelineProps {
  /** Begins the ids of this chart; different for each chart on a page. */
  readonly id: string;
  readonly journey: Journey;
  readonly level?: 2 | 3 | 4 | undefined;
}

/**
 * A parent's road: proceedings, pregnancies, births, removals, our work with her, contacts, letters and changes,
 * each a link to its record. Wide screens and paper show it lying; small screens show the same as a list by year.
 */
export function JourneyTimeline({ id, journey, level }: JourneyTimelineProps) {
  const picture = journeyPicture(journey);
  const title = say('journey.title', { name: journey.name });
  if (!picture) return <p class="govuk-body">{say('charts.empty')}</p>;
  const years = journeyYears(journey);
  const about = picture.squeezed && say('journey.squeezed', { year: String(picture.squeezed.year) });
  const entries = years.flatMap((year) => year.entries);
  return (
    <ChartFigure
      title={title}
      level={level}
      data={{
        columns: [say('charts.when'), say('charts.what'), say('charts.lane')],
        rows: entries.map(({ when, label, kind }) => [when, label, kind]),
      }}
    >
      <div class="facet-journey">
        <LaneNames picture={picture} />
        <Road id={id} title={title} journey={journey} picture={picture} />
      </div>
      <div class="facet-journey__notes">
        {journey.contacts.length > 0 && <ContactKey id={`${id}-key`} />}
        {about && <p>{about}</p>}
      </div>
      <RoadByYear years={years} />
    </ChartFigure>
  );
}

function LaneNames({ picture }: { picture: JourneyPicture }) {
  return (
    <svg
      class="facet-journey__names"
      width="112"
      height={picture.height}
      aria-hidden="true"
      focusable="false"
    >
      {picture.lanes.map(({ label, y, height }, index) => (
        <>
          {index % 2 === 0 && <rect class="facet-journey__lane" x="0" y={y} width="100%" height={height} />}
          <text x="8" y={y + height / 2 + 5}>
            {label}
          </text>
        </>
      ))}
    </svg>
  );
}

function Road({
  id,
  title,
  journey,
  picture,
}: {
  id: string;
  title: string;
  journey: Journey;
  picture: JourneyPicture;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG whose marks are links cannot be an image; no HTML element groups inside it
    <svg
      class="facet-journey__road"
      height={picture.height}
      role="group"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sayJourney(journey)}</desc>
      <Patterns id={id} />
      {picture.lanes.map(
        ({ y, height }, index) =>
          index % 2 === 0 && <rect class="facet-journey__lane" x="0" y={y} width="100%" height={height} />,
      )}
      <Axis picture={picture} />
      {picture.contacts.map((column) => (
        <ContactColumn id={id} column={column} />
      ))}
      {picture.spans.map((span) => (
        <Span id={id} span={span} />
      ))}
      {picture.marks.map((mark) => (
        <Mark mark={mark} />
      ))}
    </svg>
  );
}

function sayJourney(journey: Journey): string {
  const range = rangeOf(journey);
  if (!range) return say('charts.empty');
  return say('journey.description', {
    spans: journey.spans.length,
    marks: journey.marks.length,
    from: formatDate(range.from),
    to: formatDate(journey.today),
  });
}

function Axis({ picture }: { picture: JourneyPicture }) {
  const { ticks, height, today, squeezed } = picture;
  return (
    <g>
      {ticks.map(({ x, label, year }) => (
        <>
          <line class="facet-journey__grid" x1={percentOf(x)} x2={percentOf(x)} y1="24" y2={height} />
          <At x={x} y={0}>
            <text
              class={year ? 'facet-journey__tick facet-journey__tick--year' : 'facet-journey__tick'}
              x="0"
              y="17"
              text-anchor={x < TICK_EDGE ? 'start' : x > 100 - TICK_EDGE ? 'end' : 'middle'}
            >
              {label}
            </text>
          </At>
        </>
      ))}
      {squeezed && (
        <line
          class="facet-journey__bend"
          x1={percentOf(squeezed.x)}
          x2={percentOf(squeezed.x)}
          y1="24"
          y2={height}
        />
      )}
      <line class="facet-journey__today" x1={percentOf(today)} x2={percentOf(today)} y1="24" y2={height} />
    </g>
  );
}

function ContactKey({ id }: { id: string }) {
  return (
    <ul class="facet-key">
      <li>
        <svg width="22" height="16" aria-hidden="true" focusable="false">
          <rect class="facet-journey__met" x="1" y="1" width="20" height="14" />
        </svg>
        {say('journey.keyMet')}
      </li>
      <li>
        <svg width="22" height="16" aria-hidden="true" focusable="false">
          <Patterns id={id} />
          <rect
            class="facet-journey__attempted"
            x="1"
            y="1"
            width="20"
            height="14"
            fill={patternFill(id, 'hatch')}
          />
        </svg>
        {say('journey.keyAttempted')}
      </li>
      <li>
        <svg width="22" height="16" aria-hidden="true" focusable="false">
          <line class="facet-journey__today" x1="11" x2="11" y1="0" y2="16" />
        </svg>
        {say('charts.today')}
      </li>
    </ul>
  );
}

/** The road standing up, for small screens: years from the top, each with what began or happened in it. */
function RoadByYear({ years }: { years: readonly JourneyYear[] }) {
  return (
    <ol class="facet-road">
      {years.map(({ year, entries }) => (
        <li class="facet-road__year">
          <p class="facet-road__number">{year}</p>
          <ul class="facet-road__entries">
            {entries.map(({ lane, kind, label, when, href }) => (
              <li class="facet-road__entry">
                <svg
                  class="facet-road__symbol"
                  width="22"
                  height="22"
                  viewBox="-11 -11 22 22"
                  aria-hidden="true"
                  focusable="false"
                >
                  <EventSymbol lane={lane} />
                </svg>
                <p class="facet-road__label">
                  {href ? (
                    <a class="govuk-link govuk-link--no-visited-state" href={href}>
                      {label}
                    </a>
                  ) : (
                    label
                  )}
                </p>
                <p class="facet-road__when">
                  {kind}, {when}
                </p>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
