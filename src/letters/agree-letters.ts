import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { namesBothOrNeither } from '../plans/index.ts';
import { agreementFaults, exchangeKinds } from './agreement.ts';
import { childrenOf, findAgreement, writeAgreement } from './letter-store.ts';

/** Makes an agreement on letters and other contact with a child, or changes one. */
export const agreeLetters = command({
  name: 'agreeLetters',
  summary:
    'Record what was agreed about letters with a child: add an agreement, or change one (give its id and version)',
  permission: 'contact:record',
  about: ofPerson,
  input: z
    .strictObject({
      personId: zId,
      id: zId.optional().meta({ description: 'The agreement to change; a new one is made when left out' }),
      version: z.int().positive().optional(),
      childId: zId,
      maySend: z.array(z.enum(exchangeKinds)).min(1, 'Select what may be sent'),
      everyMonths: z
        .int('Enter how many months lie between two letters')
        .min(1, 'Letters are at most once a month')
        .max(24, 'Enter 24 months or fewer')
        .nullish()
        .transform((months) => months ?? null),
      firstDueOn: zDate.nullish().transform((date) => date ?? null),
      monthsToAvoid: z.array(z.int().min(1).max(12)).default([]),
      childCalled: zText(100, 'Enter the name that letters use for the child'),
      parentSignsAs: zText(100, 'Enter how the parent signs'),
      carersCalled: zOptionalText(100),
      language: zOptionalText(100),
      secondReader: z.boolean().default(false),
      note: zOptionalText(2000),
      beganOn: zDate.optional(),
      endedOn: zDate.nullish().transform((date) => date ?? null),
      endedBecause: zOptionalText(1000),
    })
    .superRefine(namesBothOrNeither),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ id, endedOn }) =>
    id ? `Changed an agreement on letters${endedOn ? ' (ended)' : ''}` : 'Recorded an agreement on letters',
  api: { method: 'post', path: '/people/{personId}/letter-agreements' },
  async handle({ db, write, actor, today }, { id, version, beganOn = today, ...input }) {
    const { personId, childId, monthsToAvoid } = input;
    const child = (await childrenOf(db, personId)).find((each) => each.id === childId);
    if (!child) return invalid({ path: ['childId'], message: 'Select one of this parent’s children' });
    if (id && (await findAgreement(db, id))?.personId !== personId) return notFound('agreement');
    const faults = agreementFaults({ ...input, beganOn }, child, today);
    if (input.endedOn && input.endedBecause === null) {
      faults.push({ path: ['endedBecause'], message: 'Say why it ended, in words the parent may read' });
    }
    if (faults.length > 0) return invalid(...faults);
    const row = {
      ...input,
      monthsToAvoid: [...new Set(monthsToAvoid)].sort((a, b) => a - b),
      beganOn,
      recordedBy: staffIdOf(actor),
    };
    const stored = await writeAgreement(write, id && version ? { id, version } : undefined, row);
    return succeed({ id: stored.id, version: stored.version, personId });
  },
});
