import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { faultSentence } from '../../foundation/fault.ts';
import type { StaffMember } from './staff.ts';
import { say } from './wording.ts';

/** What stands in the form: text, as it was typed or as it is stored. */
export interface StaffForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly capacity: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The form as it was sent, with nothing lost. */
export function typedForm(form: Readonly<Record<string, unknown>>): StaffForm {
  return {
    name: text(form.name),
    email: text(form.email),
    role: text(form.role),
    capacity: text(form.capacity),
  };
}

/** The form of a member of staff as stored. */
export function storedForm(staff: StaffMember): StaffForm {
  const { name, email, role, capacity } = staff;
  return { name, email, role, capacity: capacity === null ? '' : String(capacity) };
}

/** A capacity as typed: null when it is empty, NaN (which no command takes) when it is no number. */
export function capacityOf(typed: string): number | null {
  const tidy = typed.trim();
  if (tidy === '') return null;
  return /^\d{1,6}$/.test(tidy) ? Number(tidy) : Number.NaN;
}

function isStaffRow(
  value: unknown,
): value is { name: string; role: StaffMember['role']; capacity: number | null } {
  return (
    typeof value === 'object' && value !== null && 'name' in value && 'role' in value && 'capacity' in value
  );
}

/** Faults to show: beside the fields, or one sentence; for a stale form, what the row says now. */
export function staffFaults(fault: Fault): readonly FieldFault[] {
  if (fault.kind === 'invalid') return fault.faults;
  const own: FieldFault = { path: [], message: faultSentence(fault) };
  if (fault.kind !== 'stale' || !isStaffRow(fault.current)) return [own];
  const { name, role, capacity } = fault.current;
  const now = say('current', { name, role: say(`roles.${role}`), capacity: String(capacity ?? say('none')) });
  return [own, { path: [], message: now }];
}

/** The version to send next: after a stale form, the one that has just been shown. */
export function nextVersion(fault: Fault, seen: number | undefined): number | undefined {
  if (fault.kind !== 'stale') return seen;
  const { current } = fault;
  const version =
    typeof current === 'object' && current !== null && 'version' in current ? current.version : seen;
  return typeof version === 'number' ? version : seen;
}
