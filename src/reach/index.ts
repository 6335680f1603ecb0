import type { Room } from '../doors/index.ts';
import { breakGlass, listGlassBreaks, reviewGlassBreak } from './break-glass.ts';
import { declareConflict, liftConflict } from './declare-conflict.ts';
import { getReach } from './get-reach.ts';
import { glassPages } from './pages/glass-pages.tsx';
import { reachPages } from './pages/reach-page.tsx';
import { glassNotice, reachSection } from './pages/reach-parts.tsx';
import { walledPages } from './pages/walled-pages.tsx';
import { endNaming, liftRestriction, nameOnRecord, restrictRecord } from './restrict-record.ts';
import { addOrganisation, endShare, listOrganisations, sharePerson } from './share-person.ts';
import { sharesOn } from './share-store.ts';
import { liftWall, wallParents } from './wall-parents.ts';
import { endWalledNote, listWalledNotes, writeWalledNote } from './walled.ts';

export {
  addOrganisation,
  breakGlass,
  declareConflict,
  getReach,
  restrictRecord,
  sharePerson,
  sharesOn,
  wallParents,
};

/** Who may see a record: restriction, conflicts of interest, walls, emergencies and sharing. */
export const reachRoom: Room = {
  name: 'reach',
  about: 'Who may see a record: restriction, conflicts of interest, walls, emergencies and sharing',
  commands: [
    restrictRecord,
    nameOnRecord,
    endNaming,
    liftRestriction,
    declareConflict,
    liftConflict,
    wallParents,
    liftWall,
    breakGlass,
    reviewGlassBreak,
    sharePerson,
    endShare,
    addOrganisation,
    writeWalledNote,
    endWalledNote,
  ],
  queries: [getReach, listGlassBreaks, listOrganisations, listWalledNotes],
  pages: [...reachPages, ...glassPages, ...walledPages],
  personTabs: [
    { text: 'Walled notes', group: 'record', path: '/walled', order: 85, permission: 'person:read' },
    { text: 'Who may see this', group: 'record', path: '/access', order: 90, permission: 'reach:read' },
  ],
  personSections: [reachSection],
  homeNotices: [glassNotice],
};
