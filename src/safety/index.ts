import type { Room } from '../doors/index.ts';
import { getSafety } from './get-safety.ts';
import { makeSafetyPlan, recordIncident, recordNeed, recordRisk } from './record-safety.ts';
import { safetyCalendar } from './safety-calendar.ts';
import { safetyForms } from './safety-forms.tsx';
import { safetyPages } from './safety-page.tsx';
import { safetyChronology, safetyPrompt } from './safety-parts.tsx';
import { safetyTables } from './safety-tables.ts';

export { makeSafetyPlan, recordIncident, recordNeed, recordRisk };

/** Safety: who may do harm, the plan made together, what happened, and how to speak so that she understands. */
export const safetyRoom: Room = {
  name: 'safety',
  about: 'Safety: who may do harm, the plan made together, what happened, and communication needs',
  tables: safetyTables,
  commands: [recordRisk, makeSafetyPlan, recordIncident, recordNeed],
  queries: [getSafety],
  pages: [...safetyPages, ...safetyForms],
  chronology: [safetyChronology],
  calendar: [safetyCalendar],
  personPrompts: [safetyPrompt],
  personTabs: [{ text: 'Safety', group: 'support', path: '/safety', order: 55, permission: 'person:read' }],
};
