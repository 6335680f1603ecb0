import { type Fault, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';

/** An answer about sharing that has not been withdrawn. */
export interface Consented {
  readonly id: string;
  readonly answer: 'given' | 'refused';
  readonly agencies: readonly string[];
}

/** For how long a person may be shared at a time: what lasts longer is looked at anew. */
const LONGEST = { years: 1 };

/**
 * May this person be shared? Her newest answer about sharing has to be yes. A share ends by itself, after a year at the
 * latest.
 */
export function decideShare(
  wish: { readonly fromOn: Temporal.PlainDate; readonly untilOn: Temporal.PlainDate },
  consents: readonly Consented[],
  today: Temporal.PlainDate,
): Result<{ readonly consentId: string }, Fault> {
  const { fromOn, untilOn } = wish;
  if (Temporal.PlainDate.compare(untilOn, fromOn) < 0 || Temporal.PlainDate.compare(untilOn, today) < 0)
    return invalidField(['untilOn'], 'Choose a last day that is still to come');
  if (Temporal.PlainDate.compare(untilOn, fromOn.add(LONGEST)) > 0)
    return invalidField(['untilOn'], 'Choose a last day within a year; it can be shared again then');
  const [newest] = consents;
  if (!newest)
    return refused(
      'no_consent',
      'It has not been recorded that this person agreed to sharing. Ask, and record the answer first.',
    );
  return newest.answer === 'given'
    ? succeed({ consentId: newest.id })
    : refused('refused', 'This person has said no to sharing.');
}
