import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  datePartsOf,
  type FormValues,
  formBoolean,
  formDateText,
  formWholeNumber,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../../people/index.ts';
import { agreeLetters } from '../agree-letters.ts';
import { exchangeKinds } from '../agreement.ts';
import { exchangeWords, monthNames, UNDER_LETTERS } from '../letter-words.ts';
import { listLetters } from '../list-letters.ts';

type Listed =
  Awaited<ReturnType<typeof findOne>> extends infer R
    ? R extends { ok: true; value: infer V }
      ? V
      : never
    : never;

async function findOne(request: PageRequest) {
  const personId = request.params.id ?? '';
  const found = await request.ask(listLetters, { personId });
  if (!found.ok) return found;
  const { agreement: wanted } = request.params;
  const agreement = found.value.agreements.find(({ id }) => id === wanted);
  if (wanted && !agreement) return notFound('agreement');
  const { children, secondReaderFor } = found.value;
  return succeed({ personId, agreement, children, secondReaderFor });
}

const zForm = z.object({
  childId: z.string().default(''),
  maySend: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
  everyMonths: optional(formWholeNumber({ min: 1, max: 24 })),
  firstDueOn: optional(formDateText({ what: 'first date' })),
  monthsToAvoid: z.preprocess(
    (sent) => (sent === undefined ? [] : [sent].flat()),
    z.array(z.coerce.number()),
  ),
  childCalled: z.string().default(''),
  parentSignsAs: z.string().default(''),
  carersCalled: z.string().optional(),
  language: z.string().optional(),
  secondReader: optional(formBoolean()),
  note: z.string().optional(),
  endedOn: optional(formDateText({ what: 'last day' })),
  endedBecause: z.string().optional(),
});

function valuesOf({ agreement }: Listed): FormValues {
  if (!agreement) return {};
  const { day = '', month = '', year = '' } = datePartsOf(agreement.firstDueOn ?? undefined);
  return {
    childId: agreement.childId,
    maySend: [...agreement.maySend],
    everyMonths: agreement.everyMonths === null ? '' : String(agreement.everyMonths),
    firstDueOn: { day, month, year },
    monthsToAvoid: agreement.monthsToAvoid.map(String),
    childCalled: agreement.childCalled,
    parentSignsAs: agreement.parentSignsAs,
    carersCalled: agreement.carersCalled ?? '',
    language: agreement.language ?? '',
    secondReader: agreement.secondReader ? 'yes' : 'no',
    note: agreement.note ?? '',
    endedBecause: agreement.endedBecause ?? '',
  };
}

function Fields({ about, values, faults }: FieldsOf<Listed>) {
  return (
    <>
      <RadiosField
        name="childId"
        label={{ text: 'Which child?', classes: 'govuk-fieldset__legend--m' }}
        items={about.children.filter(({ born }) => born).map(({ id, name }) => ({ value: id, text: name }))}
        value={textAt(values, ['childId'])}
        faults={faults}
      />
      <CheckboxesField
        name="maySend"
        label={{ text: 'What may go between them?', classes: 'govuk-fieldset__legend--m' }}
        items={exchangeKinds.map((kind) => ({ value: kind, text: exchangeWords[kind] }))}
        values={textsAt(values, ['maySend'])}
        faults={faults}
      />
      <TextField
        name="everyMonths"
        label="How many months lie between two letters?"
        hint="12 is once a year, 6 is twice. Leave it empty where nothing is regular"
        classes="govuk-input--width-2"
        inputmode="numeric"
        value={textAt(values, ['everyMonths'])}
        faults={faults}
      />
      <DateField
        name="firstDueOn"
        label="When is the first one due?"
        value={datePartsAt(values, ['firstDueOn'])}
        faults={faults}
      />
      <CheckboxesField
        name="monthsToAvoid"
        label="Months to avoid"
        hint="Birthdays and other days that hurt. A letter that would fall there moves to the next month"
        items={monthNames.map((text, index) => ({ value: String(index + 1), text }))}
        values={textsAt(values, ['monthsToAvoid'])}
        faults={faults}
      />
      <Names values={values} faults={faults} />
      <RadiosField
        name="secondReader"
        label="Must a second person read each letter before it goes?"
        hint={
          about.secondReaderFor
            ? `${about.secondReaderFor} asks for it while this parent is in it, whatever you choose here`
            : undefined
        }
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={textAt(values, ['secondReader'])}
        faults={faults}
      />
      <TextAreaField
        name="note"
        label="Anything else that was agreed"
        rows={3}
        limit={2000}
        value={textAt(values, ['note'])}
        faults={faults}
      />
      {about.agreement && <Ending values={values} faults={faults} />}
    </>
  );
}

function Names({ values, faults }: Pick<FieldsOf<Listed>, 'values' | 'faults'>) {
  return (
    <>
      <TextField
        name="childCalled"
        label="The name that letters use for the child"
        hint="A first name only. The check lets this name stand, and no other"
        value={textAt(values, ['childCalled'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name="parentSignsAs"
        label="How the parent signs"
        hint="For example, Mummy Amina"
        value={textAt(values, ['parentSignsAs'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name="carersCalled"
        label="How letters speak of those who bring the child up"
        hint="For example, your mum and dad. Never their real names"
        value={textAt(values, ['carersCalled'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name="language"
        label="Language in which the parent writes"
        value={textAt(values, ['language'])}
        faults={faults}
      />
    </>
  );
}

function Ending({ values, faults }: Pick<FieldsOf<Listed>, 'values' | 'faults'>) {
  return (
    <>
      <DateField
        name="endedOn"
        label="If it has ended: the last day"
        value={datePartsAt(values, ['endedOn'])}
        faults={faults}
      />
      <TextAreaField
        name="endedBecause"
        label="Why it ended"
        hint="In words that the parent may read"
        rows={3}
        limit={1000}
        value={textAt(values, ['endedBecause'])}
        faults={faults}
      />
    </>
  );
}

const form = (
  path: '/letters/agree' | '/letters/agreements/:agreement',
): RecordForm<Listed, typeof zForm> => ({
  path,
  permission: 'contact:record',
  ...UNDER_LETTERS,
  find: findOne,
  title: ({ agreement }) => (agreement ? 'Change what was agreed' : 'Agree on letters with a child'),
  lead: () => (
    <p class="govuk-body">
      Letters are voluntary on both sides unless a court ordered them. Write what both sides agreed to.
    </p>
  ),
  save: 'Save',
  values: valuesOf,
  version: ({ agreement }) => agreement?.version,
  fields: Fields,
  schema: zForm,
  submit: async (request, { personId, agreement }, sent, { version }) => {
    const input = {
      ...sent,
      personId,
      maySend: sent.maySend as (typeof exchangeKinds)[number][],
      secondReader: sent.secondReader ?? false,
      ...(agreement ? { id: agreement.id, version, beganOn: agreement.beganOn.toString() } : {}),
    };
    const done = await request.run(agreeLetters, input);
    return done.ok ? succeed({ to: `/people/${personId}/letters`, notice: 'The agreement is saved' }) : done;
  },
});

/** Making an agreement, and changing one. */
export const agreementForms = [
  ...recordFormPages(form('/letters/agree')),
  ...recordFormPages(form('/letters/agreements/:agreement')),
];
