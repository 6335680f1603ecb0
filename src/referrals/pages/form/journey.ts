import { fault, type PageAnswer, type PageRequest } from '../../../doors/index.ts';
import type { Programme } from '../../../programme/index.ts';
import { type DraftView, openDraft } from '../../drafts/open-draft.ts';
import { stepsAsked } from '../../journey/asked-now.ts';
import { addressPartOf, languagesOf, readAddressPart, type Said } from '../../journey/language.ts';
import type { Filled } from '../../journey/progress.ts';
import { readerWords } from '../../journey/reader-words.ts';
import type { Step } from '../../journey/step.ts';
import { stepsFor } from '../../journey/steps.ts';
import { type Told, toldIn, type Words, wordsFor } from '../../journey/wording.ts';

/** One person filling in one referral, on whichever page. */
export interface Journey extends Filled {
  readonly request: PageRequest;
  readonly draft: DraftView;
  readonly secret: string | null;
  readonly programme: Programme;
  readonly steps: readonly Step[];
  /** Where the form's pages stand, without a last slash; in the reader’s language. */
  readonly base: string;
  /** The languages that the form can be read in beside English; none for a worker. */
  readonly languages: readonly string[];
  /** The one of them that it is read in; undefined for English. */
  readonly language: string | undefined;
  readonly say: Words;
  /** The same in the reader’s language, where the programme’s file has it. */
  readonly told: Told;
}

const NOT_FOUND = fault({ kind: 'not_found', what: 'unfinished referral' });
const NO_KEY = { secret: null, language: undefined };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Somebody from outside: whose form it is, its key, and the language that it is read in where that is not English. */
interface Visitor {
  readonly tenant: string;
  readonly secret: string;
  readonly language?: string | undefined;
}

/** Where a draft's pages stand: with the tenant and the secret for a visitor, without for a worker. */
export function baseOf(draft: string, visitor: Visitor | null): string {
  return visitor
    ? `/t/${visitor.tenant}/refer/${draft}/${addressPartOf(visitor.secret, visitor.language)}`
    : `/refer/${draft}`;
}

/** Where this page stands in another language; undefined for English. */
export function hrefIn(journey: Journey, language: string | undefined): string {
  const { request, draft, base, secret } = journey;
  const visitor = secret === null ? null : { tenant: request.params.tenant ?? '', secret, language };
  const rest = request.path.split('/').slice(base.split('/').length);
  const search = request.search.size > 0 ? `?${request.search}` : '';
  return `${[baseOf(draft.id, visitor), ...rest].join('/')}${search}`;
}

/** Opens the draft that the address names; the answer is the page for "no such thing" when its key does not fit. */
export async function openJourney(
  request: PageRequest,
): Promise<{ ok: true; journey: Journey } | { ok: false; answer: PageAnswer }> {
  const { draft: id = '', secret: part, tenant } = request.params;
  const { secret, language: asked } = part === undefined ? NO_KEY : readAddressPart(part);
  if (!UUID.test(id)) return { ok: false, answer: NOT_FOUND };
  const opened = await request.ask(openDraft, { draft: id, secret });
  if (!opened.ok)
    return { ok: false, answer: opened.error.kind === 'invalid' ? NOT_FOUND : fault(opened.error) };
  const draft = opened.value;
  const programme = request.programmes.current(draft.programmeId);
  if (!programme) return { ok: false, answer: NOT_FOUND };
  const { origin, answers } = draft;
  const languages = secret === null ? [] : languagesOf(programme);
  const language = languages.find((each) => each === asked);
  const visitor = tenant !== undefined && secret !== null ? { tenant, secret, language } : null;
  const journey: Journey = {
    request,
    draft,
    secret,
    programme,
    origin,
    answers,
    today: request.today,
    steps: stepsAsked(stepsFor(programme, origin, { language }), {
      programme,
      origin,
      answers,
      today: request.today,
    }),
    base: baseOf(id, visitor),
    languages,
    language,
    say: wordsFor(origin, programme),
    told: toldIn(programme, origin, language),
  };
  return { ok: true, journey };
}

/**
 * What every page of the form shares: the navigation stays put, the parent's own pages can be left at once, and the frame
 * speaks the reader's language. `title` is what the page is called in it.
 */
export function frameOf(journey: Journey, title?: Said) {
  const { origin } = journey;
  const words = readerWords(journey);
  return {
    exitThisPage: origin === 'self',
    ...(origin === 'staff' && { current: '/referrals' }),
    ...(words && { readIn: { ...words, title: title?.text } }),
  };
}

/** Wraps a page that needs an open draft; one that was sent shows only that. */
export function onJourney(
  handle: (journey: Journey) => PageAnswer | Promise<PageAnswer>,
): (request: PageRequest) => Promise<PageAnswer> {
  return async (request) => {
    const opened = await openJourney(request);
    if (!opened.ok) return opened.answer;
    const { journey } = opened;
    const { sent } = journey.draft;
    if (sent?.status === 'asked_for_more' && journey.secret !== null) {
      return { kind: 'redirect', to: `${journey.base}/more` };
    }
    if (sent && !request.path.endsWith('/sent')) return { kind: 'redirect', to: `${journey.base}/sent` };
    return handle(journey);
  };
}
