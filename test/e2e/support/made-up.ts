import type { DayBoxes } from './forms.ts';

/** A made-up parent: nobody real, and in no other test. */
export interface Made {
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly born: DayBoxes;
}

const GIVEN = ['Amina', 'Bethan', 'Chantelle', 'Dorota', 'Esra', 'Fiona', 'Grace', 'Halima', 'Ines', 'Jodie'];
const STARTS = [
  'Ash',
  'Brim',
  'Cald',
  'Dun',
  'Elver',
  'Fern',
  'Garth',
  'Hollin',
  'Kest',
  'Lark',
  'Mar',
  'Thorn',
];
const MIDDLES = ['en', 'is', 'o', 'ar', 'um', 'el', 'ow', 'ig'];
const ENDS = [
  'bridge',
  'combe',
  'field',
  'gate',
  'holm',
  'ley',
  'mere',
  'stead',
  'thwaite',
  'wick',
  'worth',
  'dale',
];

const pick = (from: readonly string[], byte: number | undefined) => from[(byte ?? 0) % from.length] ?? '';

/** Makes up a parent from a seed of at least nine bytes. */
export function makeUp(seed: Uint8Array): Made {
  const given = pick(GIVEN, seed[0]);
  const family = `${pick(STARTS, seed[1])}${pick(MIDDLES, seed[2])}${pick(ENDS, seed[3])}-${pick(STARTS, seed[4])}${pick(ENDS, seed[5])}`;
  return {
    given,
    family,
    name: `${given} ${family}`,
    born: {
      day: String(1 + ((seed[6] ?? 0) % 28)),
      month: String(1 + ((seed[7] ?? 0) % 12)),
      year: String(1984 + ((seed[8] ?? 0) % 16)),
    },
  };
}
