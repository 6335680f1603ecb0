import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';

/** Whose password it is to be: nothing of that may make up a password. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
  /** The password that she has now. */
  readonly current?: string;
}

// What people choose who have to choose something, after the lists that the NCSC and others have published: a password
// that is made of these, of names, of rows of keys and of figures is found in the first million guesses.
const COMMON =
  `password passwort passw0rd passphrase secret letmein welcome admin administrator login default changeme monkey dragon
   football cricket rugby baseball liverpool arsenal chelsea everton manchester united tottenham rangers celtic london
   england scotland wales britain sunshine princess iloveyou ilove lovely love family mother father baby charlie thomas
   jessica ashley michael daniel george jordan superman batman pokemon starwars master shadow killer freedom whatever
   trustno hello cheese chocolate summer autumn winter spring monday tuesday wednesday thursday friday saturday sunday
   january february march april june july august september october november december flower purple orange computer
   internet samsung google facebook facet social worker council children parent parents service welcome1 qwerty azerty
   test user guest temp temporary please enter open`.split(/\s+/);

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb',
];

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');

/** Takes away runs of a row of keys or letters, forwards or backwards, and one character again and again. */
function withoutRuns(text: string): string {
  let rest = text.replace(/(.)\1{2,}/gu, '$1').replace(/(.{2,6}?)\1{2,}/gu, '$1');
  for (const row of ROWS.flatMap((each) => [each, [...each].reverse().join('')]))
    for (let from = 0; from + 4 <= row.length; from += 1) {
      let length = row.length - from;
      while (length >= 4 && !rest.includes(row.slice(from, from + length))) length -= 1;
      if (length >= 4) rest = rest.replaceAll(row.slice(from, from + length), ' ');
    }
  return rest;
}

/** What is left of a password once everything that is easily guessed is taken away. */
function hardToGuess(password: string, owner: PasswordOwner): string {
  const names = [...plain(owner.name).split(/[^\p{L}]+/u), ...plain(owner.email).split(/[^\p{L}]+/u)];
  const words = [...COMMON, ...names.filter((each) => each.length >= 3)].sort((a, b) => b.length - a.length);
  const typed = withoutRuns(plain(password));
  const left = [typed, typed.replace(/[013457@$]/g, (sign) => LEET[sign] ?? sign)].map((spelling) => {
    let rest = spelling;
    for (const word of words) rest = rest.replaceAll(word, ' ');
    return rest.replace(/[^\p{L}]+/gu, '');
  });
  return left.sort((a, b) => a.length - b.length)[0] ?? '';
}

/** The fewest letters that must be left. */
const LEAST_LEFT = 4;

/**
 * What is wrong with a new password, in words; undefined when it may be taken. After NCSC and OWASP: length counts, what
 * is commonly chosen is refused, and nothing is said about capitals, figures or signs.
 */
export function passwordFault(next: string, owner: PasswordOwner): string | undefined {
  if ([...next].length < SHORTEST_PASSWORD)
    return `Choose a password of ${SHORTEST_PASSWORD} characters or more`;
  if (next.length > LONGEST_PASSWORD) return `Choose a password of ${LONGEST_PASSWORD} characters or fewer`;
  if (next === owner.current) return 'Choose a password that is not your present one';
  const isLettersOrFew = /\p{L}/u.test(next) || new Set(next).size < 8;
  if (isLettersOrFew ? hardToGuess(next, owner).length < LEAST_LEFT : isRunOfFigures(next))
    return 'Choose a password that is harder to guess: three words that do not belong together, without your name';
  return undefined;
}

/** Figures and signs alone: dates, telephone numbers and rows of keys are guessed soon. */
const isRunOfFigures = (text: string) => /^[\d\s/.+-]*$/.test(text);
