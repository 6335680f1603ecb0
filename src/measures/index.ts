import type { Room } from '../doors/index.ts';
import { getResponse } from './get-response.ts';
import { listOpenPrompts } from './list-open-prompts.ts';
import { listResponses } from './list-responses.ts';
import { measuresPart } from './measures-part.ts';
import { measuresPage, measuresSection } from './pages/measures-page.tsx';
import { promptsNotice } from './pages/prompts-notice.ts';
import { responseFormPages } from './pages/response-form.tsx';
import { responsePages } from './pages/response-page.tsx';
import { recordResponse } from './record-response.ts';
import { responseChronology } from './response-chronology.ts';
import { responseFigureRows, responseFigures } from './response-figures.ts';
import { responseTables } from './response-tables.ts';
import { talkAboutResponse } from './talk-about-response.ts';
import { withdrawResponse } from './withdraw-response.ts';

export { measureDues } from './measure-due.ts';
export { instrumentOf, measuresOf, recordResponse } from './record-response.ts';

/** Questionnaires and scales: when each is due, what was answered, what the scores say, and what must be talked about. */
export const measuresRoom: Room = {
  name: 'measures',
  about: 'Questionnaires and scales with scores, when each is due, and what must be talked about at once',
  tables: responseTables,
  commands: [recordResponse, talkAboutResponse, withdrawResponse],
  queries: [listResponses, getResponse, listOpenPrompts],
  // The form for a new one stands before the page of one, whose address would take it in.
  pages: [measuresPage, ...responseFormPages, ...responsePages],
  personSections: [measuresSection],
  personTabs: [
    { text: 'Measures', group: 'support', path: '/measures', order: 45, permission: 'health:read' },
  ],
  homeNotices: [promptsNotice],
  chronology: [responseChronology],
  figureSets: [responseFigures],
  figureRows: [responseFigureRows],
  language: [measuresPart],
};
