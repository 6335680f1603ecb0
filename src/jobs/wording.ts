import { sayFrom } from '../interface/wording/index.ts';

/** What the pages of work in the background say, in English. */
export const en = {
  title: 'Work in the background',
  lead: 'What Facet does by itself: at night, or after somebody has done something. What fails is tried again by itself, later each time; what is given up stands here first.',
  failed: 'Given up',
  failedNone: 'Nothing has been given up',
  failedNoneText: 'What cannot be done after several tries is listed here, with the reason.',
  work: 'All work',
  what: 'What',
  why: 'Why it failed',
  noWhy: 'No reason was given',
  tries: 'Tries',
  when: 'When',
  gaveUp: 'Given up on',
  actions: 'What to do',
  retry: 'Try again',
  retryAbout: ': {what}',
  retryTitle: 'Try again: {what}',
  retryLead: 'It begins within a few seconds. Put right first what it failed for, or it fails again.',
  retryButton: 'Try again now',
  retried: 'It is being tried again.',
  notFailed: 'It waits, is under way or was done.',
  state: 'As it stands',
  states:
    '{state, select, waiting {Waits} running {Under way} done {Done} failed {Given up} other {Taken back}}',
  next: 'Waits',
  waits: '{count, plural, =0 {Nothing} one {# piece} other {# pieces}}',
  waitsFrom: 'next: {moment}',
  waitsAgain: '{count, plural, one {# tried before} other {# tried before}}',
  runs: '{count, plural, one {# under way} other {# under way}}',
  lately: 'In the last 7 days',
  done: '{count, plural, =0 {Not done} one {Done once} other {Done # times}}',
  lastDone: 'last: {moment}',
  gaveUpCount: '{count, plural, one {# given up} other {# given up}}',
  itself: 'When something asks for it',
  queuedBy: 'Because of what {name} did',
} as const;

/** Says something of work in the background. */
export const say = sayFrom(en);
