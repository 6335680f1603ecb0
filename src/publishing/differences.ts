import type { Programme } from '../programme/index.ts';

/** A thing that was there or is there now, by its name and what people read. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

/** What changes in one list of a programme. */
export interface ListChange {
  /** What the list holds, in the plural: Questions. */
  readonly of: string;
  readonly added: readonly Named[];
  readonly removed: readonly Named[];
  /** The same name in records, with other words for people. */
  readonly reworded: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  /** Another name in records, as the file’s moves say. */
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly title: string }[];
  /** The same name and title; something else about it is said in another way. */
  readonly changed: readonly Named[];
}

/** What a new version changes, beside the one in use. */
export interface Differences {
  readonly lists: readonly ListChange[];
  /** Other words at the top of the file that say something else. */
  readonly others: readonly string[];
}

type Thing = Named & { readonly said: string };
type Renames = Readonly<Record<string, string>>;

/** The same for the same values, in whatever order their names stand. */
const saidAs = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) && !('toJSON' in each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

const thing = (id: string, title: string, value: unknown): Thing => ({
  id,
  title,
  said: saidAs(value),
});

type Listed = readonly { readonly id: string; readonly title: string }[] | undefined;
const listed = (values: Listed): Thing[] => (values ?? []).map((each) => thing(each.id, each.title, each));

const stagesOf = (programme: Programme): Thing[] =>
  Object.entries(programme.pathways).flatMap(([pathway, { title, stages }]) =>
    stages.map((stage) => thing(`${pathway}.${stage.id}`, `${title}: ${stage.title}`, stage)),
  );

/** The lists in which things have names, each with where they stand. */
const LISTS: readonly (readonly [string, (programme: Programme) => Thing[]])[] = [
  ['Questions', ({ referral }) => referral.ask.map((each) => thing(each.id, each.label, each))],
  ['Criteria', ({ eligibility }) => eligibility.map((each) => thing(each.id, each.because, each))],
  ['Kinds of agreement', ({ consent }) => listed(consent?.to)],
  [
    'Pathways',
    ({ pathways }) =>
      Object.entries(pathways).map(([id, { stages: _, ...said }]) => thing(id, said.title, said)),
  ],
  ['Stages', stagesOf],
  ['Schedules', ({ schedules }) => listed(schedules)],
  ['Kinds of contact', ({ contacts }) => listed(contacts?.kinds)],
  ['What is done in a contact', ({ contacts }) => listed(contacts?.done)],
  ['Areas of the plan', ({ plan }) => listed(plan?.areas)],
  ['What can be given', ({ provisions }) => listed(provisions?.kinds)],
  ['Outcomes', ({ outcomes }) => listed(outcomes)],
  ['Follow-ups', ({ follow_up }) => listed(follow_up)],
  ['Limits', ({ limits }) => listed(limits)],
  ['Reasons for ending', ({ endings }) => listed(endings?.reasons)],
  [
    'Figures',
    ({ figures }) => Object.entries(figures).map(([id, figure]) => thing(id, figure.title, figure)),
  ],
];

/** What the file says of renamed things, in the names of `LISTS`. */
function renamesOf(next: Programme, from: number): Readonly<Record<string, Renames>> {
  const moves = next.moves.find((each) => each.from === from);
  if (!moves) return {};
  const stages = Object.entries(moves.stages).flatMap(([pathway, renames]) => {
    const to = moves.pathways[pathway] ?? pathway;
    return Object.entries(renames).map(([old, now]) => [`${pathway}.${old}`, `${to}.${now}`] as const);
  });
  return { Questions: moves.questions, Pathways: moves.pathways, Stages: Object.fromEntries(stages) };
}

function changeOf(
  of: string,
  before: readonly Thing[],
  after: readonly Thing[],
  renames: Renames,
): ListChange {
  const now = new Map(after.map((each) => [each.id, each]));
  const old = new Map(before.map((each) => [each.id, each]));
  const renamed = Object.entries(renames).flatMap(([from, to]) => {
    const [was, is] = [old.get(from), now.get(to)];
    return was && is && from !== to ? [{ from, to, title: is.title }] : [];
  });
  const gone = new Set(renamed.map(({ from }) => from));
  const come = new Set(renamed.map(({ to }) => to));
  const both = before.flatMap((was) => {
    const is = now.get(was.id);
    return is && was.said !== is.said ? [{ was, is }] : [];
  });
  const named = ({ id, title }: Thing): Named => ({ id, title });
  return {
    of,
    added: after.filter(({ id }) => !old.has(id) && !come.has(id)).map(named),
    removed: before.filter(({ id }) => !now.has(id) && !gone.has(id)).map(named),
    reworded: both
      .filter(({ was, is }) => was.title !== is.title)
      .map(({ was, is }) => ({ id: is.id, from: was.title, to: is.title })),
    renamed,
    changed: both.filter(({ was, is }) => was.title === is.title).map(({ is }) => named(is)),
  };
}

const isChange = ({ added, removed, reworded, renamed, changed }: ListChange) =>
  [added, removed, reworded, renamed, changed].some((each) => each.length > 0);

/** Parts of a programme that have no list of named things above, by what they are called on pages. */
const OTHERS: readonly (readonly [string, (programme: Programme) => unknown])[] = [
  ['The title', ({ title }) => title],
  ['What it is', ({ about }) => about],
  ['Who is enrolled', ({ enrols }) => enrols],
  ['Ways in', ({ referral }) => referral.from],
  ['Sections of the form', ({ referral }) => referral.sections],
  ['What pages call people and the work', ({ wording }) => wording],
  ['Who decides', ({ decision }) => decision],
  ['Places', ({ capacity }) => capacity],
  ['The waiting list', ({ waiting_list }) => waiting_list],
  ['How often a parent is met', ({ contacts }) => [contacts?.expect, contacts?.not_seen_after]],
  ['Where people go next', ({ endings }) => endings?.destinations],
  ['Costs', ({ costs }) => costs],
  ['Ways to split figures', ({ breakdowns }) => breakdowns],
  ['Translations', ({ translations }) => translations],
  ['Groups, meetings, measures and other parts', ({ parts }) => parts?.values ?? {}],
];

/** What `next` changes beside `current`. */
export function differencesBetween(current: Programme, next: Programme): Differences {
  const renames = renamesOf(next, current.version);
  const lists = LISTS.map(([of, things]) => changeOf(of, things(current), things(next), renames[of] ?? {}));
  const others = OTHERS.filter(([, said]) => saidAs(said(current)) !== saidAs(said(next)));
  return { lists: lists.filter(isChange), others: others.map(([name]) => name) };
}
