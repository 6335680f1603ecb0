import { z } from 'zod';
import { type Fault, refused } from '../foundation/fault.ts';
import { fail } from '../foundation/result.ts';
import type { Findings } from './family-checks.ts';

/** Ticked when somebody has looked at a question again and it is right. */
export const zSure = z.boolean().default(false).meta({
  description: 'True when you have looked again at what was questioned (look_again), and it is right',
});

/** The code of a refusal that asks somebody to look again, and then to say so. */
export const LOOK_AGAIN = 'look_again';

/**
 * Stops what cannot be true, and what may be a slip until somebody says that it is right. Undefined when there is
 * nothing to stop.
 */
export function lookAgain(
  found: Findings,
  sure: boolean,
): { readonly ok: false; readonly error: Fault } | undefined {
  if (found.faults.length > 0) return fail({ kind: 'invalid', faults: found.faults });
  if (found.questions.length === 0 || sure) return undefined;
  return refused(LOOK_AGAIN, 'Look at this once more, then save again if it is right', found.questions);
}
