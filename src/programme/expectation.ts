import type { Expectation } from './schema/practice.ts';
import type { Programme } from './schema/programme.ts';
import type { Span } from './schema/words.ts';

/** How often a parent is met in one stage of one pathway; each part is left out where the programme is silent. */
export interface Rhythm {
  readonly every: Span | undefined;
  /** After how long without a meeting the record says so. */
  readonly notSeenAfter: Span | undefined;
}

/** What a programme expects in a stage: the stage's own word before its pathway's, and that before the programme's. */
export function expectedIn(
  { pathways, contacts }: Pick<Programme, 'pathways' | 'contacts'>,
  pathway: string,
  stage: string,
): Rhythm {
  const own: Expectation = pathways[pathway]?.stages.find((each) => each.id === stage)?.expect ?? {};
  const wider: Expectation = contacts?.expect[pathway] ?? {};
  return {
    every: own.every ?? wider.every,
    notSeenAfter: own.not_seen_after ?? wider.not_seen_after ?? contacts?.not_seen_after,
  };
}
