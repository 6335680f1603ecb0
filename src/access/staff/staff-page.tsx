import { fault, html, type Page, type PageRequest, page, redirect } from '../../doors/page.ts';
import { type Fault, type FieldFault, httpStatus } from '../../foundation/fault.ts';
import { Form, RadiosField, TextField } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type Role, roles } from '../permissions.ts';
import { addStaff } from './add-staff.ts';
import { changeStaff } from './change-staff.ts';
import { endStaff } from './end-staff.ts';
import { getStaff, listStaff } from './list-staff.ts';
import type { StaffMember } from './staff.ts';
import { capacityOf, nextVersion, type StaffForm, staffFaults, storedForm, typedForm } from './staff-view.ts';
import { say } from './wording.ts';

const EMPTY: StaffForm = { name: '', email: '', role: '', capacity: '' };

const columns = (...words: readonly ('name' | 'role' | 'capacity' | 'since' | 'until' | 'actions')[]) =>
  words.map((word) => ({ text: say(word) }));

function StaffTable({ staff }: { staff: readonly StaffMember[] }) {
  return (
    <RecordTable
      caption={say('here')}
      columns={columns('name', 'role', 'capacity', 'since', 'actions')}
      rows={staff.map((each) => [
        each.name,
        say(`roles.${each.role}`),
        each.capacity === null ? say('none') : String(each.capacity),
        formatDate(each.startedOn),
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

function LeaverTable({ staff }: { staff: readonly StaffMember[] }) {
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
          <StaffTable staff={found.value.filter((each) => each.leftOn === null)} />
          <LeaverTable staff={found.value.filter((each) => each.leftOn !== null)} />
        </>
      ),
    });
  },
});

interface FieldsProps {
  readonly form: StaffForm;
  readonly faults: readonly FieldFault[];
  readonly withEmail: boolean;
}

function Fields({ form, faults, withEmail }: FieldsProps) {
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
const inputOf = (form: StaffForm) => ({
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

interface ChangeView {
  readonly staff: StaffMember;
  readonly form?: StaffForm;
  readonly found?: Fault;
}

function changePage(request: PageRequest, { staff, form = storedForm(staff), found }: ChangeView) {
  const faults = [...request.formFaults, ...(found ? staffFaults(found) : [])];
  const version = (found && nextVersion(found, request.seenVersion)) ?? staff.version;
  const title = say('change', { name: staff.name });
  return html({
    title,
    current: '/staff',
    back: { href: '/staff' },
    faults,
    status: found ? httpStatus(found) : 200,
    body: (
      <>
        <Form action={`/staff/${staff.id}`} idempotencyKey={request.formKey} version={version}>
          <h1 class="govuk-heading-l">{title}</h1>
          <Fields form={form} faults={faults} withEmail={false} />
          <Button>{say('save')}</Button>
        </Form>
        <Form action={`/staff/${staff.id}/end`} idempotencyKey={request.formKey} version={version}>
          <h2 class="govuk-heading-m">{say('end', { name: staff.name })}</h2>
          <p>{say('endText')}</p>
          <Button variant="warning">{say('endButton')}</Button>
        </Form>
      </>
    ),
  });
}

/** The member of staff that the address names, then what is to be done with her. */
function staffPage(
  method: 'get' | 'post',
  path: `/${string}`,
  handle: (request: PageRequest, staff: StaffMember) => ReturnType<Page['handle']>,
): Page {
  return page({
    method,
    path,
    permission: 'staff:manage',
    async handle(request) {
      const found = await request.ask(getStaff, { id: request.params.id ?? '' });
      if (!found.ok) return fault(found.error.kind === 'invalid' ? NO_STAFF : found.error);
      return handle(request, found.value);
    },
  });
}

const NO_STAFF: Fault = { kind: 'not_found', what: 'member of staff' };

const changePages: readonly Page[] = [
  staffPage('get', '/staff/:id', async (request, staff) => changePage(request, { staff })),
  staffPage('post', '/staff/:id', async (request, staff) => {
    const form = typedForm(request.form);
    const version = request.seenVersion ?? staff.version;
    const done = await request.run(changeStaff, { id: staff.id, version, ...inputOf(form) });
    if (!done.ok) return changePage(request, { staff, form, found: done.error });
    return redirect('/staff', say('changed', { name: form.name.trim() }));
  }),
  staffPage('post', '/staff/:id/end', async (request, staff) => {
    const done = await request.run(endStaff, { id: staff.id, version: request.seenVersion ?? staff.version });
    if (!done.ok) return changePage(request, { staff, found: done.error });
    return redirect('/staff', say('ended', { name: staff.name }));
  }),
];

/** Pages for administrators. */
export const staffPages: readonly Page[] = [listPage, ...newStaffPages, ...changePages];
