import { fault, html, type PersonSection, page } from '../../doors/index.ts';
import { JourneyTimeline } from '../../interface/charts/index.ts';
import { EmptyState, PrintButton } from '../../interface/layout/index.ts';
import { personFrame, personHeader } from '../../people/index.ts';
import { getJourney } from '../get-journey.ts';
import { journeyOf } from '../journey.ts';

/** A parent's road as a picture, each mark a link to its record. */
export const journeyPage = page({
  method: 'get',
  path: '/people/:id/journey',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/journey');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(getJourney, { personId });
    if (!found.ok) return fault(found.error);
    const { person } = frame;
    return html({
      title: `Journey of ${person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: person.name },
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">Journey</h1>
          {found.value.entries.length === 0 ? (
            <EmptyState
              title="There is nothing to draw yet"
              text="Proceedings, births, removals, contacts and changes are drawn here when they are recorded."
            />
          ) : (
            <>
              <JourneyTimeline
                id="journey"
                level={2}
                journey={journeyOf({ id: personId, name: person.name }, found.value.entries, request.today)}
              />
              <p class="govuk-body">
                <a class="govuk-link" href={`/people/${personId}/chronology`}>
                  Read it as a chronology
                </a>
              </p>
              <PrintButton />
            </>
          )}
        </>
      ),
    });
  },
});

/** The road so far, on the person's own page; nothing where there is nothing to draw. */
export const journeySection: PersonSection = {
  id: 'journey',
  title: 'Journey',
  order: 10,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(getJourney, { personId });
    if (!found.ok || found.value.entries.length === 0) return null;
    const header = await request.ask(personHeader, { id: personId });
    if (!header.ok) return null;
    const who = { id: personId, name: header.value.person.name };
    return (
      <>
        <JourneyTimeline
          id="journey-small"
          level={3}
          journey={journeyOf(who, found.value.entries, request.today)}
        />
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/journey`}>
            The whole journey
          </a>
        </p>
      </>
    );
  },
};
