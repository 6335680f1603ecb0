import type { Room } from '../doors/index.ts';
import { directoryTables } from './directory-tables.ts';
import {
  addDirectoryTerm,
  answerFlag,
  assignKeeper,
  assureService,
  flagService,
  saveService,
  setDirectorySetting,
} from './keep-service.ts';
import { exportDirectory, importDirectory } from './open-referral/exchange-directory.ts';
import {
  getPublishedPlace,
  getPublishedService,
  listPublishedPlaces,
  listPublishedServices,
  listPublishedTerms,
} from './open-referral/read-published.ts';
import { keepingPages } from './pages/keeping-pages.tsx';
import { searchPage } from './pages/search-page.tsx';
import { serviceForms } from './pages/service-form.tsx';
import { servicePage } from './pages/service-page.tsx';
import { toDoPages } from './pages/to-do-pages.tsx';
import { getDirectoryKeeping, getService, listDirectoryTerms, searchDirectory } from './search-directory.ts';

export { addDirectoryTerm, assureService, saveService } from './keep-service.ts';
export { exportDirectory, importDirectory, SERVICES_AT_ONCE } from './open-referral/exchange-directory.ts';
export { entriesOf } from './open-referral/from-open-referral.ts';
export {
  getPublishedPlace,
  getPublishedService,
  listPublishedPlaces,
  listPublishedServices,
  listPublishedTerms,
} from './open-referral/read-published.ts';
export { getService } from './search-directory.ts';
export { findService } from './service-store.ts';

/** The directory of services: who helps with what, where, when, for whom and at what cost. */
export const directoryRoom: Room = {
  name: 'directory',
  about: 'The directory of services: who helps with what, where, when, for whom and at what cost',
  tables: directoryTables,
  commands: [
    saveService,
    assureService,
    assignKeeper,
    flagService,
    answerFlag,
    setDirectorySetting,
    addDirectoryTerm,
    importDirectory,
  ],
  // Pages of their own names stand before the page of one service, whose address would take them in.
  pages: [searchPage, ...serviceForms, ...toDoPages, ...keepingPages, servicePage],
  navigation: [
    { text: 'Directory', href: '/directory', permission: 'directory:read', order: 28, under: 'services' },
  ],
  queries: [
    searchDirectory,
    getService,
    listDirectoryTerms,
    getDirectoryKeeping,
    exportDirectory,
    listPublishedServices,
    getPublishedService,
    listPublishedPlaces,
    getPublishedPlace,
    listPublishedTerms,
  ],
};
