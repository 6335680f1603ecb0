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
import { agreeReading, finishReading, sendBackMark } from './access/read-request.ts';
import { startClock, stopClock } from './access/stop-clock.ts';
import { subjectAccessTables } from './tables.ts';

/** What people may ask of those who keep their data, and for how long it is kept. */
export const rightsRoom: Room = {
  name: 'rights',
  about: 'What people may ask of those who keep their data, and for how long it is kept',
  tables: subjectAccessTables,
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
  ],
  queries: [listSubjectRequests, listRequestsOfPerson, getSubjectRequest, readCollected, getAnswer],
  keeping: [collectTask],
};
