import { type FormFieldsProps, formPages } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  RadiosField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { giveProvision } from '../give-provision.ts';
import { type Given, listProvisions } from '../list-provisions.ts';
import { giveForm } from './give-form.ts';

/** The enrolment that is named, or the first where none is. */
function enrolmentOf({ enrolments }: Given, values: FormValues) {
  const named = textAt(values, ['enrolmentId']);
  return named ? enrolments.find((each) => each.id === named) : enrolments[0];
}

function Fields({ about: given, request, values, faults }: FormFieldsProps<Given>) {
  const enrolment = enrolmentOf(given, values) ?? given.enrolments[0];
  const kinds = enrolment?.kinds ?? [];
  return (
    <>
      <input type="hidden" name="enrolmentId" value={enrolment?.id} />
      <RadiosField
        name="kind"
        label={{ text: 'What kind of thing?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['kind'])}
        items={kinds.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <TextField name="what" label="What was it" faults={faults} value={textAt(values, ['what'])} />
      <TextField
        name="amountPence"
        label="How much, in pounds"
        classes="govuk-input--width-5"
        inputmode="decimal"
        prefix="£"
        faults={faults}
        value={textAt(values, ['amountPence'])}
      />
      <DateField
        name="on"
        label="When was it given?"
        hint={`Today, ${formatDate(request.today)}, if you leave this empty`}
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
    </>
  );
}

/** Recording something given. */
export const giveFormPages = formPages<Given, typeof giveForm>({
  path: '/people/:id/given/new',
  permission: 'contact:record',
  async find(request) {
    const given = await request.ask(listProvisions, { personId: request.params.id ?? '' });
    if (!given.ok) return given;
    return enrolmentOf(given.value, request.form as FormValues) ? given : notFound('enrolment');
  },
  frame: (request, { personId }) => personFormFrame(request, personId, '/given', 'What was given'),
  title: () => 'Record something given',
  save: 'Save',
  values: () => ({}),
  fields: Fields,
  schema: () => giveForm,
  async submit(request, given, read, _version, values) {
    const { on, amountPence = null, ...rest } = read;
    const enrolmentId = enrolmentOf(given, values)?.id ?? '';
    const input = { enrolmentId, amountPence, ...rest, ...(on ? { on } : {}) };
    const done = await request.run(giveProvision, input);
    return done.ok ? succeed({ to: `/people/${given.personId}/given`, notice: 'Recorded' }) : done;
  },
});
