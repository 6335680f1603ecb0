import { z } from 'zod';
import { partnerModes } from '../access/permissions.ts';
import { noteStaffChange } from '../access/recent-changes.ts';
import { takeSignInAway, zEmail } from '../access/staff/index.ts';
import { command, query, wholeTenant } from '../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { findByEmail, organisations, partnerWorkers } from './partner-store.ts';

/** Lets a named worker of a partner organisation in. How she signs in is given afterwards, by a link that is shown once. */
export const addPartnerWorker = command({
  name: 'addPartnerWorker',
  summary: 'Add a worker of a partner organisation',
  permission: 'partner:invite',
  about: wholeTenant,
  input: z.strictObject({
    organisationId: zId.meta({ description: 'Where she works' }),
    name: zText(120, 'Enter a name'),
    email: zEmail,
    mode: z.enum(partnerModes, 'Choose what the worker is to do').meta({
      description: 'casework: sees the people shared with the organisation; referral: only refers',
    }),
  }),
  output: zChangedOut,
  audit: ({ mode }) => `Added a worker of a partner organisation (${mode})`,
  api: { method: 'post', path: '/partner-workers' },
  async handle({ db, write, today }, { organisationId, name, email, mode }) {
    if (!(await organisations(db)).some(({ id }) => id === organisationId))
      return invalidField(['organisationId'], 'Choose an organisation');
    const known = await findByEmail(db, email);
    if (known && (known.role !== 'partner' || known.leftOn === null))
      return invalidField(['email'], `${known.name} has this email address already. Enter another`);
    const row = known
      ? await write.update('staff', known, { name, leftOn: null })
      : await write.insert('staff', {
          name,
          email,
          role: 'partner',
          capacity: null,
          startedOn: today,
          leftOn: null,
        });
    await write.insert('partnerWorker', {
      organisationId,
      staffId: row.id,
      mode,
      beganOn: today,
      endedOn: null,
    });
    noteStaffChange(row.id);
    return succeed({ id: row.id, version: row.version });
  },
});

/** Ends it at once: password, passkeys, sessions and links are gone with the same transaction. */
export const endPartnerWorker = command({
  name: 'endPartnerWorker',
  summary: 'End the access of a partner organisation’s worker',
  permission: 'partner:invite',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zChangedOut,
  audit: () => 'Ended the access of a partner organisation’s worker',
  api: { method: 'post', path: '/partner-workers/{id}/end' },
  async handle({ db, write, today }, { id }) {
    const own = (await partnerWorkers(db)).filter(({ staffId }) => staffId === id);
    if (own.length === 0) return notFound('worker');
    const open = own.find(({ endedOn }) => endedOn === null);
    if (!open) return refused('ended', `The access of ${own[0]?.name} has ended already.`);
    noteStaffChange(id);
    await write.update(
      'partnerWorker',
      { id: open.workerId, version: open.workerVersion },
      { endedOn: today },
    );
    const row = await write.update('staff', { id, version: open.version }, { leftOn: today });
    await takeSignInAway(db, id);
    return succeed({ id, version: row.version });
  },
});

/** Every worker of a partner organisation, and the organisations that there are. */
export const listPartnerWorkers = query({
  name: 'listPartnerWorkers',
  summary: 'List the workers of partner organisations',
  permission: 'partner:invite',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    workers: z.array(
      z.strictObject({
        staffId: zIdOut,
        version: zVersionOut,
        workerId: zIdOut,
        workerVersion: zVersionOut,
        name: z.string(),
        email: z.string(),
        mode: z.enum(partnerModes),
        organisationId: zIdOut,
        organisation: z.string(),
        beganOn: zDayOut,
        endedOn: zDayOut.nullable(),
      }),
    ),
    organisations: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/partner-workers' },
  handle: async ({ db }) =>
    succeed({ workers: await partnerWorkers(db), organisations: await organisations(db) }),
});
