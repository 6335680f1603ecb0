import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { dueForContact, settledRow } from '../due/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { zTime } from '../foundation/times.ts';
import { workOf } from '../plans/index.ts';
import { provisionFields } from '../provisions/index.ts';
import { CONTACT_RESULTS, decideContact } from './contact.ts';
import { limitFaults } from './contact-limits.ts';
import { findWorkForContact, insertContact } from './contact-store.ts';

/** The longest note: some 1,600 words. */
export const NOTE_LENGTH = 10_000;

/** The facts of a contact itself, for recording and for correcting one. */
export const contactFields = {
  kind: z
    .string('Choose what kind of contact this was')
    .min(1, 'Choose what kind of contact this was')
    .meta({ description: 'One of the programme’s kinds, by its id' }),
  result: z.enum(CONTACT_RESULTS, 'Choose whether you met'),
  at: zTime.nullish().transform((time) => time ?? null),
  minutes: z
    .int('Enter whole minutes, such as 45')
    .min(0, 'Enter whole minutes, such as 45')
    .max(1440, 'A contact lasts a day at most: 1,440 minutes')
    .nullish()
    .transform((minutes) => minutes ?? null),
  place: zOptionalText(200),
  others: zOptionalText(500).meta({ description: 'Who else was there' }),
  done: z
    .array(z.string())
    .max(50, 'Choose 50 activities or fewer')
    .default([])
    .meta({ description: 'What was done, by the programme’s ids' }),
  goalIds: z
    .array(zId)
    .max(50, 'Choose 50 goals or fewer')
    .default([])
    .meta({ description: 'The goals that it was about' }),
  note: zOptionalText(NOTE_LENGTH),
  nextOn: zDate
    .nullish()
    .transform((date) => date ?? null)
    .meta({ description: 'When the next contact is to be' }),
};

/** Records a contact with all that hangs on it, in one go. */
export const recordContact = command({
  name: 'recordContact',
  summary: 'Record a contact: who, what, what it showed, what was given and when the next one is',
  permission: 'contact:record',
  about: ({ enrolmentId: id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    enrolmentId: zId,
    ...contactFields,
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    staffId: zId.optional().meta({ description: 'Who made the contact; whoever records it when left out' }),
    outcomes: z
      .array(z.strictObject({ outcome: z.string('Choose an outcome'), evidence: zOptionalText(4000) }))
      .max(50, 'Record 50 outcomes or fewer at once')
      .default([])
      .meta({ description: 'Outcomes that it showed, with their evidence' }),
    due: zOptionalText(200).meta({
      description:
        'Which expected contact it was, by its item, or none; when left out, the one that it fits by itself',
    }),
    provisions: z
      .array(z.strictObject(provisionFields))
      .max(20, 'Record 20 things given or fewer at once')
      .default([])
      .meta({ description: 'What was given' }),
  }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    outcomeIds: z.array(zIdOut),
    provisionIds: z.array(zIdOut),
  }),
  audit: ({ kind, result }) => `Recorded a contact (${kind}, ${result})`,
  api: { method: 'post', path: '/enrolments/{enrolmentId}/contacts' },
  example: {
    input: {
      enrolmentId: '0190c0de-0000-7000-8000-000000000003',
      kind: 'home_visit',
      result: 'met',
      on: '2024-05-28',
      at: '10:30',
      minutes: 60,
      place: 'At home',
      done: ['wrote_letter'],
      goalIds: ['0190c0de-0000-7000-8000-000000000004'],
      note: 'Rosa began her first letter to Ivy.',
      nextOn: '2024-06-04',
      outcomes: [{ outcome: 'letterbox_started', evidence: 'The first letter is drafted' }],
      provisions: [{ kind: 'travel', what: 'Day ticket', amountPence: 580 }],
    },
    answer: {
      id: '0190c0de-0000-7000-8000-000000000005',
      version: 1,
      personId: '0190c0de-0000-7000-8000-000000000002',
      outcomeIds: ['0190c0de-0000-7000-8000-000000000006'],
      provisionIds: ['0190c0de-0000-7000-8000-000000000007'],
    },
  },
  async handle(context, { enrolmentId, staffId: named, on: day, due: wished, ...input }) {
    const { db, write, actor, now, today, programmes } = context;
    const on = day ?? today;
    const me = staffIdOf(actor);
    const staffId = named ?? me;
    if (!staffId) return invalidField(['staffId'], 'Choose who made this contact');
    const found = await findWorkForContact(db, enrolmentId, {
      goalIds: input.goalIds,
      staffId: staffId === me ? undefined : staffId,
      hasOutcomes: input.outcomes.length > 0,
    });
    if (!found) return notFound('enrolment');
    if (!found.hasStaff) return invalidField(['staffId'], 'Choose who made this contact');
    const work = workOf(found.work, programmes);
    if (!work.ok) return work;
    const decided = decideContact({ ...found, work: work.value }, { ...input, on }, today);
    if (!decided.ok) return decided;
    const beyond = await limitFaults(db, work.value, decided.value);
    if (beyond.length > 0) return invalid(...beyond);
    const { kind, result } = input;
    const due = await dueForContact(context, work.value, { kind, result, on, due: wished });
    if (!due.ok) return due;
    const { personId } = work.value;
    const source = { personId, enrolmentId, staffId, recordedBy: me, recordedAt: now };
    const ids = await insertContact(write, source, decided.value, (contactId) =>
      due.value ? [settledRow(context, due.value, { how: 'contact', on, note: null, contactId })] : [],
    );
    return succeed({ ...ids, version: 1, personId });
  },
});
