import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    calendarFeed: CalendarFeedTable;
  }
}

/** What stands beside neutral words in a feed. */
export const feedNames = ['none', 'initials'] as const;
export type FeedNames = (typeof feedNames)[number];

export interface CalendarFeedTable extends Versioned {
  staffId: string;
  secretHash: Buffer;
  names: FeedNames;
  madeOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
  lastReadAt: Temporal.Instant | null;
}

export const calendarTables: readonly TableDeclaration[] = [
  {
    name: 'calendar_feed',
    guard: 'tenant',
    about: 'Secret addresses at which workers’ own calendar programmes read their dates',
    belongs: { by: 'none', because: 'Workers, whose data their employer answers for' },
    kept: { as: 'administration' },
  },
];
