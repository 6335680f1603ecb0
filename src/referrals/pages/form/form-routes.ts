import { fault, type Page, type PageAnswer, page } from '../../../doors/index.ts';
import type { Step } from '../../journey/step.ts';
import { saveAskedPage, showAskedPage } from './asked-page.tsx';
import { sendReferral, showCheck } from './check-page.tsx';
import { askRemoval, removeItem, saveItem, showItem } from './item-page.tsx';
import { type Journey, onJourney } from './journey.ts';
import { type ListStep, saveList, showList } from './list-page.tsx';
import { showSaved, showSent, showTasks } from './overview-pages.tsx';
import { beginHere, showStaffStart } from './staff-start-page.tsx';
import { beginOutside, showStart, showWays } from './start-pages.tsx';
import { saveStep, showStep } from './step-page.tsx';

const NO_SUCH = fault({ kind: 'not_found', what: 'page' });

type Answer = PageAnswer | Promise<PageAnswer>;

function stepOf(journey: Journey): Step | undefined {
  return journey.steps.find((step) => step.id === journey.request.params.step);
}

function showPage(journey: Journey): Answer {
  switch (journey.request.params.step) {
    case 'check':
      return showCheck(journey);
    case 'saved':
      return showSaved(journey);
    case 'sent':
      return showSent(journey);
  }
  const step = stepOf(journey);
  if (!step) return NO_SUCH;
  return step.kind === 'list' ? showList(journey, step) : showStep(journey, step);
}

function savePage(journey: Journey): Answer {
  if (journey.request.params.step === 'check') return sendReferral(journey);
  const step = stepOf(journey);
  if (!step) return NO_SUCH;
  return step.kind === 'list' ? saveList(journey, step) : saveStep(journey, step);
}

function inList(handle: (journey: Journey, step: ListStep) => Answer) {
  return onJourney((journey) => {
    const step = stepOf(journey);
    return step?.kind === 'list' ? handle(journey, step) : NO_SUCH;
  });
}

function formPagesAt(base: '/refer/:draft' | '/t/:tenant/refer/:draft/:secret'): Page[] {
  const permission = base === '/refer/:draft' ? 'referral:make' : 'public';
  const at = (method: 'get' | 'post', path: string, handle: Page['handle']): Page =>
    page({ method, path: `${base}${path}`, permission, handle });
  return [
    at('get', '', onJourney(showTasks)),
    at('get', '/:step', onJourney(showPage)),
    at('post', '/:step', onJourney(savePage)),
    at(
      'get',
      '/:step/:number',
      inList((journey, step) => showItem(journey, step)),
    ),
    at('post', '/:step/:number', inList(saveItem)),
    at('get', '/:step/:number/remove', inList(askRemoval)),
    at('post', '/:step/:number/remove', inList(removeItem)),
  ];
}

/** Every page on which a referral is filled in, by whichever of the three ways. */
export const formPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/refer',
    permission: 'referral:make',
    handle: (request) => showStaffStart(request),
  }),
  page({ method: 'post', path: '/refer', permission: 'referral:make', handle: beginHere }),
  page({
    method: 'get',
    path: '/t/:tenant/refer',
    permission: 'public',
    handle: async (request) => showWays(request),
  }),
  page({
    method: 'get',
    path: '/t/:tenant/refer/partner',
    permission: 'public',
    handle: async (request) => showStart(request, 'partner'),
  }),
  page({
    method: 'get',
    path: '/t/:tenant/refer/self',
    permission: 'public',
    handle: async (request) => showStart(request, 'self'),
  }),
  page({
    method: 'post',
    path: '/t/:tenant/refer/:draft/:secret/begin',
    permission: 'public',
    handle: beginOutside,
  }),
  page({
    method: 'get',
    path: '/t/:tenant/refer/:draft/:secret/more',
    permission: 'public',
    handle: showAskedPage,
  }),
  page({
    method: 'post',
    path: '/t/:tenant/refer/:draft/:secret/more',
    permission: 'public',
    handle: saveAskedPage,
  }),
  ...formPagesAt('/t/:tenant/refer/:draft/:secret'),
  ...formPagesAt('/refer/:draft'),
];
