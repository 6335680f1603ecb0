import type { Room } from '../doors/index.ts';
import { calendarTables } from './calendar-tables.ts';
import { getCalendar, listCalendars } from './get-calendar.ts';
import {
  endCalendarFeed,
  getCalendarFeed,
  getOneCalendarFeed,
  makeCalendarFeed,
  readCalendarFeed,
} from './manage-feed.ts';
import { calendarPage } from './pages/calendar-page.tsx';
import { feedPages } from './pages/feed-pages.tsx';
import { say } from './wording.ts';

export { FEEDS, type FeedEntry, feedHash, feedText } from './feed.ts';
export { feedOfSecret } from './feed-store.ts';
export { getCalendar } from './get-calendar.ts';
export { readCalendarFeed } from './manage-feed.ts';

/** One calendar per worker and per team over everything that has a date, and a secret address for her own. */
export const calendarRoom: Room = {
  name: 'calendar',
  about: 'Calendars of workers and teams: everything that has a date',
  tables: calendarTables,
  commands: [makeCalendarFeed, endCalendarFeed, readCalendarFeed],
  queries: [getCalendar, listCalendars, getCalendarFeed, getOneCalendarFeed],
  pages: [calendarPage, ...feedPages],
  navigation: [{ text: say('title'), href: '/calendar', permission: 'caseload:read', order: 12 }],
};
