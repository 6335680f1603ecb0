import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { exchangeKinds } from './agreement.ts';
import { allWords, openFindings } from './letter.ts';
import { findAgreement, forbiddenFor, insertLetter } from './letter-store.ts';
import { checkForRelease } from './release-check.ts';
import { agreedNames } from './release-letter.ts';
import { letterText, UNCHECKED } from './write-letter.ts';

const happened = {
  arrived: { direction: 'to_parent', status: 'received' },
  met: { direction: 'together', status: 'held' },
  not_this_time: { direction: 'from_parent', status: 'passed' },
} as const;

/**
 * Records what came for the parent, a meeting with the child, or that there was nothing this time. What came is checked
 * like what goes: the parent is not to learn from it who or where the family is.
 */
export const recordExchange = command({
  name: 'recordExchange',
  summary: 'Record a letter that came, a meeting with the child, or that nothing was sent this time',
  permission: 'contact:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    agreementId: zId,
    happened: z.enum(['arrived', 'met', 'not_this_time'], 'Select what happened'),
    kind: z.enum(exchangeKinds, 'Select what it was').default('letter'),
    on: zDate.optional(),
    dueOn: zDate
      .nullish()
      .transform((date) => date ?? null)
      .meta({ description: 'The agreed date that this answers' }),
    howItWas: zOptionalText(2000),
    ...letterText,
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ happened: what }) => `Recorded an exchange with a child (${what.replaceAll('_', ' ')})`,
  api: { method: 'post', path: '/people/{personId}/letter-agreements/{agreementId}/exchanges' },
  async handle({ db, write, actor, now, today }, { happened: what, on = today, ...input }) {
    const agreement = await findAgreement(db, input.agreementId);
    if (agreement?.personId !== input.personId) return notFound('agreement');
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (isBefore(on, agreement.beganOn)) return invalidField(['on'], 'This is before the agreement');
    const isMeeting = input.kind === 'meeting' || input.kind === 'final_meeting';
    if ((what === 'met') !== isMeeting && what !== 'not_this_time') {
      return invalidField(
        ['kind'],
        what === 'met' ? 'Select a meeting' : 'Select what arrived: a meeting does not arrive',
      );
    }
    if (what === 'arrived') {
      const words = await forbiddenFor(db, agreement.id);
      const found = checkForRelease(allWords(input), words, agreedNames(agreement));
      if (openFindings(found, []).some(({ sure }) => sure)) {
        return refused(
          'stopped_at_the_check',
          'This says something that may tell who or where the family is. Leave it out, and ask the letterbox service.',
        );
      }
    }
    const made = await insertLetter(write, {
      ...input,
      ...UNCHECKED,
      ...happened[what],
      dueOn: what === 'arrived' ? null : input.dueOn,
      happenedOn: on,
      howItWas: input.howItWas,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id: made.id, version: made.version, personId: input.personId });
  },
});
