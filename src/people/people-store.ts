import { type RawBuilder, type Selectable, sql } from 'kysely';
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

/** A stored row as the rest of Facet reads it. */
export function personOf(row: PersonRow): PersonSummary {
  const { bornOn, bornPrecision, childrenAskedOn, proceedingsAskedOn, pregnancyAskedOn, ...rest } = row;
  const { searchName: _, nameSounds: __, restricted: ___, namedOnly, ...kept } = rest;
  return {
    ...kept,
    restricted: namedOnly,
    name: displayName(row),
    bornOn: partialDate(bornOn, bornPrecision) ?? null,
    asked: { children: childrenAskedOn, proceedings: proceedingsAskedOn, pregnancy: pregnancyAskedOn },
  };
}

/** Finds one person that the reader may see. */
export async function loadPerson(db: TenantDb, id: string): Promise<PersonSummary | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const person = personOf(row);
  return row.addressConfidential ? { ...person, address: await walledAddress(db, id) } : person;
}

/** Several people as rules look at them: without what stands behind a wall. Those not to be seen are left out. */
export async function loadPeople(db: TenantDb, ids: readonly string[]): Promise<PersonSummary[]> {
  return (await db.selectFrom('person').selectAll().where('id', 'in', ids).execute()).map(personOf);
}

/** The confidential address, for those to whom its wall opens; null for all others. */
async function walledAddress(db: TenantDb, personId: string): Promise<string | null> {
  return (await findWalledAddress(db, personId))?.value ?? null;
}

function findWalledAddress(db: TenantDb, personId: string) {
  return db
    .selectFrom('walledValue')
    .select(['id', 'version', 'value'])
    .where('personId', '=', personId)
    .where('wall', '=', 'address')
    .where('endedOn', 'is', null)
    .executeTakeFirst();
}

/** Keeps a confidential address behind its wall; where the address is none, or is not confidential, nothing is there. */
export async function keepAddress(
  { db, write, now, today, actor }: CommandContext,
  personId: string,
  address: string | null,
): Promise<void> {
  const kept = await findWalledAddress(db, personId);
  if (kept?.value === address) return;
  if (kept) await write.update('walledValue', kept, { endedOn: today });
  if (address !== null)
    await write.insert('walledValue', {
      personId,
      wall: 'address',
      value: address,
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
  const { bornOn, id: given, addressConfidential = false, ...rest } = person;
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
  if (addressConfidential) await keepAddress(context, row.id, rest.address ?? null);
  return personOf(row);
}
