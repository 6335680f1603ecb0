import type { PartnerActor } from '../../../src/access/actor.ts';
import type { TestHouse } from '../house.ts';

/** Lays down a partner organisation with a worker who does delegated work for it. */
export async function addPartner(house: TestHouse, name: string): Promise<PartnerActor> {
  const organisation = await house.owner.query<{ id: string }>(
    `insert into t_east.partner_organisation (name, began_on) values ($1, '2023-01-02') returning id`,
    [name],
  );
  const worker = await house.owner.query<{ id: string }>(
    `insert into t_east.staff (name, email, role, started_on) values ($1, $2, 'partner', '2023-01-02') returning id`,
    [`${name} Worker`, `${name.toLowerCase()}@example.org`],
  );
  const [organisationId = '', staffId = ''] = [organisation.rows[0]?.id, worker.rows[0]?.id];
  await house.owner.query(
    `insert into t_east.partner_worker (organisation_id, staff_id, mode, began_on) values ($1, $2, 'casework', '2023-01-02')`,
    [organisationId, staffId],
  );
  return {
    kind: 'partner',
    tenant: 'east',
    staffId,
    organisationId,
    name: `${name} Worker`,
    mode: 'casework',
  };
}
