import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { listed } from '../access/looks.ts';
import { query, withinReach } from '../doors/index.ts';
import { zDayOut, zIdOut, zInstantOut } from '../foundation/answers.ts';
import { dayAt } from '../foundation/clock.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { succeed } from '../foundation/result.ts';
import { displayName } from '../people/index.ts';
import { namesOfPeople, namesOfWorkers, readRules, recordLooks, reviewsSince, tiesOf } from './look-store.ts';
import {
  isSettled,
  type LookingRules,
  type RecordLook,
  type Unusual,
  unusualKinds,
  unusualLooks,
} from './unusual.ts';
import { reasonWords } from './words.ts';

/** The most looks that one question weighs; beyond it, the oldest are left out, and the page says so. */
const MOST_LOOKS = 200_000;

/** Unusual looking as a manager sees it. */
export interface UnusualShown extends Unusual {
  readonly worker: string;
  /** Null where it is about many, or where the reader may not know whose record it was. */
  readonly person: string | null;
  readonly reason: string;
  readonly settled: boolean;
  /** What was found, by whom and when, the newest first. */
  readonly reviews: readonly { readonly note: string; readonly by: string; readonly at: Temporal.Instant }[];
}

/** A page of unusual looking. */
export interface UnusualLooks {
  readonly rules: LookingRules;
  readonly rulesVersion: number;
  readonly days: number;
  readonly found: readonly UnusualShown[];
  /** True when there were so many looks that the oldest were not weighed. */
  readonly cut: boolean;
}

const zRules = z.strictObject({
  mostPeople: z.int(),
  withinMinutes: z.int(),
  fromHour: z.int(),
  untilHour: z.int(),
  weekends: z.boolean(),
});

const zUnusualOut = z.strictObject({
  rules: zRules,
  rulesVersion: z.int(),
  days: z.int(),
  cut: z.boolean(),
  found: z.array(
    z.strictObject({
      kind: z.enum(unusualKinds),
      staffId: zIdOut,
      worker: z.string(),
      personId: zIdOut.nullable(),
      person: z.string().nullable(),
      day: zDayOut,
      from: zInstantOut,
      until: zInstantOut,
      looks: z.int(),
      people: z.int(),
      reason: z.string(),
      settled: z.boolean(),
      reviews: z.array(z.strictObject({ note: z.string(), by: z.string(), at: zInstantOut })),
    }),
  ),
});

const pairsOf = (looks: readonly RecordLook[]) => [
  ...new Map(
    looks.flatMap(({ staffId, personId }) =>
      personId === null ? [] : [[`${staffId} ${personId}`, { staffId, personId }] as const],
    ),
  ).values(),
];

async function inWords(
  db: TenantDb,
  found: readonly Unusual[],
  rules: LookingRules,
  since: Temporal.PlainDate,
  mayName: boolean,
) {
  const reviews = await reviewsSince(db, since);
  const ids = mayName ? found.flatMap(({ personId }) => personId ?? []) : [];
  const people = new Map(
    (await namesOfPeople(db, [...new Set(ids)])).map((row) => [row.id, displayName(row)]),
  );
  const workers = await namesOfWorkers(db, [
    ...new Set([...found.map(({ staffId }) => staffId), ...reviews.map(({ reviewedBy }) => reviewedBy)]),
  ]);
  const nameOf = (id: string) => workers.get(id) ?? 'Somebody who is not on the staff';
  return found.map((each): UnusualShown => {
    const own = reviews.filter(
      (review) => isSettled({ ...each, until: each.from }, [review]) && review.day.equals(each.day),
    );
    return {
      ...each,
      worker: nameOf(each.staffId),
      person: each.personId === null ? null : (people.get(each.personId) ?? null),
      reason: reasonWords(each, rules),
      settled: isSettled(each, reviews),
      reviews: own.map(({ note, reviewedBy, reviewedAt }) => ({
        note,
        by: nameOf(reviewedBy),
        at: reviewedAt,
      })),
    };
  });
}

/** Looking that somebody should ask about: outside a caseload, many records fast, out of hours. */
export const listUnusualLooks = query({
  name: 'listUnusualLooks',
  summary: 'Looking that somebody should ask about: outside a caseload, many records fast, out of hours',
  permission: 'audit:read',
  about: withinReach,
  input: z.strictObject({
    days: z.coerce
      .number('Enter a number of days')
      .int('Enter a number of days')
      .min(1, 'Enter 1 to 90 days')
      .max(90, 'Enter 1 to 90 days')
      .default(7)
      .meta({ description: 'How many days back' }),
    show: z
      .enum(['open', 'all'], 'Select what to show')
      .default('open')
      .meta({ description: 'open: only what nobody has looked into' }),
  }),
  output: zUnusualOut,
  looksAt: ({ found }: UnusualLooks) => listed(found.flatMap(({ personId }) => personId ?? [])),
  api: { method: 'get', path: '/looks/unusual' },
  async handle({ db, now, actor }, { days, show }) {
    const { id: _, version, ...rules } = await readRules(db);
    const since = dayAt(now).subtract({ days });
    const looks = await recordLooks(db, since.toZonedDateTime('Europe/London').toInstant(), MOST_LOOKS);
    const ties = await tiesOf(db, pairsOf(looks));
    // Who keeps watch over looking need not be one who may know whose records there are.
    const mayName = decide(actor, 'person:read').allowed;
    const found = await inWords(db, unusualLooks(looks, ties, rules), rules, since, mayName);
    return succeed<UnusualLooks>({
      rules,
      rulesVersion: version,
      days,
      cut: looks.length === MOST_LOOKS,
      found: show === 'all' ? found : found.filter(({ settled }) => !settled),
    });
  },
});
