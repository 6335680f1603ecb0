import { createHash } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

const LONDON = 'Europe/London';

/** Where calendar programmes ask: a tenant and a secret follow. */
export const FEEDS = '/calendar-feeds';

/**
 * The secret of an address, made of the key of the form that asked for it (122 bits by chance): the same form sent twice
 * gives the same address, and what is kept of a form gives none.
 */
export const feedSecretOf = (formKey: string): string =>
  createHash('sha256').update(`calendar feed ${formKey}`).digest('base64url');

/** What is kept of a secret. */
export const feedHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** One entry as it leaves the house: no name, and nothing that says what it is about. */
export interface FeedEntry {
  readonly id: string;
  readonly on: Temporal.PlainDate;
  readonly at: { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime } | null;
  readonly summary: string;
  readonly cancelled: boolean;
}

/* Since 1996 clocks go forward on the last Sunday of March and back on that of October, at 01:00 UTC (SI 2002/262). */
const LONDON_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${LONDON}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** A calendar of these entries in the format of RFC 5545. `name` tells nothing either. */
export function feedText(entries: readonly FeedEntry[], name: string, now: Temporal.Instant): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Facet', product: 'Calendar', language: 'EN' },
    timezone: { name: LONDON, generator: () => LONDON_ZONE },
    ttl: 60 * 60,
  });
  for (const { id, on, at, summary, cancelled } of entries) {
    const time = (each: Temporal.PlainTime) => on.toZonedDateTime({ timeZone: LONDON, plainTime: each });
    const times = at
      ? { start: time(at.from), end: time(at.until), timezone: LONDON }
      : { start: on, end: on.add({ days: 1 }), allDay: true };
    calendar.createEvent({
      id: `${id}@facet`,
      ...times,
      summary,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: at ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library writes the stamp in the calendar's zone; the standard wants it in UTC (RFC 5545, 3.8.7.2).
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  return calendar.toString().replaceAll(/^DTSTAMP:.*$/gm, `DTSTAMP:${stamp}`);
}
