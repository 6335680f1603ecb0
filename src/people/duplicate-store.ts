import { type Selectable, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { boundsOf, type PartialDate } from '../foundation/dates.ts';
import { soundCodes, soundsLike } from './people-store.ts';
import type { PersonTable } from './tables.ts';

/** Somebody on record who is near enough to be compared. */
export type Candidate = Pick<
  Selectable<PersonTable>,
  'id' | 'version' | 'kind' | 'givenName' | 'familyName' | 'knownAs' | 'bornOn' | 'bornPrecision' | 'area'
> & { similarity: number; soundsAlike: boolean; searchName: string };

const MOST_CANDIDATES = 200;

/** Adults near in sound, in spelling or in date of birth, each found through an index. `name` is folded. */
export async function loadCandidates(
  db: TenantDb,
  wanted: {
    readonly givenName: string;
    readonly familyName: string;
    readonly bornOn?: PartialDate | null | undefined;
  },
  name: string,
): Promise<Candidate[]> {
  const alike = soundsLike(await soundCodes(db, `${wanted.givenName} ${wanted.familyName}`));
  const bounds = wanted.bornOn ? boundsOf(wanted.bornOn) : null;
  const sameBirth =
    bounds &&
    sql`union (select id from person
      where kind = 'adult' and born_on between ${bounds.earliest} and ${bounds.latest} limit ${MOST_CANDIDATES})`;
  const result = await sql<Candidate>`
    select id, version, kind, given_name, family_name, known_as, born_on, born_precision, area, search_name,
      public.word_similarity(${name}, search_name) as similarity, (${alike}) as sounds_alike
    from person
    where id in (
      (select id from person where kind = 'adult' and ${alike} limit ${MOST_CANDIDATES})
      union (select id from person where kind = 'adult' and ${name} OPERATOR(public.<%) search_name limit ${MOST_CANDIDATES})
      ${sameBirth ?? sql``})`.execute(db);
  return result.rows;
}
