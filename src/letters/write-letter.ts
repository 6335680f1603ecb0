import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { namesBothOrNeither } from '../plans/index.ts';
import { exchangeKinds } from './agreement.ts';
import { ofAge } from './letter.ts';
import { childrenOf, findAgreement, findLetter, insertLetter, updateLetter } from './letter-store.ts';

/** What a letter says. */
export const letterText = {
  body: zOptionalText(20_000).meta({ description: 'The letter, in the parent’s own words and language' }),
  language: zOptionalText(100),
  translation: zOptionalText(20_000),
  what: zOptionalText(1000).meta({ description: 'What goes with it, or instead: the photo, the gift' }),
};

/** Begins a letter with the parent, or goes on with a draft. A letter that was checked and is changed is a draft again. */
export const writeLetter = command({
  name: 'writeLetter',
  summary: 'Write a letter with a parent: begin one, or change a draft (give its id and version)',
  permission: 'contact:record',
  about: ofPerson,
  input: z
    .strictObject({
      personId: zId,
      agreementId: zId,
      id: zId.optional(),
      version: z.int().positive().optional(),
      kind: z.enum(exchangeKinds, 'Select what it is').default('letter'),
      dueOn: zDate.nullish().transform((date) => date ?? null),
      ...letterText,
    })
    .superRefine(namesBothOrNeither),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ id }) => (id ? 'Changed a draft letter' : 'Began a letter'),
  api: { method: 'post', path: '/people/{personId}/letter-agreements/{agreementId}/letters' },
  async handle({ db, write, actor, now, today }, { id, version, ...input }) {
    const { personId, agreementId, kind } = input;
    const agreement = await findAgreement(db, agreementId);
    if (agreement?.personId !== personId) return notFound('agreement');
    if (agreement.endedOn)
      return refused('ended', 'This agreement has ended: nothing more is sent under it.');
    const child = (await childrenOf(db, personId)).find((each) => each.id === agreement.childId);
    const adult = ofAge(child, today);
    if (adult) return adult;
    if (!agreement.maySend.includes(kind)) {
      return invalidField(
        ['kind'],
        'This was not agreed. Change the agreement first, or choose something else',
      );
    }
    const draft = { ...input, direction: 'from_parent' as const, status: 'draft' as const };
    if (!id || !version) {
      const row = { ...draft, ...UNCHECKED, recordedBy: staffIdOf(actor), recordedAt: now };
      const made = await insertLetter(write, row);
      return succeed({ id: made.id, version: made.version, personId });
    }
    const letter = await findLetter(db, id);
    if (letter?.agreementId !== agreementId || letter.direction !== 'from_parent') return notFound('letter');
    if (!['draft', 'checked', 'ready'].includes(letter.status)) {
      return refused('gone', 'This letter was sent: it can no longer be changed.');
    }
    const changed = await updateLetter(
      write,
      { id, version },
      { ...draft, checkedBy: null, checkedOn: null, secondBy: null, secondOn: null },
    );
    return succeed({ id: changed.id, version: changed.version, personId });
  },
});

/** A letter that nobody has checked, sent or read. */
export const UNCHECKED = {
  lookedAt: '[]',
  checkedBy: null,
  checkedOn: null,
  secondBy: null,
  secondOn: null,
  happenedOn: null,
  readOn: null,
  howItWas: null,
} as const;
