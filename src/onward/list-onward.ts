import { z } from 'zod';
import { ofPerson, query, staffIdOf, wholeTenant, withinReach } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName, isOnRecord } from '../people/index.ts';
import { howItWasAnswers, onwardStanding, onwardStandings, partTitles, sendable } from './onward.ts';
import { loadSendable, sharingConsentsOf } from './onward-context.ts';
import { onwardView, zOnwardOut } from './onward-output.ts';
import { onwardKinds } from './onward-part.ts';
import { chasesDue, findOnward, followedUp, onwardOf, ownOnward, ownSayings } from './onward-store.ts';

/** Every service that a person was sent on to or told of. */
export const listOnwardReferrals = query({
  name: 'listOnwardReferrals',
  summary: 'List the services that a person was sent on to or told of, and what came of each',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({ personId: zIdOut, items: z.array(zOnwardOut) }),
  api: { method: 'get', path: '/people/{personId}/onward-referrals' },
  async handle({ db, programmes }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const rows = await onwardOf(db, personId);
    const followed = await followedUp(db, personId);
    return succeed({ personId, items: rows.map((row) => onwardView(row, followed, programmes)) });
  },
  looksAt: ({ personId }) => [personId],
});

/** One of them. */
export const getOnwardReferral = query({
  name: 'getOnwardReferral',
  summary: 'Read one onward referral: what was sent, how it went on, what the person says of it',
  permission: 'person:read',
  about: ({ id }) => ({ kind: 'onwardReferral', id }),
  input: z.strictObject({ id: zId }),
  output: zOnwardOut,
  api: { method: 'get', path: '/onward-referrals/{id}' },
  async handle({ db, programmes }, { id }) {
    const row = await findOnward(db, id);
    if (!row) return notFound('onward referral');
    return succeed(onwardView(row, await followedUp(db, row.personId), programmes));
  },
  looksAt: ({ personId }) => [personId],
});

/** What may be sent of a person, with whom she agreed that it is shared, and of which kinds her programme speaks. */
export const previewOnwardReferral = query({
  name: 'previewOnwardReferral',
  summary: 'What may be sent of a person to another service, and with whom she agreed that it is shared',
  permission: 'contact:record',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    parts: z.array(z.strictObject({ part: z.enum(sendable), title: z.string(), text: z.string() })),
    addressKept: z.boolean().meta({ description: 'True where the address is confidential and never sent' }),
    agencies: z.array(z.string()).meta({ description: 'With whom may be shared today' }),
    kinds: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  }),
  api: null,
  async handle(context, { personId }) {
    const found = await loadSendable(context, personId, '');
    if (!found) return notFound('person');
    const { texts, person } = found;
    const parts = sendable.flatMap((part) => {
      const text = texts[part];
      return text ? [{ part, title: partTitles[part], text }] : [];
    });
    const consents = await sharingConsentsOf(context, personId);
    const agencies = [...new Set(consents.filter(({ stands }) => stands).flatMap((each) => each.agencies))];
    const open = (await enrolmentsOf(context.db, personId)).find(({ endedOn }) => endedOn === null);
    const kinds = onwardKinds(open && programmeOf(context.programmes, open));
    return succeed({
      personId,
      parts,
      addressKept: person.addressConfidential,
      agencies,
      kinds: kinds.map(({ id, title }) => ({ id, title })),
    });
  },
  looksAt: ({ personId }) => [personId],
});

/** How many days before its day a referral stands on the list of those to ask about. */
const AHEAD = 7;

/** Services that somebody should ask how it stands: overdue ones and those of the next week. */
export const listOnwardDue = query({
  name: 'listOnwardDue',
  summary: 'List onward referrals that somebody should ask about: overdue, and within a week',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    whose: z.enum(['mine', 'all']).default('all').meta({ description: 'mine: of the people one holds' }),
  }),
  output: z.array(
    z.strictObject({
      id: zIdOut,
      personId: zIdOut,
      name: z.string(),
      serviceName: z.string(),
      agency: z.string(),
      madeOn: zDayOut,
      chaseOn: zDayOut,
      overdue: z.boolean(),
    }),
  ),
  api: { method: 'get', path: '/onward-referrals/due' },
  async handle({ db, today, actor }, { whose }) {
    const rows = await chasesDue(db, today.add({ days: AHEAD }), whose === 'mine' ? staffIdOf(actor) : null);
    return succeed(
      rows.flatMap(({ chaseOn, kind, givenName, familyName, ...row }) =>
        chaseOn === null
          ? []
          : [
              {
                ...row,
                name: displayName({ kind, givenName, familyName }),
                chaseOn,
                overdue: Temporal.PlainDate.compare(chaseOn, today) < 0,
              },
            ],
      ),
    );
  },
  looksAt: (due) => due.map(({ personId }) => ({ personId, extent: 'list' as const })),
});

/** The services that a parent herself was sent on to or told of: which parts were sent, never their text. */
export const getOwnOnward = query({
  name: 'getOwnOnward',
  summary: 'The services that one was sent on to or told of, and what one said of them',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    personId: zIdOut,
    items: z.array(
      z.strictObject({
        id: zIdOut,
        serviceName: z.string(),
        agency: z.string(),
        standing: z.enum(onwardStandings),
        madeOn: zDayOut,
        sent: z.array(z.string()).meta({ description: 'Which parts of her record were sent' }),
        sayings: z.array(
          z.strictObject({
            id: zIdOut,
            howItWas: z.enum(howItWasAnswers),
            words: z.string().nullable(),
            saidOn: zDayOut,
          }),
        ),
      }),
    ),
  }),
  api: null,
  async handle({ db, actor }) {
    if (actor.kind !== 'parent') return notFound('person');
    const { personId } = actor;
    const sayings = await ownSayings(db, personId);
    const rows = await ownOnward(db, personId);
    return succeed({
      personId,
      items: rows.map((row) => ({
        id: row.id,
        serviceName: row.serviceName,
        agency: row.agency,
        standing: onwardStanding(row),
        madeOn: row.madeOn,
        sent: row.sent.map(({ title }) => title),
        sayings: sayings
          .filter(({ onwardReferralId }) => onwardReferralId === row.id)
          .map(({ id, howItWas, words, saidOn }) => ({ id, howItWas, words, saidOn })),
      })),
    });
  },
  looksAt: ({ personId }) => [personId],
});
