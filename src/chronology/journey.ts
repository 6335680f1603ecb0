import type { ChronologyEntry } from '../doors/index.ts';
import type { PartialDate } from '../foundation/dates.ts';
import type { Journey, JourneyMark, JourneySpan, LaneName } from '../interface/charts/index.ts';

type Lane = NonNullable<ChronologyEntry['lane']>;

const LANES: Readonly<Record<Lane, LaneName>> = {
  proceedings: 'proceedings',
  births: 'birth',
  removals: 'removal',
  enrolments: 'enrolment',
  contacts: 'contact',
  letters: 'letter',
  outcomes: 'outcome',
  measures: 'measure',
  pregnancies: 'pregnancy',
};

/** What a journey timeline is drawn from: entries that have a lane. */
export type LaneEntry = Pick<ChronologyEntry, 'on' | 'precision' | 'title' | 'href' | 'until' | 'met'> & {
  readonly lane: Lane;
};

/** True for an entry that stands on a lane of the journey timeline. */
export function hasLane<Entry extends Pick<ChronologyEntry, 'lane'>>(
  entry: Entry,
): entry is Entry & { readonly lane: Lane } {
  return entry.lane !== undefined;
}

/** A person's journey: spans for what lasts, marks for what happened, and contacts by themselves. */
export function journeyOf(
  person: { readonly id: string; readonly name: string },
  entries: readonly LaneEntry[],
  today: Temporal.PlainDate,
): Journey {
  const others = entries.filter((entry) => entry.lane !== 'contacts');
  return {
    name: person.name,
    today,
    spans: others.flatMap((entry): JourneySpan[] =>
      entry.until === undefined ? [] : [spanOf(entry, entry.until)],
    ),
    marks: others.filter((entry) => entry.until === undefined).map(markOf),
    contacts: entries
      .filter((entry) => entry.lane === 'contacts')
      .map(({ on, met }) => ({ on, met: met === true })),
    contactsHref: (month) => contactsHref(person.id, month),
  };
}

function spanOf(entry: LaneEntry, until: Temporal.PlainDate | null): JourneySpan {
  return {
    lane: LANES[entry.lane],
    label: entry.title,
    from: dateOf(entry),
    to: until ? { date: until, precision: 'day' } : undefined,
    href: entry.href ?? undefined,
  };
}

function markOf(entry: LaneEntry): JourneyMark {
  return { lane: LANES[entry.lane], label: entry.title, on: dateOf(entry), href: entry.href ?? undefined };
}

const dateOf = ({ on, precision }: LaneEntry): PartialDate => ({ date: on, precision });

/** The chronology of one month's contacts; `month` is `2024-03`. */
function contactsHref(personId: string, month: string): string {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const last = first.with({ day: first.daysInMonth });
  return `/people/${personId}/chronology?kinds=contact&from=${first}&to=${last}`;
}
