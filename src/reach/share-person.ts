import { z } from 'zod';
import { command, ofPerson, query, staffIdOf, wholeTenant, withinReach } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { findPerson } from './reach-store.ts';
import { decideShare } from './share.ts';
import { openOrganisations, sharesOf, sharingConsents } from './share-store.ts';

const zSharedOut = z.strictObject({ id: zIdOut, version: zVersionOut });

/** What a partner's worker sees of a person who is shared. */
const WHAT = ['name', 'safe_contact', 'goals', 'contacts', 'told'];

/** Shares a person with a partner organisation, from one day to another; it ends by itself. */
export const sharePerson = command({
  name: 'sharePerson',
  summary: 'Share a person with a partner organisation',
  permission: 'person:share',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    organisationId: zId,
    why: zText(2000, 'Say why it is shared'),
    delegated: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the organisation is to do work for us' }),
    fromOn: zDate,
    untilOn: zDate,
  }),
  output: zSharedOut,
  audit: () => 'Shared a person with a partner organisation',
  api: { method: 'post', path: '/people/{personId}/shares' },
  async handle({ db, write, today, actor }, { personId, ...wish }) {
    if (!(await findPerson(db, personId))) return notFound('person');
    if (!(await openOrganisations(db)).some(({ id }) => id === wish.organisationId))
      return notFound('organisation');
    const decided = decideShare(wish, await sharingConsents(db, personId), today);
    if (!decided.ok) return decided;
    const { consentId } = decided.value;
    const sharedBy = staffIdOf(actor);
    const row = await write.insert('partnerShare', {
      ...wish,
      personId,
      what: WHAT,
      consentId,
      endedOn: null,
      sharedBy,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Ends a share before its last day. */
export const endShare = command({
  name: 'endShare',
  summary: 'Stop sharing a person with a partner organisation',
  permission: 'person:share',
  about: ({ personId, id }) => [ofPerson({ personId }), { kind: 'partnerShare', id }],
  input: z.strictObject({ personId: zId, id: zId }),
  output: zSharedOut,
  audit: () => 'Stopped sharing a person with a partner organisation',
  api: { method: 'post', path: '/people/{personId}/shares/{id}/end' },
  async handle({ db, write, today }, { personId, id }) {
    const share = (await sharesOf(db, personId)).find((each) => each.id === id);
    if (!share) return notFound('share');
    if (share.endedOn !== null) return refused('ended', 'This has ended already.');
    const row = await write.update('partnerShare', { id, version: share.version }, { endedOn: today });
    return succeed({ id, version: row.version });
  },
});

/** Organisations that people may be shared with. */
export const listOrganisations = query({
  name: 'listPartnerOrganisations',
  summary: 'List the organisations that people may be shared with',
  permission: 'person:share',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  looksAt: () => [],
  api: { method: 'get', path: '/partner-organisations' },
  handle: async ({ db }) => succeed(await openOrganisations(db)),
});

/** Takes up an organisation that people may be shared with. */
export const addOrganisation = command({
  name: 'addPartnerOrganisation',
  summary: 'Add an organisation that people may be shared with',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({
    name: zText(200, 'Enter the name of the organisation'),
    about: zOptionalText(2000).meta({ description: 'What it does; people who are shared may read this' }),
  }),
  output: zSharedOut,
  audit: () => 'Added a partner organisation',
  api: { method: 'post', path: '/partner-organisations' },
  async handle({ db, write, today }, { name, about }) {
    const open = await openOrganisations(db);
    if (open.some((each) => each.name.toLowerCase() === name.toLowerCase()))
      return invalidField(['name'], 'There is an organisation of this name already');
    const row = await write.insert('partnerOrganisation', { name, about, beganOn: today, endedOn: null });
    return succeed({ id: row.id, version: row.version });
  },
});
