import type { Room } from '../doors/index.ts';
import { listContactsMade } from './contacts-made.ts';
import { dueCalendar } from './due-calendar.ts';
import { dueChronology } from './due-chronology.ts';
import { dueFigureRows, dueFigures } from './due-figures.ts';
import { dueTables } from './due-tables.ts';
import { listDue, listDueOfPerson } from './list-due.ts';
import { dueListPage } from './pages/due-list-page.tsx';
import { dueSection, personDuePage } from './pages/person-due-page.tsx';
import { settlePages } from './pages/settle-forms.tsx';
import { recordStillSo, reopenDue, settleDue } from './settle-due.ts';

export { dueChoices, dueForContact, firstDueOf } from './contact-due.ts';
export type { DueRow } from './due-store.ts';
export type { ListedDueView } from './due-view.ts';
export { STATE_WORDS, settleHref, whenWords } from './due-words.ts';
export { type DueList, listDue, listDueOfPerson } from './list-due.ts';
export { recordStillSo, reopenDue, settleDue } from './settle-due.ts';
export { settledRow } from './settled-store.ts';

/** What schedules and follow-up expect: what is due, what is overdue, and how it was settled. */
export const dueRoom: Room = {
  name: 'due',
  about: 'What schedules and follow-up expect: what is due, what is overdue, and how it was settled',
  tables: dueTables,
  commands: [settleDue, recordStillSo, reopenDue],
  queries: [listDueOfPerson, listDue, listContactsMade],
  pages: [dueListPage, personDuePage, ...settlePages],
  personSections: [dueSection],
  chronology: [dueChronology],
  calendar: [dueCalendar],
  figureSets: [dueFigures],
  figureRows: [dueFigureRows],
};
