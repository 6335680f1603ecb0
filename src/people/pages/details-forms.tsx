import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { changePersonDetails } from '../change-person-details.ts';
import { interpreterNeeds, localLinks, sexes } from '../person.ts';
import type { PersonRecord, PersonSummary } from '../record.ts';
import { sexWords } from '../words.ts';
import { dateBoxes, maybeDate, typedText, yesNoItems, yesNoOpen, yesNoValue } from './form-values.ts';
import { type FieldsProps, type PersonForm, personFormPages } from './person-form.tsx';
import { safeContactForm } from './safe-contact-form.tsx';

const LINES = {
  givenName: 'First name',
  familyName: 'Last name',
  knownAs: 'Likes to be called',
  otherNames: 'Other names, such as a name before marriage',
  pronouns: 'Pronouns',
  ethnicity: 'Ethnic group, in the person’s own words',
  firstLanguage: 'First language',
  area: 'Area or estate',
} as const;

const BLOCKS = {
  communicationNeeds: 'Communication needs',
  disability: 'Disability or long-term condition',
  address: 'Address',
} as const;

const REACH = { phone: 'Phone number', email: 'Email address' } as const;

/** What each field is called; what the reader may not read is not among them. */
const detailLabels = ({ healthOpen }: PersonSummary): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({
      ...LINES,
      bornOn: 'Date of birth',
      sex: 'Sex',
      interpreter: 'Interpreter',
      ...BLOCKS,
      careLeaver: 'Grew up in care',
      localLink: 'Link to this area',
      ...REACH,
    })
      .filter(([name]) => healthOpen || name !== 'disability')
      .map(([name, label]) => [`details.${name}`, label]),
  );

type TextName = keyof typeof LINES | keyof typeof BLOCKS | keyof typeof REACH;
const texts = [...Object.keys(LINES), ...Object.keys(BLOCKS), ...Object.keys(REACH)] as TextName[];

function detailValues(person: PersonSummary): FormValues {
  const written = Object.fromEntries(texts.map((name) => [name, person[name] ?? '']));
  return {
    details: {
      ...written,
      bornOn: dateBoxes(person.bornOn),
      sex: person.sex ?? '',
      interpreter: person.interpreter ?? '',
      careLeaver: yesNoValue(person.careLeaver),
      localLink: person.localLink ?? '',
      addressConfidential: person.addressConfidential ? ['yes'] : [],
    },
  };
}

const zDetails = z.object({
  details: z.object({
    givenName: z.string().default(''),
    familyName: z.string().default(''),
    knownAs: typedText,
    otherNames: typedText,
    pronouns: typedText,
    ethnicity: typedText,
    firstLanguage: typedText,
    area: typedText,
    communicationNeeds: typedText,
    disability: typedText,
    address: typedText,
    phone: typedText,
    email: typedText,
    bornOn: maybeDate('date of birth'),
    sex: optional(z.enum(sexes)),
    interpreter: optional(z.enum(interpreterNeeds)),
    careLeaver: yesNoOpen,
    localLink: z.preprocess(
      (value) => (value === 'not_known' ? undefined : value),
      optional(z.enum(localLinks)),
    ),
    addressConfidential: z
      .array(z.string())
      .default([])
      .refine((ticked) => ticked.every((each) => each === 'yes'), 'Tick the box or leave it')
      .transform((ticked) => ticked.length > 0),
  }),
});

interface InputProps extends FieldsProps {
  readonly name: TextName;
  readonly label: string;
}

function Line({
  name,
  label,
  values,
  faults,
  type,
  autocomplete,
}: InputProps & { type?: string; autocomplete?: string }) {
  return (
    <TextField
      name={['details', name]}
      label={label}
      value={textAt(values, ['details', name])}
      faults={faults}
      type={type}
      autocomplete={autocomplete ?? 'off'}
    />
  );
}

function Block({ name, label, hint, values, faults }: InputProps & { readonly hint?: string }) {
  return (
    <TextAreaField
      name={['details', name]}
      label={label}
      hint={hint}
      rows={3}
      value={textAt(values, ['details', name])}
      faults={faults}
    />
  );
}

