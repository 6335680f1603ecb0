import { z } from 'zod';
import { command, ofPerson, type SubjectReference, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import {
  allWords,
  decideRelease,
  decideSecondReading,
  decideSending,
  type LetterStatus,
  letterStatuses,
} from './letter.ts';
import { childrenOf, findAgreement, findLetter, forbiddenFor, updateLetter } from './letter-store.ts';
import { asksForSecondReader } from './letters-part.ts';
import { checkForRelease } from './release-check.ts';

const zWhich = { personId: zId, id: zId, version: z.int().positive() };
const aboutLetter = ({ personId, id }: { personId: string; id: string }): SubjectReference[] => [
  ofPerson({ personId }),
  { kind: 'letter', id },
];
const zMoved = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  status: z.enum(letterStatuses),
});

/** The check before release: a letter that says who or where somebody is stops here. */
export const releaseLetter = command({
  name: 'releaseLetter',
  summary: 'Put a letter through the check before release',
  permission: 'contact:record',
  about: aboutLetter,
  input: z.strictObject({
    ...zWhich,
    lookedAt: z
      .array(
        z.strictObject({
          text: zText(200, 'Say which words'),
          because: zText(500, 'Say why these words may stand'),
        }),
      )
      .max(200, 'Give up to 200 reasons')
      .default([])
      .meta({ description: 'What the check asked about, each with the reason why it may stand' }),
  }),
  output: zMoved,
  audit: () => 'Checked a letter before release',
  api: { method: 'post', path: '/people/{personId}/letters/{id}/release' },
  async handle(context, { personId, id, version, lookedAt }) {
    const { db, write, actor, today } = context;
    const letter = await findLetter(db, id);
    const agreement = letter && (await findAgreement(db, letter.agreementId));
    if (letter?.personId !== personId || !agreement) return notFound('letter');
    const findings = checkForRelease(
      allWords(letter),
      await forbiddenFor(db, agreement.id),
      agreedNames(agreement),
    );
    const second = agreement.secondReader || (await asksForSecondReader(context, personId)) !== undefined;
    const decided = decideRelease(letter, findings, lookedAt, second);
    if (!decided.ok) return decided;
    const changes = {
      status: decided.value,
      lookedAt: JSON.stringify(lookedAt),
      checkedBy: staffIdOf(actor),
      checkedOn: today,
    };
    const moved = await updateLetter(write, { id, version }, changes);
    return succeed({ id, version: moved.version, personId, status: decided.value });
  },
});

/** The names that an agreement wants to be used: the check leaves them alone. */
export function agreedNames(agreement: {
  readonly childCalled: string;
  readonly parentSignsAs: string;
  readonly carersCalled: string | null;
}): string[] {
  return [agreement.childCalled, agreement.parentSignsAs, agreement.carersCalled ?? ''].filter(Boolean);
}

/** A second pair of eyes, where the agreement or the programme asks for it. */
export const secondReadLetter = command({
  name: 'secondReadLetter',
  summary: 'Read a checked letter as its second reader, and let it go or give it back',
  permission: 'contact:record',
  about: aboutLetter,
  input: z.strictObject({ ...zWhich, agrees: z.boolean('Select whether the letter can go') }),
  output: zMoved,
  audit: ({ agrees }) =>
    agrees ? 'Let a letter go as second reader' : 'Gave a letter back as second reader',
  api: { method: 'post', path: '/people/{personId}/letters/{id}/second-reading' },
  async handle({ db, write, actor, today }, { personId, id, version, agrees }) {
    const letter = await findLetter(db, id);
    if (letter?.personId !== personId) return notFound('letter');
    const staffId = staffIdOf(actor);
    const decided = decideSecondReading(letter, staffId, agrees);
    if (!decided.ok) return decided;
    const changes = { status: decided.value, secondBy: staffId, secondOn: today };
    const moved = await updateLetter(write, { id, version }, changes);
    return succeed({ id, version: moved.version, personId, status: decided.value });
  },
});

/** Records that a letter went out. What it says is checked once more, with the words that are forbidden today. */
export const sendLetter = command({
  name: 'sendLetter',
  summary: 'Record that a letter was sent',
  permission: 'contact:record',
  about: aboutLetter,
  input: z.strictObject({ ...zWhich, on: zDate.optional() }),
  output: zMoved,
  audit: () => 'Recorded that a letter was sent',
  api: { method: 'post', path: '/people/{personId}/letters/{id}/sending' },
  async handle({ db, write, today }, { personId, id, version, on = today }) {
    const letter = await findLetter(db, id);
    const agreement = letter && (await findAgreement(db, letter.agreementId));
    if (letter?.personId !== personId || !agreement) return notFound('letter');
    const child = (await childrenOf(db, personId)).find((each) => each.id === agreement.childId);
    const decided = decideSending(letter, on, today, { bornOn: child?.bornOn ?? null });
    if (!decided.ok) return decided;
    const findings = checkForRelease(
      allWords(letter),
      await forbiddenFor(db, agreement.id),
      agreedNames(agreement),
    );
    if (findings.some(({ sure }) => sure)) {
      return refused(
        'stopped_at_the_check',
        'Since this letter was checked, words were added that must not be in it. Open it and check it again.',
      );
    }
    const moved = await updateLetter(write, { id, version }, { status: decided.value, happenedOn: on });
    return succeed({ id, version: moved.version, personId, status: decided.value });
  },
});

/** Records that a letter that came was read with the parent, and how it was for her. */
export const readLetter = command({
  name: 'readLetter',
  summary: 'Record that a letter was read together, and how that was',
  permission: 'contact:record',
  about: aboutLetter,
  input: z.strictObject({ ...zWhich, on: zDate.optional(), howItWas: zOptionalText(2000) }),
  output: zMoved,
  audit: () => 'Recorded that a letter was read together',
  api: { method: 'post', path: '/people/{personId}/letters/{id}/reading' },
  async handle({ db, write, today }, { personId, id, version, on = today, howItWas }) {
    const letter = await findLetter(db, id);
    if (letter?.personId !== personId) return notFound('letter');
    if (letter.status !== 'received') {
      return refused('not_received', 'Only a letter that has arrived can be read together.');
    }
    if (Temporal.PlainDate.compare(today, on) < 0) {
      return refused('in_future', 'The day must be today or in the past.', [
        { path: ['on'], message: 'The day must be today or in the past' },
      ]);
    }
    const moved = await updateLetter(write, { id, version }, { status: 'read', readOn: on, howItWas });
    return succeed({ id, version: moved.version, personId, status: 'read' as LetterStatus });
  },
});
