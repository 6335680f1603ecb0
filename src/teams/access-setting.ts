import { z } from 'zod';
import { readSetting } from '../access/reach/index.ts';
import { noteStaffChange } from '../access/recent-changes.ts';
import { command, query, wholeTenant } from '../doors/index.ts';
import { zCountOut, zVersionOut } from '../foundation/answers.ts';
import { refused } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { everyWorker } from './team-store.ts';

const MINUTES = 'Enter a whole number of minutes from 15 to 1,440';

const fields = {
  practitionersReach: z
    .enum(['tenant', 'team'], 'Select whom practitioners reach')
    .meta({ description: 'tenant: everybody who is not restricted; team: their own teams’ people' }),
  leadersRead: z
    .enum(['figures', 'records'], 'Select what senior leaders read')
    .meta({ description: 'records: people’s records as well' }),
};

/** What the tenant has chosen about who reaches what. */
export const getAccessSetting = query({
  name: 'getAccessSetting',
  summary: 'Read what was chosen about who reaches what',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    version: zCountOut.meta({ description: '0 while nothing was chosen' }),
    ...fields,
    glassMinutes: z
      .int()
      .meta({ description: 'For how long a record that was opened in an emergency stays open' }),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/access-setting' },
  async handle({ db }) {
    const { id: _, ...setting } = await readSetting(db);
    return succeed(setting);
  },
});

/** Chooses who reaches what. It holds from the next request of everybody. */
export const setAccessSetting = command({
  name: 'setAccessSetting',
  summary: 'Choose who reaches what',
  permission: 'team:manage',
  about: wholeTenant,
  input: z.strictObject({
    version: z.coerce
      .number()
      .int()
      .meta({ description: 'The version that was seen; 0 while nothing was chosen' }),
    ...fields,
    glassMinutes: z.coerce.number(MINUTES).int(MINUTES).min(15, MINUTES).max(1440, MINUTES),
  }),
  output: z.strictObject({ version: zVersionOut }),
  audit: ({ practitionersReach, leadersRead }) =>
    `Chose who reaches what: practitioners ${practitionersReach}, leaders ${leadersRead}`,
  api: { method: 'put', path: '/access-setting' },
  async handle({ db, write }, { version, ...wish }) {
    const { id } = await readSetting(db);
    for (const staffId of await everyWorker(db)) noteStaffChange(staffId);
    if (id !== null) {
      const row = await write.update('accessSetting', { id, version }, wish);
      return succeed({ version: row.version });
    }
    if (version !== 0) return refused('not_set', 'Nothing was chosen before. Open the page again.');
    const row = await write.insert('accessSetting', wish);
    return succeed({ version: row.version });
  },
});
