import type { Room } from '../doors/index.ts';
import { bookMeeting, cancelMeeting, moveMeeting } from './book-meeting.ts';
import {
  addAgendaItem,
  agreeInMeeting,
  decideAgendaItem,
  fillAgenda,
  holdMeeting,
  inviteToMeeting,
  keepMinutes,
} from './hold-meeting.ts';
import { getMeeting, listMeetings, listMeetingsOfPerson } from './list-meetings.ts';
import {
  meetingCalendar,
  meetingChronology,
  meetingFigureRows,
  meetingFigures,
} from './meeting-contributions.ts';
import { meetingTables } from './meeting-tables.ts';
import { meetingsPart } from './meetings-part.ts';
import { agendaForms } from './pages/agenda-forms.tsx';
import { bookForms } from './pages/book-form.tsx';
import { holdForms } from './pages/hold-forms.tsx';
import { meetingSection, meetingsPages } from './pages/list-pages.tsx';
import { meetingPages } from './pages/meeting-page.tsx';

export { bookMeeting } from './book-meeting.ts';
export { addAgendaItem, agreeInMeeting, decideAgendaItem, holdMeeting, keepMinutes } from './hold-meeting.ts';
export { getMeeting } from './list-meetings.ts';
export { ownMeetingsToCome } from './meeting-store.ts';

/** Meetings of several agencies: who comes, the agenda, the minutes, what is decided and agreed. */
export const meetingsRoom: Room = {
  name: 'meetings',
  about: 'Meetings of several agencies: who comes, the agenda, the minutes, what is decided and agreed',
  tables: meetingTables,
  commands: [
    bookMeeting,
    moveMeeting,
    cancelMeeting,
    inviteToMeeting,
    holdMeeting,
    keepMinutes,
    fillAgenda,
    addAgendaItem,
    decideAgendaItem,
    agreeInMeeting,
  ],
  queries: [listMeetings, listMeetingsOfPerson, getMeeting],
  // The form for a new one stands before the page of one, whose address would take it in.
  pages: [...meetingsPages, ...bookForms, ...meetingPages, ...holdForms, ...agendaForms],
  personTabs: [
    { text: 'Meetings', group: 'together', path: '/meetings', order: 46, permission: 'person:read' },
  ],
  personSections: [meetingSection],
  navigation: [{ text: 'Meetings', href: '/meetings', permission: 'caseload:read', order: 23 }],
  chronology: [meetingChronology],
  calendar: [meetingCalendar],
  figureSets: [meetingFigures],
  figureRows: [meetingFigureRows],
  language: [meetingsPart],
};
