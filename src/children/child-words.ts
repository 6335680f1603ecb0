import { formatPartialDay } from '../interface/wording/index.ts';
import { livesWithWords } from '../people/index.ts';
import type { carePlans, contactKinds, legalStatuses, NewChildState, Topic } from './child-state.ts';

export const topicWords: Readonly<Record<Topic, string>> = {
  living: 'Living with',
  legal: 'Legal status',
  plan: 'Plan for the child',
  contact: 'Contact with this parent',
};

const legalWords: Readonly<Record<(typeof legalStatuses)[number], string>> = {
  none: 'No order',
  police_protection: 'Police protection',
  emergency_protection: 'Emergency protection order',
  section_20: 'Accommodated with the parent’s agreement (section 20)',
  interim_care: 'Interim care order',
  care: 'Care order',
  supervision: 'Supervision order',
  child_arrangements: 'Child arrangements order',
  special_guardianship: 'Special guardianship order',
  placement: 'Placement order',
  adoption: 'Adoption order',
  other: 'Another order',
  not_known: 'Not known',
};

const planWords: Readonly<Record<(typeof carePlans)[number], string>> = {
  return_home: 'To return home',
  stay_home: 'To stay at home',
  relative: 'To live with a relative',
  special_guardian: 'To live with a special guardian',
  long_term_foster: 'Long-term fostering',
  adoption: 'Adoption',
  residential: 'A children’s home',
  undecided: 'Not decided yet',
};

const contactWords: Readonly<Record<(typeof contactKinds)[number], string>> = {
  meets_supervised: 'They meet, with somebody there',
  meets_unsupervised: 'They meet by themselves',
  calls: 'Calls or video calls',
  letters: 'Letters',
  photos: 'Photos',
  none_by_order: 'None, by order of the court',
  none_agreed: 'None, as agreed',
  none_chosen: 'None, as the parent chooses for now',
  not_known: 'Not known',
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Each value of each topic, in words. */
export const valueWords: Readonly<Record<Topic, Readonly<Record<string, string>>>> = {
  living: Object.fromEntries(Object.entries(livesWithWords).map(([key, text]) => [key, capital(text)])),
  legal: legalWords,
  plan: planWords,
  contact: contactWords,
};

/** “From March 2019 until 4 May 2020”; “since …” while it goes on; empty where neither day is known. */
export function spanWords({ beganOn, endedOn }: Pick<NewChildState, 'beganOn' | 'endedOn'>): string {
  if (!endedOn) return beganOn ? `since ${formatPartialDay(beganOn)}` : '';
  const from = beganOn ? `from ${formatPartialDay(beganOn)} ` : '';
  return `${from}until ${formatPartialDay(endedOn)}`;
}

/** One line of how a child stood. */
export function stateSentence(
  state: Pick<NewChildState, 'topic' | 'value' | 'words' | 'beganOn' | 'endedOn'>,
): string {
  const value = valueWords[state.topic][state.value] ?? state.value;
  return [[value, spanWords(state)].filter(Boolean).join(', '), state.words].filter(Boolean).join('. ');
}
