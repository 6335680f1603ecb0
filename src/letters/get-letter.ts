import { z } from 'zod';
import { ofPerson, query, staffIdOf } from '../doors/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { exchangeKinds } from './agreement.ts';
import { allWords, directions, letterStatuses } from './letter.ts';
import { zFindingOut } from './letter-output.ts';
import { findAgreement, findLetter, forbiddenFor } from './letter-store.ts';
import { checkForRelease } from './release-check.ts';
import { agreedNames } from './release-letter.ts';

const zWord = z.string().nullable();

/** One letter with all that it says, and what the check finds in it as it stands. */
export const getLetter = query({
  name: 'getLetter',
  summary: 'A letter, and what the check before release finds in it',
  permission: 'person:read',
  about: ({ id, personId }) => [ofPerson({ personId }), { kind: 'letter', id }],
  input: z.strictObject({ personId: zId, id: zId }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    agreementId: zIdOut,
    kind: z.enum(exchangeKinds),
    direction: z.enum(directions),
    status: z.enum(letterStatuses),
    dueOn: zDayOut.nullable(),
    body: zWord,
    language: zWord,
    translation: zWord,
    what: zWord,
    lookedAt: z.array(z.strictObject({ text: z.string(), because: z.string() })),
    checkedOn: zDayOut.nullable(),
    checkedByName: zWord,
    secondOn: zDayOut.nullable(),
    secondByName: zWord,
    happenedOn: zDayOut.nullable(),
    readOn: zDayOut.nullable(),
    howItWas: zWord,
    childCalled: z.string(),
    parentSignsAs: z.string(),
    carersCalled: zWord,
    findings: z.array(zFindingOut).meta({ description: 'Of a letter that was not sent yet; else empty' }),
    checkedByReader: z
      .boolean()
      .meta({ description: 'True where the reader herself checked it: another must read it' }),
  }),
  api: { method: 'get', path: '/people/{personId}/letters/{id}' },
  async handle({ db, actor }, { personId, id }) {
    const found = await findLetter(db, id);
    const agreement = found && (await findAgreement(db, found.agreementId));
    if (found?.personId !== personId || !agreement) return notFound('letter');
    const { restricted: _, recordedBy: __, recordedAt: ___, checkedBy, secondBy: ____, ...letter } = found;
    const { childCalled, parentSignsAs, carersCalled } = agreement;
    const isOpen = ['draft', 'checked', 'ready'].includes(letter.status);
    const findings = isOpen
      ? checkForRelease(allWords(letter), await forbiddenFor(db, agreement.id), agreedNames(agreement))
      : [];
    const checkedByReader = checkedBy !== null && checkedBy === staffIdOf(actor);
    return succeed({ ...letter, childCalled, parentSignsAs, carersCalled, findings, checkedByReader });
  },
  looksAt: ({ personId }) => [personId],
});
