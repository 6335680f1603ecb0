import type { Room } from '../doors/index.ts';
import { ownPagesChronology } from './chronology.ts';
import { endOwnAccess, endParentAccess } from './end-access.ts';
import { getOwnAnswers } from './get-own-answers.ts';
import { getOwnDates } from './get-own-dates.ts';
import { getOwnDocuments, openOwnDocument } from './get-own-documents.ts';
import { getOwnJourney } from './get-own-journey.ts';
import { getOwnLetters } from './get-own-letters.ts';
import { getOwnPlan } from './get-own-plan.ts';
import { getOwnRights } from './get-own-rights.ts';
import { getOwnStart } from './get-own-start.ts';
import { getOwnWorld } from './get-own-world.ts';
import { getParentAccess } from './get-parent-access.ts';
import { inviteParent } from './invite-parent.ts';
import { parentAccessPages } from './pages/access-page.tsx';
import { ownAgreedPages } from './pages/agreed-page.tsx';
import { ownDocumentPages } from './pages/documents-page.tsx';
import { ownGroupsPages } from './pages/groups-page.tsx';
import { ownPlanPages } from './pages/plan-page.tsx';
import { ownDatesPage, ownJourneyPage, ownLettersPage } from './pages/reading-pages.tsx';
import { ownRemindersPages } from './pages/reminders-page.tsx';
import { ownRightsPages } from './pages/rights-pages.tsx';
import { ownSafePages } from './pages/safe-page.tsx';
import { ownSeenPage } from './pages/seen-page.tsx';
import { ownServicesPages } from './pages/services-page.tsx';
import { ownStartPage } from './pages/start-page.tsx';
import { ownWorldPage } from './pages/world-page.tsx';

export { endParentAccess, inviteParent };

/** A parent's pages of her own: only what is written for her. */
export const ownRoom: Room = {
  name: 'own',
  about: 'Parents’ pages of their own: who is invited, and what is written for them',
  commands: [inviteParent, endParentAccess, endOwnAccess],
  queries: [
    getParentAccess,
    getOwnStart,
    getOwnPlan,
    getOwnDates,
    getOwnJourney,
    getOwnLetters,
    getOwnDocuments,
    openOwnDocument,
    getOwnAnswers,
    getOwnRights,
    getOwnWorld,
  ],
  pages: [
    ...parentAccessPages,
    ownStartPage,
    ...ownPlanPages,
    ownDatesPage,
    ownJourneyPage,
    ownLettersPage,
    ownWorldPage,
    ...ownGroupsPages,
    ...ownServicesPages,
    ...ownRemindersPages,
    ...ownDocumentPages,
    ...ownAgreedPages,
    ownSeenPage,
    ...ownRightsPages,
    ...ownSafePages,
  ],
  personTabs: [
    { text: 'Own pages', group: 'record', path: '/own-pages', order: 88, permission: 'parent:invite' },
  ],
  chronology: [ownPagesChronology],
  navigation: [
    { text: 'My pages', href: '/my', permission: 'own:read', order: 10 },
    { text: 'My plan', href: '/my/plan', permission: 'own:read', order: 20 },
    { text: 'My next dates', href: '/my/dates', permission: 'own:read', order: 30 },
    { text: 'My journey', href: '/my/journey', permission: 'own:read', order: 40 },
    { text: 'What I agreed to', href: '/my/agreed', permission: 'own:read', order: 50 },
    { text: 'My rights', href: '/my/rights', permission: 'own:read', order: 60 },
  ],
};
