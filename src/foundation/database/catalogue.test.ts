import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { tables } from '../../app/rooms.ts';
import { tenantNames } from './protect.ts';
import { inRequest } from './session.ts';

/*
 * What the catalogue of a tenant's schema must say, so that row-level security holds and the same schema can be spread
 * over a Citus cluster one day.
 */

const SCHEMA = `'t_east'::regnamespace`;
const ROLES = tenantNames('east').roles;

/** Written by the bus for every request, and never changed by a person: neither has a version. */
const UNVERSIONED = new Set(['idempotency_key']);

/** Columns that name somebody besides the row's own person, and why that hides nothing more. */
const OTHERWISE_HIDDEN: Readonly<Record<string, string>> = {
  'person_merge.absorbed_id': 'the record that was merged is looked up as the one that is kept',
  'record_guard.follows':
    'guards stand round records: whoever asks for a record reads them, and never their words',
};

describe('the catalogue of a tenant’s schema', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());

  async function names(query: string): Promise<string[]> {
    const { rows } = await house.owner.query<{ name: string }>(query);
    return rows.map(({ name }) => name);
  }
  const allTables = () =>
    names(
      `select relname as name from pg_class where relnamespace = ${SCHEMA} and relkind in ('r', 'p') order by 1`,
    );

  it('holds the tables that the rooms declare, and no others', async () => {
    expect(await allTables()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('holds nothing but tables, their indexes and their identity sequences', async () => {
    const strange = await names(
      `select c.relkind::text || ' ' || c.relname as name from pg_class c where c.relnamespace = ${SCHEMA}
         and c.relkind not in ('r', 'i') and not (c.relkind = 'S' and exists (
           select from pg_depend d where d.objid = c.oid and d.deptype = 'i'))
       union all select 'function ' || proname from pg_proc where pronamespace = ${SCHEMA}
       union all select 'type ' || typname from pg_type where typnamespace = ${SCHEMA}
         and typtype <> 'c' and typcategory <> 'A'`,
    );
    expect(strange).toEqual([]);
  });

  it('has a primary key on every table', async () => {
    const without = await names(
      `select relname as name from pg_class c where relnamespace = ${SCHEMA} and relkind = 'r'
         and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    );
    expect(without).toEqual([]);
  });

  it('enables and forces row-level security on every table, with a policy for staff', async () => {
    const open = await names(
      `select relname as name from pg_class c where relnamespace = ${SCHEMA} and relkind = 'r' and not (
         relrowsecurity and relforcerowsecurity and exists (select from pg_policy p
           where p.polrelid = c.oid and p.polroles = array['facet_east_staff'::regrole::oid]))`,
    );
    expect(open).toEqual([]);
  });

  it('names the tenant’s own roles in its policies, never everybody', async () => {
    const others = await names(
      `select distinct c.relname || ' ' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid,
         unnest(p.polroles) role where c.relnamespace = ${SCHEMA}
         and not (array[role::regrole::text] <@ array['${ROLES.join("','")}'])`,
    );
    expect(others).toEqual([]);
  });

  it('has no subquery in a policy, and a check as strict as what may be seen', async () => {
    const { rows } = await house.owner.query<{
      name: string;
      using: string;
      check: string | null;
      cmd: string;
    }>(
      `select c.relname || ' ' || p.polname as name, pg_get_expr(p.polqual, p.polrelid) as using,
         pg_get_expr(p.polwithcheck, p.polrelid) as check, p.polcmd as cmd
       from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = ${SCHEMA}`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { name, using, check, cmd } of rows) {
      expect(`${using} ${check}`, name).not.toMatch(/\bselect\b|\bfrom\b/i);
      if (cmd !== 'r' && cmd !== 'a') expect(check, name).toBe(using);
    }
  });

  it('has no triggers and no rules', async () => {
    const found = await names(
      `select tgname::text as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = ${SCHEMA} and not t.tgisinternal
       union all select rulename::text from pg_rewrite r join pg_class c on c.oid = r.ev_class where c.relnamespace = ${SCHEMA}`,
    );
    expect(found).toEqual([]);
  });

  it('has no deferrable constraint, and no foreign key into another schema', async () => {
    const found = await names(
      `select conname::text as name from pg_constraint k left join pg_class t on t.oid = k.confrelid
       where k.connamespace = ${SCHEMA} and (k.condeferrable or (k.contype = 'f' and t.relnamespace <> ${SCHEMA}))`,
    );
    expect(found).toEqual([]);
  });

  it('has no function of Facet’s that reads a tenant’s schema by its name', async () => {
    const found = await names(
      `select p.oid::regprocedure::text as name from pg_proc p
       where pronamespace = 'facet'::regnamespace and (prosrc ~ '\\mt_[a-z]' or prosecdef)`,
    );
    expect(found).toEqual([]);
  });

  it('counts by identity in the two logs alone', async () => {
    const identities = await names(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = ${SCHEMA} and c.relkind = 'r' and a.attidentity <> '' order by 1`,
    );
    expect(identities).toEqual(['access_log.sequence', 'change_log.sequence']);
    const serials = await names(
      `select c.relname || '.' || a.attname as name from pg_attrdef d join pg_class c on c.oid = d.adrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
       where c.relnamespace = ${SCHEMA} and pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'`,
    );
    expect(serials).toEqual([]);
  });

  it('has an id and a version, neither ever null, on every table that is written through the write path', async () => {
    const written = tables.filter(({ name, guard }) => guard !== 'log' && !UNVERSIONED.has(name));
    const versioned = await names(
      `select c.relname as name from pg_class c where c.relnamespace = ${SCHEMA} and c.relkind = 'r' and 2 = (
         select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnotnull
           and ((a.attname = 'id' and a.atttypid = 'uuid'::regtype) or (a.attname = 'version' and a.atttypid = 'int4'::regtype)))`,
    );
    expect(written.map(({ name }) => name).filter((name) => !versioned.includes(name))).toEqual([]);
  });

  it('marks every row of a person with whose it is, and whether she is restricted', async () => {
    const marked = await names(
      `select c.relname as name from pg_class c where c.relnamespace = ${SCHEMA} and c.relkind = 'r' and exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname = 'restricted' and a.attnotnull)`,
    );
    const guarded = tables.filter(({ guard }) => guard === 'person' || guard === 'self');
    expect(marked.sort()).toEqual(guarded.map(({ name }) => name).sort());
  });

  it('hides a row about two people from whoever may not know of the second, on every table that names one', async () => {
    const named = await names(
      `select c.relname || '.' || a.attname as name
       from pg_constraint k
       join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where k.contype = 'f' and k.connamespace = ${SCHEMA} and k.confrelid = 't_east.person'::regclass
         and a.attname not in ('person_id', 'child_id')
       order by 1`,
    );
    const declared = tables.flatMap(({ name, second }) =>
      second === undefined ? [] : [`${name}.${second}`],
    );
    expect(named).toEqual([...declared, ...Object.keys(OTHERWISE_HIDDEN)].sort());
  });

  it('has an index on every foreign key but those to staff, whose rows are never removed', async () => {
    const bare = await names(
      `select f.relname || ' ' || k.conname as name from pg_constraint k
       join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
       where k.connamespace = ${SCHEMA} and k.contype = 'f' and t.relname <> 'staff' and not exists (
         select from pg_index i where i.indrelid = k.conrelid and i.indpred is null and i.indkey[0] = k.conkey[1])`,
    );
    expect(bare).toEqual([]);
  });

  it('belongs to its owner: the roles of the app and of tenants own nothing and may not sign in', async () => {
    const { rows } = await house.owner.query(
      `select r.rolname, s.classid::regclass::text from pg_roles r join pg_shdepend s on s.refobjid = r.oid
       where r.rolname like 'facet\\_%' and s.deptype = 'o'
         and s.dbid = (select oid from pg_database where datname = current_database())`,
    );
    expect(rows).toEqual([]);
    expect(
      await names(
        `select rolname as name from pg_roles where rolname like 'facet\\_%'
           and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit)`,
      ),
    ).toEqual([]);
  });

  describe('towards those who ask', () => {
    /** The rows of each table that can be read as things stand on this connection; undefined where that is denied. */
    async function readable(
      read: (query: string) => Promise<number>,
    ): Promise<Map<string, number | undefined>> {
      const seen = new Map<string, number | undefined>();
      for (const name of await allTables())
        seen.set(name, await read(`select * from t_east."${name}"`).catch((error) => deniedOnly(error)));
      return seen;
    }
    function deniedOnly(error: { code?: string }): undefined {
      if (error.code !== '42501') throw error;
      return undefined;
    }

    it('shows the app nothing before a request has begun, and lets it write nothing', async () => {
      const { pool } = house.database;
      const seen = await readable(async (query) => (await pool.query(query)).rows.length);
      expect([...seen.values()].every((rows) => rows === undefined)).toBe(true);
      for (const name of await allTables())
        await expect(pool.query(`delete from t_east."${name}"`)).rejects.toMatchObject({ code: '42501' });
    });

    it('shows a visitor nothing that was not given to her', async () => {
      const guest = { tenant: 'east', door: 'guest', staffId: null } as const;
      const seen = await readable((query) =>
        inRequest(
          house.database.pool,
          guest,
          { readOnly: true },
          async ({ client }) => (await client.query(query)).rows.length,
        ),
      );
      const given = [...seen].filter(([, rows]) => rows !== undefined);
      for (const [name, rows] of given) expect([name, rows]).toEqual([name, 0]);
      expect(given.map(([name]) => name).every((name) => VISITORS.has(name))).toBe(true);
    });

    it('shows another tenant’s worker nothing, whatever she sets', async () => {
      const west = { tenant: 'west', door: 'staff', staffId: house.actors.westPractitioner.staffId } as const;
      const seen = await readable((query) =>
        inRequest(house.database.pool, west, { readOnly: true }, async ({ client }) => {
          await client.query(`set local facet.tenant to 'east'`);
          return (await client.query(query)).rows.length;
        }),
      );
      expect([...seen.values()].every((rows) => rows === undefined)).toBe(true);
    });

    it('lets nobody change the logs or take from them, nor read what was changed or, as a visitor, who looked', async () => {
      const east = { tenant: 'east', door: 'staff', staffId: house.actors.manager.staffId } as const;
      const guest = { tenant: 'east', door: 'guest', staffId: null } as const;
      const changes = (log: string) => [
        `update ${log} set at = now()`,
        `delete from ${log}`,
        `truncate ${log}`,
      ];
      const denied = [
        ...['change_log', 'access_log'].flatMap((log) => changes(log).map((text) => [east, text] as const)),
        [east, 'select * from change_log'] as const,
        ...['change_log', 'access_log'].map((log) => [guest, `select * from ${log}`] as const),
      ];
      for (const [scope, statement] of denied)
        await expect(
          inRequest(house.database.pool, scope, { readOnly: false }, ({ client }) => client.query(statement)),
          statement,
        ).rejects.toMatchObject({ code: '42501' });
    });

    it('lets nobody begin a request for a tenant or door that is not there', async () => {
      const { pool } = house.database;
      for (const [tenant, door] of [
        ['north', 'staff'],
        ['east', 'owner'],
        ["east'; drop schema t_east", 'staff'],
        ['', 'staff'],
      ])
        await expect(
          pool.query('select facet.begin_request($1, $2, null)', [tenant, door]),
        ).rejects.toThrow();
    });
  });
});

/** What a visitor's role may read at all, were it given to her: her own referral and its draft, and her own keys. */
const VISITORS = new Set(
  tables.filter(({ guestWrites, visitors }) => guestWrites ?? visitors).map(({ name }) => name),
)
  .add('idempotency_key')
  .add('programme_version');
