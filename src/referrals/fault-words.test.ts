import { expect, it } from 'vitest';
import { LARGEST_UPLOAD, readBytes } from '../doors/upload.ts';
import { readInput } from '../foundation/read-input.ts';
import { textFault } from '../foundation/text.ts';
import { formPartialDateText, parseForm } from '../interface/forms/index.ts';
import { commonFaults } from './fault-words.ts';
import { readerWords } from './journey/reader-words.ts';
import { zReferralAnswers } from './referral-input.ts';

const typed = (day: string, month: string, year: string) => {
  const read = formPartialDateText().safeDecode({ day, month, year });
  return read.success ? undefined : read.error.issues[0]?.message;
};
const refused = (answers: object) => {
  const read = readInput(zReferralAnswers, answers);
  return read.ok ? undefined : read.error[0]?.message;
};

const readAs = async (bytes: Uint8Array) => {
  const read = await readBytes('a.pdf', bytes, []);
  return !read.ok && read.error.kind === 'invalid' ? read.error.faults[0]?.message : undefined;
};

it('names what other parts of Facet find wrong just as they say it', async () => {
  const said = {
    wrongHidden: textFault('a\0b'),
    wrongBroken: textFault('a\uD800'),
    wrongFormLength: parseForm(Array.from({ length: 20_000 }, (_, at) => [`f${at}`, 'x'])).faults[0]?.message,
    wrongOffered: refused({ parent: [] }),
    wrongMissing: refused({}),
    fileTooLarge: await readAs(new Uint8Array(LARGEST_UPLOAD + 1)),
    fileEmpty: await readAs(new Uint8Array()),
    fileKind: await readAs(Buffer.from('<html><script>alert(1)</script>')),
    dateYear: typed('1', '2', '24'),
    dateUnreal: typed('31', '2', '2024'),
    dateEarly: typed('1', '2', '1024'),
    dateWithoutYear: typed('1', '2', ''),
    dateWithoutMonth: typed('1', '', '2024'),
    dateWithoutMonthAndYear: typed('1', '', ''),
  };
  expect(said).toEqual(commonFaults);
});

it('says a fault with its gaps filled in the reader’s language, a question by what she was asked', () => {
  const told = { wrongUnanswered: 'أجب عن هذا: {question}', wrongTooMuch: '{most} أو أقل' };
  const words = readerWords({
    language: 'ar',
    say: (word) =>
      word === 'wrongUnanswered'
        ? 'Answer this: {question}'
        : word === 'wrongTooMuch'
          ? 'This must be {most} or less'
          : word,
    told: (word) => {
      const text = Object.entries(told).find(([each]) => each === word)?.[1];
      return text === undefined ? undefined : { text, language: 'ar' };
    },
    steps: [
      {
        kind: 'fields',
        id: 'questions-1',
        title: 'Questions',
        lead: '',
        fields: [
          {
            kind: 'text',
            path: ['answers', 'name'],
            label: 'What is your (full) name?',
            said: { label: { text: 'ما اسمك؟', language: 'ar' }, hint: undefined, help: undefined },
          },
        ],
      },
    ],
  });
  expect(words?.said('This must be 1,000 or less')).toBe('1,000 أو أقل');
  expect(words?.said('Answer this: What is your (full) name?')).toBe('أجب عن هذا: ما اسمك؟');
  expect(words?.said('Answer this: Something untranslated')).toBe('أجب عن هذا: Something untranslated');
  expect(words?.said('Enter your name')).toBeUndefined();
});
