import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { type FieldsOf, recordFormPages } from '../../people/index.ts';
import { exchangeKinds } from '../agreement.ts';
import { exchangeWords, UNDER_LETTERS } from '../letter-words.ts';
import { listLetters } from '../list-letters.ts';
import { recordExchange } from '../record-exchange.ts';

async function find(request: PageRequest) {
  const personId = request.params.id ?? '';
  const listed = await request.ask(listLetters, { personId });
  if (!listed.ok) return listed;
  const agreement = listed.value.agreements.find(({ id }) => id === request.params.agreement);
  return agreement ? succeed({ personId, agreement }) : notFound('agreement');
}

type Subject = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zForm = z.object({
  happened: z.enum(['arrived', 'met', 'not_this_time'], 'Select what happened'),
  kind: z.enum(exchangeKinds).optional(),
  on: optional(formDateText({ what: 'day' })),
  what: z.string().optional(),
  howItWas: z.string().optional(),
});

function Fields({ about, values, faults }: FieldsOf<Subject>) {
  return (
    <>
      <RadiosField
        name="happened"
        label={{ text: 'What happened?', classes: 'govuk-fieldset__legend--m' }}
        items={[
          { value: 'arrived', text: 'Something arrived for the parent' },
          { value: 'met', text: 'The parent and the child met' },
          { value: 'not_this_time', text: 'Nothing is sent this time' },
        ]}
        value={textAt(values, ['happened'])}
        faults={faults}
      />
      <RadiosField
        name="kind"
        label="What was it?"
        items={about.agreement.maySend.map((kind) => ({ value: kind, text: exchangeWords[kind] }))}
        value={textAt(values, ['kind'])}
        faults={faults}
      />
      <DateField
        name="on"
        label="On which day?"
        hint="Today, if you leave this empty"
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      <TextField
        name="what"
        label="What it was, in a few words"
        hint="Nothing that says who or where the family is: it is checked"
        value={textAt(values, ['what'])}
        faults={faults}
      />
      <TextAreaField
        name="howItWas"
        label="How it was for the parent, or why not this time"
        rows={3}
        limit={2000}
        value={textAt(values, ['howItWas'])}
        faults={faults}
      />
    </>
  );
}

/** Recording what came, a meeting, or that there was nothing this time. */
export const exchangeForms = recordFormPages<Subject, typeof zForm>({
  path: '/letters/agreements/:agreement/record',
  permission: 'contact:record',
  ...UNDER_LETTERS,
  find,
  title: ({ agreement }) => `Record contact with ${agreement.childCalled}`,
  save: 'Save',
  values: () => ({}),
  version: () => undefined,
  fields: Fields,
  schema: zForm,
  submit: async (request, { personId, agreement }, sent) => {
    const done = await request.run(recordExchange, {
      ...sent,
      personId,
      agreementId: agreement.id,
      dueOn: sent.happened === 'arrived' ? null : (agreement.next?.toString() ?? null),
    });
    return done.ok ? succeed({ to: `/people/${personId}/letters`, notice: 'Recorded' }) : done;
  },
});
