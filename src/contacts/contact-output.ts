import { z } from 'zod';
import { zDayOut, zIdOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { zWithdrawalOut } from '../people/index.ts';
import { CONTACT_RESULTS } from './contact.ts';

const zWord = z.string().nullable();

const contact = {
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  enrolmentId: zIdOut,
  programmeId: z.string(),
  programmeVersion: z.int(),
  kind: z.string(),
  kindTitle: z.string(),
  result: z.enum(CONTACT_RESULTS),
  happenedOn: zDayOut,
  startedAt: zTimeOut.nullable(),
  minutes: z.int().min(0).nullable(),
  place: zWord,
  others: zWord,
  done: z.array(z.string()),
  doneTitles: z.array(z.string()),
  goalIds: z.array(zIdOut),
  note: zWord,
  nextOn: zDayOut.nullable(),
  staffId: zIdOut,
  by: z.string(),
};

/** A page of a person's contacts. */
export const zContactPageOut = z.strictObject({
  personId: zIdOut,
  items: z.array(z.strictObject(contact)),
  next: zWord.meta({ description: 'Give this as `after` for the page that follows; null on the last' }),
});

/** A contact with all that was recorded with it. */
export const zContactOut = z.strictObject({
  ...contact,
  withdrawal: zWithdrawalOut,
  goals: z.array(z.strictObject({ id: zIdOut, words: z.string() })),
  outcomes: z.array(z.strictObject({ id: zIdOut, title: z.string(), evidence: zWord })),
  provisions: z.array(
    z.strictObject({
      id: zIdOut,
      kind: z.string(),
      title: z.string(),
      what: zWord,
      amountPence: z.int().min(0).nullable(),
    }),
  ),
});

const zChoices = z.array(z.strictObject({ id: z.string(), title: z.string(), about: z.string().optional() }));

/** What the form for a contact offers; null where nothing can be recorded. */
export const zContactOfferOut = z
  .strictObject({
    personId: zIdOut,
    enrolment: z.strictObject({
      id: zIdOut,
      programmeId: z.string(),
      programmeVersion: z.int().min(1),
      title: z.string(),
      startedOn: zDayOut,
      endedOn: zDayOut.nullable(),
    }),
    enrolments: z.array(z.strictObject({ id: zIdOut, title: z.string() })),
    kinds: zChoices,
    done: zChoices,
    goals: zChoices,
    outcomes: zChoices,
    provisionKinds: zChoices,
    due: zChoices,
    lastPlace: z.string().optional(),
    staff: zChoices,
    me: zIdOut.nullable(),
  })
  .nullable();
