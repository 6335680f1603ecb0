import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zPartialDateOut, zVersionOut } from '../foundation/answers.ts';
import { losses } from '../interface/charts/index.ts';
import { endings, livesWith, parentKinds, relationshipKinds } from './family.ts';
import { interpreterNeeds, localLinks, personKinds, sexes } from './person.ts';

const zWord = z.string().nullable();
const zYesNo = z.boolean().nullable();

/** How it is safe to reach somebody, as the API answers it. */
export const zSafeContactOut = z
  .strictObject({
    call: zYesNo,
    text: zYesNo,
    write: zYesNo,
    email: zYesNo,
    times: zWord,
    whatNotToSay: zWord,
    whoMustNotKnow: zWord,
  })
  .meta({
    id: 'SafeContact',
    description: 'How it is safe to reach somebody: true, false, or null where nobody has asked',
  });

const person = {
  id: zIdOut,
  version: zVersionOut,
  restricted: z.boolean().meta({ description: 'Open only to those who were let in' }),
  kind: z.enum(personKinds),
  name: z.string().meta({ description: 'The name to show' }),
  givenName: z.string(),
  familyName: z.string(),
  knownAs: zWord,
  otherNames: zWord,
  bornOn: zPartialDateOut.nullable(),
  dueOn: zDayOut.nullable(),
  diedOn: zDayOut.nullable(),
  sex: z.enum(sexes).nullable(),
  pronouns: zWord,
  ethnicity: zWord,
  firstLanguage: zWord,
  interpreter: z.enum(interpreterNeeds).nullable(),
  communicationNeeds: zWord,
  disability: zWord.meta({ description: 'Null where nothing is known, or where `healthOpen` is false' }),
  healthOpen: z.boolean().meta({ description: 'Whether the reader may read what is kept of health' }),
  careLeaver: zYesNo,
  localLink: z.enum(localLinks).nullable(),
  area: zWord,
  address: zWord,
  addressConfidential: z.boolean(),
  phone: zWord,
  email: zWord,
  safeContact: zSafeContactOut.nullable(),
  asked: z
    .strictObject({
      children: zDayOut.nullable(),
      proceedings: zDayOut.nullable(),
      pregnancy: zDayOut.nullable(),
    })
    .meta({ description: 'When it was last asked whether there are any; null where nobody has asked' }),
};

const zChildOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  relationshipId: zIdOut,
  relationshipVersion: zVersionOut,
  relation: z.enum(parentKinds).meta({ description: 'What the person is to the child' }),
  hidden: z.boolean().meta({ description: 'The child’s own record is not open to the reader' }),
  name: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  born: z.boolean(),
  bornOn: zPartialDateOut.nullable(),
  dueOn: zDayOut.nullable(),
  diedOn: zDayOut.nullable(),
  sex: zWord,
  removed: zYesNo,
  removals: z.array(
    z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      childId: zIdOut,
      proceedingsId: zIdOut.nullable(),
      removedOn: zPartialDateOut.nullable(),
    }),
  ),
  livesWith: z.enum(livesWith).nullable(),
});

const zProceedingsOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  court: zWord,
  caseNumber: zWord,
  startedOn: zPartialDateOut.nullable(),
  concludedOn: zPartialDateOut.nullable(),
  stillOpen: zYesNo,
  outcome: zWord,
});

const zPregnancyOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  knownOn: zDayOut,
  dueOn: zDayOut.nullable(),
  endedOn: zDayOut.nullable(),
  ending: z.enum(endings).nullable(),
  lossKind: z.enum(losses).nullable(),
});

const zRelativeOut = z.strictObject({
  id: zIdOut,
  relationshipId: zIdOut,
  version: zVersionOut.meta({ description: 'The version of the tie' }),
  kind: z.enum(relationshipKinds),
  direction: z
    .enum(['of', 'has'])
    .meta({ description: 'of: she is that to the other; has: the other to her' }),
  name: z.string(),
  hidden: z.boolean(),
  beganOn: zPartialDateOut.nullable(),
  endedOn: zPartialDateOut.nullable(),
});

/** A person’s whole record, as the API answers it. */
export const zPersonOut = z
  .strictObject({
    ...person,
    children: z.array(zChildOut),
    proceedings: z.array(zProceedingsOut),
    pregnancies: z.array(zPregnancyOut),
    relatives: z.array(zRelativeOut),
  })
  .meta({ id: 'Person', description: 'Everything on record about one person and her family' });

/** What stands above every page about one person. */
export const zPersonHeaderOut = z.strictObject({
  person: z.strictObject(person),
  expecting: z.strictObject({ dueOn: zDayOut.nullable() }).nullable(),
  notInterpreters: z
    .array(z.string())
    .meta({ description: 'Where an interpreter is needed: who must not interpret' }),
  otherwise: z
    .array(
      z.strictObject({
        passage: zIdOut,
        opensAt: zWord,
        place: z.string(),
        says: z.string(),
        on: zDayOut,
        open: z.boolean(),
      }),
    )
    .meta({ description: 'Which passages of her record she sees otherwise, in her own words' }),
});

/** A page of search results. */
export const zPeopleFoundOut = z.strictObject({
  people: z.array(
    z.strictObject({
      id: zIdOut,
      kind: z.enum(personKinds),
      name: z.string(),
      knownAs: zWord,
      otherNames: zWord,
      bornOn: zPartialDateOut.nullable(),
      area: zWord,
      restricted: z.boolean(),
      parents: z
        .array(z.strictObject({ id: zIdOut, name: z.string() }))
        .meta({ description: 'For a child: the parents on record whom the reader may see' }),
    }),
  ),
  total: zCountOut,
  page: z.int().min(1),
  pages: zCountOut,
  tooMany: z
    .boolean()
    .meta({ description: 'So many names are alike that some were left out: a fuller name finds them' }),
});
