import type { Room } from '../doors/index.ts';
import { agreeLetters } from './agree-letters.ts';
import { getLetter } from './get-letter.ts';
import { getLetterWall, guardLetters } from './guard-letters.ts';
import { letterCalendar } from './letter-calendar.ts';
import { letterChronology } from './letter-chronology.ts';
import { letterTables } from './letter-tables.ts';
import { lettersPart } from './letters-part.ts';
import { lettersDue, listLetters } from './list-letters.ts';
import { agreementForms } from './pages/agreement-forms.tsx';
import { exchangeForms } from './pages/exchange-form.tsx';
import { letterPages } from './pages/letter-page.tsx';
import { lettersDuePage, lettersPages, lettersSection } from './pages/letters-page.tsx';
import { wallForms } from './pages/wall-form.tsx';
import { writeForms } from './pages/write-form.tsx';
import { recordExchange } from './record-exchange.ts';
import { readLetter, releaseLetter, secondReadLetter, sendLetter } from './release-letter.ts';
import { writeLetter } from './write-letter.ts';

export { agreeLetters } from './agree-letters.ts';
export { nextDate } from './agreement.ts';
export { lastDone } from './letter-store.ts';
export { exchangeWords } from './letter-words.ts';
export { recordExchange } from './record-exchange.ts';
export { readLetter, releaseLetter, sendLetter } from './release-letter.ts';
export { writeLetter } from './write-letter.ts';

/** Letters, photos, gifts and meetings between a parent and the children who live elsewhere. */
export const lettersRoom: Room = {
  name: 'letters',
  about: 'Letters, photos, gifts and meetings between a parent and children who live elsewhere',
  tables: letterTables,
  commands: [
    agreeLetters,
    guardLetters,
    writeLetter,
    releaseLetter,
    secondReadLetter,
    sendLetter,
    recordExchange,
    readLetter,
  ],
  language: [lettersPart],
  queries: [listLetters, lettersDue, getLetter, getLetterWall],
  pages: [
    lettersDuePage,
    ...lettersPages,
    ...agreementForms,
    ...wallForms,
    ...writeForms,
    ...exchangeForms,
    ...letterPages,
  ],
  personSections: [lettersSection],
  personTabs: [
    {
      text: 'Letters',
      group: 'life',
      path: '/letters',
      order: 50,
      permission: 'person:read',
      reachesHer: true,
    },
  ],
  chronology: [letterChronology],
  calendar: [letterCalendar],
  navigation: [{ text: 'Letters', href: '/letters', permission: 'caseload:read', order: 25 }],
};
