import type { ExchangeKind } from './agreement.ts';
import type { Direction, LetterStatus } from './letter.ts';
import type { FindingKind } from './release-check.ts';

export const exchangeWords: Readonly<Record<ExchangeKind, string>> = {
  letter: 'Letter',
  card: 'Card',
  photo: 'Photo',
  drawing: 'Drawing',
  gift: 'Gift',
  recording: 'Recording',
  meeting: 'Meeting in person',
  final_meeting: 'Last meeting',
};

export const directionWords: Readonly<Record<Direction, string>> = {
  from_parent: 'From the parent',
  to_parent: 'To the parent',
  together: 'Together',
};

export const statusWords: Readonly<Record<LetterStatus, string>> = {
  draft: 'Draft',
  checked: 'Waits for a second reader',
  ready: 'Ready to send',
  sent: 'Sent',
  received: 'Arrived',
  read: 'Read together',
  held: 'Took place',
  passed: 'Not this time',
};

export const findingWords: Readonly<Record<FindingKind, string>> = {
  surname: 'a last name',
  child_name: 'a name of the child that was not agreed',
  place: 'a place',
  school: 'a school',
  social: 'a name or site in social media',
  other: 'words that must not be in this letter',
  phone: 'a phone number',
  email: 'an email address',
  address: 'an address',
  place_named: 'a place, perhaps',
  school_named: 'a school, perhaps',
};

/** Questions that help to begin, for a parent who does not know what to write. */
export const templateQuestions: readonly string[] = [
  'What would you like your child to know about your day?',
  'What did you see, make or cook that you would like to share?',
  'What do you remember of when your child was small?',
  'What do you hope your child enjoys at the moment?',
  'What would you like to ask? Choose something easy to answer.',
  'How would you like to end the letter?',
];

/** “1 January” and so on, for choosing months. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The page above every form about letters. */
export const UNDER_LETTERS = { tab: '/letters', backText: 'Letters' } as const;
