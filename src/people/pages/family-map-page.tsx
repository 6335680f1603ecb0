import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { isBefore, parseDate } from '../../foundation/dates.ts';
import { FamilyMap, familyAt, turningDays } from '../../interface/charts/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { familyOnMap } from '../family-on-map.ts';
import { getFamilyMap } from '../get-family-map.ts';
import { ChangeMap } from '../map/change-map.tsx';
import { personFrame } from '../person-frame.tsx';

/** The day that is asked for; today where none is, or none that can be read. */
export function askedDay(search: URLSearchParams, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = parseDate(search.get('on') ?? '');
  return day && isBefore(day, today) ? day : today;
}

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
        <DayForm days={days} on={on} today={request.today} centre={centre} />
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

interface DayFormProps {
  readonly days: readonly Temporal.PlainDate[];
  readonly on: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly centre: string;
}

/** Any day, and the days on which the picture changed to go to directly. */
function DayForm({ days, on, today, centre }: DayFormProps) {
  const earlier = days.findLast((day) => isBefore(day, on));
  const later = days.find((day) => isBefore(on, day)) ?? (isBefore(on, today) ? today : undefined);
  const to = (day: Temporal.PlainDate) => `?on=${day}&centre=${centre}`;
  return (
    <form method="get" class="facet-no-print">
      <input type="hidden" name="centre" value={centre} />
      <div class="govuk-form-group">
        <label class="govuk-label" for="family-on">
          The family as it was on
        </label>
        <input
          class="govuk-input govuk-input--width-10"
          id="family-on"
          name="on"
          type="date"
          min="1900-01-01"
          max={today.toString()}
          value={on.toString()}
        />
      </div>
      <p class="govuk-body govuk-button-group">
        <Button classes="govuk-button--secondary">Show</Button>
        {earlier && (
          <a class="govuk-link" href={to(earlier)}>
            Earlier: {formatDate(earlier)}
          </a>
        )}
        {later && (
          <a class="govuk-link" href={to(later)}>
            Later: {formatDate(later)}
          </a>
        )}
      </p>
    </form>
  );
}

/** A person’s family map. */
export const familyMapPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/family/map', permission: 'person:read', handle: familyMapPage }),
];
