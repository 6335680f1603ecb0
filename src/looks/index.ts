import type { Room } from '../doors/index.ts';
import { setLookingRules } from './looking-rules.ts';
import { reviewForm, saveReview } from './pages/review-page.tsx';
import { rulesForm, saveRules } from './pages/rules-page.tsx';
import { seenPage } from './pages/seen-page.tsx';
import { unusualPage } from './pages/unusual-page.tsx';
import { reviewLook } from './review-look.ts';
import { looksTables } from './tables.ts';
import { listUnusualLooks } from './unusual-looks.ts';
import { whoHasSeen, whoHasSeenMine } from './who-has-seen.ts';

export { type OwnLooks, whoHasSeenMine } from './who-has-seen.ts';
export { roleWords } from './words.ts';

/** Who has looked at whom: for managers, for the parent herself, and what looking somebody should ask about. */
export const looksRoom: Room = {
  name: 'looks',
  about: 'Who has looked at whom, and what looking somebody should ask about',
  tables: looksTables,
  commands: [reviewLook, setLookingRules],
  queries: [whoHasSeen, whoHasSeenMine, listUnusualLooks],
  pages: [seenPage, unusualPage, reviewForm, saveReview, rulesForm, saveRules],
  personTabs: [
    { text: 'Who has seen this', group: 'record', path: '/seen', order: 95, permission: 'audit:read' },
  ],
  navigation: [
    { text: 'Unusual looking', href: '/looks', permission: 'audit:read', order: 96, under: 'manage' },
  ],
};
