import { createHash } from 'node:crypto';
import { isBefore } from '../foundation/dates.ts';
import type { SafeContact } from '../people/index.ts';

export const ways = ['text', 'email'] as const;
export type Way = (typeof ways)[number];

/** What a reminder is of, as far as it says. */
export const somethings = ['appointment', 'to_do'] as const;
export type Something = (typeof somethings)[number];

export const reminderStates = [
  'waiting',
  'sending',
  'sent',
  'delivered',
  'failed',
  'not_sent',
  'cancelled',
] as const;
export type ReminderState = (typeof reminderStates)[number];

/** Why a reminder is not sent, or did not arrive. */
export const notSentWhys = [
  'off',
  'not_asked',
  'stopped',
  'way_not_safe',
  'rules_changed',
  'no_address',
  'no_template',
  'no_safe_time',
  'called_off',
  'taken_back',
  'refused',
  'unreachable',
  'not_delivered',
] as const;
export type NotSentWhy = (typeof notSentWhys)[number];

/** What is recorded of how somebody is reached. */
export interface Reach {
  readonly phone: string | null;
  readonly email: string | null;
  readonly safeContact: SafeContact | null;
  readonly communicationNeeds: string | null;
  readonly interpreter: 'needed' | 'not_needed' | null;
  readonly diedOn: Temporal.PlainDate | null;
}

/** When she said that reminders are safe: days of the week (1 is Monday) and from when to when. */
export interface SafeTimes {
  readonly days: readonly number[];
  readonly fromTime: Temporal.PlainTime;
  readonly untilTime: Temporal.PlainTime;
}

/** What she said of reminders. */
export interface Wish extends SafeTimes {
  readonly way: Way;
  readonly askedByRules: string;
  readonly stoppedOn: Temporal.PlainDate | null;
}

/** How a tenant sends reminders. */
export interface Setting {
  readonly sending: boolean;
  readonly hoursBefore: number;
  readonly textTemplate: string | null;
  readonly emailTemplate: string | null;
}

/** What she is reminded of. */
export interface Event {
  readonly on: Temporal.PlainDate;
  /** Null where only the day is known. */
  readonly from: Temporal.PlainTime | null;
}

/**
 * A fingerprint of all that was recorded of reaching her safely. She said yes to reminders knowing this; where any of it
 * has changed since, that yes no longer holds.
 */
export function rulesPrint({ phone, email, safeContact, communicationNeeds, interpreter }: Reach): string {
  const { call, text, write, email: mail, times, whatNotToSay, whoMustNotKnow } = safeContact ?? {};
  const all = [phone, email, call, text, write, mail, times, whatNotToSay, whoMustNotKnow];
  const said = [...all, communicationNeeds, interpreter].map((each) => each ?? null);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}

/** Where a reminder would go by this way; null where there is nothing on record that it could go to. */
export function addressFor(way: Way, { phone, email }: Pick<Reach, 'phone' | 'email'>): string | null {
  return way === 'text' ? phone : email;
}

/** Why nothing may be sent to her at all; null where it may. Only what was expressly said to be safe is. */
export function whyNone(setting: Setting, wish: Wish | null, reach: Reach): NotSentWhy | null {
  if (!setting.sending) return 'off';
  if (!wish) return 'not_asked';
  if (wish.stoppedOn || reach.diedOn) return 'stopped';
  if (reach.safeContact?.[wish.way] !== true) return 'way_not_safe';
  if (addressFor(wish.way, reach) === null) return 'no_address';
  if (rulesPrint(reach) !== wish.askedByRules) return 'rules_changed';
  return templateFor(wish.way, setting) === null ? 'no_template' : null;
}

/** The template of GOV.UK Notify for a way. */
export function templateFor(way: Way, setting: Setting): string | null {
  return way === 'text' ? setting.textTemplate : setting.emailTemplate;
}

/** Whatever she said, no reminder leaves before 8 in the morning or after 8 in the evening. */
const EARLIEST = Temporal.PlainTime.from('08:00');
const LATEST = Temporal.PlainTime.from('20:00');
const LAST_HOURS_BEFORE = 1;
const ZONE = 'Europe/London';

const at = (on: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();

const earlierTime = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
  Temporal.PlainTime.compare(one, other) < 0 ? one : other;
const laterTime = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
  Temporal.PlainTime.compare(one, other) > 0 ? one : other;
const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other;

/** From when and until when a reminder of this is of use: where only the day is known, until the day begins. */
function usefulSpan({ on, from }: Event, hoursBefore: number) {
  const begins = at(on, from ?? Temporal.PlainTime.from('00:00'));
  return {
    from: begins.subtract({ hours: hoursBefore }),
    until: from ? begins.subtract({ hours: LAST_HOURS_BEFORE }) : begins,
  };
}

/** The first moment from `now` on at which a reminder is both safe and of use; null where there is none. */
export function firstSafeMoment(
  event: Event,
  { days, fromTime, untilTime }: SafeTimes,
  hoursBefore: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const span = usefulSpan(event, hoursBefore);
  const earliest = later(span.from, now);
  const opens = laterTime(fromTime, EARLIEST);
  const closes = earlierTime(untilTime, LATEST);
  if (Temporal.PlainTime.compare(opens, closes) >= 0) return null;
  let day = earliest.toZonedDateTimeISO(ZONE).toPlainDate();
  while (!isBefore(event.on, day)) {
    if (days.includes(day.dayOfWeek)) {
      const moment = later(at(day, opens), earliest);
      const inTime = Temporal.Instant.compare(moment, at(day, closes)) < 0;
      if (inTime && Temporal.Instant.compare(moment, span.until) <= 0) return moment;
    }
    day = day.add({ days: 1 });
  }
  return null;
}

const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 60 * 60;

/** When a reminder is tried again that the provider could not take: after a minute, then four times as long, up to an hour. */
export function triedAgainAt(attempts: number, now: Temporal.Instant): Temporal.Instant {
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 4 ** Math.min(attempts - 1, 5));
  return now.add({ seconds });
}
