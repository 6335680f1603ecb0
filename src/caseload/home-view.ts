import { zId } from '../foundation/identifiers.ts';
import { textFault } from '../foundation/text.ts';
import { formatRelative, formatShortDate } from '../interface/wording/index.ts';
import { type CaseloadShow, type CaseloadSort, caseloadShows, caseloadSorts } from './caseload-store.ts';
import type { CaseloadPage, CaseloadParent } from './list-caseload.ts';

/** One parent in a part of the home page, with why she stands there. */
export interface HomeItem {
  readonly personId: string;
  readonly name: string;
  readonly why: readonly string[];
  readonly lead: string | null;
}

/** One part of the home page. */
export interface HomePart {
  readonly id: 'today' | 'overdue' | 'unseen';
  readonly title: string;
  readonly empty: string;
  readonly count: number;
  readonly items: readonly HomeItem[];
}

/** How many stand in each part before “See all”. */
export const PART_SIZE = 5;

/** Why a parent is on today's list. */
function whyToday(parent: CaseloadParent, today: Temporal.PlainDate): readonly string[] {
  return ['Planned for today', metWords(parent, today)];
}

/** Everything that is overdue for a parent, each in a sentence. */
export function whyOverdue(parent: CaseloadParent, today: Temporal.PlainDate): readonly string[] {
  const { nextOn, dueOn, actionsOverdue, stagePrompt } = parent;
  const why: string[] = [];
  const isMissed = nextOn !== null && Temporal.PlainDate.compare(nextOn, today) < 0;
  if (isMissed) why.push(`Planned for ${formatShortDate(nextOn)}, and nothing recorded since`);
  else if (parent.isContactOverdue && dueOn) why.push(`A meeting was due by ${formatShortDate(dueOn)}`);
  if (actionsOverdue > 0)
    why.push(actionsOverdue === 1 ? '1 action overdue' : `${actionsOverdue} actions overdue`);
  if (stagePrompt) why.push(stagePrompt);
  return why;
}

/** What a programme expects of a parent now, in words. */
export function expectedWords({
  title,
  untilDay,
  isOverdue,
}: NonNullable<CaseloadParent['expected']>): string {
  return isOverdue
    ? `${title}: was due by ${formatShortDate(untilDay)}`
    : `${title}: by ${formatShortDate(untilDay)}`;
}

/** When a parent was last met, in words. */
export function metWords(parent: CaseloadParent, today: Temporal.PlainDate): string {
  const { lastMetOn, lastTriedOn, startedOn } = parent;
  if (lastMetOn) return `Last met ${formatRelative(lastMetOn, today)}`;
  if (lastTriedOn) return `Not met yet, last tried ${formatRelative(lastTriedOn, today)}`;
  return `Not met yet, started ${formatRelative(startedOn, today)}`;
}

function itemOf(parent: CaseloadParent, why: readonly string[]): HomeItem {
  return { personId: parent.personId, name: parent.name, why, lead: parent.lead?.name ?? null };
}

/** Whether a contact or an action is overdue for a parent. */
export function isOverdue(parent: CaseloadParent): boolean {
  return parent.isContactOverdue || parent.actionsOverdue > 0;
}

const isDue = (parent: CaseloadParent) => isOverdue(parent) || parent.stagePrompt !== null;

/** The parts of the home page, from the parents who need something. */
export function homeParts(attention: CaseloadPage, today: Temporal.PlainDate): readonly HomePart[] {
  const { parents, needs } = attention;
  const part = (
    id: HomePart['id'],
    words: { title: string; empty: string },
    isIn: (parent: CaseloadParent) => boolean,
    why: (parent: CaseloadParent) => readonly string[],
  ): HomePart => ({
    id,
    ...words,
    count: needs?.[id] ?? 0,
    items: parents
      .filter(isIn)
      .slice(0, PART_SIZE)
      .map((parent) => itemOf(parent, why(parent))),
  });
  return [
    part(
      'today',
      { title: 'Today', empty: 'No contact is planned for today.' },
      (parent) => parent.isToday,
      (parent) => whyToday(parent, today),
    ),
    part('overdue', { title: 'Due or overdue', empty: 'Nothing is due or overdue.' }, isDue, (parent) =>
      whyOverdue(parent, today),
    ),
    part(
      'unseen',
      { title: 'Not seen for long', empty: 'Everybody has been met lately.' },
      (parent) => parent.isUnseen,
      (parent) => [metWords(parent, today)],
    ),
  ];
}

/** What the reader chose to see, as it stands in the address. */
export interface HomeChoice {
  /** `mine`, `all`, or the id of a worker. */
  readonly staff: string;
  readonly show: CaseloadShow;
  readonly sort: CaseloadSort;
  readonly text: string;
  readonly programme: string;
  readonly page: number;
}

/** Reads the address; what it does not say, or says wrongly, is `usual`. */
export function readChoice(search: URLSearchParams, usual: 'mine' | 'all'): HomeChoice {
  const [staff = '', page] = [search.get('staff') ?? '', Number(search.get('page') ?? '1')];
  const text = (search.get('text') ?? '').trim();
  return {
    staff: ['mine', 'all'].includes(staff) || zId.safeParse(staff).success ? staff : usual,
    show: caseloadShows.find((each) => each === search.get('show')) ?? 'all',
    sort: caseloadSorts.find((each) => each === search.get('sort')) ?? 'attention',
    text: textFault(text) ? '' : text.slice(0, 200),
    programme: search.get('programme') ?? '',
    page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
  };
}

/** The address of the home page for a choice, without what is usual. */
export function homeHref(choice: HomeChoice, usual: 'mine' | 'all'): string {
  const search = new URLSearchParams();
  if (choice.staff !== usual) search.set('staff', choice.staff);
  if (choice.show !== 'all') search.set('show', choice.show);
  if (choice.sort !== 'attention') search.set('sort', choice.sort);
  if (choice.text) search.set('text', choice.text);
  if (choice.programme) search.set('programme', choice.programme);
  if (choice.page > 1) search.set('page', String(choice.page));
  const query = search.toString();
  return query ? `/?${query}#parents` : '/#parents';
}
