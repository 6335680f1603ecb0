import type { Room } from '../doors/index.ts';
import { askConsultation } from './ask-consultation.ts';
import { askConsultationFromOutside, listConsultationOffers, openConsultations } from './ask-from-outside.ts';
import {
  consultationCalendar,
  consultationChronology,
  consultationFigureRows,
  consultationFigures,
} from './consultation-contributions.ts';
import { consultationTables } from './consultation-tables.ts';
import { consultationsPart } from './consultations-part.ts';
import {
  answerConsultation,
  bookConsultation,
  closeConsultation,
  recordConsultationHelp,
  tieConsultation,
} from './follow-consultation.ts';
import {
  getConsultation,
  listConsultants,
  listConsultations,
  listConsultationsOfPerson,
} from './list-consultations.ts';
import { askForms } from './pages/ask-form.tsx';
import { consultationPage } from './pages/consultation-page.tsx';
import { followForms } from './pages/follow-forms.tsx';
import { consultationNotice, consultationSection, listPages } from './pages/list-pages.tsx';
import { outsidePages } from './pages/outside-form.tsx';
import { tieForm } from './pages/tie-form.tsx';
import { bookForm } from './pages/time-form.tsx';

export { askConsultation } from './ask-consultation.ts';
export { answerConsultation, recordConsultationHelp } from './follow-consultation.ts';
export { listConsultants } from './list-consultations.ts';

/** Advice to professionals: who asks, what is booked, what was advised, and whether it helped. */
export const consultationsRoom: Room = {
  name: 'consultations',
  about: 'Advice to professionals: who asks, what is booked, what was advised, and whether it helped',
  tables: consultationTables,
  commands: [
    askConsultation,
    askConsultationFromOutside,
    bookConsultation,
    tieConsultation,
    answerConsultation,
    closeConsultation,
    recordConsultationHelp,
  ],
  queries: [
    listConsultations,
    listConsultationsOfPerson,
    getConsultation,
    listConsultants,
    listConsultationOffers,
    openConsultations,
  ],
  // The form for a new one stands before the page of one, whose address would take it in.
  pages: [
    ...outsidePages,
    ...listPages,
    ...askForms,
    consultationPage,
    ...bookForm,
    ...followForms,
    ...tieForm,
  ],
  personTabs: [
    {
      text: 'Consultations',
      group: 'together',
      path: '/consultations',
      order: 48,
      permission: 'person:read',
    },
  ],
  personSections: [consultationSection],
  homeNotices: [consultationNotice],
  navigation: [
    {
      text: 'Consultations',
      href: '/consultations',
      permission: 'caseload:read',
      order: 24,
      under: 'services',
    },
  ],
  chronology: [consultationChronology],
  calendar: [consultationCalendar],
  figureSets: [consultationFigures],
  figureRows: [consultationFigureRows],
  language: [consultationsPart],
};
