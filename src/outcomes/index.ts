import type { Room } from '../doors/index.ts';
import { listOutcomes } from './list-outcomes.ts';
import { outcomeChronology } from './outcome-chronology.ts';
import { outcomeFigureRows, outcomeFigures } from './outcome-figures.ts';
import { outcomeTables } from './outcome-tables.ts';
import { outcomeWithdrawalPages } from './pages/outcome-withdrawal-page.tsx';
import { outcomesPage, outcomesSection } from './pages/outcomes-page.tsx';
import { outcomeFormPages } from './pages/record-outcome-page.tsx';
import { recordOutcome } from './record-outcome.ts';
import { withdrawOutcome } from './withdraw-outcome.ts';

export { type EnrolmentOutcomes, listOutcomes } from './list-outcomes.ts';
export {
  dayFaults,
  decideOutcomes,
  type OutcomeInput,
  type OutcomeKept,
  type ReachedBefore,
} from './outcome.ts';
export { reachedAsJson, readReached, recordedOutcomes } from './outcome-store.ts';
export { recordOutcome } from './record-outcome.ts';
export { withdrawOutcome } from './withdraw-outcome.ts';

/** The changes that a programme looks for, and when they were reached. */
export const outcomesRoom: Room = {
  name: 'outcomes',
  about: 'The changes that a programme looks for, and when they were reached',
  tables: outcomeTables,
  commands: [recordOutcome, withdrawOutcome],
  queries: [listOutcomes],
  pages: [outcomesPage, ...outcomeFormPages, ...outcomeWithdrawalPages],
  personSections: [outcomesSection],
  personTabs: [
    { text: 'Changes', group: 'support', path: '/outcomes', order: 40, permission: 'person:read' },
  ],
  chronology: [outcomeChronology],
  figureSets: [outcomeFigures],
  figureRows: [outcomeFigureRows],
};
