import type { Room } from '../doors/index.ts';
import { getChronology } from './get-chronology.ts';
import { getJourney } from './get-journey.ts';
import { chronologyPage } from './pages/chronology-page.tsx';
import { journeyPage, journeySection } from './pages/journey-page.tsx';

export { type Chronology, getChronology } from './get-chronology.ts';
export { getJourney } from './get-journey.ts';

/** Everything recorded of a person, in the order of time: as a list, and as a picture. */
export const chronologyRoom: Room = {
  name: 'chronology',
  about: 'Everything recorded of a person, in the order of time: as a list, and as a picture',
  queries: [getChronology, getJourney],
  pages: [chronologyPage, journeyPage],
  personSections: [journeySection],
  personTabs: [
    { text: 'Chronology', group: 'life', path: '/chronology', order: 60, permission: 'person:read' },
    { text: 'Journey', group: 'life', path: '/journey', order: 70, permission: 'person:read' },
  ],
};
