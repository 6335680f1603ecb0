import type { Actor } from '../access/actor.ts';
import { decide, placesOf } from '../access/decide.ts';

/** What may be said of a row to somebody who may not know whose it is. */
export interface Deidentified {
  /** Her age on the day of the figures, in bands; null where it is not known. */
  readonly ageBand: string | null;
  /** The month of the row: `2024-03`. */
  readonly month: string;
}

const BANDS: readonly (readonly [from: number, band: string])[] = [
  [45, '45 and over'],
  [35, '35 to 44'],
  [25, '25 to 34'],
  [18, '18 to 24'],
  [0, 'under 18'],
];

/** Somebody's age on a day, in bands. */
export function ageBand(bornOn: Temporal.PlainDate | null, on: Temporal.PlainDate): string | null {
  if (bornOn === null) return null;
  const { years } = bornOn.until(on, { largestUnit: 'years' });
  return BANDS.find(([from]) => years >= from)?.[1] ?? null;
}

/** A day without the day. */
export const monthOf = (on: Temporal.PlainDate): string => on.toPlainYearMonth().toString();

/**
 * May she know whose the rows of a figure are? She may read people's records, and as widely as the rows were counted: a
 * role that reads them in one team names nobody in rows of the whole tenant.
 */
export function namesRows(actor: Actor): boolean {
  if (!decide(actor, 'person:read').allowed) return false;
  const places = (permission: 'person:read' | 'figure:open') => placesOf(actor, permission)?.join() ?? null;
  return places('person:read') === null || places('person:read') === places('figure:open');
}
