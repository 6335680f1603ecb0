import type { Room } from '../doors/index.ts';
import { addToChronology, withdrawAnalysis, withdrawChronologyEntry, writeAnalysis } from './added.ts';
import { addedSource } from './added-source.ts';
import { chronologyTables } from './chronology-tables.ts';
import { copyChronology } from './copy-chronology.ts';
import { getAnalysis } from './get-analysis.ts';
import { getChronology } from './get-chronology.ts';
import { getJourney } from './get-journey.ts';
import { addedForms } from './pages/added-forms.tsx';
import { analysisPages } from './pages/analysis-page.tsx';
import { chronologyPage } from './pages/chronology-page.tsx';
import { copyPages } from './pages/copy-page.tsx';
import { journeyPage, journeySection } from './pages/journey-page.tsx';

export { type Chronology, getChronology } from './get-chronology.ts';
export { getJourney } from './get-journey.ts';
export { addToChronology, writeAnalysis };

/** Everything recorded of a person, in the order of time: as a list, and as a picture. */
export const chronologyRoom: Room = {
  name: 'chronology',
  about: 'Everything recorded of a person, in the order of time: as a list, and as a picture',
  queries: [getChronology, getJourney, copyChronology, getAnalysis],
  tables: chronologyTables,
  commands: [addToChronology, writeAnalysis, withdrawChronologyEntry, withdrawAnalysis],
  pages: [chronologyPage, ...copyPages, ...addedForms, ...analysisPages, journeyPage],
  chronology: [addedSource],
  personSections: [journeySection],
  personTabs: [
    { text: 'Chronology', group: 'life', path: '/chronology', order: 60, permission: 'person:read' },
    { text: 'Journey', group: 'life', path: '/journey', order: 70, permission: 'person:read' },
  ],
};
