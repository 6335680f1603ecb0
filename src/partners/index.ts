import type { Room } from '../doors/index.ts';
import { getPartnerStart, getSharedPerson } from './get-shared.ts';
import { openSharedDocument } from './open-shared-document.ts';
import { sharedPages } from './pages/shared-pages.tsx';
import { workersPages } from './pages/workers-pages.tsx';
import { addPartnerWorker, endPartnerWorker, listPartnerWorkers } from './partner-workers.ts';

export { addPartnerWorker, endPartnerWorker };

/** Workers of partner organisations: who comes in, and what is shared with them. */
export const partnersRoom: Room = {
  name: 'partners',
  about: 'Workers of partner organisations: who comes in, and what is shared with them',
  commands: [addPartnerWorker, endPartnerWorker],
  queries: [listPartnerWorkers, getPartnerStart, getSharedPerson, openSharedDocument],
  pages: [...workersPages, ...sharedPages],
  navigation: [
    {
      text: 'Partners’ workers',
      href: '/partner-workers',
      permission: 'partner:invite',
      order: 93,
      under: 'manage',
    },
    { text: 'Shared with us', href: '/partner', permission: 'partner:start', order: 10 },
  ],
};
