/** A publisher's rules for numbers that may identify somebody. */
export interface DisclosureProfile {
  readonly id: 'nhs' | 'dfe' | 'none';
  /** Counts from 1 to this are not shown; 0 suppresses nothing. */
  readonly smallest: number;
  /** What is shown is rounded to the nearest of these; 1 leaves it as it is. */
  readonly roundTo: number;
  readonly symbol: string;
  /** What the symbol means. It covers what was kept back to protect others too, so that none of them tells its size. */
  readonly legend: string;
}

/** NHS Digital since September 2018, below national level: 1 to 7 not shown, the rest to the nearest 5. */
const nhs: DisclosureProfile = {
  id: 'nhs',
  smallest: 7,
  roundTo: 5,
  symbol: '*',
  legend:
    '* 1 to 7, or kept back so that no such number can be worked out. Other numbers are rounded to the nearest 5.',
};

/** DfE: 1 to 5 not shown (`c`), and others with them, so that none can be worked out from the totals. */
const dfe: DisclosureProfile = {
  id: 'dfe',
  smallest: 5,
  roundTo: 1,
  symbol: 'c',
  legend: 'c 1 to 5, or kept back so that no such number can be worked out.',
};

/** For those who may see the rows themselves. */
const none: DisclosureProfile = { id: 'none', smallest: 0, roundTo: 1, symbol: '', legend: '' };

/** The profiles, by id. */
export const disclosureProfiles = { nhs, dfe, none } as const;

/** Whether a count is so small that it may identify somebody. */
export function isSmall({ smallest }: DisclosureProfile, count: number): boolean {
  return count >= 1 && count <= smallest;
}

/** A count as it may be shown; undefined for one that may not be. */
export function shownCount(profile: DisclosureProfile, count: number): number | undefined {
  if (isSmall(profile, count)) return undefined;
  return Math.round(count / profile.roundTo) * profile.roundTo;
}

/** A share as it may be shown, with its base. */
export interface ShownShare {
  readonly count: number;
  readonly total: number;
}

/**
 * A share as it may be shown: never where those counted, those not counted or all of them are so few that it may identify
 * somebody. The percentage is to be worked out from what is given here, never from the true counts.
 */
export function shownShare(profile: DisclosureProfile, count: number, total: number): ShownShare | undefined {
  if ([count, total - count, total].some((each) => isSmall(profile, each))) return undefined;
  const [shown, base] = [shownCount(profile, count), shownCount(profile, total)];
  if (shown === undefined || base === undefined || base === 0) return undefined;
  return { count: Math.min(shown, base), total: base };
}
