import { z } from 'zod';
import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  formDateText,
  optional,
  RadiosField,
  readForm,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { makeSubjectRequest } from '../access/make-subject-request.ts';
import { askers, ways } from '../tables.ts';
import { askerWords, wayWords } from './wording.ts';

const PATH = '/people/:id/rights/new';

const requestForm = z.object({
  askedBy: z.enum(askers, 'Select who asks'),
  askerName: optional(z.string()),
  askerAuthority: optional(z.string()),
  wants: optional(z.string()),
  receivedOn: formDateText({ what: 'day on which the request came' }),
  receivedHow: z.enum(ways, 'Select how the request came'),
  identity: z.enum(['known', 'ask'], 'Select whether you know that it is she'),
  identityHow: optional(z.string()),
});

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: 200 | 409 | 422;
}

function Fields({ values, faults }: Shown) {
  const text = (name: string) => textAt(values, [name]);
  return (
    <>
      <RadiosField
        name="askedBy"
        label="Who asks?"
        faults={faults}
        value={text('askedBy')}
        items={askers.map((value) => ({ value, text: askerWords[value] }))}
      />
      <TextField
        name="askerName"
        label="Name of who asks, if it is not she herself"
        faults={faults}
        value={text('askerName')}
      />
      <TextAreaField
        name="askerAuthority"
        label="What allows this, if it is not she herself"
        hint="Such as her signed letter, or parental responsibility"
        rows={2}
        faults={faults}
        value={text('askerAuthority')}
      />
      <TextAreaField
        name="wants"
        label="What does she want to see?"
        hint="In her own words. Leave this empty if she wants everything."
        rows={3}
        faults={faults}
        value={text('wants')}
      />
      <DateField
        name="receivedOn"
        label="When did the request come?"
        hint="The day on which anybody in your organisation first had it"
        faults={faults}
        value={datePartsAt(values, ['receivedOn'])}
      />
      <RadiosField
        name="receivedHow"
        label="How did it come?"
        hint="She need not use a form, nor say why she asks."
        faults={faults}
        value={text('receivedHow')}
        items={ways.map((value) => ({ value, text: wayWords[value] }))}
      />
      <RadiosField
        name="identity"
        label="Do you know that it is she?"
        faults={faults}
        value={text('identity')}
        items={[
          { value: 'known', text: 'Yes' },
          {
            value: 'ask',
            text: 'No, proof is needed',
            hint: 'The month counts from the day on which it comes',
          },
        ]}
      />
      <TextField
        name="identityHow"
        label="How do you know?"
        hint="Such as: her worker spoke with her"
        faults={faults}
        value={text('identityHow')}
      />
    </>
  );
}

async function show(request: PageRequest, shown: Shown) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/rights');
  if (!frame.ok) return frame.answer;
  return html({
    title: 'Record a request for a copy',
    header: frame.header,
    status: shown.status,
    faults: shown.faults,
    back: { href: `/people/${personId}/rights`, text: 'Her rights over this record' },
    body: (
      <>
        <h1 class="govuk-heading-l">Record a request for a copy</h1>
        <Form action={`/people/${personId}/rights/new`} idempotencyKey={request.formKey}>
          <Fields {...shown} />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </>
    ),
  });
}

export const newRequestPage = page({
  method: 'get',
  path: PATH,
  permission: 'rights:record',
  handle: (request) => show(request, { values: {}, faults: [], status: 200 }),
});

export const makeRequestPage = page({
  method: 'post',
  path: PATH,
  permission: 'rights:record',
  async handle(request) {
    const values = request.form as FormValues;
    const personId = request.params.id ?? '';
    const read = readForm(requestForm, { values, faults: request.formFaults });
    if (!read.ok) return show(request, { values, faults: read.error, status: 422 });
    const { askerName, askerAuthority, wants, identityHow, ...rest } = read.value;
    const texts = { askerName, askerAuthority, wants, identityHow };
    const done = await request.run(makeSubjectRequest, { personId, ...rest, ...texts });
    if (done.ok)
      return redirect(`/people/${personId}/rights`, 'The request is recorded. Your manager sees it now.');
    const refusal = formFaults(done.error);
    return refusal ? show(request, { values, ...refusal }) : fault(done.error);
  },
});
