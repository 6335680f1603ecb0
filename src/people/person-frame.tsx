import type { JSX } from 'hono/jsx/jsx-runtime';
import { decide } from '../access/decide.ts';
import {
  type FormFrameFound,
  fault,
  type Otherwise,
  type PageAnswer,
  type PageRequest,
  type PersonTabGroup,
} from '../doors/index.ts';
import { PartsNavigation, PersonHeader, SeenOtherwise } from '../interface/layout/index.ts';
import { formatAge, formatDate, formatPartialDay } from '../interface/wording/index.ts';
import { personHeader } from './get-person.ts';
import { safeContactWords } from './person.ts';
import type { PersonSummary } from './record.ts';

/** The person whose page this is, and what stands above it; or the answer when there is no such person. */
export type PersonFrame =
  | { readonly ok: true; readonly person: PersonSummary; readonly header: JSX.Element }
  | { readonly ok: false; readonly answer: PageAnswer };

/**
 * The frame that every page about one person shares: who she is, how to speak with her and reach her safely, and the
 * way to her other pages. `currentPath` is the tab’s path after `/people/:id`. The tabs stand on the pages that they
 * lead to; a form or a single entry below them has its back link, so that a phone shows the questions sooner.
 */
export async function personFrame(
  request: PageRequest,
  personId: string,
  currentPath: string,
): Promise<PersonFrame> {
  const found = await request.ask(personHeader, { id: personId });
  if (!found.ok) {
    // An address with something that is no identifier leads to nobody.
    const nobody = { kind: 'not_found', what: 'person' } as const;
    return { ok: false, answer: fault(found.error.kind === 'invalid' ? nobody : found.error) };
  }
  const { person, expecting, notInterpreters, otherwise } = found.value;
  const isTab = request.path === `/people/${personId}${currentPath}`;
  return {
    ok: true,
    person,
    header: (
      <>
        <PersonHeader
          {...headerOf(person, expecting, request.today, notInterpreters)}
          href={`/people/${person.id}`}
          shape={isTab && currentPath === '' ? 'full' : 'brief'}
          actions={isTab ? actionsFor(request, person.id) : []}
        />
        {await promptsFor(request, person.id, currentPath, isTab)}
        {standsHere(otherwise, request, `/people/${personId}${currentPath}`).map(({ place, says, on }) => (
          <SeenOtherwise place={place} words={`${says} (${formatDate(on)})`} />
        ))}
        {isTab && (
          <PartsNavigation groups={tabsFor(request, person.id, currentPath)} label={`About ${person.name}`} />
        )}
      </>
    ),
  };
}

/**
 * Her own words about passages that stand on a page: on the page that a passage opens on, on those beneath it, and on the
 * list that it stands in. On her own page they have a part of their own, and in the chronology each stands in its place.
 */
export function standsHere(
  otherwise: readonly Otherwise[],
  { path, params }: Pick<PageRequest, 'path' | 'params'>,
  tab: string,
): readonly Otherwise[] {
  const { id: personId, ...others } = params;
  const named = new Set(Object.values(others));
  if (path === `/people/${personId}` || path === `/people/${personId}/chronology`) return [];
  const isBeneath = (place: string, above: string) => place === above || place.startsWith(`${above}/`);
  return otherwise.filter(
    ({ passage, opensAt }) =>
      named.has(passage) ||
      (opensAt !== null && (isBeneath(path, opensAt) || (path === tab && isBeneath(opensAt, tab)))),
  );
}

/** The frame of a form beneath one of the person’s pages: her header, and the way back to the page. */
export async function personFormFrame(
  request: PageRequest,
  personId: string,
  tab: string,
  backText?: string,
): Promise<FormFrameFound> {
  const found = await personFrame(request, personId, tab);
  if (!found.ok) return found;
  const back = { href: `/people/${personId}${tab}`, ...(backText ? { text: backText } : {}) };
  return { ok: true, frame: { header: found.header, current: '/people', back } };
}

/** What the header says, in words. */
export function headerOf(
  person: PersonSummary,
  expecting: { readonly dueOn: Temporal.PlainDate | null } | null,
  today: Temporal.PlainDate,
  notInterpreters: readonly string[] = [],
) {
  return {
    name: person.name,
    knownAs: person.knownAs ?? undefined,
    pronouns: person.pronouns ?? undefined,
    age: person.bornOn && !person.diedOn ? formatAge(person.bornOn, today) : undefined,
    born: person.bornOn ? formatPartialDay(person.bornOn) : undefined,
    communicationNeeds: needsOf(person, notInterpreters),
    safeContact: safeContactWords(person.safeContact),
    restricted: person.restricted,
    expecting: expecting ? { due: expecting.dueOn ? formatDate(expecting.dueOn) : undefined } : undefined,
  };
}

/** Language, interpreter and other needs in one line; undefined when none is known. */
function needsOf(person: PersonSummary, notInterpreters: readonly string[]): string | undefined {
  const interpreter = person.interpreter === 'needed' && 'Needs an interpreter';
  const language =
    person.firstLanguage && person.interpreter === 'needed' ? ` (${person.firstLanguage})` : '';
  const never = notInterpreters.map((words) => `Must not interpret: ${words}`);
  const needs = [interpreter && `${interpreter}${language}`, ...never, person.communicationNeeds].filter(
    Boolean,
  );
  return needs.length > 0 ? needs.join('. ') : undefined;
}

function actionsFor(request: PageRequest, personId: string) {
  return request.house.personActions
    .filter((action) => decide(request.actor, action.permission).allowed)
    .map(({ text, path }) => ({ text, href: `/people/${personId}${path}`, main: true }));
}

/**
 * What must be known before she is met or written to: in full on her own page and above forms by which she is reached, in
 * brief above other forms; on the pages that are read a great deal, her header says enough.
 */
async function promptsFor(request: PageRequest, personId: string, currentPath: string, isTab: boolean) {
  if (isTab && currentPath !== '') return null;
  const reachesHer = request.house.personTabs.some(
    (tab) => tab.reachesHer === true && currentPath.startsWith(tab.path),
  );
  const shape = isTab || reachesHer ? 'full' : 'brief';
  const open = request.house.personPrompts.filter(
    ({ permission }) => decide(request.actor, permission).allowed,
  );
  return Promise.all(open.map(({ render }) => render(request, personId, shape)));
}

const TAB_GROUPS: readonly (readonly [PersonTabGroup, string])[] = [
  ['support', 'Support'],
  ['together', 'With others'],
  ['life', 'Life and family'],
  ['record', 'The record'],
];

function tabsFor(request: PageRequest, personId: string, currentPath: string) {
  const open = request.house.personTabs.filter((tab) => decide(request.actor, tab.permission).allowed);
  return TAB_GROUPS.map(([group, title]) => ({
    title,
    items: open
      .filter((tab) => tab.group === group)
      .map((tab) => ({
        href: `/people/${personId}${tab.path}`,
        text: tab.text,
        current: tab.path === currentPath,
      })),
  }));
}
