import type { QueryContext } from '../doors/index.ts';
import type { Fault } from '../foundation/fault.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, type Result } from '../foundation/result.ts';
import { programmeOf } from './consider.ts';
import { receiveReferral } from './receive-referral.ts';
import type { Referral } from './referral.ts';
import { type ReferralAnswers, zReferralAnswers } from './referral-input.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is told of a referral later: single facts, and whole lists in place of those known. */
export interface ToldLater {
  readonly parent?: Fields | null | undefined;
  readonly safeContact?: Fields | null | undefined;
  readonly children?: readonly Fields[] | null | undefined;
  readonly proceedings?: readonly Fields[] | null | undefined;
  readonly answers?: Fields | null | undefined;
}

/** A referral's answers with what was told later laid over them, checked as if they came in today. */
export function layAnswers(
  context: Pick<QueryContext, 'programmes' | 'today'>,
  referral: Referral,
  told: ToldLater,
): Result<ReferralAnswers, Fault> {
  const known = referral.answers;
  const parsed = readInput(zReferralAnswers, {
    ...known,
    parent: { ...known.parent, ...told.parent },
    safeContact: told.safeContact ? { ...known.safeContact, ...told.safeContact } : known.safeContact,
    children: told.children ?? known.children,
    proceedings: told.proceedings ?? known.proceedings,
    answers: { ...known.answers, ...told.answers },
  });
  if (!parsed.ok) return fail({ kind: 'invalid', faults: parsed.error });
  const programme = programmeOf(context, referral);
  const decided = receiveReferral(programme, referral.origin, parsed.value, context.today);
  return decided.ok ? decided : fail({ kind: 'invalid', faults: decided.error });
}
