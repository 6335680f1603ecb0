import type pg from 'pg';
import type { FindingList } from './findings.ts';

/** The digest of entries that were emptied: it holds them to what they were, though nothing stands in them any more. */
export const EMPTIED_DIGEST = `encode(sha256(convert_to(coalesce(string_agg(
  table_name || ':' || row_id || ':' || row_version || ':' || encode(hash, 'hex'), ';'
  order by table_name, row_id, row_version), ''), 'UTF8')), 'hex')`;

const DESTRUCTIONS = `
  select coalesce(emptied.destruction_id, d.id) as id, d.id is not null as certified,
    emptied.entries is not distinct from nullif(d.entries, 0)
      and (d.entries = 0 or emptied.digest is not distinct from d.entries_digest) as agrees
  from (
    select destruction_id, count(*)::int as entries, EMPTIED as digest from SCHEMA.change_log
    where destruction_id is not null group by destruction_id
  ) emptied
  full join SCHEMA.destruction d on d.id = emptied.destruction_id`;

/** Entries may only be empty where a certificate of destruction tells of exactly these. */
export async function checkDestructions(
  client: pg.ClientBase,
  schema: string,
  list: FindingList,
): Promise<void> {
  const query = DESTRUCTIONS.replaceAll('SCHEMA', schema).replace('EMPTIED', () => EMPTIED_DIGEST);
  const { rows } = await client.query<{ id: string; certified: boolean; agrees: boolean }>(query);
  for (const { id, certified, agrees } of rows) {
    const about = { table: 'destruction', rowId: id, version: null, fields: [] };
    if (!certified) list.add({ ...about, kind: 'emptied_without_destruction' });
    else if (!agrees) list.add({ ...about, kind: 'destruction_differs' });
  }
}
