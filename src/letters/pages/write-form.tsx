import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextAreaField, TextField, textAt } from '../../interface/forms/index.ts';
import { Details } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../../people/index.ts';
import { exchangeKinds } from '../agreement.ts';
import { getLetter } from '../get-letter.ts';
import { exchangeWords, templateQuestions, UNDER_LETTERS } from '../letter-words.ts';
import { listLetters } from '../list-letters.ts';
import { writeLetter } from '../write-letter.ts';

async function find(request: PageRequest) {
  const personId = request.params.id ?? '';
  const listed = await request.ask(listLetters, { personId });
  if (!listed.ok) return listed;
  const letter = request.params.letter
    ? await request.ask(getLetter, { personId, id: request.params.letter })
    : undefined;
  if (letter && !letter.ok) return letter;
  const wanted = letter?.value.agreementId ?? request.params.agreement;
  const agreement = listed.value.agreements.find(({ id }) => id === wanted);
  if (!agreement) return notFound('agreement');
  return succeed({ personId, agreement, letter: letter?.value });
}

type Subject = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zForm = z.object({
  kind: z.enum(exchangeKinds).optional(),
  body: z.string().optional(),
  translation: z.string().optional(),
  what: z.string().optional(),
});

const MEETINGS: readonly string[] = ['meeting', 'final_meeting'];

function Fields({ about, values, faults }: FieldsOf<Subject>) {
  const { agreement } = about;
  const kinds = agreement.maySend.filter((kind) => !MEETINGS.includes(kind));
  return (
    <>
      <RadiosField
        name="kind"
        label="What is it?"
        items={kinds.map((kind) => ({ value: kind, text: exchangeWords[kind] }))}
        value={textAt(values, ['kind']) ?? kinds[0]}
        faults={faults}
      />
      <Details summary="Questions to begin with">
        <ul class="govuk-list govuk-list--bullet">
          {templateQuestions.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      </Details>
      <div class="facet-letter__both">
        <TextAreaField
          name="body"
          label={{
            text: agreement.language ? `The letter, in ${agreement.language}` : 'The letter',
            classes: 'govuk-label--m',
          }}
          hint={`Dear ${agreement.childCalled}, … ${agreement.parentSignsAs}`}
          classes="facet-letter__large"
          rows={14}
          limit={20_000}
          value={textAt(values, ['body'])}
          faults={faults}
        />
        <TextAreaField
          name="translation"
          label={{ text: 'In English', classes: 'govuk-label--m' }}
          hint="If the letter is in another language. It is checked as well"
          classes="facet-letter__large"
          rows={agreement.language ? 14 : 4}
          limit={20_000}
          value={textAt(values, ['translation'])}
          faults={faults}
        />
      </div>
      <TextField
        name="what"
        label="What goes with it, or instead"
        hint="For example, a photo of the garden. Look that nothing in it shows a street or a school"
        value={textAt(values, ['what'])}
        faults={faults}
      />
    </>
  );
}

const form = (path: `/${string}`): RecordForm<Subject, typeof zForm> => ({
  path,
  permission: 'contact:record',
  ...UNDER_LETTERS,
  find,
  title: ({ agreement, letter }) =>
    letter ? `Letter to ${agreement.childCalled}` : `Write to ${agreement.childCalled} together`,
  lead: ({ agreement }) => (
    <p class="govuk-body">
      Use the name {agreement.childCalled} and sign as {agreement.parentSignsAs}
      {agreement.carersCalled && <>. The family is called “{agreement.carersCalled}”</>}. Leave out last
      names, places, schools, phone numbers and social media.
      {agreement.next && <> It is due on {formatDate(agreement.next)}.</>}
    </p>
  ),
  save: 'Save and check',
  values: ({ letter }) => ({
    ...(letter ? { kind: letter.kind } : {}),
    body: letter?.body ?? '',
    translation: letter?.translation ?? '',
    what: letter?.what ?? '',
  }),
  version: ({ letter }) => letter?.version,
  fields: Fields,
  schema: zForm,
  submit: async (request, { personId, agreement, letter }, sent, { version }) => {
    const done = await request.run(writeLetter, {
      ...sent,
      personId,
      agreementId: agreement.id,
      language: agreement.language,
      dueOn: letter ? (letter.dueOn?.toString() ?? null) : (agreement.next?.toString() ?? null),
      ...(letter ? { id: letter.id, version } : {}),
    });
    return done.ok
      ? succeed({
          to: `/people/${personId}/letters/${done.value.id}`,
          notice: 'Saved. See what the check found',
        })
      : done;
  },
});

/** Writing a letter with a parent, and going on with one. */
export const writeForms = [
  ...recordFormPages(form('/letters/agreements/:agreement/write')),
  ...recordFormPages(form('/letters/:letter/change')),
];
