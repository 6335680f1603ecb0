import type { HomeNotice, PersonSection } from '../../doors/index.ts';
import { formatList } from '../../interface/wording/index.ts';
import { listGlassBreaks } from '../break-glass.ts';
import { getReach } from '../get-reach.ts';
import { isUnremarkable } from './reach-page.tsx';
import { WallWarning } from './reach-view.tsx';

/** On the person’s own page, before all else: whoever sees both sides of a wall is warned. */
export const reachSection: PersonSection = {
  id: 'reach',
  title: 'Who may see this record',
  order: -10,
  permission: 'reach:read',
  async render(request, personId) {
    const found = await request.ask(getReach, { id: personId });
    if (!found.ok || isUnremarkable(found.value)) return null;
    const { restriction, named, walls } = found.value;
    return (
      <>
        {walls.map((wall) => (
          <WallWarning wall={wall} />
        ))}
        {restriction && (
          <p class="govuk-body">
            Kept to {named.length} named {named.length === 1 ? 'person' : 'people'}.{' '}
            <a class="govuk-link govuk-link--no-visited-state" href={`/people/${personId}/access`}>
              See who
            </a>
          </p>
        )}
      </>
    );
  },
};

/** On the managers’ home page until it is reviewed. */
export const glassNotice: HomeNotice = {
  permission: 'glass:review',
  async lines(request) {
    const found = await request.ask(listGlassBreaks, {});
    const waiting = found.ok ? found.value.filter(({ outcome }) => outcome === null) : [];
    if (waiting.length === 0) return [];
    const text =
      waiting.length === 1
        ? 'A restricted record was opened in an emergency'
        : `${waiting.length} restricted records were opened in an emergency`;
    const names = formatList([...new Set(waiting.map(({ staffName }) => staffName))]);
    return [{ text, href: '/emergency/list', detail: `by ${names}: read why, and review it` }];
  },
};
