import type { JSX } from 'hono/jsx/jsx-runtime';
import {
  layRoads,
  MOST_STAGES_DRAWN,
  RoadMap,
  type RoadMapData,
  stagesIn,
} from '../../interface/charts/index.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import type { Section } from '../said.ts';

/** The pathways and stages of a programme, drawn and as a table. */
export async function drawnRoads(map: RoadMapData): Promise<JSX.Element> {
  const drawing = stagesIn(map) <= MOST_STAGES_DRAWN ? await layRoads(map) : undefined;
  return <RoadMap id="road" title="The road through it" map={map} drawing={drawing} />;
}

/** A programme in words, part by part; `road` stands after what it is for. */
export function Described({ sections, road }: { sections: readonly Section[]; road: JSX.Element }) {
  const [first, ...others] = sections;
  return (
    <>
      {first && <Part section={first} />}
      {road}
      {others.map((section) => (
        <Part section={section} />
      ))}
    </>
  );
}

function Part({ section: { id, title, about, things } }: { section: Section }) {
  return (
    <section id={id} class="facet-said" aria-labelledby={`${id}-heading`}>
      <h2 class="govuk-heading-m" id={`${id}-heading`}>
        {title}
      </h2>
      {about && <p class="govuk-body">{about}</p>}
      <SummaryList
        rows={things.map((thing) => ({
          key: <span dir="auto">{thing.title}</span>,
          value: (
            <>
              {thing.says.map((line) => (
                <p class="govuk-body" dir="auto">
                  {line}
                </p>
              ))}
              {thing.rules?.map((rule) => (
                <p class="govuk-body-s">
                  <code dir="ltr">{rule}</code>
                </p>
              ))}
            </>
          ),
        }))}
      />
    </section>
  );
}
