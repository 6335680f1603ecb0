import type { CommandContext, QueryContext } from '../doors/index.ts';
import type { Fault } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { decideWhichDue, inWords, isOpen, type MadeContact } from './due.ts';
import { type DueRow, dueOfWork, expectsAnything } from './due-store.ts';
import { holdWork } from './settled-store.ts';

interface WorkToLookAt {
  readonly enrolmentId: string;
  readonly programmeId: string;
}

/** Which expected contact a contact is, which is about to be recorded; null for none. Holds the work while it looks. */
export async function dueForContact(
  { db, programmes, today }: Pick<CommandContext, 'db' | 'programmes' | 'today'>,
  { enrolmentId, programmeId }: WorkToLookAt,
  made: MadeContact,
): Promise<Result<DueRow | null, Fault>> {
  const isAsked = made.due !== null && made.due !== 'none';
  if (
    !isAsked &&
    (made.due === 'none' || made.result !== 'met' || !expectsAnything(programmes, programmeId))
  ) {
    return succeed(null);
  }
  await holdWork(db, enrolmentId);
  const rows = await dueOfWork(db, programmes, [enrolmentId], today, programmeId);
  const open = rows.filter(isOpen);
  const decided = decideWhichDue(open, made);
  return decided.ok ? succeed(open.find((row) => row === decided.value) ?? null) : decided;
}

/** Of each work, what is due now or overdue, the one that is longest open first; for lists of parents. */
export async function firstDueOf(
  { db, programmes, today }: Pick<QueryContext, 'db' | 'programmes' | 'today'>,
  enrolmentIds: readonly string[],
): Promise<ReadonlyMap<string, DueRow>> {
  if (!expectsAnything(programmes)) return new Map();
  const rows = await dueOfWork(db, programmes, enrolmentIds, today);
  const open = rows.filter(({ state }) => state === 'now' || state === 'overdue');
  return new Map(open.toReversed().map((row) => [row.enrolmentId, row] as const));
}

/** The expected contacts of some work that can be made now or should have been, for choosing one. */
export async function dueChoices(
  { db, programmes, today }: Pick<QueryContext, 'db' | 'programmes' | 'today'>,
  { enrolmentId, programmeId }: WorkToLookAt,
): Promise<{ readonly id: string; readonly title: string; readonly about: string | undefined }[]> {
  if (!expectsAnything(programmes, programmeId)) return [];
  const rows = await dueOfWork(db, programmes, [enrolmentId], today, programmeId);
  return rows
    .filter(({ state }) => state === 'now' || state === 'overdue' || state === 'missed')
    .map((row) => ({ id: row.item, title: inWords(row), about: row.kind ?? undefined }));
}
