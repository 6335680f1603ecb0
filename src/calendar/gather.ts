import type { CalendarEntry, CalendarQuestion, QueryContext } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import { namesOf, workHeld } from './calendar-store.ts';

type Context = Pick<QueryContext, 'db' | 'programmes' | 'house' | 'today'>;

/** One entry with whom it is about and whose it is. */
export interface GatheredEntry extends CalendarEntry {
  readonly kind: string;
  readonly outside: string;
  readonly person: Awaited<ReturnType<typeof namesOf>>[number] | undefined;
  readonly name: string | null;
  readonly holders: readonly string[];
}

/** So many people’s dates are read at most for one page. */
export const MOST_PEOPLE = 1_500;

const inOrder = (one: CalendarEntry, other: CalendarEntry) =>
  Temporal.PlainDate.compare(one.on, other.on) ||
  (one.at?.from.toString() ?? '').localeCompare(other.at?.from.toString() ?? '') ||
  one.id.localeCompare(other.id);

/** All that has a date within some days, for these workers, or for all. */
export async function gatherEntries(
  context: Context,
  {
    from,
    until,
    staff,
  }: { readonly staff: readonly string[] | null } & Pick<CalendarQuestion, 'from' | 'until'>,
): Promise<{ readonly entries: readonly GatheredEntry[]; readonly cut: boolean }> {
  const { db, house, today } = context;
  const held = staff?.length === 0 ? [] : await workHeld(db, staff, today);
  const all = [...new Set(held.map(({ personId }) => personId))];
  const people = all.slice(0, MOST_PEOPLE);
  const question = { from, until, today, people, staff: staff ?? [] };
  const found: Omit<GatheredEntry, 'person' | 'name' | 'holders'>[] = [];
  for (const { kind, outside, entries } of house.calendar)
    if (people.length > 0 || question.staff.length > 0)
      found.push(...(await entries(context, question)).map((each) => ({ ...each, kind, outside })));
  const about = [...new Set(found.flatMap(({ personId }) => personId ?? []))];
  const known = about.length === 0 ? [] : await namesOf(db, about);
  const person = new Map(known.map((each) => [each.id, each]));
  const holders = new Map<string, string[]>();
  for (const { personId, name } of held) holders.set(personId, [...(holders.get(personId) ?? []), name]);
  const entries = found
    .map((each) => {
      const who = each.personId === null ? undefined : person.get(each.personId);
      const names = each.personId === null ? [] : (holders.get(each.personId) ?? []);
      return { ...each, person: who, name: who ? displayName(who) : null, holders: [...new Set(names)] };
    })
    .filter(({ personId, person: who }) => personId === null || who !== undefined)
    .toSorted(inOrder);
  return { entries, cut: all.length > MOST_PEOPLE };
}
