import { fault, html, type Page, type PageRequest, page, redirect } from '../../doors/page.ts';
import { type Fault, type FieldFault, httpStatus } from '../../foundation/fault.ts';
import {
  DateField,
  type DateParts,
  datePartsAt,
  Form,
  type FormValues,
  formDate,
  RadiosField,
  TextField,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type Role, roles } from '../permissions.ts';
import { changeStaffEmail } from './change-email.ts';
import { changeStaff } from './change-staff.ts';
import { endStaff } from './end-staff.ts';
import { getStaff } from './list-staff.ts';
import { cancelStaffMove, planStaffMove } from './move-staff.ts';
import type { StaffMember } from './staff.ts';
import { Fields, inputOf } from './staff-page.tsx';
import { nextVersion, type StaffForm, staffFaults, storedForm, typedForm } from './staff-view.ts';
import { say } from './wording.ts';

/** A member of staff with the move that is planned. */
interface Member extends StaffMember {
  readonly move: {
    readonly id: string;
    readonly version: number;
    readonly role: Role;
    readonly fromOn: Temporal.PlainDate;
  } | null;
}

interface ChangeView {
  readonly staff: Member;
  readonly form?: StaffForm;
  /** What was typed for another address, or for a move. */
  readonly email?: string;
  readonly move?: TypedMove;
  readonly found?: Fault;
}

interface TypedMove {
  readonly role: string;
  readonly fromOn: DateParts;
}

const NO_MOVE: TypedMove = { role: '', fromOn: {} };

/** The page has three forms: each field has a name of its own, and a fault goes to the field that it is about. */
const renamed = (found: Fault, from: string, to: string): Fault =>
  found.kind === 'invalid'
    ? {
        ...found,
        faults: found.faults.map((each) => ({
          ...each,
          path: each.path.map((part) => (part === from ? to : part)),
        })),
      }
    : found;

interface FormProps {
  readonly request: PageRequest;
  readonly staff: Member;
  readonly faults: readonly FieldFault[];
}

function EmailForm({
  request,
  staff,
  faults,
  version,
  email,
}: FormProps & { version: number; email: string }) {
  const { id, name } = staff;
  return (
    <Form action={`/staff/${id}/email`} idempotencyKey={request.formKey} version={version}>
      <h2 class="govuk-heading-m">{say('emailHeading')}</h2>
      <p class="govuk-body">{say('emailText', { name, email: staff.email })}</p>
      <TextField
        name="newEmail"
        type="email"
        label={say('emailNew')}
        value={email}
        faults={faults}
        autocomplete="off"
      />
      <Button variant="secondary">{say('emailButton')}</Button>
    </Form>
  );
}

function MoveForm({ request, staff, faults, move }: FormProps & { move: TypedMove }) {
  const { id, name } = staff;
  if (staff.move) {
    const { role, fromOn } = staff.move;
    return (
      <Form action={`/staff/${id}/move/cancel`} idempotencyKey={request.formKey}>
        <h2 class="govuk-heading-m">{say('moveHeading')}</h2>
        <InsetText>
          {say('moveOpen', { name, role: say(`roles.${role}`), date: formatDate(fromOn) })}
        </InsetText>
        <Button variant="secondary">{say('moveCancel')}</Button>
      </Form>
    );
  }
  return (
    <Form action={`/staff/${id}/move`} idempotencyKey={request.formKey}>
      <h2 class="govuk-heading-m">{say('moveHeading')}</h2>
      <p class="govuk-body">{say('moveText')}</p>
      <RadiosField
        name="moveRole"
        label={say('moveRole')}
        value={move.role}
        faults={faults}
        items={roles.map((role) => ({ value: role, text: say(`roles.${role}`) }))}
      />
      <DateField name="fromOn" label={say('moveFrom')} value={move.fromOn} faults={faults} />
      <Button variant="secondary">{say('moveButton')}</Button>
    </Form>
  );
}

function changePage(request: PageRequest, view: ChangeView) {
  const { staff, form = storedForm(staff), email = '', move = NO_MOVE, found } = view;
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
        <EmailForm request={request} staff={staff} version={version} email={email} faults={faults} />
        <MoveForm request={request} staff={staff} move={move} faults={faults} />
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
  handle: (request: PageRequest, staff: Member) => ReturnType<Page['handle']>,
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

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const faultsOfDay = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): FieldFault[] =>
  issues.map(({ path, message }) => ({ path: ['fromOn', ...path.map(String)], message }));

const NO_STAFF: Fault = { kind: 'not_found', what: 'member of staff' };

/** Pages on which a member of staff is changed, moved, and ended. */
export const staffChangePages: readonly Page[] = [
  staffPage('get', '/staff/:id', async (request, staff) => changePage(request, { staff })),
  staffPage('post', '/staff/:id', async (request, staff) => {
    const form = typedForm(request.form);
    const version = request.seenVersion ?? staff.version;
    const done = await request.run(changeStaff, { id: staff.id, version, ...inputOf(form) });
    if (!done.ok) return changePage(request, { staff, form, found: done.error });
    return redirect('/staff', say('changed', { name: form.name.trim() }));
  }),
  staffPage('post', '/staff/:id/email', async (request, staff) => {
    const email = text(request.form.newEmail);
    const version = request.seenVersion ?? staff.version;
    const done = await request.run(changeStaffEmail, { id: staff.id, version, email });
    if (!done.ok)
      return changePage(request, { staff, email, found: renamed(done.error, 'email', 'newEmail') });
    return redirect(`/staff/${staff.id}`, say('emailChanged', { name: staff.name }));
  }),
  staffPage('post', '/staff/:id/move', async (request, staff) => {
    const move = {
      role: text(request.form.moveRole),
      fromOn: datePartsAt(request.form as FormValues, ['fromOn']) ?? {},
    };
    const day = formDate({ what: 'first day' }).safeParse(request.form.fromOn);
    const faults = day.success ? [] : faultsOfDay(day.error.issues);
    if (faults.length > 0) return changePage(request, { staff, move, found: { kind: 'invalid', faults } });
    const input = { id: staff.id, role: move.role as Role, fromOn: String(day.data) };
    const done = await request.run(planStaffMove, input);
    if (!done.ok) return changePage(request, { staff, move, found: renamed(done.error, 'role', 'moveRole') });
    return redirect(`/staff/${staff.id}`, say('movePlanned', { name: staff.name }));
  }),
  staffPage('post', '/staff/:id/move/cancel', async (request, staff) => {
    if (!staff.move) return redirect(`/staff/${staff.id}`);
    const done = await request.run(cancelStaffMove, { id: staff.move.id, version: staff.move.version });
    if (!done.ok) return changePage(request, { staff, found: done.error });
    return redirect(`/staff/${staff.id}`, say('moveCancelled', { name: staff.name }));
  }),
  staffPage('post', '/staff/:id/end', async (request, staff) => {
    const done = await request.run(endStaff, { id: staff.id, version: request.seenVersion ?? staff.version });
    if (!done.ok) return changePage(request, { staff, found: done.error });
    return redirect('/staff', say('ended', { name: staff.name }));
  }),
];
