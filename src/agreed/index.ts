import type { CalendarSource, Room } from '../doors/index.ts';
import { agreedHref } from './action.ts';
import { actionsDue } from './action-store.ts';
import { finishAgreedAction, getAgreedAction, listAgreedActions } from './agreed-actions.ts';
import { agreedTables } from './agreed-tables.ts';
import { actionPages, agreedNotice } from './pages/action-pages.tsx';

export { type AgreedView, agreedFaults, agreedView, writeAgreed, zAgreed, zAgreedOut } from './action.ts';
export { actionsOfConsultation, actionsOfMeeting } from './action-store.ts';
export { bookingFaults, type TimeWish } from './booking.ts';
export { freeTime, holdDay, slotsTaken, takenOn, takeTime, timeTakenBy } from './booking-store.ts';
export { TimeFields } from './pages/time-fields.tsx';

const agreedCalendar: CalendarSource = {
  kind: 'agreed',
  title: 'What was agreed',
  outside: 'To do',
  async entries({ db }, question) {
    const rows = await actionsDue(db, question);
    return rows.flatMap(({ id, personId, ownerStaffId, dueOn, what, consultationId, meetingId }) =>
      dueOn && ownerStaffId
        ? [
            {
              id: `agreed-${id}`,
              personId,
              staff: [ownerStaffId],
              on: dueOn,
              title: what,
              href: agreedHref({ consultationId, meetingId }),
            },
          ]
        : [],
    );
  },
};

/** Times that consultations and meetings take, and what was agreed in them. */
export const agreedRoom: Room = {
  name: 'agreed',
  about: 'Times that consultations and meetings take, and what was agreed in them',
  tables: agreedTables,
  commands: [finishAgreedAction],
  queries: [listAgreedActions, getAgreedAction],
  pages: actionPages,
  homeNotices: [agreedNotice],
  calendar: [agreedCalendar],
};
