import { sql } from 'kysely';
import type { TenantDb } from './session.ts';
import type { TableDeclaration, WrittenTable } from './tables.ts';
import type { Seen, Writer } from './write.ts';

/**
 * Tables whose rows copy a person's `restricted` mark, as their names stand in the code; of a table with a second
 * person, the column that names her.
 */
export type Guarded = ReadonlyMap<string, string | undefined>;

const inCode = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Those of these tables whose rows copy their person's mark. */
export function guardedOf(tables: readonly TableDeclaration[]): Guarded {
  const ofPeople = tables.filter(({ guard }) => guard === 'person');
  return new Map(
    ofPeople.map(({ name, second }) => [inCode(name), second === undefined ? undefined : inCode(second)]),
  );
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface Marked {
  readonly table: string;
  readonly column: string;
  readonly mark: 'restricted' | 'otherRestricted';
}

async function differing(db: TenantDb, at: Marked, personId: string, mark: boolean): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select id, version from ${sql.id(snake(at.table))}
    where ${sql.id(snake(at.column))} = ${personId} and ${sql.id(snake(at.mark))} <> ${mark}`.execute(db);
  return rows;
}

/** Of a tie, a second person is marked where she is an adult: that a child is there, her parent's record says. */
async function isAdult(db: TenantDb, personId: string): Promise<boolean> {
  const { rows } = await sql<{ adult: boolean }>`
    select kind = 'adult' as adult from person where id = ${personId}`.execute(db);
  return rows[0]?.adult === true;
}

/**
 * Marks every row of a person as one that somebody may not see, or takes the mark away: rare, so row by row, each with
 * its entry in the change log. The request reaches her from then on, or it could not see what it marks.
 */
export async function markPerson(
  db: TenantDb,
  write: Pick<Writer, 'update'>,
  guarded: Guarded,
  person: { readonly id: string; readonly mark: boolean },
): Promise<void> {
  const { id, mark } = person;
  await reach(db, [id]);
  // Also those rows whose words whoever marks may not read: a row that was left unmarked would stay open.
  await sql`select facet.move(array[${id}::uuid])`.execute(db);
  const adult = await isAdult(db, id);
  const places: Marked[] = [
    { table: 'person', column: 'id', mark: 'restricted' },
    ...[...guarded.keys()].map((table): Marked => ({ table, column: 'personId', mark: 'restricted' })),
    ...[...guarded].flatMap(([table, second]): Marked[] =>
      second && adult ? [{ table, column: second, mark: 'otherRestricted' }] : [],
    ),
  ];
  for (const place of places) {
    for (const seen of await differing(db, place, id, mark))
      await write.update(place.table as WrittenTable, seen, { [place.mark]: mark });
  }
}

/** Lets the request reach people whom it makes, guards or finds by a right of its own, until its transaction ends. */
export async function reach(db: TenantDb, personIds: readonly string[]): Promise<void> {
  await sql`select facet.reach(${personIds}::uuid[])`.execute(db);
}

/** Lets the request reach somebody who is put on record, wherever its rows end. Gives the id that she is to have. */
export async function reachNew(db: TenantDb, given?: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with one as materialized (select coalesce(${given ?? null}::uuid, uuidv7()) as id)
    select id, facet.reach(array[id]) from one`.execute(db);
  const [one] = rows;
  if (!one) throw new Error('no id was given');
  return one.id;
}