function Choice(props: {
  name: string;
  label: string;
  items: { value: string; text: string }[];
  values: FormValues;
  faults: readonly FieldFault[];
}) {
  return (
    <RadiosField
      name={['details', props.name]}
      label={props.label}
      items={props.items}
      value={textAt(props.values, ['details', props.name])}
      faults={props.faults}
      classes="govuk-radios--inline"
    />
  );
}

function DetailFields({ values, faults, record }: FieldsProps & { readonly record: PersonRecord }) {
  const shared = { values, faults };
  return (
    <>
      <Line name="givenName" label={LINES.givenName} {...shared} />
      <Line name="familyName" label={LINES.familyName} {...shared} />
      <Line name="knownAs" label={LINES.knownAs} {...shared} />
      <Line name="otherNames" label={LINES.otherNames} {...shared} />
      <DateField
        name={['details', 'bornOn']}
        label="Date of birth"
        partial
        value={datePartsAt(values, ['details', 'bornOn'])}
        faults={faults}
      />
      <Choice
        name="sex"
        label="Sex"
        items={sexes.map((sex) => ({ value: sex, text: sexWords[sex] }))}
        {...shared}
      />
      <Line name="pronouns" label={LINES.pronouns} {...shared} />
      <Line name="ethnicity" label={LINES.ethnicity} {...shared} />
      <Line name="firstLanguage" label={LINES.firstLanguage} {...shared} />
      <Choice
        name="interpreter"
        label="Is an interpreter needed?"
        items={[
          { value: 'needed', text: 'Yes' },
          { value: 'not_needed', text: 'No' },
        ]}
        {...shared}
      />
      <Block
        name="communicationNeeds"
        label={BLOCKS.communicationNeeds}
        hint="What helps this person to be understood and to understand, such as easy read, large print or a hearing loop. Everybody who books or writes can see it"
        {...shared}
      />
      {record.healthOpen && (
        <Block
          name="disability"
          label={BLOCKS.disability}
          hint="Only workers and managers can read this. Put what others must know to book or write under communication needs"
          {...shared}
        />
      )}
      <Choice name="careLeaver" label="Did this person grow up in care?" items={yesNoItems} {...shared} />
      <Choice name="localLink" label="Is there a link to this area?" items={yesNoItems} {...shared} />
      <ReachFields {...shared} />
    </>
  );
}

function ReachFields({ values, faults }: FieldsProps) {
  const shared = { values, faults };
  return (
    <>
      <Line name="area" label={LINES.area} {...shared} />
      <Block name="address" label={BLOCKS.address} {...shared} />
      <CheckboxesField
        name={['details', 'addressConfidential']}
        label="Who may know the address?"
        items={[
          { value: 'yes', text: 'Keep the address confidential: hide it until somebody asks to see it' },
        ]}
        values={textsAt(values, ['details', 'addressConfidential'])}
        faults={faults}
      />
      <Line name="phone" label={REACH.phone} type="tel" {...shared} />
      <Line name="email" label={REACH.email} type="email" {...shared} />
    </>
  );
}

const self = (record: PersonRecord) => record;

const changeDetails: PersonForm<PersonRecord, typeof zDetails> = {
  path: '/details/change',
  tab: '/details',
  find: self,
  title: ({ record }) => `Change details of ${record.name}`,
  save: 'Save details',
  values: ({ record }) => detailValues(record),
  version: ({ record }) => record.version,
  fields: DetailFields,
  labels: ({ record }) => detailLabels(record),
  schema: zDetails,
  submit: async (request, { record }, { version, details }) => {
    const done = await request.run(changePersonDetails, { id: record.id, version, details });
    return done.ok ? succeed('Details saved') : done;
  },
};

/** The forms under a person’s details. */
export const detailsForms: readonly Page[] = [
  ...personFormPages(changeDetails),
  ...personFormPages(safeContactForm),
];
