import type { TenantDb } from '../foundation/database/session.ts';
import { boundsOf, type PartialDate, partialDate } from '../foundation/dates.ts';
import { loadCandidates } from './duplicate-store.ts';
import { foldName } from './names.ts';
import { displayName } from './person.ts';

/** Somebody to be looked for: the name and, where it is known, the date of birth. */
export interface Wanted {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs?: string | null | undefined;
  readonly bornOn?: PartialDate | null | undefined;
}

/** Somebody on record who may be the same person, and why, in words. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly knownAs: string | null;
  readonly bornOn: PartialDate | null;
  readonly area: string | null;
  /** Such as “Same date of birth and a name that sounds alike”. */
  readonly reason: string;
  /** From 0 to 1: for the order of a list, never shown. */
  readonly likeness: number;
}

/** How two names compare. */
export interface NameLikeness {
  readonly same: boolean;
  /** Every word of the one sounds like a word of the other. */
  readonly soundsAlike: boolean;
  /** Trigram similarity, 0 to 1. */
  readonly similarity: number;
}

const SPELT_ALIKE = 0.45;

/** How two dates of birth compare, each as closely as it is known. */
export function compareBirths(
  a: PartialDate | null | undefined,
  b: PartialDate | null | undefined,
): 'same' | 'may_be_same' | 'swapped' | 'different' | 'not_known' {
  if (!a || !b) return 'not_known';
  const [one, other] = [boundsOf(a), boundsOf(b)];
  const apart =
    Temporal.PlainDate.compare(one.latest, other.earliest) < 0 ||
    Temporal.PlainDate.compare(other.latest, one.earliest) < 0;
  if (!apart) return a.precision === 'day' && b.precision === 'day' ? 'same' : 'may_be_same';
  const isSwapped = a.date.year === b.date.year && a.date.month === b.date.day && a.date.day === b.date.month;
  return a.precision === 'day' && b.precision === 'day' && isSwapped ? 'swapped' : 'different';
}

/** Births ten years apart are two people’s, however alike the rest of the date. */
const MOST_YEARS_APART = 10;

/**
 * As `compareBirths`, and `near` where two whole dates differ in one part alone (the day, the month or the year), as by a
 * slip of the pen. Only a name that is the same, or sounds so, makes two people of near dates worth a look.
 */
export function likenessOfBirths(
  a: PartialDate | null | undefined,
  b: PartialDate | null | undefined,
): BirthLikeness {
  const births = compareBirths(a, b);
  if (births !== 'different' || a?.precision !== 'day' || b?.precision !== 'day') return births;
  const parts = ['day', 'month', 'year'] as const;
  const same = parts.filter((part) => a.date[part] === b.date[part]).length;
  return same === 2 && Math.abs(a.date.year - b.date.year) <= MOST_YEARS_APART ? 'near' : 'different';
}

type BirthLikeness = ReturnType<typeof compareBirths> | 'near';

/** Why two people may be one; undefined when there is no ground to think so. */
export function whySame(
  names: NameLikeness,
  births: BirthLikeness,
): { readonly reason: string; readonly likeness: number } | undefined {
  const name = nameWords(names);
  if (!name || births === 'different') return undefined;
  const isWeak = births === 'not_known' || births === 'near';
  if (isWeak && !names.same && !names.soundsAlike) return undefined;
  const birth = BIRTH_WORDS[births];
  const reason = birth
    ? `${birth} and ${name}`
    : `${name[0]?.toUpperCase()}${name.slice(1)}; date of birth not known`;
  const likeness = BIRTH_WEIGHT[births] * 0.6 + (names.same ? 1 : Math.max(names.similarity, 0.5)) * 0.4;
  return { reason, likeness };
}

const BIRTH_WORDS = {
  same: 'Same date of birth',
  may_be_same: 'The dates of birth may be the same',
  swapped: 'Same date of birth with day and month the other way round',
  near: 'Dates of birth that differ in one part only',
  not_known: undefined,
};

const BIRTH_WEIGHT = { same: 1, may_be_same: 0.8, swapped: 0.7, near: 0.5, not_known: 0.3 };

function nameWords(names: NameLikeness): string | undefined {
  if (names.same) return 'the same name';
  if (names.soundsAlike) return 'a name that sounds alike';
  return names.similarity >= SPELT_ALIKE ? 'a name spelt much alike' : undefined;
}

const MOST_SHOWN = 10;

/**
 * Adults on record who may be the person described, the likeliest first, up to 10. Looks by sound, by spelling and by
 * date of birth, each through an index; somebody with an undoubtedly different date of birth is left out.
 */
export async function findDuplicates(db: TenantDb, wanted: Wanted): Promise<PossibleDuplicate[]> {
  const name = foldName(`${wanted.givenName} ${wanted.familyName}`);
  const known = foldName(wanted.knownAs ?? '');
  const candidates = await loadCandidates(db, wanted, name);
  return candidates
    .flatMap((row): PossibleDuplicate[] => {
      const bornOn = partialDate(row.bornOn, row.bornPrecision) ?? null;
      const own = foldName(`${row.givenName} ${row.familyName}`);
      const same = own === name || (known !== '' && own === known);
      const why = whySame({ ...row, same }, likenessOfBirths(wanted.bornOn, bornOn));
      if (!why) return [];
      return [
        {
          ...why,
          id: row.id,
          version: row.version,
          name: displayName(row),
          knownAs: row.knownAs,
          bornOn,
          area: row.area,
        },
      ];
    })
    .sort((a, b) => b.likeness - a.likeness || a.name.localeCompare(b.name))
    .slice(0, MOST_SHOWN);
}
