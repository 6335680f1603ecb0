import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import { type Beside, peopleBeside } from './beside-store.ts';

/** More people than this under one key are too many to be compared with each other. */
export const LARGEST_BLOCK = 40;

/** Two people near enough in name or in date of birth to be compared. */
export interface NearPair {
  readonly one: Beside;
  readonly other: Beside;
  readonly soundsAlike: boolean;
  readonly similarity: number;
}

const most = sql.lit(LARGEST_BLOCK);

/**
 * Keys under which people who may be one stand together: two sounds of the name, the parts of the date of birth whichever
 * way round day and month were written, and, for whoever has no date of birth, the sounds of the whole name. What too many
 * share is asked more closely: two sounds with the year of birth, a date with one sound; and where even that is shared
 * by too many, nobody is compared by it. So the work grows with the number of people and not with its square.
 */
const keys = sql`
  grown as materialized (
    select id, search_name, name_sounds, born_on, born_precision from person
    where kind = 'adult' and not restricted
  ),
  sound as materialized (
    select g.id, s.code, extract(year from g.born_on)::int as year
    from grown g, unnest(g.name_sounds) as s (code) where g.born_on is not null
  ),
  two as materialized (
    select a.id, a.code || '+' || b.code as key, a.year
    from sound a join sound b on b.id = a.id and a.code < b.code
  ),
  birth as materialized (
    select id, name_sounds, concat_ws('/', extract(year from born_on),
      least(extract(month from born_on), extract(day from born_on)),
      greatest(extract(month from born_on), extract(day from born_on))) as key
    from grown where born_precision = 'day'
  ),
  word as materialized (
    select w, (select min(c) from unnest(public.daitch_mokotoff(w)) c) as code
    from (select distinct unnest(string_to_array(search_name, ' ')) as w from grown) as words
  ),
  whole as (
    select g.id, 'whole ' || string_agg(word.code, '+' order by word.code) as key
    from grown g, unnest(string_to_array(g.search_name, ' ')) as spelt join word on word.w = spelt
    where word.code is not null group by g.id having count(*) > 1
  ),
  two_many as (select key from two group by key having count(*) > ${most}),
  birth_many as (select key from birth group by key having count(*) > ${most}),
  key as materialized (
    select id, key from two where key not in (select key from two_many)
    union all
    select id, key || '@' || year from two where key in (select key from two_many)
    union all
    select id, key from birth where key not in (select key from birth_many)
    union all
    select b.id, b.key || '@' || s from birth b, unnest(b.name_sounds) s where b.key in (select key from birth_many)
    union all
    select id, key from whole
  ),
  block as materialized (
    select k.key, k.id, g.born_on, g.born_precision, g.name_sounds
    from key k join grown g on g.id = k.id
    where k.key in (select key from key group by key having count(*) between 2 and ${most})
  )`;

/** Births that are undoubtedly of two people are left out here already; the decision itself looks at them again. */
const mayBeOne = sql`case
  when a.born_on is null or b.born_on is null then a.key like 'whole %'
  when a.born_precision <> 'day' or b.born_precision <> 'day' or a.born_on = b.born_on then true
  else (extract(year from a.born_on) = extract(year from b.born_on))::int
      + (extract(month from a.born_on) = extract(month from b.born_on))::int
      + (extract(day from a.born_on) = extract(day from b.born_on))::int = 2
    or (extract(year from a.born_on) = extract(year from b.born_on)
      and extract(month from a.born_on) = extract(day from b.born_on)
      and extract(day from a.born_on) = extract(month from b.born_on)) end`;

/** Every word of the one name, of which there are two at least, sounds like a word of the other. */
const within = (one: 'a' | 'b', other: 'a' | 'b') => sql`(
  select count(*) > 1 and bool_and(public.daitch_mokotoff(word) && ${sql.ref(`${other}.name_sounds`)})
  from unnest(string_to_array(${sql.ref(`${one}.search_name`)}, ' ')) as word)`;

/**
 * Pairs of grown people who are near in name or in date of birth and are not tied to each other. Whoever is kept to named
 * people, or must not be known of by some, is not among them.
 */
export async function nearPairs(db: TenantDb): Promise<NearPair[]> {
  const { rows } = await sql<{
    one: string;
    other: string;
    soundsAlike: boolean | null;
    similarity: number;
  }>`
    with ${keys},
    near as materialized (
      select distinct a.id as one, b.id as other
      from block a join block b on b.key = a.key and a.id < b.id
      where a.name_sounds && b.name_sounds and ${mayBeOne}
    )
    select n.one, n.other,
      greatest(public.word_similarity(a.search_name, b.search_name),
        public.word_similarity(b.search_name, a.search_name)) as similarity,
      ${within('a', 'b')} or ${within('b', 'a')} as sounds_alike
    from near n join grown a on a.id = n.one join grown b on b.id = n.other
    where not exists (select from relationship r where r.person_id = n.one and r.other_id = n.other)
      and not exists (select from relationship r where r.person_id = n.other and r.other_id = n.one)`.execute(
    db,
  );
  const people = await peopleBeside(
    db,
    rows.flatMap(({ one, other }) => [one, other]),
  );
  return rows.flatMap((row) => {
    const [one, other] = [people.get(row.one), people.get(row.other)];
    return one && other
      ? [{ one, other, similarity: row.similarity, soundsAlike: row.soundsAlike === true }]
      : [];
  });
}
