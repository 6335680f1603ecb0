import { boundsOf, isBefore, yearsBetween } from '../../../foundation/dates.ts';
import type {
  Couple,
  CoupleThen,
  During,
  Family,
  FamilyThen,
  MapPerson,
  Parentage,
  PersonThen,
} from './family.ts';

type Day = Temporal.PlainDate;

/** A pregnancy is shown for 40 weeks before the due date, where nobody wrote down since when it was known. */
const WEEKS_OF_PREGNANCY = 40;

/**
 * The family as it was on a day: who was born or expected, who had died, who was with whom. What has no date always
 * holds. Somebody whose only ties to the others came later is not of the family yet, and left out.
 */
export function familyAt(family: Family, on: Day): FamilyThen {
  const people = family.people
    .flatMap((person) => personAt(person, on) ?? [])
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const here = new Set(people.map(({ id }) => id));
  const both = (a: string, b: string) => a !== b && here.has(a) && here.has(b);
  const parentages = sorted(
    family.parentages.filter((each) => both(each.parent, each.child) && holds(each, on)).map(bare),
  );
  const couples = couplesAt(family.couples, parentages, on).filter(({ a, b }) => both(a, b));
  const then = {
    centre: family.centre,
    on,
    parentages,
    couples,
    siblings: sorted((family.siblings ?? []).filter(([a, b]) => both(a, b))),
    households: sorted(
      family.households.map(({ id, name, members }) => ({
        id,
        name,
        members: [
          ...new Set(
            members.filter((each) => here.has(each.person) && holds(each, on)).map(({ person }) => person),
          ),
        ].sort(),
      })),
    ).filter(({ members }) => members.length > 0),
    qualities: sorted(
      family.qualities
        .filter((each) => both(each.a, each.b) && holds(each, on))
        .map(({ a, b, quality }) => ({ a, b, quality })),
    ),
  };
  const joined = tiedIn(then);
  const ever = tiedIn(family);
  return {
    ...then,
    people: people.filter(({ id }) => id === family.centre || joined.has(id) || !ever.has(id)),
  };
}

/** The days on which the picture of a family changes, the earliest first: where a date slider may stand. */
export function turningDays(family: Family): Temporal.PlainDate[] {
  const days = [
    ...family.people.flatMap(({ bornOn, diedOn, dueOn, loss }) => [bornOn?.date, diedOn, dueOn, loss?.on]),
    ...family.couples.flatMap(({ steps }) => steps.map(({ from }) => from)),
    ...[
      ...family.parentages,
      ...family.qualities,
      ...family.households.flatMap(({ members }) => members),
    ].flatMap(({ from, to }) => [from, to]),
  ];
  const told = new Map(days.flatMap((day) => (day ? [[day.toString(), day] as const] : [])));
  return [...told.values()].sort(Temporal.PlainDate.compare);
}

function holds({ from, to }: During, on: Day): boolean {
  return !(from && isBefore(on, from)) && !(to && !isBefore(on, to));
}

function bare({ parent, child, kind }: Parentage) {
  return { parent, child, kind };
}

function personAt({ loss, ...person }: MapPerson, on: Day): PersonThen | undefined {
  const { bornOn, diedOn } = person;
  if (loss) {
    if (!loss.on || !isBefore(on, loss.on)) return { ...person, state: loss.kind, lostOn: loss.on };
    return isExpected(person, on) ? { ...person, state: 'expected' } : undefined;
  }
  const unborn = person.unborn || (bornOn && isBefore(on, boundsOf(bornOn).earliest));
  if (unborn) return isExpected(person, on) ? { ...person, state: 'expected' } : undefined;
  const age = bornOn ? yearsBetween(bornOn.date, diedOn && isBefore(diedOn, on) ? diedOn : on) : undefined;
  return { ...person, state: diedOn && !isBefore(on, diedOn) ? 'died' : 'living', age };
}

function isExpected({ expectedFrom, dueOn, bornOn, unborn }: Omit<MapPerson, 'loss'>, on: Day): boolean {
  const due = dueOn ?? (bornOn?.precision === 'day' ? bornOn.date : undefined);
  const since = expectedFrom ?? due?.subtract({ weeks: WEEKS_OF_PREGNANCY });
  if (!since) return unborn === true;
  return !isBefore(on, since);
}

function couplesAt(
  couples: readonly Couple[],
  parentages: readonly Pick<Parentage, 'parent' | 'child' | 'kind'>[],
  on: Day,
): CoupleThen[] {
  const shown = new Map<string, CoupleThen>();
  for (const { a, b, steps } of couples) {
    const reached = steps.filter(({ from }) => !from || !isBefore(on, from));
    const state = reached.toSorted(byDay).at(-1)?.state;
    if (state && a !== b) shown.set(pairKey(a, b), { ...inOrder(a, b), state });
  }
  for (const [child, parents] of birthParents(parentages)) {
    const [a, b] = parents;
    if (!a || !b || parents.length > 2 || a === child || b === child) continue;
    const key = pairKey(a, b);
    if (!shown.has(key)) shown.set(key, { ...inOrder(a, b), state: 'parents' });
  }
  return sorted([...shown.values()]);
}

function byDay(one: { from: Day | null }, other: { from: Day | null }): number {
  if (!one.from || !other.from) return Number(one.from !== null) - Number(other.from !== null);
  return Temporal.PlainDate.compare(one.from, other.from);
}

function birthParents(parentages: readonly Pick<Parentage, 'parent' | 'child' | 'kind'>[]) {
  const parents = new Map<string, string[]>();
  for (const { parent, child, kind } of parentages) {
    if (kind !== 'birth') continue;
    parents.set(child, [...(parents.get(child) ?? []), parent].sort());
  }
  return parents;
}

function tiedIn(family: {
  readonly couples: readonly { readonly a: string; readonly b: string }[];
  readonly parentages: readonly { readonly parent: string; readonly child: string }[];
  readonly siblings?: readonly (readonly [string, string])[] | undefined;
  readonly qualities: readonly { readonly a: string; readonly b: string }[];
}): Set<string> {
  return new Set([
    ...family.couples.flatMap(({ a, b }) => [a, b]),
    ...family.parentages.flatMap(({ parent, child }) => [parent, child]),
    ...(family.siblings ?? []).flat(),
    ...family.qualities.flatMap(({ a, b }) => [a, b]),
  ]);
}

/** The same for both orders of a pair. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function inOrder(a: string, b: string) {
  return a < b ? { a, b } : { a: b, b: a };
}

/** In an order of their own, so that the order of the record changes nothing in the drawing. */
function sorted<T>(items: readonly T[]): T[] {
  return items
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([, item]) => item);
}
