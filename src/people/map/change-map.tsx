import { qualityOnMap } from '../../interface/charts/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { MapSubject } from './map-subject.ts';
import { mapOf } from './map-subject.ts';

type Map = Pick<MapSubject, 'personId' | 'people' | 'qualities' | 'households'>;

/** The ways to change the map from beside it, each a form that works without a script. */
export function ChangeMap({ map, mayWrite }: { map: Map; mayWrite: boolean }) {
  const base = mapOf(map.personId);
  const add = [
    { href: `${base}/add`, text: 'Add somebody, or a tie between two people' },
    { href: `/people/${map.personId}/family/children/add`, text: 'Add a child' },
    { href: `${base}/qualities/add`, text: 'Say how two people are with one another' },
    { href: `${base}/households/add`, text: 'Say who lives together' },
    { href: `/people/${map.personId}/family/pregnancies/add`, text: 'Record a pregnancy' },
    { href: `${base}/losses/add`, text: 'Record a loss' },
    { href: `${base}/copies/keep`, text: 'Keep a copy of the map as it is today' },
  ];
  return (
    <section class="facet-no-print" aria-labelledby="change-map">
      <h2 class="govuk-heading-m" id="change-map">
        {mayWrite ? 'Change the map' : 'Copies'}
      </h2>
      {mayWrite && (
        <ul class="govuk-list govuk-list--spaced">
          {add.map(({ href, text }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <OnTheMap map={map} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`${base}/copies`}>
          Copies kept on earlier days
        </a>
      </p>
    </section>
  );
}

/** What stands on the map and has no page of its own, each to be changed. */
function OnTheMap({ map }: { map: Map }) {
  const base = mapOf(map.personId);
  const named = (id: string) => map.people.find((person) => person.id === id)?.name ?? 'Restricted record';
  const lines = [
    ...map.qualities.map(({ id, personId, otherId, quality, endedOn }) => ({
      href: `${base}/qualities/${id}`,
      text: `${named(personId)} and ${named(otherId)}`,
      says: `${qualityOnMap[quality]}${endedOn ? `, until ${formatDate(endedOn)}` : ''}`,
    })),
    ...map.households.map(({ id, name, members, endedOn }) => ({
      href: `${base}/households/${id}`,
      text: name,
      says: endedOn
        ? `until ${formatDate(endedOn)}`
        : members
            .filter((member) => member.endedOn === null)
            .map(({ memberId }) => named(memberId))
            .join(', '),
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">What can be changed</h3>
      <ul class="govuk-list govuk-list--spaced">
        {lines.map(({ href, text, says }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
            : {says}
          </li>
        ))}
      </ul>
    </>
  );
}
