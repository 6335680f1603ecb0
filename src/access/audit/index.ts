export { type Checkpoint, checkpointHash, zCheckpoint } from './checkpoint.ts';
export { storedCheckpoints, takeCheckpoint } from './checkpoint-store.ts';
export { type Finding, type FindingKind, findingKinds, findingLine } from './findings.ts';
export { type ChangeEntry, historyOf, type LookEntry, looksAt } from './history.ts';
export { LOOK_HASH } from './looks-store.ts';
export { auditRoom } from './room.ts';
export { recordRun } from './run-store.ts';
export { type AuditReport, auditTenant, verifyAudit } from './verify.ts';
export { EMPTIED_DIGEST } from './verify-destructions.ts';
