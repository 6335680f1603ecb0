export { type Finding, type FindingKind, findingKinds, findingLine } from './findings.ts';
export { type ChangeEntry, historyOf, type LookEntry, looksAt } from './history.ts';
export { type AuditReport, auditTenant, verifyAudit } from './verify.ts';
