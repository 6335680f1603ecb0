import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formBoolean,
  formDateText,
  optional,
  RadiosField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import { addChild } from '../add-child.ts';
import { changeChild } from '../change-child.ts';
import { type ChildRecord, livesWith, parentKinds } from '../family.ts';
import { sexes } from '../person.ts';
import type { PersonRecord } from '../record.ts';
import { recordRemoval } from '../record-removal.ts';
import { livesWithWords, parentWords, sexWords } from '../words.ts';
import { dateBoxes, maybeDate, typedText, yesNoItems, yesNoOpen, yesNoValue } from './form-values.ts';
import { type FieldsProps, type PersonForm, personFormPages } from './person-form.tsx';

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const livesWithItems = livesWith.map((value) => ({ value, text: capital(livesWithWords[value]) }));
const sexItems = sexes.filter((sex) => sex !== 'not_said').map((value) => ({ value, text: sexWords[value] }));

const childLabels = {
  'child.givenName': 'First name',
  'child.familyName': 'Last name',
  'child.bornOn': 'Date of birth',
  'child.sex': 'Sex',
  'child.livesWith': 'Where the child is living',
  'child.removed': 'Removed from this parent’s care',
};

function NameAndBirth({ values, faults }: FieldsProps) {
  return (
    <>
      <TextField
        name={['child', 'givenName']}
        label="First name"
        hint="The name that this parent knows and uses"
        value={textAt(values, ['child', 'givenName'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name={['child', 'familyName']}
        label="Last name"
        value={textAt(values, ['child', 'familyName'])}
        faults={faults}
        autocomplete="off"
      />
      <DateField
        name={['child', 'bornOn']}
        label="Date of birth"
        partial
        value={datePartsAt(values, ['child', 'bornOn'])}
        faults={faults}
      />
      <RadiosField
        name={['child', 'sex']}
        label="Sex"
        items={sexItems}
        value={textAt(values, ['child', 'sex'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
    </>
  );
}

function LivesWith(props: { path: readonly string[]; values: FormValues; faults: readonly FieldFault[] }) {
  return (
    <RadiosField
      name={props.path}
      label="Who is the child living with now?"
      hint="As this parent may know it. Never write who the carers are or where they live."
      items={livesWithItems}
      value={textAt(props.values, props.path)}
      faults={props.faults}
    />
  );
}

const zAdd = z.object({
  relation: optional(z.enum(parentKinds)),
  child: z.object({
    givenName: typedText,
    familyName: typedText,
    unborn: optional(formBoolean()).transform((unborn) => unborn ?? false),
    bornOn: maybeDate('date of birth'),
    dueOn: optional(formDateText({ what: 'due date' })),
    sex: optional(z.enum(sexes)),
    livesWith: optional(z.enum(livesWith)),
    removed: yesNoOpen,
    removedOn: maybeDate('date of removal'),
  }),
});

function AddFields({ values, faults }: FieldsProps) {
  return (
    <>
      <RadiosField
        name="relation"
        label="What is this person to the child?"
        items={parentKinds.map((value) => ({ value, text: parentWords[value] }))}
        value={textAt(values, ['relation'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
      <RadiosField
        name={['child', 'unborn']}
        label="Has the child been born?"
        items={[
          { value: 'no', text: 'Yes' },
          {
            value: 'yes',
            text: 'Not yet',
            conditional: (
              <DateField
                name={['child', 'dueOn']}
                label="Due date"
                value={datePartsAt(values, ['child', 'dueOn'])}
                faults={faults}
              />
            ),
          },
        ]}
        value={textAt(values, ['child', 'unborn'])}
        faults={faults}
      />
      <NameAndBirth values={values} faults={faults} />
      <RemovedQuestion values={values} faults={faults} withDate />
      <LivesWith path={['child', 'livesWith']} values={values} faults={faults} />
    </>
  );
}

function RemovedQuestion({ values, faults, withDate }: FieldsProps & { withDate: boolean }) {
  const date = withDate && (
    <DateField
      name={['child', 'removedOn']}
      label="When was the child removed?"
      partial
      value={datePartsAt(values, ['child', 'removedOn'])}
      faults={faults}
    />
  );
  return (
    <RadiosField
      name={['child', 'removed']}
      label="Was the child removed from this parent’s care?"
      items={yesNoItems.map((item) => (item.value === 'yes' && date ? { ...item, conditional: date } : item))}
      value={textAt(values, ['child', 'removed'])}
      faults={faults}
    />
  );
}

const addChildForm: PersonForm<PersonRecord, typeof zAdd> = {
  path: '/family/children/add',
  tab: '/family',
  find: (record) => record,
  title: ({ record }) => `Add a child of ${record.name}`,
  save: 'Add child',
  values: ({ record }) => ({ relation: relationOf(record), child: { unborn: 'no' } }),
  fields: AddFields,
  labels: childLabels,
  schema: zAdd,
  submit: async (request, { record }, { relation, child, sure }) => {
    const done = await request.run(addChild, { personId: record.id, relation, child, sure });
    return done.ok ? succeed('Child added') : done;
  },
};

/** What the person is to a child: as to the others on record, else by sex. */
function relationOf(record: PersonRecord): string {
  const known = record.children[0]?.relation;
  if (known) return known;
  return { female: 'mother', male: 'father', intersex: 'parent', not_said: 'parent' }[
    record.sex ?? 'not_said'
  ];
}

const zChange = z.object({
  relationshipVersion: z.coerce.number(),
  child: z.object({
    givenName: typedText,
    familyName: typedText,
    bornOn: maybeDate('date of birth'),
    sex: optional(z.enum(sexes)),
    livesWith: optional(z.enum(livesWith)),
    removed: yesNoOpen,
  }),
});

const namedChild = (record: PersonRecord, params: Readonly<Record<string, string>>) =>
  record.children.find((child) => child.id === params.childId && !child.hidden);

const changeChildForm: PersonForm<ChildRecord, typeof zChange> = {
  path: '/family/children/:childId',
  tab: '/family',
  find: namedChild,
  title: ({ about }) => `Change details of ${about.name}`,
  save: 'Save',
  values: ({ about }) => ({
    child: {
      givenName: about.givenName,
      familyName: about.familyName,
      bornOn: dateBoxes(about.bornOn),
      sex: about.sex ?? '',
      livesWith: about.livesWith ?? '',
      removed: yesNoValue(about.removed),
    },
  }),
  version: ({ about }) => about.version,
  hidden: ({ about }) => ({ relationshipVersion: String(about.relationshipVersion) }),
  fields: ({ values, faults, about }) => (
    <>
      <NameAndBirth values={values} faults={faults} />
      {about.removals.length === 0 && <RemovedQuestion values={values} faults={faults} withDate={false} />}
      <LivesWith path={['child', 'livesWith']} values={values} faults={faults} />
    </>
  ),
  labels: childLabels,
  schema: zChange,
  submit: async (request, { record, about }, { version, relationshipVersion, child, sure }) => {
    const input = { personId: record.id, childId: about.id, version, relationshipVersion, child, sure };
    const done = await request.run(changeChild, input);
    return done.ok ? succeed('Child’s details saved') : done;
  },
};

const zRemoval = z.object({
  removedOn: maybeDate('date of removal'),
  livesWith: optional(z.enum(livesWith)),
});

const removalForm: PersonForm<ChildRecord, typeof zRemoval> = {
  path: '/family/children/:childId/removal',
  tab: '/family',
  find: namedChild,
  title: ({ about }) => `Record when ${about.name} was removed`,
  lead: ({ about }) => (
    <p class="govuk-body">
      {about.bornOn ? `Born ${formatPartialDay(about.bornOn)}` : 'Date of birth not known'}
    </p>
  ),
  save: 'Record removal',
  values: ({ about }) => ({ removedOn: dateBoxes(null), livesWith: about.livesWith ?? '' }),
  fields: ({ values, faults }) => (
    <>
      <DateField
        name="removedOn"
        label="When was the child removed?"
        partial
        value={datePartsAt(values, ['removedOn'])}
        faults={faults}
      />
      <LivesWith path={['livesWith']} values={values} faults={faults} />
    </>
  ),
  labels: { removedOn: 'Date of removal', livesWith: 'Where the child is living' },
  schema: zRemoval,
  submit: async (request, { record, about }, { removedOn, livesWith: where, sure }) => {
    const input = {
      personId: record.id,
      childId: about.id,
      removedOn,
      livesWith: where ?? 'not_known',
      sure,
    };
    const done = await request.run(recordRemoval, input);
    return done.ok ? succeed('Removal recorded') : done;
  },
};

/** The forms about children. */
export const childForms: readonly Page[] = [
  ...personFormPages(addChildForm),
  ...personFormPages(changeChildForm),
  ...personFormPages(removalForm),
];
