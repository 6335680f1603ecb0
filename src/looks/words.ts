import type { PersonTab } from '../doors/index.ts';
import { formatMoment } from '../interface/wording/index.ts';
import type { LookingRules, Unusual, UnusualKind } from './unusual.ts';

/** The kinds of unusual looking, in a few words. */
export const KIND_WORDS: Readonly<Record<UnusualKind, string>> = {
  outside: 'Outside the caseload',
  many: 'Many records fast',
  hours: 'Out of hours',
};

const WEEKDAYS = ['a Monday', 'a Tuesday', 'a Wednesday', 'a Thursday', 'a Friday', 'a Saturday', 'a Sunday'];

const counted = (number: number, one: string, more: string) => `${number} ${number === 1 ? one : more}`;

/** The clock at an instant, as staff read it. */
const clockAt = (at: Temporal.Instant) => formatMoment(at).split(', ').at(-1) ?? '';

/** Why it is listed, in a sentence. */
export function reasonWords(unusual: Unusual, rules: LookingRules): string {
  const { kind, people, looks, from, until } = unusual;
  const [first, last] = [clockAt(from), clockAt(until)];
  const span = first === last ? `at ${first}` : `between ${first} and ${last}`;
  switch (kind) {
    case 'outside':
      return `Opened ${counted(looks, 'page', 'pages')} ${span}. No allocation, team, referral or visit ties this worker to the person.`;
    case 'many':
      return `Opened the records of ${people} people within ${counted(rules.withinMinutes, 'minute', 'minutes')}, ${span}. More than ${rules.mostPeople} are listed.`;
    case 'hours':
      return `Opened ${counted(people, 'record', 'records')} on ${WEEKDAYS[unusual.day.dayOfWeek - 1]} ${span}. Usual hours are ${rules.fromHour}:00 to ${rules.untilHour}:00${rules.weekends ? '' : ', Monday to Friday'}.`;
  }
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  practitioner: 'Practitioner',
  manager: 'Manager',
  administrator: 'Administrator',
  analyst: 'Analyst',
  auditor: 'Quality auditor',
  leader: 'Senior leader',
  partner: 'Partner’s worker',
  parent: 'The parent herself',
  guest: 'A visitor without an account',
  system: 'Facet itself',
};

/** What somebody was when she looked. */
export function roleWords(role: string): string {
  return ROLE_WORDS[role] ?? role;
}

/** What was opened, from the page's route or the operation's name. */
export function whatWords(query: string, tabs: readonly Pick<PersonTab, 'text' | 'path'>[]): string {
  const path = /^\/people\/:id(.*)$/.exec(query)?.[1];
  if (path !== undefined) {
    const tab = tabs
      .filter((each) => path === each.path || (each.path !== '' && path.startsWith(`${each.path}/`)))
      .sort((a, b) => b.path.length - a.path.length)[0];
    return tab ? tab.text : 'A page of her record';
  }
  if (query === '/') return 'Home';
  if (/^\/referrals\/:id/.test(query)) return 'The referral';
  if (query === '/referrals') return 'The list of referrals';
  if (query.startsWith('/t/')) return 'The referral, by the link of whoever sent it';
  if (query.startsWith('/figures')) return 'The rows behind a figure';
  return query.startsWith('/') ? 'A list' : `Operation ${query}`;
}
