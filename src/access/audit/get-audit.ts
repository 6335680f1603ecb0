import { z } from 'zod';
import { query } from '../../doors/command.ts';
import { zCountOut, zIdOut, zInstantOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { wholeTenant } from '../subject.ts';
import { zCheckpoint } from './checkpoint.ts';
import { auditState, findCheckpoint } from './run-store.ts';

const zRunOut = z.strictObject({
  id: zIdOut,
  askedAt: zInstantOut,
  by: z.string().nullable(),
  ranAt: zInstantOut.nullable(),
  ok: z.boolean().nullable(),
  rows: zCountOut.nullable(),
  entries: zCountOut.nullable(),
  found: zCountOut.nullable(),
  findings: z.array(z.string()),
  checkpointNumber: zCountOut.nullable(),
});

const zCheckpointOut = z.strictObject({
  number: z.int().min(1),
  takenAt: zInstantOut,
  hash: z.string(),
  entries: zCountOut,
  records: zCountOut,
});

/** When the change log was last verified, what came of it, and the checkpoints that were taken. */
export const getAudit = query({
  name: 'getAudit',
  summary: 'When the change log was verified and what came of it, and the checkpoints taken',
  permission: 'audit:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ runs: z.array(zRunOut), checkpoints: z.array(zCheckpointOut) }),
  looksAt: () => [],
  api: { method: 'get', path: '/audit' },
  async handle({ db }) {
    const { runs, checkpoints } = await auditState(db);
    return succeed({
      runs,
      checkpoints: checkpoints.map(({ number, takenAt, hash, content }) => ({
        number,
        takenAt,
        hash,
        entries: content.tables.reduce((sum, { entries }) => sum + entries, 0),
        records: content.tables.reduce((sum, { standing }) => sum + standing, 0),
      })),
    });
  },
});

/** One checkpoint, whole, to be kept elsewhere. */
export const getCheckpoint = query({
  name: 'getCheckpoint',
  summary: 'One checkpoint of the change log, to be kept elsewhere',
  permission: 'audit:read',
  about: wholeTenant,
  input: z.strictObject({
    number: z.coerce.number().int().min(1).max(2_000_000_000).meta({ description: 'Its number' }),
  }),
  output: zCheckpoint,
  looksAt: () => [],
  api: { method: 'get', path: '/audit/checkpoints/{number}' },
  async handle({ db }, { number }) {
    const found = await findCheckpoint(db, number);
    return found ? succeed(found) : notFound('checkpoint');
  },
});
