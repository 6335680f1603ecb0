import { z } from 'zod';
import { type FormFieldsProps, formPages } from '../../doors/index.ts';
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
import { makeSubjectRequest } from '../access/make-subject-request.ts';
import { askers, ways } from '../tables.ts';
import { rightsFrame } from './rights-frame.ts';
import { askerWords, wayWords } from './wording.ts';

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

function Fields({ values, faults }: FormFieldsProps<null>) {
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

/** Recording that somebody asks for a copy of the record. */
export const newRequestPages = formPages<null, typeof requestForm>({
  path: '/people/:id/rights/new',
  permission: 'rights:record',
  find: async () => succeed(null),
  frame: rightsFrame,
  title: () => 'Record a request for a copy',
  save: 'Save',
  values: () => ({}),
  fields: Fields,
  schema: () => requestForm,
  async submit(request, _about, read) {
    const personId = request.params.id ?? '';
    const { askerName, askerAuthority, wants, identityHow, ...rest } = read;
    const texts = { askerName, askerAuthority, wants, identityHow };
    const done = await request.run(makeSubjectRequest, { personId, ...rest, ...texts });
    const notice = 'The request is recorded. Your manager sees it now.';
    return done.ok ? succeed({ to: `/people/${personId}/rights`, notice }) : done;
  },
});
