import { clockTime } from '../foundation/times.ts';
import type { Event, NotSentWhy, ReminderState, Something, Way } from './reminder.ts';

interface Wording extends Readonly<Record<Something, string>> {
  readonly name: string;
  readonly reminder: string;
}

/** The languages that a reminder can be in, each by its code. */
const wordings = {
  en: { name: 'English', reminder: 'Reminder', appointment: 'Appointment', to_do: 'Something to do' },
  cy: { name: 'Welsh', reminder: 'Nodyn atgoffa', appointment: 'Apwyntiad', to_do: 'Rhywbeth i’w wneud' },
  pl: { name: 'Polish', reminder: 'Przypomnienie', appointment: 'Wizyta', to_do: 'Do zrobienia' },
  ro: { name: 'Romanian', reminder: 'Memento', appointment: 'Programare', to_do: 'De făcut' },
} as const satisfies Record<string, Wording>;

export type Language = keyof typeof wordings;
export const languages = Object.keys(wordings) as [Language, ...Language[]];

/** What a language is called. */
export const languageName = (code: string): string => (isLanguage(code) ? wordings[code].name : code);

const isLanguage = (code: string): code is Language => Object.hasOwn(wordings, code);

/**
 * What a reminder says: that there is something, and when. It names nobody, no service and no place, for others may read it.
 */
export function reminderText(something: Something, { on, from }: Event, language: string): string {
  const code = isLanguage(language) ? language : 'en';
  const words = wordings[code];
  const day = on.toLocaleString(code === 'en' ? 'en-GB' : code, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  return `${words.reminder}. ${words[something]}: ${day}${from ? `, ${clockTime(from)}` : ''}.`;
}

export const wayWords: Readonly<Record<Way, string>> = { text: 'Text message', email: 'Email' };

export const stateWords: Readonly<Record<ReminderState, string>> = {
  waiting: 'Waits to be sent',
  sending: 'Is being sent',
  sent: 'Sent, not yet known to have arrived',
  delivered: 'Arrived',
  failed: 'Did not arrive',
  not_sent: 'Not sent',
  cancelled: 'Taken back before it was sent',
};

export const whyWords: Readonly<Record<NotSentWhy, string>> = {
  off: 'Reminders are switched off for this service.',
  not_asked: 'She has not been asked whether she wants reminders.',
  stopped: 'She does not want reminders, or they were ended.',
  way_not_safe: 'Safe contact does not say that this way is safe.',
  rules_changed: 'What is recorded of how to reach her has changed since she was asked. Ask her again.',
  no_address: 'There is no phone number, or no email address, on her record.',
  no_template: 'The administrator has set no template of GOV.UK Notify for this way.',
  no_safe_time: 'Between the time to remind her and the appointment there is no time that she said is safe.',
  called_off: 'What it was for was called off or moved.',
  taken_back: 'A worker took it back.',
  refused: 'GOV.UK Notify did not take it. Check the number or the address.',
  unreachable: 'GOV.UK Notify could not be reached in time.',
  not_delivered: 'The phone company or email provider could not deliver it. Check the number or the address.',
};

/** Days of the week, 1 is Monday. */
export const dayWords = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
