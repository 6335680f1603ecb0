import { z } from 'zod';
import type { Actor } from '../../access/actor.ts';
import { type ChronologyEntry, staffIdOf } from '../../doors/index.ts';
import { zDayOut } from '../../foundation/answers.ts';
import type { Fault } from '../../foundation/fault.ts';
import { refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { formatDate } from '../../interface/wording/index.ts';

/** Why and when something that was recorded by mistake was withdrawn. */
export interface Withdrawal {
  readonly on: Temporal.PlainDate;
  readonly reason: string;
  readonly by: string | null;
}

/** A withdrawal as the API answers it. */
export const zWithdrawalOut = z
  .strictObject({ on: zDayOut, reason: z.string(), by: z.string().nullable() })
  .nullable()
  .meta({ description: 'Set when this was recorded by mistake; it is kept, and nothing counts it' });

/** What a command that withdraws takes: which row, as it was seen, and why. */
export const withdrawalFields = {
  id: zId,
  version: z.int().positive(),
  reason: zText(1000, 'Say why this was a mistake').meta({ description: 'Why it was a mistake' }),
};

/** The columns of a withdrawal as they are read with a row; `withdrawnByName` is the worker's name. */
export interface WithdrawnColumns {
  readonly withdrawnOn: Temporal.PlainDate | null;
  readonly withdrawnReason: string | null;
  readonly withdrawnByName: string | null;
}

/** Reads the columns of a withdrawal; null where the row stands. */
export function withdrawalOf(row: WithdrawnColumns): Withdrawal | null {
  const { withdrawnOn: on, withdrawnReason: reason, withdrawnByName: by } = row;
  return on && reason !== null ? { on, reason, by } : null;
}

/** Decides a withdrawal: what was withdrawn once stays so. Gives the columns to write. */
export function decideWithdrawal(
  row: { readonly withdrawnOn: Temporal.PlainDate | null },
  reason: string,
  { actor, today }: { readonly actor: Actor; readonly today: Temporal.PlainDate },
): Result<
  {
    readonly withdrawnOn: Temporal.PlainDate;
    readonly withdrawnReason: string;
    readonly withdrawnBy: string | null;
  },
  Fault
> {
  if (row.withdrawnOn) {
    return refused('already_withdrawn', `This was withdrawn already, on ${formatDate(row.withdrawnOn)}.`);
  }
  return succeed({ withdrawnOn: today, withdrawnReason: reason, withdrawnBy: staffIdOf(actor) });
}

/** The chronology's word of a withdrawal, on the day on which it was made. */
export function withdrawalEntry(
  what: {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly on: Temporal.PlainDate;
  },
  { on, reason, by }: Withdrawal,
  href: string,
): ChronologyEntry {
  return {
    id: `${what.id}-withdrawn`,
    kind: what.kind,
    on,
    precision: 'day',
    title: `Taken back, recorded by mistake: ${what.title}, ${formatDate(what.on)}`,
    detail: reason,
    by,
    href,
  };
}
