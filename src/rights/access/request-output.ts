import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zVersionOut } from '../../foundation/answers.ts';
import { displayName } from '../../people/index.ts';
import { askers, deliveries, ways } from '../tables.ts';
import { clockOfRequest } from './request.ts';
import type { RequestRow } from './request-store.ts';

const zMaybeText = z.string().nullable();
const zMaybeDay = zDayOut.nullable();

/** A request with its clock, in an answer. */
export const zRequestOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    name: z.string(),
    reference: z.string(),
    askedBy: z.enum(askers),
    askerName: zMaybeText,
    askerAuthority: zMaybeText,
    wants: zMaybeText,
    receivedOn: zDayOut,
    receivedHow: z.enum(ways),
    identityAskedOn: zMaybeDay,
    identityConfirmedOn: zMaybeDay,
    identityHow: zMaybeText,
    extendedOn: zMaybeDay,
    extensionReason: zMaybeText,
    collectAskedOn: zMaybeDay,
    collectedAt: zInstantOut.nullable(),
    readOn: zMaybeDay,
    readBy: zMaybeText,
    agreedOn: zMaybeDay,
    agreedBy: zMaybeText,
    deliveredOn: zMaybeDay,
    deliveredHow: z.enum(deliveries).nullable(),
    deliveredDigest: zMaybeText,
    deliveredPassages: zCountOut.nullable(),
    deliveredHidden: zCountOut.nullable(),
    closedOn: zMaybeDay,
    closedWhy: z.enum(['delivered', 'withdrawn', 'refused']).nullable(),
    closedNote: zMaybeText,
    pauses: z.array(z.strictObject({ asked: z.string(), fromOn: zDayOut, untilOn: zMaybeDay })),
    clock: z.strictObject({
      state: z.enum(['identity', 'stopped', 'running', 'closed']),
      startsOn: zMaybeDay,
      dueOn: zMaybeDay,
      daysLeft: z.int().nullable(),
      tellExtensionBy: zMaybeDay,
      daysStopped: zCountOut,
    }),
  })
  .meta({ id: 'SubjectRequest', description: 'A request for a copy of what is kept about a person' });

/** A request as it is answered: with its clock as it stands today. */
export function viewRequest(row: RequestRow, today: Temporal.PlainDate) {
  const { id, version, personId, reference, askedBy, askerName, askerAuthority, wants } = row;
  const { receivedOn, receivedHow, identityAskedOn, identityConfirmedOn, identityHow } = row;
  const { extendedOn, extensionReason, collectAskedOn, collectedAt, readOn, agreedOn } = row;
  const { deliveredOn, deliveredHow, deliveredDigest, deliveredPassages, deliveredHidden } = row;
  const { closedOn, closedWhy, closedNote } = row;
  return {
    ...{ id, version, personId, reference, askedBy, askerName, askerAuthority, wants },
    ...{ receivedOn, receivedHow, identityAskedOn, identityConfirmedOn, identityHow },
    ...{ extendedOn, extensionReason, collectAskedOn, collectedAt, readOn, agreedOn },
    ...{ deliveredOn, deliveredHow, deliveredDigest, deliveredPassages, deliveredHidden },
    ...{ closedOn, closedWhy, closedNote },
    name: displayName({ ...row, kind: row.personKind }),
    readBy: row.readerName,
    agreedBy: row.secondName,
    pauses: row.pauses.map(({ asked, fromOn, untilOn }) => ({ asked, fromOn, untilOn })),
    clock: clockOfRequest(row, today),
  };
}

export type RequestShown = ReturnType<typeof viewRequest>;
