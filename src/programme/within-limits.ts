import type { Programme } from './schema/programme.ts';
import type { Limit } from './schema/timing.ts';

/** One contact or one thing given, as limits count it. Money is in pence. */
export interface Limited {
  readonly kind: string;
  readonly on: Temporal.PlainDate;
  readonly amountPence?: number | null;
}

/** A limit that a new record would pass; `needs` says what may let it pass all the same. */
export interface LimitPassed {
  readonly limit: Limit;
  readonly needs: 'nothing' | 'reason';
  readonly message: string;
}

/** Whether a programme limits anything of this sort: where it does not, nothing need be looked up. */
export function hasLimits(programme: Programme, of: Limit['of']): boolean {
  return programme.limits.some((limit) => limit.of === of);
}

/** The limits that a new record passes, beside what was recorded before in the same enrolment. */
export function limitsPassed(
  programme: Programme,
  of: Limit['of'],
  wanted: Limited,
  before: readonly Limited[],
): LimitPassed[] {
  return programme.limits.flatMap((limit) => {
    if (limit.of !== of || !covers(limit, wanted)) return [];
    const since = firstDay(limit, wanted.on);
    const counted = before.filter(
      (each) => covers(limit, each) && (!since || isWithin(each.on, since, wanted.on)),
    );
    const pence = counted.reduce((sum, each) => sum + (each.amountPence ?? 0), wanted.amountPence ?? 0);
    const tooMany = limit.at_most !== undefined && counted.length + 1 > limit.at_most;
    const tooMuch = limit.pounds !== undefined && pence > limit.pounds;
    if (!tooMany && !tooMuch) return [];
    const needs = limit.beyond === 'refuse' ? 'nothing' : 'reason';
    return [{ limit, needs, message: messageFor(limit, tooMany ? counted.length : undefined) }];
  });
}

function covers(limit: Limit, { kind }: Limited): boolean {
  return limit.kinds === undefined || limit.kinds.includes(kind);
}

/** The first day that is counted; undefined when the whole enrolment is. A year is the year up to that day. */
function firstDay({ per }: Limit, on: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (per === 'enrolment') return undefined;
  return on.subtract({ [`${per}s`]: 1 }).add({ days: 1 });
}

function isWithin(day: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
}

const PERIODS: Record<Limit['per'], string> = {
  enrolment: '',
  week: ' in a week',
  month: ' in a month',
  year: ' in a year',
};

function messageFor(limit: Limit, count: number | undefined): string {
  const much = count === undefined ? `£${((limit.pounds ?? 0) / 100).toFixed(2)}` : String(limit.at_most);
  const said = `The programme allows ${much} at most${PERIODS[limit.per]} (${limit.title})`;
  const reached =
    count === undefined ? 'and this would be more' : `and ${count} ${count === 1 ? 'is' : 'are'} recorded`;
  const then = limit.beyond === 'refuse' ? 'No more can be recorded' : 'Say why one more is needed';
  return `${said}, ${reached}. ${then}`;
}
