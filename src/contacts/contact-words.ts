import { formatMinutes } from '../interface/wording/index.ts';
import type { ContactResult } from './contact.ts';

/** How a contact went, in words. */
export const RESULT_WORDS: Readonly<Record<ContactResult, string>> = {
  met: 'Met',
  attempted: 'Tried, no answer',
  did_not_attend: 'Did not attend',
  cancelled: 'Cancelled',
};

const TITLES: Readonly<Record<ContactResult, (kind: string) => string>> = {
  met: (kind) => kind,
  attempted: (kind) => `${kind}: tried, no answer`,
  did_not_attend: (kind) => `${kind}: did not attend`,
  cancelled: (kind) => `${kind}: cancelled`,
};

/** A contact in one line: “Home visit”, “Home visit: did not attend”. */
export function contactTitle(contact: {
  readonly kindTitle: string;
  readonly result: ContactResult;
}): string {
  return TITLES[contact.result](contact.kindTitle);
}

/** What was done, where and for how long, in one line; null when nothing of it is known. */
export function contactFacts(contact: {
  readonly doneTitles: readonly string[];
  readonly place: string | null;
  readonly minutes: number | null;
}): string | null {
  const parts = [
    ...contact.doneTitles,
    contact.place,
    contact.minutes === null ? null : formatMinutes(contact.minutes),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
