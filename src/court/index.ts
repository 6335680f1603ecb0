import type { Room } from '../doors/index.ts';
import { courtCalendar } from './court-calendar.ts';
import { courtChronology } from './court-chronology.ts';
import { courtForms } from './court-forms.tsx';
import { courtPages } from './court-page.tsx';
import { courtTables } from './court-tables.ts';
import { getCourt } from './get-court.ts';
import { ordersOnCards } from './orders-on-cards.ts';
import {
  nameChildrenInCourt,
  recordApplication,
  recordCourtReport,
  recordHearing,
  recordPreProceedings,
} from './record-court.ts';
import { recordCourtOrder, withdrawCourtOrder } from './record-order.ts';

export { orderSentence } from './court-words.ts';
export { getCourt } from './get-court.ts';
export { orderKinds } from './order.ts';
export {
  nameChildrenInCourt,
  recordApplication,
  recordCourtOrder,
  recordCourtReport,
  recordHearing,
  recordPreProceedings,
};

/** Court: applications, hearings, orders, the 26-week clock, the time before proceedings, and requests for reports. */
export const courtRoom: Room = {
  name: 'court',
  about:
    'Court: applications, hearings, orders, the 26-week clock, the time before proceedings, requests for reports',
  tables: courtTables,
  commands: [
    recordApplication,
    recordHearing,
    recordPreProceedings,
    recordCourtReport,
    nameChildrenInCourt,
    recordCourtOrder,
    withdrawCourtOrder,
  ],
  queries: [getCourt],
  pages: [...courtPages, ...courtForms],
  childLines: ordersOnCards,
  chronology: [courtChronology],
  calendar: [courtCalendar],
  personTabs: [{ text: 'Court', group: 'life', path: '/court', order: 65, permission: 'person:read' }],
};
