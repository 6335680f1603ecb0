import type { HowItWas, NotStarted, OnwardOutcome, OnwardStanding, OnwardStep } from './onward.ts';

export const standingWords: Readonly<Record<OnwardStanding, string>> = {
  told: 'Told of it',
  sent: 'Sent',
  received: 'Received',
  accepted: 'Accepted',
  started: 'Started',
  not_started: 'Did not start',
  ended: 'Ended',
  taken_back: 'Taken back',
};

export const stepWords: Readonly<Record<OnwardStep, string>> = {
  received: 'They have received it',
  accepted: 'They have accepted',
  started: 'It has started',
  not_started: 'It will not start',
  outcome: 'It has ended, or goes on without us',
};

export const notStartedWords: Readonly<Record<NotStarted, string>> = {
  no_place: 'They had no place',
  not_for_her: 'It was not the right service',
  too_far: 'It was too far away',
  wrong_time: 'The times did not fit',
  cost: 'It cost too much',
  language: 'It was not in her language',
  not_safe: 'It was not safe for her',
  changed_her_mind: 'She changed her mind',
  not_reached: 'They could not reach her',
  closed: 'The service has closed',
  other: 'Something else',
};

export const outcomeWords: Readonly<Record<OnwardOutcome, string>> = {
  finished: 'It came to its end',
  going_on: 'It goes on without us',
  stopped_early: 'It stopped early',
  not_known: 'We do not know',
};

export const howItWasWords: Readonly<Record<HowItWas, string>> = {
  helped: 'It helped',
  helped_some: 'It helped a little',
  did_not_help: 'It did not help',
  too_early: 'It is too early to say',
};

/** The same, as she says it of herself. */
export const howItWasForMe: Readonly<Record<HowItWas, string>> = {
  helped: 'It helped me',
  helped_some: 'It helped me a little',
  did_not_help: 'It did not help me',
  too_early: 'It is too early to say',
};
