import type { Room } from '../doors/index.ts';
import { changeContact } from './change-contact.ts';
import { contactChronology } from './contact-chronology.ts';
import { contactFigureRows, contactFigures } from './contact-figures.ts';
import { contactTables } from './contact-tables.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { recordContact } from './record-contact.ts';

export { changeContact } from './change-contact.ts';
export type { ContactResult } from './contact.ts';
export { contactFacts, contactTitle, RESULT_WORDS } from './contact-words.ts';
export { getContact } from './get-contact.ts';
export { type ContactItem, listContacts } from './list-contacts.ts';
export { recordContact } from './record-contact.ts';

/** Meetings and attempts: what was done, what it showed, what was given, and what comes next. */
export const contactsRoom: Room = {
  name: 'contacts',
  tables: contactTables,
  commands: [recordContact, changeContact],
  queries: [listContacts, getContact],
  chronology: [contactChronology],
  figureSets: [contactFigures],
  figureRows: [contactFigureRows],
};
