import type pg from 'pg';
import type { CheckpointLooks } from './checkpoint.ts';

/** So many rows of the access log are digested together: a finding says in which of these stretches to look. */
const STRETCH = 1_000;

/** The hash of one row of the access log, `l`; its columns are named, so that one that is added changes no hash. */
export const LOOK_HASH = `encode(sha256(convert_to(jsonb_build_array(l.sequence, extract(epoch from l.at), l.staff_id,
  l.role, l.organisation, l.person_id, l.referral_id, l.query, l.door, l.extent, l.refused, l.reason)::text, 'UTF8')), 'hex')`;

/** Rows that stand, and those that were removed under a certificate of destruction: in one look at the database. */
const STRETCHES = `
  select (sequence - 1) / ${STRETCH} as stretch, count(*)::int as rows,
    encode(sha256(convert_to(string_agg(sequence || ':' || hash, ';' order by sequence, hash), 'UTF8')), 'hex') as digest
  from (
    select l.sequence, ${LOOK_HASH} as hash from SCHEMA.access_log l
    union all
    select (gone ->> 0)::bigint, gone ->> 1 from SCHEMA.destruction d, jsonb_array_elements(d.gone_looks) gone
  ) look
  where sequence <= $1 group by 1 order by 1`;

interface StretchRow {
  readonly stretch: string;
  readonly rows: number;
  readonly digest: string;
}

/** The access log up to one row, in counts and digests. Runs as the owner, within a transaction or without. */
export async function digestLooks(
  client: pg.ClientBase,
  schema: string,
  end: number,
): Promise<CheckpointLooks> {
  const { rows } = await client.query<StretchRow>(STRETCHES.replaceAll('SCHEMA', schema), [end]);
  return {
    end,
    stretches: Object.fromEntries(
      rows.map(({ stretch, rows: count, digest }) => {
        const first = Number(stretch) * STRETCH + 1;
        return [`${first}-${first + STRETCH - 1}`, { rows: count, digest }];
      }),
    ),
  };
}
