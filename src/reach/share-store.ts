import { sql } from 'kysely';
import { z } from 'zod';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { isBefore } from '../foundation/dates.ts';
import type { Consented } from './share.ts';

/** What is shared of a person with a partner organisation. */
export interface Share {
  readonly id: string;
  readonly version: number;
  readonly organisationId: string;
  readonly organisation: string;
  readonly why: string;
  readonly delegated: boolean;
  readonly fromOn: Temporal.PlainDate;
  readonly untilOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

export const zShareOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    organisationId: zIdOut,
    organisation: z.string(),
    why: z.string(),
    delegated: z.boolean().meta({ description: 'Whether the organisation does work for us' }),
    fromOn: zDayOut,
    untilOn: zDayOut,
    endedOn: zDayOut.nullable(),
  })
  .meta({
    id: 'Share',
    description: 'What is shared with a partner organisation: from when, until when, and why',
  });

/** All that is or was shared of a person, the newest first. */
export async function sharesOf(db: TenantDb, personId: string): Promise<Share[]> {
  return db
    .selectFrom('partnerShare')
    .innerJoin('partnerOrganisation as o', 'o.id', 'partnerShare.organisationId')
    .select([
      'partnerShare.id',
      'partnerShare.version',
      'partnerShare.organisationId',
      'o.name as organisation',
      'partnerShare.why',
      'partnerShare.delegated',
      'partnerShare.fromOn',
      'partnerShare.untilOn',
      'partnerShare.endedOn',
    ])
    .where('partnerShare.personId', '=', personId)
    .orderBy('partnerShare.fromOn', 'desc')
    .orderBy('partnerShare.id', 'desc')
    .execute();
}

/** Under which shares she is shared on a day. */
export async function sharesOn(db: TenantDb, personId: string, today: Temporal.PlainDate): Promise<Share[]> {
  return (await sharesOf(db, personId)).filter(
    ({ fromOn, untilOn, endedOn }) =>
      endedOn === null && !isBefore(today, fromOn) && !isBefore(untilOn, today),
  );
}

/** Organisations that people may be shared with. */
export async function openOrganisations(db: TenantDb): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('partnerOrganisation')
    .select(['id', 'name'])
    .where('endedOn', 'is', null)
    .orderBy('name')
    .execute();
}

/** Her consent to sharing that holds today, the newest first; and whether she has refused it. */
export async function sharingConsents(db: TenantDb, personId: string): Promise<Consented[]> {
  const { rows } = await sql<Consented>`
    select id, answer, agencies from consent
    where person_id = ${personId} and kind = 'share' and withdrawn_on is null order by given_on desc, id desc`.execute(
    db,
  );
  return rows;
}
