import { formatPartialDate, type PartialDate } from '../foundation/dates.ts';
import { type Fault, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { ChildRecord, ProceedingsRecord, RemovalRecord } from './family.ts';
import { removalBeforeProceedings, removalFaults } from './family-checks.ts';
import { lookAgain } from './look-again.ts';

/** How a removal goes on record: as a new one, or as the date of one that had none. */
export type RemovalChange =
  | { readonly kind: 'add' }
  | { readonly kind: 'complete'; readonly removal: RemovalRecord };

/** Decides how a removal is recorded. One known without its date gets the date; the same one twice is refused. */
export function decideRemoval(
  child: Pick<ChildRecord, 'born' | 'bornOn' | 'removals'>,
  proceedings: readonly Pick<ProceedingsRecord, 'startedOn'>[],
  input: { readonly removedOn: PartialDate | null; readonly sure: boolean },
  today: Temporal.PlainDate,
): Result<RemovalChange, Fault> {
  const { removedOn, sure } = input;
  if (!child.born) return refused('not_born', 'This baby is not born yet. Record the birth first');
  const undated = child.removals.find((removal) => removal.removedOn === null);
  if (!removedOn) {
    return child.removals.length > 0
      ? refused('already_there', 'This removal is recorded already. Give a date to record another')
      : succeed({ kind: 'add' });
  }
  const stopped = lookAgain(
    {
      faults: removalFaults({ bornOn: child.bornOn, removedOn }, today),
      questions: removalBeforeProceedings(removedOn, proceedings, ['removedOn']),
    },
    sure,
  );
  if (stopped) return stopped;
  const same = child.removals.some(
    (removal) => removal.removedOn && formatPartialDate(removal.removedOn) === formatPartialDate(removedOn),
  );
  if (same) return refused('already_there', 'This removal is recorded already');
  return succeed(undated ? { kind: 'complete', removal: undated } : { kind: 'add' });
}

/** Decides whether a removal may be corrected so: with a date that can be true, and not into another of the child’s. */
export function decideCorrectedRemoval(
  child: Pick<ChildRecord, 'bornOn' | 'removals'>,
  removalId: string,
  proceedings: readonly Pick<ProceedingsRecord, 'startedOn'>[],
  { removedOn, sure }: { readonly removedOn: PartialDate | null; readonly sure: boolean },
  today: Temporal.PlainDate,
): Result<null, Fault> {
  const stopped =
    removedOn &&
    lookAgain(
      {
        faults: removalFaults({ bornOn: child.bornOn, removedOn }, today),
        questions: removalBeforeProceedings(removedOn, proceedings, ['removedOn']),
      },
      sure,
    );
  if (stopped) return stopped;
  const words = (date: PartialDate | null) => (date ? formatPartialDate(date) : null);
  const same = child.removals.some(
    (each) => each.id !== removalId && words(each.removedOn) === words(removedOn),
  );
  return same ? refused('already_there', 'Another removal on this date is recorded already') : succeed(null);
}
