export { collectForRequest } from './access/collect-for-request.ts';
export { collectTask } from './access/collect-for-request-store.ts';
export { makeSubjectRequest } from './access/make-subject-request.ts';
export { askForOwnCopy, sayOwnWrong } from './own-requests.ts';
export { forgetAgain, readRegisterOf, zRegister } from './retention/forget-again-store.ts';
export { rightsRoom } from './room.ts';
