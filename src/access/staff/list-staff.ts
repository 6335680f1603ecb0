import { z } from 'zod';
import { query } from '../../doors/command.ts';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { roles } from '../permissions.ts';
import { allStaff, findStaff } from './staff-store.ts';

const zStaffOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  capacity: zCountOut.nullable(),
  startedOn: zDayOut,
  leftOn: zDayOut.nullable(),
});

/** Everybody who works here, or did. */
export const listStaff = query({
  name: 'listStaff',
  summary: 'List the members of staff',
  permission: 'staff:manage',
  input: z.strictObject({}),
  output: z.array(zStaffOut),
  looksAt: () => [],
  api: null,
  handle: async ({ db }) => succeed(await allStaff(db)),
});

/** One member of staff. */
export const getStaff = query({
  name: 'getStaff',
  summary: 'Read one member of staff',
  permission: 'staff:manage',
  input: z.strictObject({ id: zId }),
  output: zStaffOut,
  looksAt: () => [],
  api: null,
  async handle({ db }, { id }) {
    const staff = await findStaff(db, id);
    return staff ? succeed(staff) : notFound('member of staff');
  },
});
