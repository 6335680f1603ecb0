import type { Room } from '../doors/index.ts';
import { collectForRequest } from './access/collect-for-request.ts';
import { collectTask } from './access/collect-for-request-store.ts';
import { confirmIdentity } from './access/confirm-identity.ts';
import { decideMark, leaveOutWords } from './access/decide-marks.ts';
import { closeRequest, deliverRequest } from './access/deliver-request.ts';
import { extendRequest } from './access/extend-request.ts';
import { getAnswer } from './access/get-answer.ts';
import {
  getSubjectRequest,
  listRequestsOfPerson,
  listSubjectRequests,
  readCollected,
} from './access/get-requests.ts';
import { makeSubjectRequest } from './access/make-subject-request.ts';
import { openCollectedFile } from './access/open-collected-file.ts';
import { agreeReading, finishReading, sendBackMark } from './access/read-request.ts';
import { startClock, stopClock } from './access/stop-clock.ts';
import { rightsChronology } from './chronology.ts';
import { askCorrection, decideCorrection, listCorrections } from './corrections/ask-correction.ts';
import { seenOtherwise } from './corrections/otherwise-store.ts';
import { listPassages } from './corrections/passages.ts';
import { correctionTables } from './corrections/tables.ts';
import { askForOwnCopy, sayOwnWrong } from './own-requests.ts';
import { correctionPages } from './pages/correction-page.tsx';
import { disagreementSection } from './pages/corrections-section.tsx';
import { newRequestPages } from './pages/new-request-page.tsx';
import { readPage } from './pages/read-page.tsx';
import { recordPages } from './pages/record-page.tsx';
import { answerFile, collectedFile, requestButtons, requestPage } from './pages/request-page.tsx';
import { personRightsPage, requestsDue, requestsPage } from './pages/requests-page.tsx';
import {
  certificatePage,
  keepPages,
  retentionPage,
  reviewButtons,
  rulePages,
} from './pages/retention-page.tsx';
import { stepPages } from './pages/step-page.tsx';
import { agreeDestruction, keepLonger, proposeDestruction } from './retention/decide-review.ts';
import { getCertificate, getRetention } from './retention/get-retention.ts';
import { endHold, holdRecord } from './retention/hold-record.ts';
import { destroyTask, reviewTask } from './retention/keep-retention-store.ts';
import { setRetentionRule } from './retention/set-rule.ts';
import { retentionTables } from './retention/tables.ts';
import { subjectAccessTables } from './tables.ts';

/** What people may ask of those who keep their data, and for how long it is kept. */
export const rightsRoom: Room = {
  name: 'rights',
  about: 'What people may ask of those who keep their data, and for how long it is kept',
  tables: [...subjectAccessTables, ...retentionTables, ...correctionTables],
  commands: [
    makeSubjectRequest,
    confirmIdentity,
    stopClock,
    startClock,
    extendRequest,
    collectForRequest,
    decideMark,
    leaveOutWords,
    finishReading,
    sendBackMark,
    agreeReading,
    deliverRequest,
    closeRequest,
    proposeDestruction,
    agreeDestruction,
    keepLonger,
    holdRecord,
    endHold,
    setRetentionRule,
    askCorrection,
    decideCorrection,
    askForOwnCopy,
    sayOwnWrong,
  ],
  queries: [
    listSubjectRequests,
    listRequestsOfPerson,
    getSubjectRequest,
    readCollected,
    openCollectedFile,
    getAnswer,
    getRetention,
    getCertificate,
    listCorrections,
    listPassages,
  ],
  pages: [
    requestsPage,
    personRightsPage,
    ...newRequestPages,
    ...correctionPages,
    retentionPage,
    ...reviewButtons,
    ...rulePages,
    ...keepPages,
    certificatePage,
    requestPage,
    ...requestButtons,
    answerFile,
    collectedFile,
    ...stepPages,
    readPage,
    ...recordPages,
  ],
  personTabs: [{ text: 'Rights', group: 'record', path: '/rights', order: 90, permission: 'person:read' }],
  personSections: [disagreementSection],
  homeNotices: [requestsDue],
  chronology: [rightsChronology],
  otherwise: seenOtherwise,
  navigation: [{ text: 'Rights', href: '/rights', permission: 'rights:read', order: 80, under: 'manage' }],
  keeping: [collectTask, destroyTask, reviewTask],
};
