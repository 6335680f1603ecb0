import {
  connectionKindWords,
  connectionSpan,
  directionWords,
  strengthWords,
} from '../interface/charts/index.ts';
import { foldName } from '../people/index.ts';
import type { ConnectionRecord } from './connection.ts';
import { type CultureTold, cultureAreas, standingOn } from './culture.ts';
import { areaTitles, cultureSentence } from './culture-words.ts';

/** The two pictures that are drawn of a person in her world. */
export const drawnPictures = ['ecomap', 'culturagram'] as const;
export type Drawn = (typeof drawnPictures)[number];

/**
 * One line of a picture in words. `key` finds the same line in another copy. `about` is somebody on record: who may not
 * see her record does not see the line.
 */
export interface PictureLine {
  readonly key: string;
  readonly what: string;
  readonly says: string;
  readonly about?: string;
}

/** An ecomap in lines, as it holds today. */
export function ecomapLines(connections: readonly ConnectionRecord[]): PictureLine[] {
  return connections.map((each) => {
    const { name, kind, strength, direction, words, otherId } = each;
    const parts = [
      connectionKindWords[kind],
      strengthWords[strength],
      direction && directionWords(direction, 'the parent'),
      connectionSpan(each),
      words,
    ];
    const line = { key: foldName(name), what: name, says: parts.filter(Boolean).join('. ') };
    return otherId ? { ...line, about: otherId } : line;
  });
}

/** A culturagram in lines, as it stands on a day; areas of which nobody has asked have none. */
export function cultureLines(told: readonly CultureTold[], on: Temporal.PlainDate): PictureLine[] {
  const standing = standingOn(told, on);
  return cultureAreas.flatMap((area) => {
    const found = standing.get(area);
    return found ? [{ key: area, what: areaTitles[area], says: cultureSentence(found) }] : [];
  });
}

/** One thing in which a copy differs from the picture of today; null where the one does not have it. */
export interface PictureDifference {
  readonly what: string;
  readonly before: string | null;
  readonly today: string | null;
}

/** In what a copy differs from the picture of today. */
export function comparePictures(
  then: readonly PictureLine[],
  now: readonly PictureLine[],
): PictureDifference[] {
  const [before, today] = [then, now].map((lines) => new Map(lines.map((line) => [line.key, line])));
  const keys = [...new Set([...then, ...now].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [one, other] = [before?.get(key), today?.get(key)];
    if (one?.says === other?.says) return [];
    const what = other?.what ?? one?.what ?? '';
    return [{ what, before: one?.says ?? null, today: other?.says ?? null }];
  });
}
