import type { Room } from '../../doors/room.ts';
import { askAudit } from './ask-audit.ts';
import { auditPages } from './audit-page.tsx';
import { getAudit, getCheckpoint } from './get-audit.ts';
import { askedAudit, dailyAudit } from './keep-audit.ts';
import { auditTables } from './tables.ts';

/** Whether the records are what was written: verifications of the change log, and its checkpoints. */
export const auditRoom: Room = {
  name: 'audit',
  about: 'Whether the records are what was written: verifications of the change log, and its checkpoints',
  tables: auditTables,
  commands: [askAudit],
  queries: [getAudit, getCheckpoint],
  pages: auditPages,
  keeping: [askedAudit, dailyAudit],
  navigation: [{ text: 'Audit', href: '/audit', permission: 'audit:read', order: 95, under: 'manage' }],
};
