import { randomInt } from 'node:crypto';

const FIRST = [
  'amber',
  'bright',
  'brave',
  'calm',
  'clear',
  'copper',
  'early',
  'evening',
  'fair',
  'gentle',
  'golden',
  'green',
  'happy',
  'honey',
  'kind',
  'little',
  'lucky',
  'misty',
  'morning',
  'northern',
  'open',
  'quiet',
  'rainy',
  'royal',
  'silver',
  'soft',
  'sunny',
  'velvet',
  'warm',
  'western',
  'winter',
  'yellow',
] as const;

const SECOND = [
  'acorn',
  'apple',
  'badger',
  'barley',
  'birch',
  'brook',
  'candle',
  'cedar',
  'clover',
  'daisy',
  'falcon',
  'feather',
  'garden',
  'harbour',
  'hazel',
  'island',
  'kettle',
  'lantern',
  'maple',
  'meadow',
  'orchard',
  'otter',
  'pebble',
  'poppy',
  'ribbon',
  'river',
  'robin',
  'sparrow',
  'teapot',
  'thistle',
  'willow',
  'window',
] as const;

/**
 * A name to sign in with, such as `quiet-robin-4821`: easy to say and to remember, and nobody who finds it knows whose it
 * is or what for. It is no secret; some nine million are possible, so that two are hardly ever alike.
 */
export function newSignInName(pick: (below: number) => number = (below) => randomInt(below)): string {
  const digits = String(1000 + pick(9000));
  return `${FIRST[pick(FIRST.length)]}-${SECOND[pick(SECOND.length)]}-${digits}`;
}
