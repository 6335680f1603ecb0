import { formatDate, formatPartialDay } from '../interface/wording/index.ts';
import { type PersonSummary, safeContactWords } from '../people/index.ts';
import type { FactName } from './merge.ts';

const yesNo = (answer: boolean | null) => (answer === null ? null : answer ? 'Yes' : 'No');

const SEX = { female: 'Female', male: 'Male', intersex: 'Intersex', not_said: 'Prefers not to say' } as const;

const words: Readonly<Record<FactName, (person: PersonSummary) => string | null>> = {
  name: ({ name }) => name,
  knownAs: ({ knownAs }) => knownAs,
  otherNames: ({ otherNames }) => otherNames,
  bornOn: ({ bornOn }) => bornOn && formatPartialDay(bornOn),
  dueOn: ({ dueOn }) => dueOn && formatDate(dueOn),
  diedOn: ({ diedOn }) => diedOn && formatDate(diedOn),
  sex: ({ sex }) => sex && SEX[sex],
  pronouns: ({ pronouns }) => pronouns,
  ethnicity: ({ ethnicity }) => ethnicity,
  firstLanguage: ({ firstLanguage }) => firstLanguage,
  interpreter: ({ interpreter }) => interpreter && (interpreter === 'needed' ? 'Needed' : 'Not needed'),
  communicationNeeds: ({ communicationNeeds }) => communicationNeeds,
  careLeaver: ({ careLeaver }) => yesNo(careLeaver),
  localLink: ({ localLink }) => localLink && (localLink === 'yes' ? 'Yes' : 'No'),
  area: ({ area }) => area,
  address: ({ address, addressConfidential }) =>
    addressConfidential ? `Confidential${address ? '' : ', and not open to you'}` : address,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  safeContact: ({ safeContact }) => safeContactWords(safeContact) ?? null,
};

/** What a record says of a fact, in words; null where it says nothing. A confidential address is not spelt out. */
export function factWords(person: PersonSummary, fact: FactName): string | null {
  return words[fact](person) || null;
}
