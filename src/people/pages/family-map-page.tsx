import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { isBefore } from '../../foundation/dates.ts';
import { FamilyMap, familyAt, turningDays } from '../../interface/charts/index.ts';
import { AsAt, askedDay, PrintButton } from '../../interface/layout/index.ts';
import { familyOnMap } from '../family-on-map.ts';
import { getFamilyMap } from '../get-family-map.ts';
import { ChangeMap } from '../map/change-map.tsx';
import { personFrame } from '../person-frame.tsx';

async function familyMapPage(request: PageRequest) {
  const id = request.params.id ?? '';
  const frame = await personFrame(request, id, '/family/map');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getFamilyMap, { id });
  if (!found.ok) return fault(found.error);
  const family = familyOnMap(found.value);
  const wanted = request.search.get('centre');
  const centre = family.people.some((person) => person.id === wanted) ? (wanted ?? id) : id;
  const on = askedDay(request.search, request.today);
  const days = turningDays(family).filter((day) => isBefore(day, request.today));
  return html({
    title: `Family map of ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    wide: true,
    back: { href: `/people/${id}/family`, text: 'Family' },
    body: (
      <>
        <h1 class="govuk-heading-l">Family map</h1>
        <AsAt
          id="family-on"
          label="The family as it was on"
          days={days}
          on={on}
          today={request.today}
          keeps={{ centre }}
        />
        <FamilyMap
          id="family"
          title={`The family of ${frame.person.name}`}
          family={familyAt({ ...family, centre }, on)}
          find={request.search.get('find') ?? ''}
          mapAround={(personId) => `?on=${on}&centre=${personId}`}
        />
        <PrintButton />
        <ChangeMap map={found.value} mayWrite={decide(request.actor, 'person:write').allowed} />
      </>
    ),
  });
}

/** A person’s family map. */
export const familyMapPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/family/map', permission: 'person:read', handle: familyMapPage }),
];
