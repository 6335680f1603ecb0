import type { Room } from '../doors/index.ts';
import { homePage } from './home-page.tsx';
import { listCaseload } from './list-caseload.ts';

export { type CaseloadPage, type CaseloadParent, listCaseload } from './list-caseload.ts';

/** Who is on whose list, and what needs attention today: the page that everybody arrives at. */
export const caseloadRoom: Room = {
  name: 'caseload',
  about: 'Who is on whose list, and what needs attention today: the page that everybody arrives at',
  queries: [listCaseload],
  pages: [homePage],
  navigation: [{ text: 'Home', href: '/', permission: 'caseload:read', order: 10 }],
};
