import type { ChronologySource } from '../doors/index.ts';
import { OFF_REASONS, type StepKind } from './waiting.ts';
import { stepsOf } from './waiting-store.ts';

const WORDS: Readonly<Record<StepKind, string>> = {
  offered: 'Place offered',
  not_taken: 'Place not taken',
  told: 'Told how the waiting list stands',
  taken_off: 'Taken off the waiting list',
};

/** What was done while somebody waited for a place. */
export const waitingChronology: ChronologySource = {
  kind: 'waiting',
  title: 'Waiting list',
  async entries({ db, programmes }, personId) {
    const steps = await stepsOf(db, personId);
    return steps.map(({ id, kind, onDay, reason, signposts, note, programmeId, by }) => {
      const detail = [
        reason && OFF_REASONS[reason],
        signposts.length > 0 ? `Pointed to: ${signposts.join(', ')}` : null,
        note,
      ].filter((part) => part !== null);
      return {
        id,
        kind: 'waiting',
        on: onDay,
        precision: 'day' as const,
        title: `${WORDS[kind]}: ${programmes.current(programmeId)?.title ?? programmeId}`,
        detail: detail.join('\n') || null,
        by,
        href: null,
      };
    });
  },
};
