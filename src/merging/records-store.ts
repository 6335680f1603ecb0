import type pg from 'pg';

/** In SQL, for the owner of the database: the ids of records that were merged into others. */
export const absorbedSql = (schema: string): string =>
  `select absorbed_id from ${schema}.person_merge where undone_on is null`;

/** These people’s records and those that were merged into them, which are about them as well. Runs as the owner. */
export async function recordsOf(
  client: pg.ClientBase,
  schema: string,
  people: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ absorbed_id: string }>(
    `${absorbedSql(schema)} and person_id = any ($1) order by id`,
    [people],
  );
  return [...people, ...rows.map(({ absorbed_id: id }) => id)];
}
