import type { Room } from '../doors/index.ts';
import { changeContact } from './change-contact.ts';
import { contactCalendar } from './contact-calendar.ts';
import { contactChronology } from './contact-chronology.ts';
import { contactFigureRows, contactFigures } from './contact-figures.ts';
import { contactTables } from './contact-tables.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { changeContactPage, contactPage, saveContactPage } from './pages/contact-page.tsx';
import { contactWithdrawalPages } from './pages/contact-withdrawal-page.tsx';
import { contactsPage, contactsSection } from './pages/contacts-page.tsx';
import { newContactPage, recordContactPage } from './pages/new-contact-page.tsx';
import { nextSection } from './pages/next-section.tsx';
import { prepareContact } from './prepare-contact.ts';
import { recordContact } from './record-contact.ts';
import { recordSharedContact } from './record-shared-contact.ts';
import { withdrawContact } from './withdraw-contact.ts';

export { changeContact } from './change-contact.ts';
export { CONTACT_RESULTS, type ContactResult } from './contact.ts';
export { contactFacts, contactTitle, RESULT_WORDS } from './contact-words.ts';
export { getContact } from './get-contact.ts';
export { type ContactItem, listContacts } from './list-contacts.ts';
export { recordContact } from './record-contact.ts';
export { recordSharedContact } from './record-shared-contact.ts';
export { withdrawContact } from './withdraw-contact.ts';

/** Meetings and attempts: what was done, what it showed, what was given, and what comes next. */
export const contactsRoom: Room = {
  name: 'contacts',
  about: 'Meetings and attempts: what was done, what it showed, what was given, and what comes next',
  tables: contactTables,
  commands: [recordContact, recordSharedContact, changeContact, withdrawContact],
  queries: [listContacts, getContact, prepareContact],
  // The form for a new contact stands before the page of one contact, whose address would take it in.
  pages: [
    newContactPage,
    recordContactPage,
    contactsPage,
    contactPage,
    changeContactPage,
    saveContactPage,
    ...contactWithdrawalPages,
  ],
  personSections: [nextSection, contactsSection],
  personTabs: [
    {
      text: 'Contacts',
      group: 'support',
      path: '/contacts',
      order: 30,
      permission: 'person:read',
      reachesHer: true,
    },
  ],
  personActions: [{ text: 'Record a contact', path: '/contacts/new', permission: 'contact:record' }],
  chronology: [contactChronology],
  calendar: [contactCalendar],
  figureSets: [contactFigures],
  figureRows: [contactFigureRows],
};
