import { z } from 'zod';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { exchangeKinds } from './agreement.ts';
import { directions, letterStatuses } from './letter.ts';
import { forbiddenKinds } from './release-check.ts';

const zWord = z.string().nullable();

/** An agreement, as the API answers it. Who the carers are is not part of it. */
export const zAgreementOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    childId: zIdOut,
    maySend: z.array(z.enum(exchangeKinds)),
    everyMonths: z.int().nullable(),
    firstDueOn: zDayOut.nullable(),
    monthsToAvoid: z.array(z.int()),
    childCalled: z.string().meta({ description: 'The name that letters use for the child' }),
    parentSignsAs: z.string(),
    carersCalled: zWord.meta({ description: 'How letters speak of those who bring the child up' }),
    language: zWord,
    secondReader: z.boolean(),
    note: zWord,
    beganOn: zDayOut,
    endedOn: zDayOut.nullable(),
    endedBecause: zWord,
    next: zDayOut
      .nullable()
      .meta({ description: 'The next agreed date; in the past where a letter is late' }),
    standing: z.enum(['late', 'soon', 'later']).nullable(),
  })
  .meta({
    id: 'LetterAgreement',
    description: 'What was agreed about letters and other contact with one child',
  });

/** One exchange in a list. */
export const zExchangeOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  agreementId: zIdOut,
  childCalled: z.string(),
  kind: z.enum(exchangeKinds),
  direction: z.enum(directions),
  status: z.enum(letterStatuses),
  dueOn: zDayOut.nullable(),
  what: zWord,
  checkedOn: zDayOut.nullable(),
  secondOn: zDayOut.nullable(),
  happenedOn: zDayOut.nullable(),
  readOn: zDayOut.nullable(),
  howItWas: zWord,
  by: zWord,
});

/** What the check found in a letter. */
export const zFindingOut = z.strictObject({
  kind: z.enum([...forbiddenKinds, 'phone', 'email', 'address', 'place_named', 'school_named']),
  text: z.string().meta({ description: 'What stands in the letter' }),
  at: z.int().min(0),
  sure: z
    .boolean()
    .meta({ description: 'True where it must be changed; false where somebody may say why it may stand' }),
});
