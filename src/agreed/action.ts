import { z } from 'zod';
import { type CommandContext, staffIdOf } from '../doors/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { displayName } from '../people/index.ts';
import type { ActionRow } from './action-store.ts';

/** One action as a command takes it: what, by whom, until when. */
export const zAgreed = z.strictObject({
  what: zText(500, 'Enter what is to be done'),
  ownerStaffId: zId
    .nullish()
    .transform((id) => id ?? null)
    .meta({ description: 'The worker who does it: it stands on her list' }),
  ownerName: zOptionalText(200).meta({ description: 'Who does it, where that is nobody who works here' }),
  dueOn: zDate
    .nullish()
    .transform((day) => day ?? null)
    .meta({ description: 'By which day' }),
});

export type Agreed = z.output<typeof zAgreed>;

/** What is wrong with an action: nobody does it, or it is due before it was agreed. */
export function agreedFaults(
  { ownerStaffId, ownerName, dueOn }: Agreed,
  agreedOn: Temporal.PlainDate,
  staff: readonly { readonly id: string }[],
  path: readonly (string | number)[],
): FieldFault[] {
  const at = (field: string, message: string): FieldFault[] => [{ path: [...path, field], message }];
  if (!ownerStaffId && !ownerName) return at('ownerStaffId', 'Choose or enter who does it');
  if (ownerStaffId && !staff.some(({ id }) => id === ownerStaffId))
    return at('ownerStaffId', 'Choose somebody who works here');
  if (dueOn && isBefore(dueOn, agreedOn)) return at('dueOn', 'This is before the day on which it was agreed');
  return [];
}

/** What an action hangs on. */
export interface AgreedIn {
  readonly personId: string | null;
  readonly programmeId: string;
  readonly agreedOn: Temporal.PlainDate;
  readonly consultationId?: string;
  readonly meetingId?: string;
}

/** Writes an action down. */
export function writeAgreed({ write, actor, now }: CommandContext, agreed: Agreed, within: AgreedIn) {
  return write.insert('agreedAction', {
    ...agreed,
    ownerName: agreed.ownerStaffId ? null : agreed.ownerName,
    ...within,
    staffId: staffIdOf(actor),
    recordedAt: now,
  });
}

/** An action as pages and the API show it. */
export const zAgreedOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut.nullable(),
    name: z.string().nullable().meta({ description: 'Of the person on record whom it is about' }),
    what: z.string(),
    owner: z.string(),
    ownerStaffId: zIdOut.nullable(),
    dueOn: zDayOut.nullable(),
    agreedOn: zDayOut,
    doneOn: zDayOut.nullable(),
    doneNote: z.string().nullable(),
    overdue: z.boolean(),
    href: z.string().meta({ description: 'The page of what it was agreed in' }),
  })
  .meta({ id: 'AgreedAction', description: 'What somebody undertook in a consultation or a meeting' });

/** The page of what an action was agreed in. */
export const agreedHref = (row: Pick<ActionRow, 'consultationId' | 'meetingId'>) =>
  row.meetingId ? `/meetings/${row.meetingId}` : `/consultations/${row.consultationId}`;

/** The same from its row. */
export function agreedView(row: ActionRow, today: Temporal.PlainDate) {
  const { kind, givenName, familyName, consultationId, meetingId, ownerStaffName, ownerName, ...rest } = row;
  return {
    ...rest,
    name:
      kind === null ? null : displayName({ kind, givenName: givenName ?? '', familyName: familyName ?? '' }),
    owner: ownerStaffName ?? ownerName ?? 'Somebody',
    overdue: row.doneOn === null && row.dueOn !== null && isBefore(row.dueOn, today),
    href: agreedHref({ consultationId, meetingId }),
  };
}

export type AgreedView = ReturnType<typeof agreedView>;
