import type { Answer, MemberRole, MemberState, SessionStanding } from './group.ts';

/** What a register says, in the words of its form. */
export const answerWords: Readonly<Record<Answer, string>> = {
  present: 'Here',
  late: 'Came late',
  apologies: 'Sent apologies',
  absent: 'Not here',
};

/** The same in a chronology and on a person’s page. */
export const attendedWords: Readonly<Record<Answer, string>> = {
  present: 'came',
  late: 'came late',
  apologies: 'sent apologies',
  absent: 'did not come',
};

export const stateWords: Readonly<Record<MemberState, string>> = {
  waiting: 'Waits for a place',
  offered: 'Was offered a place',
  joined: 'In the group',
  left: 'Has left',
};

export const roleWords: Readonly<Record<MemberRole, string>> = {
  member: 'Member',
  co_facilitator: 'Holds it with us',
};

export const standingWords: Readonly<Record<SessionStanding, string>> = {
  planned: 'Planned',
  no_register: 'No register yet',
  held: 'Took place',
  cancelled: 'Cancelled',
};

/** From 1 to 5, as the questions after a group are answered. */
export const fiveSteps = [
  { value: '1', text: '1, not at all' },
  { value: '2', text: '2' },
  { value: '3', text: '3' },
  { value: '4', text: '4' },
  { value: '5', text: '5, very much' },
];

/** What a form sends of them, as the commands take it. */
export const answersIn = (answers: Readonly<Record<string, string>>) =>
  Object.entries(answers).flatMap(([question, answer]) =>
    answer ? [{ question, answer: Number(answer) }] : [],
  );
