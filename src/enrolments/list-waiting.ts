import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { query, withinReach } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName } from '../people/index.ts';
import { programmeOf, roadTitles } from './enrolment.ts';
import { findHolder, readWaiting } from './hand-over-store.ts';
import type { AllocationRole } from './tables.ts';

/** How many cases are listed, and handed over, at once. */
export const MOST_AT_ONCE = 100;

/** One open part of somebody who has left, or will leave. */
export interface WaitingCase {
  readonly allocationId: string;
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly leftOn: Temporal.PlainDate | null;
  readonly role: AllocationRole;
  readonly beganOn: Temporal.PlainDate;
  readonly programme: string;
  readonly pathway: string;
  readonly stage: string;
  readonly lastMetOn: Temporal.PlainDate | null;
  readonly lastTriedOn: Temporal.PlainDate | null;
}

/** The cases that wait, the first of them; `total` counts all. */
export interface Waiting {
  /** The worker who was asked about; null for everybody who has left. */
  readonly holder: {
    readonly id: string;
    readonly name: string;
    readonly leftOn: Temporal.PlainDate | null;
  } | null;
  readonly cases: readonly WaitingCase[];
  readonly total: number;
}

const zWaitingOut = z.strictObject({
  holder: z
    .strictObject({ id: zIdOut, name: z.string(), leftOn: zDayOut.nullable() })
    .nullable()
    .meta({ description: 'The worker who was asked about; null for everybody who has left' }),
  cases: z.array(
    z
      .strictObject({
        allocationId: zIdOut,
        enrolmentId: zIdOut,
        personId: zIdOut,
        name: z.string(),
        staffId: zIdOut,
        staffName: z.string(),
        leftOn: zDayOut.nullable().meta({ description: 'Null while the worker is still here' }),
        role: z.enum(['lead', 'second']),
        beganOn: zDayOut,
        programme: z.string(),
        pathway: z.string(),
        stage: z.string(),
        lastMetOn: zDayOut.nullable(),
        lastTriedOn: zDayOut.nullable().meta({ description: 'The last contact of any kind, met or not' }),
      })
      .meta({ id: 'WaitingCase', description: 'An open part of a worker who has left, or will leave' }),
  ),
  total: zCountOut.meta({ description: `How many there are; the first ${MOST_AT_ONCE} are listed` }),
});

/** The open cases of everybody who has left, or of one worker who will leave. */
export const listWaitingCases = query({
  name: 'listWaitingCases',
  summary: 'List the open cases of workers who have left, or of one who will leave',
  permission: 'allocation:change',
  about: withinReach,
  input: z.strictObject({
    staffId: zId
      .nullish()
      .meta({ description: 'One worker, whether or not she has left; everybody who has left when left out' }),
  }),
  output: zWaitingOut,
  looksAt: ({ cases }: Waiting) => listed(cases.map(({ personId }) => personId)),
  api: { method: 'get', path: '/handover' },
  async handle({ db, programmes, today }, { staffId }) {
    const holder = staffId ? await findHolder(db, staffId) : null;
    if (holder === undefined) return notFound('member of staff');
    const rows = await readWaiting(db, holder?.id ?? null, today, MOST_AT_ONCE);
    const cases = rows.map((row): WaitingCase => {
      const {
        id,
        total: _,
        kind,
        givenName,
        familyName,
        knownAs,
        programmeId,
        programmeVersion,
        ...rest
      } = row;
      const programme = programmeOf(programmes, { programmeId, programmeVersion });
      const name = displayName({ kind, givenName, familyName });
      return {
        ...rest,
        ...roadTitles(programme, row),
        allocationId: id,
        name: knownAs && knownAs !== givenName ? `${knownAs} (${name})` : name,
        programme: programme?.title ?? programmeId,
      };
    });
    return succeed({ holder, cases, total: rows[0]?.total ?? 0 });
  },
});
