import type { TestHouse } from './house.ts';

/** A made-up parent whose referral was accepted. */
export interface ReferredParent {
  readonly personId: string;
  readonly referralId: string;
}

/** Lays down a parent with a referral, without the journey that leads there. */
export async function addReferred(
  house: TestHouse,
  {
    name = 'Amina Example',
    status = 'accepted',
    receivedOn = '2024-01-02',
    pregnancyAskedOn = '2024-01-02' as string | null,
  } = {},
): Promise<ReferredParent> {
  const [given = '', family = ''] = name.split(' ');
  const person = await house.owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name, pregnancy_asked_on)
     values ('adult', $1, $2, lower($3), $4) returning id`,
    [given, family, name, pregnancyAskedOn],
  );
  const personId = person.rows[0]?.id ?? '';
  const referral = await house.owner.query<{ id: string }>(
    `insert into t_east.referral (person_id, reference, programme_id, programme_version, origin, received_on,
       received_at, parent_name, search_name, answers, status)
     values ($1::uuid, 'DIA-' || substr($1::uuid::text, 25), 'diamond', $5, 'staff', $2::date, $2::date, $3::text, lower($3::text),
       '{"answers": {}}', $4) returning id`,
    [personId, receivedOn, name, status, house.programmes.current('diamond')?.version],
  );
  return { personId, referralId: referral.rows[0]?.id ?? '' };
}
