import type { Room } from '../doors/index.ts';
import { connectionForms } from './connection-forms.tsx';
import { pictureCopiesPages } from './copies-page.tsx';
import { culturagramPages } from './culturagram-page.tsx';
import { cultureForms } from './culture-forms.tsx';
import { ecomapChronology } from './ecomap-chronology.ts';
import { ecomapPages } from './ecomap-page.tsx';
import { ecomapTables } from './ecomap-tables.ts';
import { getCulturagram, getEcomap } from './get-ecomap.ts';
import { comparePictureCopy, keepPictureCopy, listPictureCopies } from './keep-picture.ts';
import { changeConnection, recordConnection } from './record-connection.ts';
import { correctCulture, recordCulture } from './record-culture.ts';

export { type CultureArea, cultureAreas } from './culture.ts';
export { areaTitles } from './culture-words.ts';
export { keepPictureCopy, recordConnection, recordCulture };

/** Ecomap and culturagram: the world round a person, and her culture, as she tells them. */
export const ecomapRoom: Room = {
  name: 'ecomap',
  about: 'Ecomap and culturagram: the world round a person, and her culture, as she tells them',
  tables: ecomapTables,
  commands: [recordConnection, changeConnection, recordCulture, correctCulture, keepPictureCopy],
  queries: [getEcomap, getCulturagram, listPictureCopies, comparePictureCopy],
  pages: [...ecomapPages, ...connectionForms, ...culturagramPages, ...cultureForms, ...pictureCopiesPages],
  chronology: [ecomapChronology],
  personTabs: [
    { text: 'Ecomap', group: 'life', path: '/ecomap', order: 62, permission: 'person:read' },
    { text: 'Culturagram', group: 'life', path: '/culturagram', order: 64, permission: 'person:read' },
  ],
};
