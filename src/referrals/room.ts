import type { Room } from '../doors/index.ts';
import { answerReferral } from './answer-referral.ts';
import { answerReferralFromOutside } from './asked/answer-from-outside.ts';
import { openAsked } from './asked/open-asked.ts';
import { referralChronology } from './contributions/chronology.ts';
import { decisionsNotice } from './contributions/decisions-notice.ts';
import { referralRows } from './contributions/figure-rows.ts';
import { referralSet } from './contributions/figure-set.ts';
import { referralsSection } from './contributions/person-section.tsx';
import { decideReferral } from './decide-referral.ts';
import { decisionsDue } from './decisions-due.ts';
import { listDrafts } from './drafts/list-drafts.ts';
import { openDraft } from './drafts/open-draft.ts';
import { removeExpiredDrafts } from './drafts/remove-expired-drafts.ts';
import { saveDraft } from './drafts/save-draft.ts';
import { startDraft } from './drafts/start-draft.ts';
import { keepReferralFiles } from './files/keep-files.ts';
import { openReferralFile } from './files/open-referral-file.ts';
import { getReferral } from './get-referral.ts';
import { formWords } from './journey/form-words.ts';
import { listReferrals } from './list-referrals.ts';
import { listReferralsOfPerson } from './list-referrals-of-person.ts';
import { makeReferral } from './make-referral.ts';
import { makeReferralFromOutside } from './make-referral-from-outside.ts';
import { answersPages } from './pages/answers-page.tsx';
import { filePages } from './pages/file-pages.ts';
import { formPages } from './pages/form/form-routes.ts';
import { referralPages } from './pages/referral-page.tsx';
import { referralsPage } from './pages/referrals-page.tsx';
import { withdrawalPages } from './pages/withdrawal-page.tsx';
import { referralTables } from './tables.ts';
import { withdrawReferral } from './withdraw-referral.ts';

/** How somebody asks that a parent be helped, and what is decided. */
export const referralsRoom: Room = {
  name: 'referrals',
  about: 'How somebody asks that a parent be helped, and what is decided',
  tables: referralTables,
  housekeeping: [removeExpiredDrafts],
  commands: [
    makeReferral,
    makeReferralFromOutside,
    startDraft,
    saveDraft,
    keepReferralFiles,
    removeExpiredDrafts,
    answerReferral,
    answerReferralFromOutside,
    withdrawReferral,
    decideReferral,
  ],
  queries: [
    getReferral,
    openReferralFile,
    listReferrals,
    decisionsDue,
    listReferralsOfPerson,
    openDraft,
    openAsked,
    listDrafts,
  ],
  pages: [...formPages, referralsPage, ...referralPages, ...filePages, ...answersPages, ...withdrawalPages],
  personSections: [referralsSection],
  chronology: [referralChronology],
  navigation: [{ text: 'Referrals', href: '/referrals', permission: 'referral:read', order: 15 }],
  homeNotices: [decisionsNotice],
  figureSets: [referralSet],
  formWords,
  figureRows: [referralRows],
};
