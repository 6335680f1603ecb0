import type { Room } from '../doors/index.ts';
import { giveProvision } from './give-provision.ts';
import { listProvisions } from './list-provisions.ts';
import { giveFormPages } from './pages/give-form-pages.tsx';
import { givenPage, givenSection } from './pages/given-page.tsx';
import { provisionWithdrawalPages } from './pages/provision-withdrawal-page.tsx';
import { provisionChronology } from './provision-chronology.ts';
import { provisionFigureRows, provisionFigures } from './provision-figures.ts';
import { provisionTables } from './provision-tables.ts';
import { withdrawProvision } from './withdraw-provision.ts';

export { giveProvision, provisionFields } from './give-provision.ts';
export { type Given, listProvisions } from './list-provisions.ts';
export { decideProvisions, type ProvisionInput, type ProvisionKept } from './provision.ts';
export { provisionLimitFaults } from './provision-limits.ts';
export { withdrawProvision } from './withdraw-provision.ts';

/** Money, goods, vouchers, travel and nights that were given. */
export const provisionsRoom: Room = {
  name: 'provisions',
  about: 'Money, goods, vouchers, travel and nights that were given',
  tables: provisionTables,
  commands: [giveProvision, withdrawProvision],
  queries: [listProvisions],
  pages: [givenPage, ...giveFormPages, ...provisionWithdrawalPages],
  personSections: [givenSection],
  chronology: [provisionChronology],
  figureSets: [provisionFigures],
  figureRows: [provisionFigureRows],
};
