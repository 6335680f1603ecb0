import { type RawBuilder, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { boundsOf, type PartialDate, type Precision, partialDate } from '../foundation/dates.ts';
import { parentKinds } from './family.ts';
import { foldName } from './names.ts';
import { soundCodes, soundsLike } from './people-store.ts';
import { displayName, type PersonKind } from './person.ts';
import type { SearchWords } from './search-words.ts';

/** One line of the search results. */
export interface PersonFound {
  readonly id: string;
  readonly kind: PersonKind;
  readonly name: string;
  readonly knownAs: string | null;
  readonly otherNames: string | null;
  readonly bornOn: PartialDate | null;
  readonly area: string | null;
  readonly restricted: boolean;
  /** For a child: the parents on record whom the reader may see. */
  readonly parents: readonly { readonly id: string; readonly name: string }[];
}

/** A page of the search results. */
export interface PeopleFound {
  readonly people: readonly PersonFound[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** True when so many names are alike that some were left out: a fuller name finds them. */
  readonly tooMany: boolean;
}

/** How many people stand on one page of results. */
export const PAGE_SIZE = 20;

/** How many candidates each index may give. What ranks them looks at these alone, never at the whole table. */
const MOST_CANDIDATES = 500;

interface FoundRow {
  id: string;
  kind: PersonKind;
  givenName: string;
  familyName: string;
  knownAs: string | null;
  otherNames: string | null;
  bornOn: Temporal.PlainDate | null;
  bornPrecision: Precision | null;
  area: string | null;
  restricted: boolean;
  total: number;
}

/**
 * Finds people by name, however spelt, by date of birth, or by both; the likeliest first. Looks first for names that
 * begin so or sound so; only where these fill no page does it look for names spelt alike, which costs the most.
 */
export async function searchPeople(db: TenantDb, words: SearchWords, asked: number): Promise<PeopleFound> {
  const name = foldName(words.name);
  if (name === '' && !words.bornOn) return { people: [], total: 0, page: 1, pages: 0, tooMany: false };
  const codes = name === '' ? [] : await soundCodes(db, words.name);
  const ranking = { name, codes, bornOn: words.bornOn };
  const near = await pageOf(db, { ...ranking, lookups: nearLookups(ranking) }, asked);
  const isFull = near.total >= PAGE_SIZE || name === '';
  const found = isFull
    ? near
    : await pageOf(db, { ...ranking, lookups: [...nearLookups(ranking), speltAlike(name)] }, asked);
  const { rows, total, page } = found;
  return {
    people: await withParents(db, rows),
    total,
    page,
    pages: Math.ceil(total / PAGE_SIZE),
    tooMany: total >= MOST_CANDIDATES,
  };
}

interface Ranking {
  readonly name: string;
  readonly codes: readonly string[][];
  readonly bornOn: PartialDate | null;
  readonly lookups: readonly RawBuilder<unknown>[];
}

const candidates = (condition: RawBuilder<unknown>) =>
  sql`(select id from person where kind <> 'unborn' and ${condition} limit ${sql.lit(MOST_CANDIDATES)})`;

/** Names that begin so, the first in the index's own order, so that every page of results has the same candidates. */
const beginning = (name: string) =>
  candidates(sql`search_name OPERATOR(pg_catalog.^@) ${name} order by search_name using ~<~`);

/** Index lookups for names that begin so or sound so, and for births on that date. */
function nearLookups({ name, codes, bornOn }: Omit<Ranking, 'lookups'>): RawBuilder<unknown>[] {
  if (name === '') return bornOn ? [candidates(bornWithin(bornOn))] : [];
  const bornThen = bornOn && bornOn.precision !== 'year' ? bornWithin(bornOn) : null;
  return [
    beginning(name),
    candidates(soundsLike(codes)),
    ...(bornThen
      ? [candidates(sql`${bornThen} and public.word_similarity(${name}, search_name) >= 0.3`)]
      : []),
  ];
}

/** The index lookup for names spelt alike. */
function speltAlike(name: string): RawBuilder<unknown> {
  return candidates(sql`${name} OPERATOR(public.<%) search_name`);
}

/** The page asked for; beyond the last page, which an old address may be, stands the first. */
async function pageOf(db: TenantDb, ranking: Ranking, asked: number) {
  const wanted = await ranked(db, ranking, asked);
  const page = wanted.length > 0 ? asked : 1;
  const rows = page === asked ? wanted : await ranked(db, ranking, page);
  return { rows, page, total: rows[0]?.total ?? 0 };
}

function bornWithin(bornOn: PartialDate): RawBuilder<boolean> {
  const { earliest, latest } = boundsOf(bornOn);
  return sql<boolean>`born_on between ${earliest} and ${latest}`;
}

/**
 * Ranks the candidates: a matching birth above all, then how many words sound alike, then spelling; a word that begins as
 * typed counts more, for those who type half a name. Adults stand before children who fit as well.
 */
async function ranked(db: TenantDb, ranking: Ranking, page: number): Promise<FoundRow[]> {
  const { name, codes, bornOn, lookups } = ranking;
  const sounds = codes.map((each) => sql`(name_sounds && ${each}::text[])::int`);
  const soundShare =
    sounds.length > 0 ? sql`(${sql.join(sounds, sql` + `)})::float / ${sql.lit(sounds.length)}` : sql`0`;
  const spelling =
    name === ''
      ? sql`0`
      : sql`public.word_similarity(${name}, search_name) + public.similarity(${name}, search_name)`;
  const begins = name === '' ? sql`0` : sql`(strpos(' ' || search_name, ' ' || ${name}) > 0)::int * 0.5`;
  const birth = bornOn ? sql`case when ${bornWithin(bornOn)} then 4 else 0 end` : sql`0`;
  const result = await sql<FoundRow>`
    select id, kind, given_name, family_name, known_as, other_names, born_on, born_precision, area, named_only as restricted,
      count(*) over () as total
    from person
    where id in (${sql.join(lookups, sql` union `)})
    order by ${birth} + ${soundShare} + ${spelling} + ${begins} + (kind = 'adult')::int * 0.3 desc, search_name, id
    limit ${sql.lit(PAGE_SIZE)} offset ${(page - 1) * PAGE_SIZE}`.execute(db);
  return result.rows;
}

async function withParents(db: TenantDb, rows: readonly FoundRow[]): Promise<PersonFound[]> {
  const children = rows.filter((row) => row.kind === 'child').map((row) => row.id);
  const ties =
    children.length === 0
      ? []
      : await db
          .selectFrom('relationship')
          .innerJoin('person', 'person.id', 'relationship.personId')
          .select([
            'relationship.otherId',
            'person.id',
            'person.kind',
            'person.givenName',
            'person.familyName',
          ])
          .where('relationship.otherId', 'in', children)
          .where('relationship.kind', 'in', parentKinds)
          .orderBy('relationship.id')
          .execute();
  return rows.map(({ total: _, givenName, familyName, bornPrecision, ...row }) => ({
    ...row,
    name: displayName({ kind: row.kind, givenName, familyName }),
    bornOn: partialDate(row.bornOn, bornPrecision) ?? null,
    parents: ties
      .filter((tie) => tie.otherId === row.id)
      .map((tie) => ({ id: tie.id, name: displayName(tie) })),
  }));
}
