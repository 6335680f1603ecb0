import { fault, html, type Page, type PageRequest, page, redirect } from '../../doors/page.ts';
import { type Fault, type FieldFault, httpStatus } from '../../foundation/fault.ts';
import { Form, RadiosField, TextField } from '../../interface/forms/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type Role, roles } from '../permissions.ts';
import { addStaff } from './add-staff.ts';
import { listStaff } from './list-staff.ts';
import type { StaffMember } from './staff.ts';
import { capacityOf, type StaffForm, staffFaults, typedForm } from './staff-view.ts';
import { say } from './wording.ts';

const EMPTY: StaffForm = { name: '', email: '', role: '', capacity: '' };

type ColumnWord = 'name' | 'role' | 'capacity' | 'since' | 'lastSeen' | 'until' | 'actions';

const columns = (...words: readonly ColumnWord[]) => words.map((word) => ({ text: say(word) }));

type Listed = StaffMember & {
  readonly lastSeenOn: Temporal.PlainDate | null;
  readonly signIn: 'none' | 'password' | 'two_steps' | 'passkey';
  readonly isDueForReview: boolean;
};

function LastSeen({ staff }: { staff: Listed }) {
  return (
    <>
      {staff.lastSeenOn ? formatDate(staff.lastSeenOn) : say('never')}
      <br />
      <span class="govuk-hint">{say(`signInWith.${staff.signIn}`)}</span>
      {staff.isDueForReview && (
        <>
          <br />
          <Tag colour="yellow">{say('review')}</Tag>
        </>
      )}
    </>
  );
}

function StaffTable({ staff }: { staff: readonly Listed[] }) {
  return (
    <RecordTable
      caption={say('here')}
      columns={columns('name', 'role', 'capacity', 'since', 'lastSeen', 'actions')}
      rows={staff.map((each) => [
        each.name,
        say(`roles.${each.role}`),
        each.capacity === null ? say('none') : String(each.capacity),
        formatDate(each.startedOn),
        each.email.endsWith('@api.invalid') ? say('program') : <LastSeen staff={each} />,
        <>
          <a class="govuk-link" href={`/staff/${each.id}`}>
            {say('change', { name: each.name })}
          </a>
          {!each.email.endsWith('@api.invalid') && (
            <>
              <br />
              <a class="govuk-link" href={`/staff/${each.id}/sign-in`}>
                {say('give')}
                <span class="govuk-visually-hidden"> {each.name}</span>
              </a>
            </>
          )}
        </>,
      ])}
    />
  );
}

function LeaverTable({ staff }: { staff: readonly Listed[] }) {
  if (staff.length === 0) return <p>{say('nobodyLeft')}</p>;
  return (
    <RecordTable
      caption={say('left')}
      columns={columns('name', 'role', 'until')}
      rows={staff.map((each) => [
        each.name,
        say(`roles.${each.role}`),
        each.leftOn ? formatDate(each.leftOn) : '',
      ])}
    />
  );
}

const listPage = page({
  method: 'get',
  path: '/staff',
  permission: 'staff:manage',
  async handle(request) {
    const found = await request.ask(listStaff, {});
    if (!found.ok) return fault(found.error);
    return html({
      title: say('title'),
      current: '/staff',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">{say('title')}</h1>
          <Button href="/staff/new">{say('add')}</Button>
          {found.value.some((each) => each.isDueForReview) && <InsetText>{say('reviewText')}</InsetText>}
          <StaffTable staff={found.value.filter((each) => each.leftOn === null)} />
          <LeaverTable staff={found.value.filter((each) => each.leftOn !== null)} />
        </>
      ),
    });
  },
});

export interface FieldsProps {
  readonly form: StaffForm;
  readonly faults: readonly FieldFault[];
  readonly withEmail: boolean;
}

/** Name, role and capacity; the address where it is asked for. */
export function Fields({ form, faults, withEmail }: FieldsProps) {
  return (
    <>
      <TextField name="name" label={say('name')} value={form.name} faults={faults} autocomplete="off" />
      {withEmail && (
        <TextField
          name="email"
          type="email"
          label={say('email')}
          hint={say('emailHint')}
          value={form.email}
          faults={faults}
          autocomplete="off"
        />
      )}
      <RadiosField
        name="role"
        label={say('role')}
        value={form.role}
        faults={faults}
        items={roles.map((role) => ({
          value: role,
          text: say(`roles.${role}`),
          hint: say(`roleHints.${role}`),
        }))}
      />
      <TextField
        name="capacity"
        label={say('capacity')}
        hint={say('capacityHint')}
        value={form.capacity}
        faults={faults}
        inputmode="numeric"
        classes="govuk-input--width-3"
      />
    </>
  );
}

function newPage(request: PageRequest, form: StaffForm, found?: Fault) {
  const faults = [...request.formFaults, ...(found ? staffFaults(found) : [])];
  return html({
    title: say('add'),
    current: '/staff',
    back: { href: '/staff' },
    faults,
    status: found ? httpStatus(found) : 200,
    body: (
      <Form action="/staff/new" idempotencyKey={request.formKey}>
        <h1 class="govuk-heading-l">{say('add')}</h1>
        <Fields form={form} faults={faults} withEmail />
        <Button>{say('addButton')}</Button>
      </Form>
    ),
  });
}

/** What was typed, for a command; it says itself what is wrong with it. */
export const inputOf = (form: StaffForm) => ({
  name: form.name,
  role: form.role as Role,
  capacity: capacityOf(form.capacity),
});

const newStaffPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/staff/new',
    permission: 'staff:manage',
    handle: async (request) => newPage(request, EMPTY),
  }),
  page({
    method: 'post',
    path: '/staff/new',
    permission: 'staff:manage',
    async handle(request) {
      const form = typedForm(request.form);
      const done = await request.run(addStaff, { ...inputOf(form), email: form.email });
      if (!done.ok) return newPage(request, form, done.error);
      return redirect(`/staff/${done.value.id}/sign-in`, say('added', { name: form.name.trim() }));
    },
  }),
];

/** Pages for administrators: the list, and adding somebody. */
export const staffPages: readonly Page[] = [listPage, ...newStaffPages];
