import { sharingWords, tellingAnswerWords } from '../people/index.ts';
import type { CultureArea, NewCulture } from './culture.ts';

export const areaTitles: Readonly<Record<CultureArea, string>> = {
  relocation: 'Why the family moved',
  legal_status: 'Legal status',
  time_here: 'Time in the community',
  language: 'Language at home and in the community',
  health: 'Health beliefs',
  crisis: 'Crisis and trauma',
  institutions: 'Culture, faith, holidays, food and clothing',
  oppression: 'Discrimination and racism',
  education_work: 'Values about education and work',
  family: 'Values about family',
};

/** What to ask in each area, in words to be said aloud. */
export const areaQuestions: Readonly<Record<CultureArea, string>> = {
  relocation: 'What made you or your family move? What did you leave behind, and can you go back?',
  legal_status:
    'Is everybody’s stay here settled? You need not say. Ask first what may be done with the answer, and do not write down papers or numbers',
  time_here: 'How long has each of you been here? How old were you when you came?',
  language: 'Which languages are spoken at home, and which outside? Who speaks for whom?',
  health: 'What keeps people well? Whom do you go to when somebody is ill, in body or mind?',
  crisis: 'What has been hardest, before, on the way and here? Only as much as you want to say',
  institutions:
    'Which places of faith or culture do you go to? Which days do you keep? What matters in food and in clothing?',
  oppression: 'Where have you been treated worse because of who you are?',
  education_work: 'What did you learn at home about school and work? What do you want for your children?',
  family: 'Who belongs to the family? Who decides, who helps whom, what stories and rules are passed on?',
};

/** What was told, or that she could not or would not say. */
export function cultureSaid({ answer, words }: NewCulture): string {
  return answer === 'told' ? (words ?? '') : tellingAnswerWords[answer];
}

/** What was told, in a sentence, with what may be done with it. */
export function cultureSentence(told: NewCulture): string {
  const said = cultureSaid(told);
  return told.sharing ? `${said}${/[.!?]$/.test(said) ? '' : '.'} ${sharingWords[told.sharing]}` : said;
}
