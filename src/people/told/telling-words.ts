import { formatPartialDay } from '../../interface/wording/index.ts';
import type { Permitted, Telling, TellingAnswer, TellingKind } from './telling.ts';

export const tellingKindWords: Readonly<Record<TellingKind, string>> = {
  birth_name: 'Name at birth',
  married_name: 'Married name',
  former_name: 'Former name',
  known_as: 'Known as',
  language: 'Language',
  not_interpreter: 'Must not interpret',
  faith: 'Faith',
  culture: 'Culture',
  disability: 'Disability',
};

/** What each is about, beneath the choice. */
export const tellingHints: Readonly<Partial<Record<TellingKind, string>>> = {
  language: 'What is spoken, read or written, and how well',
  not_interpreter:
    'Who must not interpret, and why: somebody in the family, of the same community, or known to a partner',
  faith: 'As it is told, and what follows from it: prayer times, food, days of rest',
  culture: 'What matters to know, in the person’s own words',
  disability:
    'What it is, and what helps. Only workers and managers can read it, whatever else is chosen below',
};

export const tellingAnswerWords: Readonly<Record<TellingAnswer, string>> = {
  told: 'Told us',
  cannot_say: 'Cannot say',
  will_not_say: 'Will not say',
};

export const sharingWords: Readonly<Record<Permitted, string>> = {
  may_share: 'May be shared with those who help',
  ask_first: 'Ask before sharing',
  keep_here: 'Stays with this service',
  only_worker: 'For the worker alone',
};

/** Who sees it, beneath the choice and beside what is told. */
export const seenByWhom: Readonly<Record<Permitted, string>> = {
  may_share:
    'Seen by everybody here who may read this record, and by an organisation while this person is shared with it',
  ask_first:
    'Seen by everybody here who may read this record. Nobody outside sees it: ask each time before it is passed on',
  keep_here: 'Seen by everybody here who may read this record, and by nobody outside',
  only_worker:
    'Seen by those who hold the case today and by whoever wrote it down. Managers and other workers do not see it, and it is found by no search',
};

/** Who sees what nobody has asked about yet. */
const SEEN_UNASKED =
  'Nobody has asked who may see this. Until then it is seen by everybody here who may read this record, and by nobody outside';

/** Who sees one thing told, in a sentence. What is told of a disability stands behind a wall, whatever was allowed. */
export function whoSees({ kind, sharing }: Pick<Telling, 'kind' | 'sharing'>): string {
  if (kind === 'disability' && sharing !== 'only_worker')
    return 'Seen by the workers and managers who may read notes on health, and by nobody outside';
  return sharing ? seenByWhom[sharing] : SEEN_UNASKED;
}

/** “Begum, from 2014 to March 2019. Ask before sharing”. */
export function tellingSentence(telling: Telling): string {
  const { answer, words, beganOn, endedOn, sharing } = telling;
  const said = answer === 'told' ? (words ?? '') : tellingAnswerWords[answer];
  const from = beganOn && `from ${formatPartialDay(beganOn)}`;
  const until = endedOn && `until ${formatPartialDay(endedOn)}`;
  const span = [from, until].filter(Boolean).join(' ');
  const sentence = span ? `${said}, ${span}` : said;
  return sharing ? `${sentence}. ${sharingWords[sharing]}` : sentence;
}
