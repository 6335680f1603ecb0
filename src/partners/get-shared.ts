import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { listed } from '../access/looks.ts';
import { fileWords, kindWords } from '../documents/index.ts';
import { query, wholeTenant } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { safeContactWords, tellingAnswerWords, tellingKindWords } from '../people/index.ts';
import {
  organisationName,
  type SharedPerson,
  sharedContacts,
  sharedDetails,
  sharedDocuments,
  sharedEnrolment,
  sharedGoals,
  sharedTellings,
  sharedToday,
} from './partner-store.ts';

const zShared = z.strictObject({
  personId: zIdOut,
  name: z.string(),
  what: z.array(z.string()),
  why: z.string(),
  delegated: z.boolean(),
  fromOn: zDayOut,
  untilOn: zDayOut,
});

/** Where a partner's worker arrives: her organisation, and the people shared with it today. */
export const getPartnerStart = query({
  name: 'getPartnerStart',
  summary: 'One’s own organisation, and the people shared with it today',
  permission: 'partner:start',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ organisation: z.string(), people: z.array(zShared).nullable() }),
  looksAt: ({ people }: { organisation: string; people: SharedPerson[] | null }) =>
    listed((people ?? []).map(({ personId }) => personId)),
  api: null,
  async handle({ db, actor }) {
    if (actor.kind !== 'partner') return notFound('organisation');
    const mayRead = decide(actor, 'shared:read').allowed;
    return succeed({
      organisation: await organisationName(db, actor.organisationId),
      people: mayRead ? await sharedToday(db) : null,
    });
  },
});

/** Exactly the kinds of facts that were shared of a person, while they are shared. */
export const getSharedPerson = query({
  name: 'getSharedPerson',
  summary: 'What is shared of a person with one’s own organisation today',
  permission: 'shared:read',
  about: wholeTenant,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    share: zShared,
    knownAs: z.string().nullable(),
    pronouns: z.string().nullable(),
    safeContact: z.string().nullable(),
    programme: z.string().nullable(),
    kinds: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    goals: z.array(
      z.strictObject({
        id: zIdOut,
        area: z.string(),
        words: z.string(),
        setOn: zDayOut,
        reached: z.boolean(),
      }),
    ),
    contacts: z.array(
      z.strictObject({
        id: zIdOut,
        title: z.string(),
        result: z.enum(['met', 'attempted', 'did_not_attend', 'cancelled']),
        on: zDayOut,
        worker: z.string(),
      }),
    ),
    told: z.array(z.strictObject({ id: zIdOut, about: z.string(), words: z.string() })),
    documents: z.array(
      z.strictObject({
        id: zIdOut,
        title: z.string(),
        kind: z.string(),
        datedOn: zDayOut.nullable(),
        file: z.string(),
      }),
    ),
  }),
  looksAt: ({ share }: { share: SharedPerson }) => [share.personId],
  api: null,
  async handle({ db, actor, programmes }, { personId }) {
    if (actor.kind !== 'partner') return notFound('person');
    const share = (await sharedToday(db)).find((each) => each.personId === personId);
    const details = share && (await sharedDetails(db, personId));
    if (!share || !details) return notFound('person');
    const enrolment = await sharedEnrolment(db, personId);
    const programme = enrolment && programmeOf(programmes, enrolment);
    const kinds = programme?.contacts?.kinds ?? [];
    const isShared = (what: string) => share.what.includes(what);
    const goals = isShared('goals') ? await sharedGoals(db, personId) : [];
    const told = isShared('told') ? await sharedTellings(db, personId) : [];
    const contacts = isShared('contacts') ? await sharedContacts(db, personId) : [];
    return succeed({
      share,
      knownAs: isShared('name') ? details.knownAs : null,
      pronouns: isShared('name') ? details.pronouns : null,
      safeContact: isShared('safe_contact') ? (safeContactWords(details.safeContact) ?? null) : null,
      programme: programme?.title ?? null,
      kinds: kinds.map(({ id, title }) => ({ id, title })),
      goals: goals.map(({ area, status, ...goal }) => ({
        ...goal,
        area: titleIn(programme?.plan?.areas, area),
        reached: status === 'reached',
      })),
      contacts: contacts.map(({ id, kind, result, happenedOn, worker }) => ({
        id,
        title: titleIn(kinds, kind),
        result,
        on: happenedOn,
        worker,
      })),
      told: told.map(({ id, kind, answer, words }) => ({
        id,
        about: tellingKindWords[kind],
        words: words ?? tellingAnswerWords[answer],
      })),
      documents: (await sharedDocuments(db, personId)).map(({ id, title, kind, datedOn, ...file }) => ({
        id,
        title,
        kind: kindWords[kind],
        datedOn,
        file: fileWords(file),
      })),
    });
  },
});
