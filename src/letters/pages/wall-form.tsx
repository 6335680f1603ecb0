import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { type FieldFault, invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextAreaField, TextField, textAt } from '../../interface/forms/index.ts';
import { WarningText } from '../../interface/govuk/index.ts';
import { type FieldsOf, recordFormPages } from '../../people/index.ts';
import { getLetterWall, guardLetters } from '../guard-letters.ts';
import { findingWords, UNDER_LETTERS } from '../letter-words.ts';
import { forbiddenKinds } from '../release-check.ts';

async function find(request: PageRequest) {
  const personId = request.params.id ?? '';
  const found = await request.ask(getLetterWall, { personId, agreementId: request.params.agreement ?? '' });
  return found.ok ? succeed(found.value) : found;
}

type Wall = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

/** The words are typed line by line into one box. */
const besideItsBox = ({ path, message }: FieldFault): FieldFault =>
  path[0] === 'words' ? { path: ['words'], message } : { path, message };

const zForm = z.object({
  carerNames: z.string().optional(),
  carerAddress: z.string().optional(),
  carerReach: z.string().optional(),
  childNameNow: z.string().optional(),
  kind: z.enum(forbiddenKinds, 'Select what these words are').default('other'),
  words: z.string().default(''),
});

function Fields({ about, values, faults }: FieldsOf<Wall>) {
  const line = (name: 'carerNames' | 'carerReach' | 'childNameNow', label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={textAt(values, [name])}
      faults={faults}
      autocomplete="off"
    />
  );
  return (
    <>
      {line('carerNames', 'Names of those who bring the child up')}
      <TextAreaField
        name="carerAddress"
        label="Where they live"
        hint="One line for each part: street, town, postcode"
        rows={3}
        limit={500}
        value={textAt(values, ['carerAddress'])}
        faults={faults}
      />
      {line('carerReach', 'How the letterbox service reaches them')}
      {line('childNameNow', 'The child’s name now, if it has changed')}
      <TextAreaField
        name="words"
        label="More names and places that no letter may hold"
        hint="One on each line: schools, clubs, other relatives, places"
        rows={5}
        limit={2000}
        value={textAt(values, ['words'])}
        faults={faults}
      />
      <RadiosField
        name="kind"
        label="What are these?"
        items={forbiddenKinds.map((kind) => ({ value: kind, text: sentence(findingWords[kind]) }))}
        value={textAt(values, ['kind']) ?? 'other'}
        faults={faults}
      />
      {about.words.length > 0 && (
        <p class="govuk-body">
          {about.words.length} names and places are kept already. The check looks for each of them, also
          misspelt, spaced out or in another script.
        </p>
      )}
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands behind the wall of an agreement. */
export const wallForms = recordFormPages<Wall, typeof zForm>({
  path: '/letters/agreements/:agreement/wall',
  permission: 'carer:read',
  ...UNDER_LETTERS,
  find,
  title: () => 'What letters must not say',
  lead: () => (
    <WarningText iconFallbackText="Warning">
      The parent must not learn this. It stands in no letter, list, chronology or copy of the record.
    </WarningText>
  ),
  save: 'Save',
  values: ({ carerNames, carerAddress, carerReach, childNameNow }) => ({
    carerNames: carerNames ?? '',
    carerAddress: carerAddress ?? '',
    carerReach: carerReach ?? '',
    childNameNow: childNameNow ?? '',
  }),
  version: ({ version }) => version ?? undefined,
  fields: Fields,
  schema: zForm,
  submit: async (request, { personId, agreementId }, { kind, words, ...carer }, { version }) => {
    const added = words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => ({ kind, words: line }));
    const done = await request.run(guardLetters, { ...carer, personId, agreementId, version, words: added });
    if (done.ok) return succeed({ to: `/people/${personId}/letters`, notice: 'Saved behind the wall' });
    return done.error.kind === 'invalid' ? invalid(...done.error.faults.map(besideItsBox)) : done;
  },
});
