import { type RawBuilder, type Selectable, sql } from 'kysely';
import { isOpenTo } from '../access/walls.ts';
import { type CommandContext, staffIdOf } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { reachNew } from '../foundation/database/write-marks.ts';
import { partialDate } from '../foundation/dates.ts';
import { foldName, readings } from './names.ts';
import { displayName, type NewPerson, type PersonKind } from './person.ts';
import type { PersonSummary } from './record.ts';
import type { PersonTable } from './tables.ts';

/** Which row, as it stands. */
export interface RowKey {
  readonly id: string;
  readonly version: number;
}

type PersonRow = Selectable<PersonTable>;

/** What stands behind a wall of what her details say, as far as it opens to the request. */
interface BehindWalls {
  readonly address: string | null;
  readonly disability: string | null;
  readonly healthOpen: boolean;
}

/** A stored row as the rest of Facet reads it; without more, as rules look at it: nothing from behind a wall. */
export function personOf(
  row: PersonRow,
  walled: BehindWalls = { address: null, disability: null, healthOpen: false },
): PersonSummary {
  const { bornOn, bornPrecision, childrenAskedOn, proceedingsAskedOn, pregnancyAskedOn, ...rest } = row;
  const { searchName: _, nameSounds: __, restricted: ___, namedOnly, ...kept } = rest;
  return {
    ...kept,
    address: row.addressConfidential ? walled.address : row.address,
    disability: walled.disability,
    healthOpen: walled.healthOpen,
    restricted: namedOnly,
    name: displayName(row),
    bornOn: partialDate(bornOn, bornPrecision) ?? null,
    asked: { children: childrenAskedOn, proceedings: proceedingsAskedOn, pregnancy: pregnancyAskedOn },
  };
}

/** What is kept of somebody behind a wall that holds one value; null where it is closed to the request. */
const walledValue = (wall: 'address' | 'disability') => sql<string | null>`(select w.value from walled_value w
  where w.person_id = person.id and w.wall = ${sql.lit(wall)} and w.ended_on is null)`;

/** Finds one person that the reader may see, with what her walls open to the reader. */
export async function loadPerson(db: TenantDb, id: string): Promise<PersonSummary | undefined> {
  const found = await db
    .selectFrom('person')
    .selectAll()
    .select([
      walledValue('address').as('walledAddress'),
      walledValue('disability').as('walledDisability'),
      sql<boolean>`coalesce('disability' = any (current_setting('facet.walls', true)::text[]), false)`.as(
        'healthOpen',
      ),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) return undefined;
  const { walledAddress, walledDisability, healthOpen, ...row } = found;
  return personOf(row, { address: walledAddress, disability: walledDisability, healthOpen });
}

/** Several people as rules look at them: without what stands behind a wall. Those not to be seen are left out. */
export async function loadPeople(db: TenantDb, ids: readonly string[]): Promise<PersonSummary[]> {
  return (await db.selectFrom('person').selectAll().where('id', 'in', ids).execute()).map((row) =>
    personOf(row),
  );
}

/**
 * Keeps one value of somebody's details behind its wall, in place of the one before. Null: nothing is there. The wall is
 * open to whoever writes, or what was there before could not be seen.
 */
export async function keepBehindWall(
  { db, write, now, today, actor }: CommandContext,
  personId: string,
  wall: 'address' | 'disability',
  value: string | null,
): Promise<void> {
  const kept = await db
    .selectFrom('walledValue')
    .select(['id', 'version', 'value'])
    .where('personId', '=', personId)
    .where('wall', '=', wall)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  if ((kept?.value ?? null) === value) return;
  if (kept) await write.update('walledValue', kept, { endedOn: today });
  if (value !== null)
    await write.insert('walledValue', {
      personId,
      wall,
      value,
      staffId: staffIdOf(actor),
      recordedAt: now,
      endedOn: null,
    });
}

type Names = Pick<NewPerson, 'givenName' | 'familyName' | 'knownAs' | 'otherNames'>;

/** The columns by which a name is found, however it is spelt; `told` are names that were told beside the details. */
export function nameColumns(
  names: Names,
  told: readonly string[] = [],
): { searchName: string; nameSounds: RawBuilder<string[]> } {
  const { givenName, familyName, knownAs, otherNames } = names;
  const all = [givenName, familyName, knownAs, otherNames, ...told].filter(Boolean).join(' ');
  return { searchName: foldName(all), nameSounds: soundsOf(readings(all).flat()) };
}

/** The Daitch–Mokotoff codes of some words, each word giving one or more. */
export function soundsOf(words: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`(select coalesce(array_agg(distinct code), '{}')
    from unnest(${words}::text[]) as word, unnest(public.daitch_mokotoff(word)) as code)`;
}

/** The Daitch–Mokotoff codes of each word of a name, whichever way it is read. */
export async function soundCodes(db: TenantDb, name: string): Promise<string[][]> {
  const ways = readings(name);
  if (ways.length === 0) return [];
  const selected = sql.join(
    ways.map((words, index) => sql`${soundsOf(words)} as ${sql.ref(`word${index}`)}`),
  );
  const result = await sql<Record<string, string[]>>`select ${selected}`.execute(db);
  return Object.values(result.rows[0] ?? {}).filter((codes) => codes.length > 0);
}

/** True in SQL for a row of `person` of whose name every word asked for is a part, by its sound. */
export function soundsLike(codes: readonly string[][]): RawBuilder<boolean> {
  if (codes.length === 0) return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    codes.map((each) => sql`name_sounds && ${each}::text[]`),
    sql` and `,
  )})`;
}

/** Stores somebody new. */
export async function insertPerson(
  context: CommandContext,
  kind: PersonKind,
  person: NewPerson & {
    readonly id?: string | undefined;
    readonly dueOn?: Temporal.PlainDate | null;
  },
): Promise<PersonSummary> {
  const { bornOn, id: given, addressConfidential = false, disability = null, ...rest } = person;
  const id = await reachNew(context.db, given);
  const row = await context.write.insert('person', {
    ...rest,
    address: addressConfidential ? null : (rest.address ?? null),
    id,
    kind,
    bornOn: bornOn?.date ?? null,
    bornPrecision: bornOn?.precision ?? null,
    addressConfidential,
    ...nameColumns(person),
  });
  if (addressConfidential) await keepBehindWall(context, row.id, 'address', rest.address ?? null);
  // A referral goes on saying what it told to those who may read it.
  if (isOpenTo(context.actor, 'disability')) await keepBehindWall(context, row.id, 'disability', disability);
  return personOf(row);
}
