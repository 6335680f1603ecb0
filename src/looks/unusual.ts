import { localTimeAt } from '../foundation/clock.ts';

/** One look at a record, as far as it matters here. Refused looks and lines in lists are no looks at a record. */
export interface RecordLook {
  readonly at: Temporal.Instant;
  readonly staffId: string;
  readonly role: string;
  /** Null for a referral of which nobody on record has come. */
  readonly personId: string | null;
  readonly referralId: string | null;
}

/** What ties a worker to a person, and when: an allocation, her team's, a referral or a visit of hers, being named. */
export interface Tie {
  readonly staffId: string;
  readonly personId: string;
  readonly from: Temporal.PlainDate;
  /** Null while it goes on. */
  readonly until: Temporal.PlainDate | null;
}

/** What counts as unusual. */
export interface LookingRules {
  /** More different people than this within so many minutes are many. */
  readonly mostPeople: number;
  readonly withinMinutes: number;
  /** The hours in which people usually work, by the clock in the United Kingdom: from the first, up to the last. */
  readonly fromHour: number;
  readonly untilHour: number;
  /** Whether Saturdays and Sundays are days like any other. */
  readonly weekends: boolean;
}

/** What holds until a manager says otherwise. */
export const usualRules: LookingRules = {
  mostPeople: 30,
  withinMinutes: 10,
  fromHour: 7,
  untilHour: 20,
  weekends: false,
};

export const unusualKinds = ['outside', 'many', 'hours'] as const;
export type UnusualKind = (typeof unusualKinds)[number];

/** Looking that somebody should ask about: one worker's, of one kind, on one day. It is no finding of wrong. */
export interface Unusual {
  readonly kind: UnusualKind;
  readonly staffId: string;
  /** Whose record, for a look outside the caseload; else null. */
  readonly personId: string | null;
  readonly day: Temporal.PlainDate;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly looks: number;
  /** Different people or referrals; of many, the most within the minutes. */
  readonly people: number;
}

/** How long after a tie has ended a look is still usual: for writing up, and for questions that come late. */
const DAYS_AFTER = 30;

/** Whose work is a caseload. Everybody else's work is to read across. */
const WITH_CASELOAD: ReadonlySet<string> = new Set(['practitioner']);

const whose = (look: RecordLook) => look.personId ?? `referral ${look.referralId}`;

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  return [...Map.groupBy(items, keyOf).values()];
}

function found(
  kind: UnusualKind,
  looks: readonly RecordLook[],
  {
    personId = null,
    people = new Set(looks.map(whose)).size,
  }: { personId?: string | null; people?: number } = {},
): Unusual[] {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) return [];
  const day = localTimeAt(first.at).toPlainDate();
  const { staffId } = first;
  return [{ kind, staffId, personId, day, from: first.at, until: last.at, looks: looks.length, people }];
}

function isTied(ties: readonly Tie[], day: Temporal.PlainDate): boolean {
  return ties.some(
    ({ from, until }) =>
      Temporal.PlainDate.compare(from, day) <= 0 &&
      (until === null || Temporal.PlainDate.compare(day, until.add({ days: DAYS_AFTER })) <= 0),
  );
}

function outside(looks: readonly RecordLook[], ties: ReadonlyMap<string, readonly Tie[]>): Unusual[] {
  const own = looks.filter((look) => look.personId !== null && WITH_CASELOAD.has(look.role));
  return grouped(own, whose).flatMap((each) => {
    const [first] = each;
    if (!first?.personId) return [];
    const tied = ties.get(`${first.staffId} ${first.personId}`) ?? [];
    const { personId } = first;
    return isTied(tied, localTimeAt(first.at).toPlainDate()) ? [] : found('outside', each, { personId });
  });
}

/** The looks that lie in some stretch of so many minutes with more people than usual, and the most in one. */
function many(looks: readonly RecordLook[], { mostPeople, withinMinutes }: LookingRules): Unusual[] {
  const counts = new Map<string, number>();
  const part = new Set<RecordLook>();
  let [start, most] = [0, 0];
  for (const [index, look] of looks.entries()) {
    counts.set(whose(look), (counts.get(whose(look)) ?? 0) + 1);
    const earliest = look.at.subtract({ minutes: withinMinutes });
    for (
      let first = looks[start];
      first && Temporal.Instant.compare(first.at, earliest) < 0;
      first = looks[start]
    ) {
      const left = (counts.get(whose(first)) ?? 1) - 1;
      if (left === 0) counts.delete(whose(first));
      else counts.set(whose(first), left);
      start += 1;
    }
    if (counts.size <= mostPeople) continue;
    most = Math.max(most, counts.size);
    for (const each of looks.slice(start, index + 1)) part.add(each);
  }
  return found('many', [...part], { people: most });
}

function outOfHours(looks: readonly RecordLook[], rules: LookingRules): Unusual[] {
  const late = looks.filter(({ at }) => {
    const local = localTimeAt(at);
    const isOpen = local.hour >= rules.fromHour && local.hour < rules.untilHour;
    return !isOpen || (!rules.weekends && local.dayOfWeek > 5);
  });
  return found('hours', late);
}

/** Looking that is unusual by the rules: day by day and worker by worker, the latest first. */
export function unusualLooks(
  looks: readonly RecordLook[],
  ties: readonly Tie[],
  rules: LookingRules,
): Unusual[] {
  const tiesOf = Map.groupBy(ties, (tie) => `${tie.staffId} ${tie.personId}`);
  const inOrder = looks.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return grouped(inOrder, ({ staffId, at }) => `${staffId} ${localTimeAt(at).toPlainDate()}`)
    .flatMap((each) => [...outside(each, tiesOf), ...many(each, rules), ...outOfHours(each, rules)])
    .sort((a, b) => Temporal.Instant.compare(b.until, a.until));
}

/** That a manager has looked into it, up to a certain look. */
export interface Review {
  readonly kind: UnusualKind;
  readonly staffId: string;
  readonly personId: string | null;
  readonly day: Temporal.PlainDate;
  readonly untilAt: Temporal.Instant;
}

/** True when it was looked into, and nothing has come to it since. */
export function isSettled(unusual: Unusual, reviews: readonly Review[]): boolean {
  return reviews.some(
    (each) =>
      each.kind === unusual.kind &&
      each.staffId === unusual.staffId &&
      each.personId === unusual.personId &&
      each.day.equals(unusual.day) &&
      Temporal.Instant.compare(each.untilAt, unusual.until) >= 0,
  );
}
