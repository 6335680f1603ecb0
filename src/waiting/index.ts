import type { Room } from '../doors/index.ts';
import { listWaitingList } from './list-waiting-list.ts';
import { recordWaitingStep } from './record-waiting-step.ts';
import { waitingChronology } from './waiting-chronology.ts';
import { waitingNotice, waitingSection } from './waiting-notices.tsx';
import { waitingPages } from './waiting-page.tsx';
import { waitingTables } from './waiting-tables.ts';

export { listWaitingList } from './list-waiting-list.ts';
export { recordWaitingStep } from './record-waiting-step.ts';

/** Who was accepted and waits for a place: in order, with why, with offers, until they start or are taken off. */
export const waitingRoom: Room = {
  name: 'waiting',
  about: 'Who was accepted and waits for a place, in order, with offers, until they start or are taken off',
  tables: waitingTables,
  commands: [recordWaitingStep],
  queries: [listWaitingList],
  pages: waitingPages,
  personSections: [waitingSection],
  homeNotices: [waitingNotice],
  chronology: [waitingChronology],
};
