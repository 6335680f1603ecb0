import { bookingFaults, holdDay, slotsTaken, takenOn } from '../agreed/index.ts';
import type { CommandContext } from '../doors/index.ts';
import { localTimeAt } from '../foundation/clock.ts';
import { type Fault, type FieldFault, invalid } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { spanOf, type TimeSpan, timeToComeFaults } from '../foundation/times.ts';
import type { Programme } from '../programme/index.ts';
import { slotKey, slotsOf } from './consultation.ts';
import { consultationsOf } from './consultations-part.ts';

/** When a consultation is to be, as it is asked for. */
export interface WhenWish {
  readonly offer: string | null;
  readonly on: Temporal.PlainDate | null;
  readonly at: Temporal.PlainTime | null;
  readonly minutes: number | null;
  readonly givenBy: string | null;
}

/** A time that may be taken. */
export interface TimeFound {
  readonly span: TimeSpan;
  readonly minutes: number;
  readonly slot: string | null;
}

const USUAL_MINUTES = 30;
const PATHS = { on: ['on'], at: ['at'] };

function halfSaid({ on, at }: WhenWish): FieldFault[] {
  if (on && !at) return [{ path: ['at'], message: 'Enter at what time, such as 14:30' }];
  return at && !on ? [{ path: ['on'], message: 'Enter on which day' }] : [];
}

/**
 * The time that somebody wants, where it is to come, is one of the offer's where the offer has times, and nothing else stands
 * there. Null where no time is wanted. Until the transaction ends nobody else takes a time of that day.
 */
export async function findTime(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  programme: Programme,
  wish: WhenWish,
  except?: string,
): Promise<Result<TimeFound | null, Fault>> {
  const half = halfSaid(wish);
  if (half.length > 0) return invalid(...half);
  const { on, at } = wish;
  if (!on || !at) return succeed(null);
  const offer = consultationsOf(programme).offers.find(({ id }) => id === wish.offer);
  const minutes = wish.minutes ?? offer?.minutes ?? USUAL_MINUTES;
  const span = spanOf(on, at, minutes);
  if (!span) return invalid({ path: PATHS.at, message: 'This ends after midnight. Choose an earlier time' });
  const late = timeToComeFaults(span, now, PATHS);
  if (late.length > 0) return invalid(...late);
  const isOffered =
    !offer ||
    offer.times.length === 0 ||
    slotsOf(offer, localTimeAt(now)).some((slot) => slot.on.equals(on) && slot.at.equals(at));
  if (!isOffered)
    return invalid({
      path: PATHS.at,
      message: 'This is not one of the times that are offered. Choose another',
    });
  const slot =
    offer && offer.times.length > 0 ? slotKey(programme.programme, { offer: offer.id, on, at }) : null;
  await holdDay(db, on);
  if (slot && (await slotsTaken(db, on, except)).has(slot))
    return invalid({ path: PATHS.at, message: 'Somebody else has just taken this time. Choose another' });
  if (wish.givenBy === null) return succeed({ span, minutes, slot });
  const stands = await takenOn(db, on, except);
  const taken = { ...span, heldBy: wish.givenBy, place: null, slot };
  const faults = bookingFaults(taken, stands, { heldBy: ['givenBy'], place: PATHS.at });
  return faults.length > 0 ? invalid(...faults) : succeed({ span, minutes, slot });
}
