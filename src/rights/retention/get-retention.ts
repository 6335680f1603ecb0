import { z } from 'zod';
import { query, wholeTenant } from '../../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zVersionOut } from '../../foundation/answers.ts';
import { type RecordKind, recordKinds } from '../../foundation/database/tables.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { displayName } from '../../people/index.ts';
import { certificates, openHolds, ownRules, reviewRows } from './review-store.ts';
import { scheduleOf } from './schedule.ts';

const zRule = z.strictObject({
  kind: z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]),
  title: z.string(),
  months: zCountOut,
  counted: z.string(),
  source: z.string(),
  settled: z.boolean(),
  isOwn: z.boolean(),
});

const zReview = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  name: z.string(),
  dueOn: zDayOut,
  kind: z.string(),
  months: zCountOut,
  held: z.boolean(),
  keptUntil: zDayOut.nullable(),
  keptWhy: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedByName: z.string().nullable(),
  agreed: z.boolean(),
  failed: z.string().nullable(),
});

const zHold = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut,
  name: z.string(),
  reason: z.string(),
  beganOn: zDayOut,
  reviewOn: zDayOut,
  by: z.string().nullable(),
});

const zCertificate = z.strictObject({
  id: zIdOut,
  at: zInstantOut,
  kind: z.string(),
  months: zCountOut.nullable(),
  why: z.enum(['retention', 'restored']),
  counts: z.array(z.strictObject({ table: z.string(), rows: zCountOut })),
  entries: zCountOut,
  looks: zCountOut,
  digest: z.string(),
  proposedBy: z.string().nullable(),
  agreedBy: z.string().nullable(),
});

/** For how long records are kept, those whose time is over, holds, and what was destroyed. */
export const getRetention = query({
  name: 'getRetention',
  summary: 'For how long records are kept, those whose time is over, holds, and what was destroyed',
  permission: 'retention:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({
    schedule: z.array(zRule),
    reviews: z.array(zReview),
    holds: z.array(zHold),
    destroyed: z.array(zCertificate),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/retention' },
  async handle({ db }) {
    const [own, rows, holds, destroyed] = await Promise.all([
      ownRules(db),
      reviewRows(db),
      openHolds(db),
      certificates(db),
    ]);
    const named = <
      T extends { givenName: string; familyName: string; personKind: 'adult' | 'child' | 'unborn' },
    >({
      givenName,
      familyName,
      personKind,
      ...rest
    }: T) => ({ ...rest, name: displayName({ givenName, familyName, kind: personKind }) });
    const reviews = rows.map((row) => {
      const { id, version, personId, name, dueOn, kind, months, held, keptUntil, keptWhy, failed } =
        named(row);
      const { proposedBy, proposerName: proposedByName, agreedBy } = row;
      const who = { id, version, personId, name, dueOn, kind, months, held };
      return { ...who, keptUntil, keptWhy, failed, proposedBy, proposedByName, agreed: agreedBy !== null };
    });
    return succeed({ schedule: scheduleOf(own), reviews, holds: holds.map(named), destroyed });
  },
});

/** One certificate of destruction. */
export const getCertificate = query({
  name: 'getCertificate',
  summary: 'One certificate of destruction: what, how much, under which rule, by whom',
  permission: 'retention:read',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zCertificate,
  looksAt: () => [],
  api: { method: 'get', path: '/retention/certificates/{id}' },
  async handle({ db }, { id }) {
    const [found] = await certificates(db, id);
    return found ? succeed(found) : notFound('certificate');
  },
});
