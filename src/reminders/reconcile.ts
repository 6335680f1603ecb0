import type { Expected, Planned } from './events.ts';
import type { NotSentWhy, ReminderState, Way } from './reminder.ts';

/** A reminder that stands. */
export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly entry: string;
  readonly eventOn: Temporal.PlainDate;
  readonly eventFrom: Temporal.PlainTime | null;
  readonly state: ReminderState;
  readonly why: NotSentWhy | null;
  readonly sendAt: Temporal.Instant;
  readonly way: Way;
}

/** How a reminder that is not sent yet should stand. */
export interface ToStand {
  readonly state: 'waiting' | 'not_sent' | 'cancelled';
  readonly why: NotSentWhy | null;
  readonly sendAt: Temporal.Instant;
  readonly way: Way;
}

/** What is to be written. */
export interface Changes {
  readonly fresh: readonly (ToStand & { readonly expected: Expected })[];
  readonly changed: readonly (ToStand & { readonly row: Standing })[];
}

const keyOf = (personId: string, entry: string, on: Temporal.PlainDate, from: Temporal.PlainTime | null) =>
  [personId, entry, on, from ?? ''].join(' ');

/** What nobody has sent, and no worker took back. */
const mayChange = ({ state, why }: Standing) =>
  state === 'waiting' || state === 'not_sent' || (state === 'cancelled' && why === 'called_off');

function differs(row: Standing, to: ToStand): boolean {
  if (row.state !== to.state || row.why !== to.why) return true;
  return to.state === 'waiting' && (row.way !== to.way || !row.sendAt.equals(to.sendAt));
}

/**
 * What to write so that reminders stand as what people are expected at stands now. What was sent stays; what was called off
 * or moved takes its reminder back, and the new time has one of its own.
 */
export function reconcile(
  expected: readonly Expected[],
  standing: readonly Standing[],
  plan: (expected: Expected) => (Planned & { readonly way: Way }) | null,
  now: Temporal.Instant,
): Changes {
  const rows = new Map(
    standing.map((row) => [keyOf(row.personId, row.entry, row.eventOn, row.eventFrom), row]),
  );
  const fresh: (ToStand & { expected: Expected })[] = [];
  const changed: (ToStand & { row: Standing })[] = [];
  const seen = new Set<string>();
  for (const each of expected) {
    const key = keyOf(each.personId, each.entry, each.on, each.from);
    const planned = seen.has(key) ? null : plan(each);
    if (!planned) continue;
    seen.add(key);
    const { way, why, sendAt } = planned;
    const to: ToStand = { state: why ? 'not_sent' : 'waiting', why, sendAt: sendAt ?? now, way };
    const row = rows.get(key);
    if (!row) fresh.push({ ...to, expected: each });
    else if (mayChange(row) && differs(row, to)) changed.push({ ...to, row });
  }
  for (const [key, row] of rows)
    if (!seen.has(key) && (row.state === 'waiting' || row.state === 'not_sent'))
      changed.push({ state: 'cancelled', why: 'called_off', sendAt: row.sendAt, way: row.way, row });
  return { fresh, changed };
}
