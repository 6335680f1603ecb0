import type { Room } from '../doors/index.ts';
import { allocateWorker, endAllocation } from './allocate-worker.ts';
import { enrolmentChronology } from './chronology.ts';
import { endEnrolment } from './end-enrolment.ts';
import { getEnrolment, getProgrammeRecord, previewStart, staffLoads } from './enrolment-queries.ts';
import { addFamilyMembers } from './family/add-family-members.ts';
import { endFamilyMember } from './family/end-family-member.ts';
import { memberPages } from './family/member-forms.tsx';
import { enrolmentFigureRows, enrolmentSet } from './figure-set.ts';
import { giveConsent } from './give-consent.ts';
import { handOverCases } from './hand-over-cases.ts';
import { listWaitingCases } from './list-waiting.ts';
import { changePathway, moveStage } from './move-enrolment.ts';
import {
  movesTo,
  moveToVersion,
  previewVersionMoves,
  type VersionMoves,
  zVersionMoves,
} from './move-versions.ts';
import { allocationPages } from './pages/allocation-forms.tsx';
import { consentPages } from './pages/consent-forms.tsx';
import { endPages } from './pages/end-form.tsx';
import { handOverNotice, handOverPages } from './pages/hand-over-page.tsx';
import { programmePages } from './pages/programme-page.tsx';
import { programmeSection } from './pages/programme-section.tsx';
import { stagePages } from './pages/stage-forms.tsx';
import { startPages } from './pages/start-form.tsx';
import { versionMovesPages } from './pages/version-moves-page.tsx';
import { VersionMovesTables } from './pages/version-moves-tables.tsx';
import { startEnrolment } from './start-enrolment.ts';
import { enrolmentTables } from './tables.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawOwnConsent } from './withdraw-own-consent.ts';

export { loadInWords, roomLeft, type StaffLoad } from './allocation.ts';
export { consentStanding, latestConsent, whatWithdrawalStops } from './consent.ts';
export { programmeOf, roadTitles, titleIn } from './enrolment.ts';
export { type EnrolmentRow, enrolmentsOf, openCases } from './enrolment-store.ts';
export type { EnrolmentView } from './enrolment-view.ts';
export { membersCounted } from './family/member-store.ts';
export { responseColumns, scoredResponses } from './figure-relations.ts';
export { freePlaces } from './room-for.ts';
export { PROMPT_DAYS, readClock, type StageClock, type Standing, stagePrompt } from './stage-clock.ts';
export {
  addFamilyMembers,
  allocateWorker,
  changePathway,
  endAllocation,
  endEnrolment,
  endFamilyMember,
  getEnrolment,
  getProgrammeRecord,
  giveConsent,
  handOverCases,
  listWaitingCases,
  moveStage,
  movesTo,
  moveToVersion,
  previewStart,
  previewVersionMoves,
  staffLoads,
  startEnrolment,
  type VersionMoves,
  VersionMovesTables,
  withdrawConsent,
  withdrawOwnConsent,
  zVersionMoves,
};

/** Begin, step down and end: consent, enrolments, stages and who holds them. */
export const enrolmentsRoom: Room = {
  name: 'enrolments',
  about: 'Begin, step down and end: consent, enrolments, stages and who holds them',
  tables: enrolmentTables,
  commands: [
    giveConsent,
    withdrawConsent,
    withdrawOwnConsent,
    startEnrolment,
    allocateWorker,
    endAllocation,
    handOverCases,
    changePathway,
    moveStage,
    moveToVersion,
    endEnrolment,
    addFamilyMembers,
    endFamilyMember,
  ],
  queries: [
    getEnrolment,
    getProgrammeRecord,
    previewStart,
    staffLoads,
    listWaitingCases,
    previewVersionMoves,
  ],
  pages: [
    ...programmePages,
    ...startPages,
    ...consentPages,
    ...allocationPages,
    ...handOverPages,
    ...stagePages,
    ...endPages,
    ...versionMovesPages,
    ...memberPages,
  ],
  personTabs: [
    { text: 'Programme', group: 'support', path: '/programme', order: 50, permission: 'person:read' },
  ],
  personSections: [programmeSection],
  homeNotices: [handOverNotice],
  chronology: enrolmentChronology,
  figureSets: [enrolmentSet],
  figureRows: [enrolmentFigureRows],
};
