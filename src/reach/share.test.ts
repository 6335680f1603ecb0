import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { tables } from '../app/rooms.ts';
import { giveConsent, withdrawConsent } from '../enrolments/index.ts';
import { addOrganisation, endShare, sharePerson } from './share-person.ts';

let house: TestHouse;
let organisationId: string;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  const { administrator } = house.actors;
  organisationId = (await house.done(addOrganisation, { name: 'Refuge East', about: null }, administrator))
    .id;
});
afterAll(() => house.close());

const DAY = '2024-06-03T12:00:00Z';

/** Reads as one of the outside doors does, at an instant. */
async function through<T>(
  door: 'partner' | 'parent' | 'analyst',
  given: string | null,
  body: (client: pg.PoolClient) => Promise<T>,
  at = DAY,
): Promise<T> {
  const client = await house.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select facet.begin_request($1, $2, null, $3, $4, $5)', [
      'east',
      door,
      given === null ? [] : [given],
      at,
      [],
    ]);
    return await body(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const names = async (client: pg.PoolClient) =>
  (await client.query<{ given_name: string }>('select given_name from person order by 1')).rows.map(
    (row) => row.given_name,
  );

async function agreed(name: string) {
  const parent = await addParent(house, { name });
  const consent = await house.done(giveConsent, {
    personId: parent.personId,
    programme: 'diamond',
    kind: 'share',
    answer: 'given',
    agencies: ['Refuge East'],
    on: '2024-06-03',
    how: 'in_person',
  });
  return { ...parent, consent };
}

const wish = { why: 'A safe place', delegated: false, fromOn: '2024-06-03', untilOn: '2024-06-30' };

describe('sharing with a partner organisation', () => {
  it('wants her consent, and a last day within a year', async () => {
    const { personId } = await addParent(house, { name: 'Nell Noconsent' });
    expect(await house.run(sharePerson, { ...wish, personId, organisationId })).toMatchObject({
      error: { code: 'no_consent' },
    });
    const asked = await agreed('Yara Year');
    const long = { ...wish, personId: asked.personId, organisationId, untilOn: '2025-06-04' };
    expect(await house.run(sharePerson, long)).toMatchObject({ error: { faults: [{ path: ['untilOn'] }] } });
  });

  it('shows her to that organisation, from the first day to the last, and nobody else', async () => {
    const { personId } = await agreed('Sana Shared');
    await addParent(house, { name: 'Una Unshared' });
    const { id } = await house.done(sharePerson, { ...wish, personId, organisationId });
    const seen = (at: string) => through('partner', organisationId, names, at);
    expect(await seen(DAY)).toEqual(['Sana']);
    expect(await seen('2024-06-30T22:00:00Z')).toEqual(['Sana']);
    expect(await seen('2024-06-30T23:30:00Z')).toEqual([]);
    expect(await seen('2024-06-02T12:00:00Z')).toEqual([]);
    expect(await through('partner', personId, names)).toEqual([]);
    await house.done(endShare, { personId, id });
    expect(await seen(DAY)).toEqual([]);
  });

  it('ends with the consent that allowed it', async () => {
    const { personId, consent } = await agreed('Wilma Withdrawn');
    await house.done(sharePerson, { ...wish, personId, organisationId });
    expect(await through('partner', organisationId, names)).toEqual(['Wilma']);
    await house.done(withdrawConsent, {
      id: consent.id,
      version: consent.version,
      on: '2024-06-03',
      how: 'by_phone',
    });
    expect(await through('partner', organisationId, names)).toEqual([]);
  });

  it('ends when she is asked again and says no', async () => {
    const { personId } = await agreed('Nora Refused');
    await house.done(sharePerson, { ...wish, personId, organisationId });
    expect(await through('partner', organisationId, names)).toEqual(['Nora']);
    const again = { personId, programme: 'diamond', kind: 'share', answer: 'refused' } as const;
    await house.done(giveConsent, { ...again, on: '2024-06-03', how: 'by_phone' });
    expect(await through('partner', organisationId, names)).toEqual([]);
  });

  it('shows neither address, birth nor a worker’s words', async () => {
    for (const statement of [
      'select address from person',
      'select born_on from person',
      'select note from contact',
      'select parent_view from goal',
      'select * from walled_value',
      'select * from relationship',
      'select * from referral',
    ])
      await expect(
        through('partner', organisationId, (client) => client.query(statement)),
        statement,
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the doors of partners, parents and analysts', () => {
  it('show a parent her own record alone, and no worker’s note', async () => {
    const { personId } = await addParent(house, { name: 'Olga Own' });
    expect(await through('parent', personId, names)).toEqual(['Olga']);
    await expect(
      through('parent', personId, (client) => client.query('select note from contact')),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('let an analyst read no name, no date of birth and no words, and no guarded row', async () => {
    await addParent(house, { name: 'Rhea Restricted', restricted: true });
    for (const column of ['given_name', 'family_name', 'born_on', 'address', 'phone', 'search_name'])
      await expect(
        through('analyst', null, (client) => client.query(`select ${column} from person`)),
        column,
      ).rejects.toMatchObject({ code: '42501' });
    const counted = await through(
      'analyst',
      null,
      async (client) => (await client.query('select id from person')).rows,
    );
    const all = await house.owner.query('select id from t_east.person where not restricted');
    expect(counted.length).toBe(all.rows.length);
  });

  it.each(tables.map((table) => [table.name, table] as const))(
    'change nothing in %s',
    async (name, table) => {
      for (const door of ['partner', 'parent', 'analyst'] as const)
        for (const statement of [`update ${name} set version = 1`, `delete from ${name}`]) {
          const run = through(door, organisationId, (client) => client.query(statement));
          await expect(run, `${door}: ${statement}`).rejects.toMatchObject({
            code: expect.stringMatching(/^(42501|42703)$/),
          });
        }
      expect(table.about).not.toBe('');
    },
  );
});
