import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Permission } from '../../access/permissions.ts';
import type { PageRequest } from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  RadiosField,
  SelectField,
  TextAreaField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { declareConflict } from '../declare-conflict.ts';
import type { Reach } from '../get-reach.ts';
import { nameOnRecord, restrictRecord } from '../restrict-record.ts';
import { listOrganisations, sharePerson } from '../share-person.ts';
import { wallParents } from '../wall-parents.ts';

/** What a form's fields are drawn from. */
export interface FieldsProps {
  readonly reach: Reach;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** One form beneath “Who may see this record”. */
export interface ReachForm {
  /** After `/people/:id/access/`. */
  readonly path: string;
  readonly permission: Permission;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly notice: string;
  /** Where it leads; the record’s own page of access when left out. */
  readonly leadsTo?: string;
  readonly fields: (props: FieldsProps) => JSX.Element;
  readonly submit: (
    request: PageRequest,
    personId: string,
    values: FormValues,
  ) => Promise<Result<unknown, Fault>>;
}

const Why = ({ values, faults, hint }: FieldsProps & { readonly hint?: string }) => (
  <TextAreaField
    name="reason"
    label="Why?"
    hint={hint}
    rows={3}
    value={textAt(values, ['reason'])}
    faults={faults}
  />
);

const peopleItems = (people: readonly { readonly id: string; readonly name: string }[]) => [
  { value: '', text: 'Choose' },
  ...people.map(({ id, name }) => ({ value: id, text: name })),
];

const restrict: ReachForm = {
  path: 'restrict',
  permission: 'record:restrict',
  title: 'Restrict this record',
  lead: 'Only the people you name will find it: in search, lists, figures, exports and the API. To everybody else it is as if it were not there. Children who have no other parent on record are restricted with it.',
  button: 'Restrict',
  notice: 'The record is restricted',
  fields: (props) => (
    <>
      <CheckboxesField
        name="staffIds"
        label="Who may see it, besides you?"
        hint="Name whoever works with this person."
        values={textsAt(props.values, ['staffIds'])}
        faults={props.faults}
        items={props.reach.staff.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Why {...props} hint="The people you name will read this." />
    </>
  ),
  submit: (request, personId, values) =>
    request.run(restrictRecord, {
      personId,
      staffIds: textsAt(values, ['staffIds']),
      reason: textAt(values, ['reason']) ?? '',
    }),
};

const name: ReachForm = {
  path: 'name',
  permission: 'record:restrict',
  title: 'Name one more person',
  lead: 'She or he will find and read this record from now on.',
  button: 'Name this person',
  notice: 'One more person may see the record',
  fields: (props) => (
    <>
      <SelectField
        name="staffId"
        label="Who?"
        value={textAt(props.values, ['staffId'])}
        faults={props.faults}
        items={peopleItems(props.reach.staff)}
      />
      <Why {...props} />
    </>
  ),
  submit: (request, personId, values) =>
    request.run(nameOnRecord, {
      personId,
      staffId: textAt(values, ['staffId']) ?? '',
      reason: textAt(values, ['reason']) ?? '',
    }),
};

const conflict: ReachForm = {
  path: 'conflict',
  permission: 'conflict:declare',
  title: 'Hide this family from a worker who knows it',
  lead: 'A worker who knows the family, is related to it or lives near it should not see its records. The person, the children and other parents will be hidden from that worker everywhere.',
  button: 'Hide the family',
  notice: 'The family is hidden',
  leadsTo: '/',
  fields: (props) => (
    <>
      {props.reach.mayKnow.length > 0 ? (
        <SelectField
          name="staffId"
          label="From whom?"
          value={textAt(props.values, ['staffId'])}
          faults={props.faults}
          items={peopleItems(props.reach.mayKnow)}
        />
      ) : (
        <InsetText>You will not see this family again unless a manager changes this.</InsetText>
      )}
      <Why {...props} hint="You need not say how. Managers read this." />
    </>
  ),
  submit: (request, personId, values) =>
    request.run(declareConflict, {
      personId,
      staffId: textAt(values, ['staffId']) || null,
      reason: textAt(values, ['reason']) ?? '',
    }),
};

const wall: ReachForm = {
  path: 'wall',
  permission: 'record:restrict',
  title: 'Wall this person from another parent',
  lead: 'Whoever works with the one will not find the other, and nothing on a shared child’s record tells of the other. Whoever sees both is warned.',
  button: 'Put up the wall',
  notice: 'The two are walled from each other',
  fields: (props) => (
    <>
      <SelectField
        name="otherId"
        label="From whom?"
        hint="People who are tied to this person, or are a parent of the same child."
        value={textAt(props.values, ['otherId'])}
        faults={props.faults}
        items={peopleItems(props.reach.relatives)}
      />
      <Why {...props} />
    </>
  ),
  submit: (request, personId, values) =>
    request.run(wallParents, {
      personId,
      otherId: textAt(values, ['otherId']) ?? '',
      reason: textAt(values, ['reason']) ?? '',
    }),
};

const share: ReachForm = {
  path: 'share',
  permission: 'person:share',
  title: 'Share with a partner organisation',
  lead: 'Its workers will see the name, how to be in touch safely, goals, contacts, what the person said may be shared with those who help, and documents that somebody marks for this: no address, no family and no court papers. It ends by itself, and the documents with it.',
  button: 'Share',
  notice: 'Shared',
  fields: (props) => (
    <>
      <SelectField
        name="organisationId"
        label="With which organisation?"
        value={textAt(props.values, ['organisationId'])}
        faults={props.faults}
        items={peopleItems(props.organisations)}
      />
      <TextAreaField
        name="why"
        label="What is it for?"
        hint="The person may read this."
        rows={3}
        value={textAt(props.values, ['why'])}
        faults={props.faults}
      />
      <RadiosField
        name="delegated"
        label="Is the organisation to do work for us?"
        value={textAt(props.values, ['delegated'])}
        faults={props.faults}
        items={[
          { value: 'yes', text: 'Yes, its workers may record contacts' },
          { value: 'no', text: 'No, its workers may only read' },
        ]}
      />
      <DateField
        name="fromOn"
        label="From which day?"
        value={datePartsAt(props.values, ['fromOn'])}
        faults={props.faults}
      />
      <DateField
        name="untilOn"
        label="Until which day?"
        value={datePartsAt(props.values, ['untilOn'])}
        faults={props.faults}
      />
    </>
  ),
  submit: (request, personId, values) =>
    request.run(sharePerson, {
      personId,
      organisationId: textAt(values, ['organisationId']) ?? '',
      why: textAt(values, ['why']) ?? '',
      delegated: textAt(values, ['delegated']) === 'yes',
      fromOn: dayIn(values, 'fromOn'),
      untilOn: dayIn(values, 'untilOn'),
    }),
};

/** A day as it was typed: the text of a date, or text that is none, which the command then says. */
function dayIn(values: FormValues, field: string): string {
  const read = formDateText().safeParse(values[field]);
  return read.success ? read.data : '';
}

/** The forms beneath “Who may see this record”. */
export const reachForms: readonly ReachForm[] = [restrict, name, conflict, wall, share];

/** Those who may share are asked with whom; of others it is not looked up. */
export async function organisationsFor(request: PageRequest, form: ReachForm) {
  if (form !== share) return [];
  const found = await request.ask(listOrganisations, {});
  return found.ok ? found.value : [];
}
