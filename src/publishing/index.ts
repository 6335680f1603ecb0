import type { Room } from '../doors/index.ts';
import { checkProgrammeText } from './check-programme.ts';
import { describeDraft } from './describe-draft.ts';
import { getProgrammeDraft, listProgrammeDrafts } from './get-drafts.ts';
import { getProgramme, getProgrammeFile, listProgrammes } from './get-programmes.ts';
import { draftInWordsPages } from './pages/draft-in-words-page.tsx';
import { draftPages } from './pages/draft-page.tsx';
import { newDraftPages } from './pages/new-draft-page.tsx';
import { programmePages } from './pages/programme-page.tsx';
import { programmesPage } from './pages/programmes-page.tsx';
import { publishPages } from './pages/publish-page.tsx';
import { servicePage } from './pages/service-page.tsx';
import { tryPages } from './pages/try-page.tsx';
import { previewPublishing } from './preview-publishing.ts';
import { publishProgramme } from './publish-programme.ts';
import { discardProgrammeDraft, saveProgrammeDraft, startProgrammeDraft } from './save-draft.ts';
import { publishingTables } from './tables.ts';
import { endTrial, listTrials, takeTrial, tryProgramme } from './try-programme.ts';

export { describeProgramme } from './description.ts';
export { hashOfFile, type ProgrammeFile, sha256Of } from './programme-file.ts';
export { insertVersion, publishedVersions } from './published-store.ts';
export { TRIAL_MINUTES, type TrialAsked, type TrialOutcome, type TrialResult } from './trial.ts';
export { tenantsTrying } from './trial-queue.ts';
export { endTrial, takeTrial };

/** Programmes: read in words, written, checked, tried on made-up people and published. */
export const publishingRoom: Room = {
  name: 'publishing',
  about: 'Programmes: read in words, written, checked, tried on made-up people and published',
  tables: publishingTables,
  commands: [
    checkProgrammeText,
    startProgrammeDraft,
    saveProgrammeDraft,
    discardProgrammeDraft,
    tryProgramme,
    takeTrial,
    endTrial,
    publishProgramme,
  ],
  queries: [
    listProgrammes,
    getProgramme,
    getProgrammeFile,
    listProgrammeDrafts,
    getProgrammeDraft,
    describeDraft,
    previewPublishing,
    listTrials,
  ],
  pages: [
    programmesPage,
    ...newDraftPages,
    ...draftPages,
    ...draftInWordsPages,
    ...tryPages,
    ...publishPages,
    ...programmePages,
    servicePage,
  ],
  navigation: [
    { text: 'Programmes', href: '/programmes', permission: 'programme:read', order: 70, under: 'services' },
  ],
};
