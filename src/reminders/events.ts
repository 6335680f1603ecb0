import type { CalendarSource, QueryContext } from '../doors/index.ts';
import {
  type Event,
  firstSafeMoment,
  type NotSentWhy,
  type Setting,
  type Something,
  whyNone,
} from './reminder.ts';
import type { Reminded } from './reminder-store.ts';

type Context = Pick<QueryContext, 'db' | 'programmes' | 'house' | 'today'>;

/** Something that somebody is expected at. */
export interface Expected extends Event {
  readonly personId: string;
  readonly entry: string;
  readonly something: Something;
}

const somethingOf = ({ outside }: CalendarSource): Something =>
  outside === 'To do' ? 'to_do' : 'appointment';

/** What these people are expected at within some days: of all that stands in calendars and was not called off. */
export async function expectedBetween(
  { db, programmes, house, today }: Context,
  people: readonly string[],
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Expected[]> {
  if (people.length === 0) return [];
  const wanted = new Set(people);
  const found: Expected[] = [];
  for (const source of house.calendar) {
    const entries = await source.entries({ db, programmes }, { from, until, today, people, staff: [] });
    for (const { id, on, at, expects = [], cancelled } of entries)
      for (const personId of cancelled ? [] : expects)
        if (wanted.has(personId))
          found.push({ personId, entry: id, on, from: at?.from ?? null, something: somethingOf(source) });
  }
  return found;
}

/** Whether and when a reminder is sent. */
export type Planned =
  | { readonly sendAt: Temporal.Instant; readonly why: null }
  | { readonly sendAt: null; readonly why: NotSentWhy };

/** When somebody is reminded of something; or why she is not. */
export function planFor(
  setting: Setting,
  { wish, ...reach }: Reminded,
  event: Event,
  now: Temporal.Instant,
): Planned {
  const why = whyNone(setting, wish, reach);
  if (why) return { sendAt: null, why };
  const sendAt = firstSafeMoment(event, wish, setting.hoursBefore, now);
  return sendAt ? { sendAt, why: null } : { sendAt: null, why: 'no_safe_time' };
}
