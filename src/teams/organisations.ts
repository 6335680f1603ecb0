import { z } from 'zod';
import { command, query, wholeTenant } from '../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { allOrganisations, openSharesWith } from './team-store.ts';

const zOrganisationOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    name: z.string(),
    about: z.string().nullable(),
    beganOn: zDayOut,
    endedOn: zDayOut.nullable(),
  })
  .meta({ id: 'PartnerOrganisation', description: 'An organisation that works with this one' });

/** Organisations that work with this one, those that no longer do at the end. */
export const listAllOrganisations = query({
  name: 'listAllPartnerOrganisations',
  summary: 'List the organisations that work with this one, closed ones as well',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(zOrganisationOut),
  looksAt: () => [],
  api: { method: 'get', path: '/partner-organisations/all' },
  handle: async ({ db }) => succeed(await allOrganisations(db)),
});

/** Ends the work with an organisation: what was shared with it ends, and its workers come in no more. */
export const closeOrganisation = command({
  name: 'closePartnerOrganisation',
  summary: 'End the work with an organisation; what was shared with it ends',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().positive() }),
  output: zChangedOut,
  audit: () => 'Ended the work with a partner organisation',
  api: { method: 'post', path: '/partner-organisations/{id}/closing' },
  async handle({ db, write, today }, { id, version }) {
    const organisation = (await allOrganisations(db)).find((each) => each.id === id);
    if (!organisation) return notFound('organisation');
    if (organisation.endedOn !== null)
      return refused('closed', `The work with ${organisation.name} has ended already.`);
    const row = await write.update('partnerOrganisation', { id, version }, { endedOn: today });
    for (const share of await openSharesWith(db, id))
      await write.update('partnerShare', share, { endedOn: today });
    return succeed({ id: row.id, version: row.version });
  },
});
