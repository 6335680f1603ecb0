import type { ProgrammeLibrary } from '../doors/index.ts';
import { expectedIn, type Programme, type Span } from '../programme/index.ts';

/** What a programme expects of one stage of one pathway; intervals as PostgreSQL reads them, null where none is said. */
export interface Rhythm {
  readonly programme: string;
  readonly version: number;
  readonly pathway: string;
  readonly stage: string;
  /** How often a parent is met. */
  readonly every: string | null;
  /** After how long without a meeting the record says so. */
  readonly unseen: string | null;
  /** How long the stage lasts, and from when that is counted. */
  readonly lasts: string | null;
  readonly from: 'stage' | 'pathway' | 'birth';
}

function interval(span: Span | undefined): string | null {
  return span ? `${span.amount} ${span.unit}` : null;
}

function rhythmsOf(programme: Programme): Rhythm[] {
  return Object.entries(programme.pathways).flatMap(([pathway, { stages }]) =>
    stages.map((stage) => {
      const expected = expectedIn(programme, pathway, stage.id);
      return {
        programme: programme.programme,
        version: programme.version,
        pathway,
        stage: stage.id,
        every: interval(expected.every),
        unseen: interval(expected.notSeenAfter),
        lasts:
          stage.weeks !== undefined
            ? `${stage.weeks} week`
            : stage.months !== undefined
              ? `${stage.months} month`
              : interval(stage.until === 'birth' ? undefined : stage.until),
        from: stage.until === 'birth' ? 'birth' : stage.until ? 'pathway' : 'stage',
      };
    }),
  );
}

/** What every version of every programme expects: a case keeps the version that it started under. */
export function rhythms(programmes: ProgrammeLibrary): readonly Rhythm[] {
  return programmes.list().flatMap((newest) => {
    const versions = Array.from({ length: newest.version }, (_, index) =>
      programmes.version(newest.programme, index + 1),
    );
    return versions.flatMap((programme) => (programme ? rhythmsOf(programme) : []));
  });
}
