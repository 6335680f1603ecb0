import type { Room } from '../doors/index.ts';
import {
  recordOnwardChase,
  recordOnwardSaying,
  recordOnwardStep,
  withdrawOnwardReferral,
} from './follow-onward.ts';
import {
  getOnwardReferral,
  getOwnOnward,
  listOnwardDue,
  listOnwardReferrals,
  previewOnwardReferral,
} from './list-onward.ts';
import { makeOnwardReferral } from './make-onward-referral.ts';
import { onwardChronology } from './onward-chronology.ts';
import { onwardFigureRows, onwardFigures } from './onward-figures.ts';
import { onwardPart } from './onward-part.ts';
import { onwardTables } from './onward-tables.ts';
import { followForms } from './pages/follow-forms.tsx';
import { onwardForm } from './pages/onward-form.tsx';
import { onwardNotice, onwardPages, onwardSection } from './pages/onward-pages.tsx';
import { sayOfOwnOnward } from './say-of-own-onward.ts';

export { recordOnwardChase, recordOnwardSaying, recordOnwardStep } from './follow-onward.ts';
export { getOwnOnward } from './list-onward.ts';
export { makeOnwardReferral } from './make-onward-referral.ts';
export { howItWasAnswers } from './onward.ts';
export { howItWasForMe } from './onward-words.ts';
export { sayOfOwnOnward } from './say-of-own-onward.ts';

/** Sending somebody on to other services: what was sent with her consent, and what came of it. */
export const onwardRoom: Room = {
  name: 'onward',
  about: 'Sending somebody on to other services: what was sent with her consent, and what came of it',
  tables: onwardTables,
  commands: [
    makeOnwardReferral,
    recordOnwardStep,
    recordOnwardChase,
    recordOnwardSaying,
    withdrawOnwardReferral,
    sayOfOwnOnward,
  ],
  // The list of those to ask about stands before one of them, whose address would take it in.
  queries: [listOnwardReferrals, listOnwardDue, getOnwardReferral, previewOnwardReferral, getOwnOnward],
  // The form for a new one stands before the page of one, whose address would take it in.
  pages: [...onwardForm, ...onwardPages, ...followForms],
  personTabs: [
    { text: 'Other services', group: 'together', path: '/onward', order: 47, permission: 'person:read' },
  ],
  personSections: [onwardSection],
  homeNotices: [onwardNotice],
  navigation: [
    { text: 'Other services', href: '/onward', permission: 'caseload:read', order: 27, under: 'services' },
  ],
  chronology: [onwardChronology],
  figureSets: [onwardFigures],
  figureRows: [onwardFigureRows],
  language: [onwardPart],
};
