import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beside, calendarViews, initialsOf, spanOf, weeksOf } from './calendar.ts';
import { type FeedEntry, feedText } from './feed.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => day('2000-01-01').add({ days }));

describe('a page of the calendar', () => {
  it('is whole weeks from Monday on, holds its day, and leads on to the next without leaving a day out', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...calendarViews), (on, view) => {
        const { from, until } = spanOf(view, on);
        const weeks = weeksOf({ from, until });
        expect([from.dayOfWeek, until.dayOfWeek]).toEqual([1, 7]);
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(weeks.flat().some((each) => each.equals(on))).toBe(true);
        const next = spanOf(view, beside(view, on, 1));
        expect(Temporal.PlainDate.compare(next.from, until.add({ days: 1 }))).toBeLessThanOrEqual(0);
        expect(spanOf(view, beside(view, beside(view, on, 1), -1))).toEqual({ from, until });
      }),
      { seed: 20_241_027, numRuns: 200 },
    );
  });

  it('of a month goes on from the last day of a long month to a short one', () => {
    expect(beside('month', day('2024-01-31'), 1).toString()).toBe('2024-02-01');
  });
});

describe('initials', () => {
  it('are the first letters, of names in any script', () => {
    expect(initialsOf('Amina', 'begum')).toBe('A.B.');
    expect(initialsOf('আমিনা', '')).toBe('আ.');
  });
});

/** The events of a calendar, line by line as RFC 5545 folds them: a parse of its own, so that the library is not asked about itself. */
function eventsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [name = '', ...value] = line.split(':');
    const event = events.at(-1);
    if (event) event[name] ??= value.join(':');
  }
  return events;
}

const now = Temporal.Instant.from('2024-06-03T11:00:00Z');
const entry: FeedEntry = {
  id: 'hearing-1',
  on: day('2024-10-27'),
  at: null,
  summary: 'Appointment',
  cancelled: false,
};

describe('a feed', () => {
  it('gives local times with their zone, so that an hour stays that hour when the clocks change', () => {
    const at = { from: time('10:00'), until: time('11:30') };
    for (const on of ['2024-03-31', '2024-07-01', '2024-10-27', '2024-12-01']) {
      const [event] = eventsOf(feedText([{ ...entry, on: day(on), at }], 'Diary', now));
      const plain = on.replaceAll('-', '');
      expect(event).toMatchObject({
        'DTSTART;TZID=Europe/London': `${plain}T100000`,
        'DTEND;TZID=Europe/London': `${plain}T113000`,
        DTSTAMP: '20240603T110000Z',
      });
    }
  });

  it('says by which rules the clocks change, as the calendar of this machine knows them', () => {
    const text = feedText([entry], 'Diary', now);
    expect(text).toMatch(
      /BEGIN:DAYLIGHT[\s\S]*TZOFFSETTO:\+0100[\s\S]*BYMONTH=3;BYDAY=-1SU[\s\S]*END:DAYLIGHT/,
    );
    expect(text).toMatch(
      /BEGIN:STANDARD[\s\S]*TZOFFSETTO:\+0000[\s\S]*BYMONTH=10;BYDAY=-1SU[\s\S]*END:STANDARD/,
    );
    for (let year = 2020; year <= 2035; year += 1) {
      const midnight = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[Europe/London]`);
      const change = midnight.getTimeZoneTransition('next')?.toPlainDate();
      expect([change?.month, change?.dayOfWeek, (change?.day ?? 0) + 7 > 31]).toEqual([3, 7, true]);
    }
  });

  it('gives a whole day until the day after, and says what was called off under the same name', () => {
    const [event] = eventsOf(feedText([{ ...entry, cancelled: true }], 'Diary', now));
    expect(event).toMatchObject({
      UID: 'hearing-1@facet',
      STATUS: 'CANCELLED',
      'DTSTART;VALUE=DATE': '20241027',
      'DTEND;VALUE=DATE': '20241028',
    });
    const [moved] = eventsOf(feedText([{ ...entry, on: day('2024-11-03') }], 'Diary', now));
    expect(moved?.UID).toBe('hearing-1@facet');
    expect(moved?.STATUS).toBe('CONFIRMED');
  });

  it('is well formed where it holds nothing', () => {
    const text = feedText([], 'Diary', now);
    expect(text.startsWith('BEGIN:VCALENDAR')).toBe(true);
    expect(text.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
    expect(eventsOf(text)).toEqual([]);
  });
});
