import type { QueryContext } from '../doors/index.ts';
import type { Fault } from '../foundation/fault.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import { askedNoMore } from './asked-no-more.ts';
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

/**
 * A referral's answers with what was told later laid over them, checked as if they came in today. Answers to questions that
 * are asked no more stay as they were given.
 */
export function layAnswers(
  context: Pick<QueryContext, 'programmes' | 'today'>,
  referral: Referral,
  told: ToldLater,
): Result<ReferralAnswers, Fault> {
  const known = referral.answers;
  const programme = programmeOf(context, referral);
  const before = askedNoMore(programme, known.answers);
  const parsed = readInput(zReferralAnswers, {
    ...known,
    parent: { ...known.parent, ...told.parent },
    safeContact: told.safeContact ? { ...known.safeContact, ...told.safeContact } : known.safeContact,
    children: told.children ?? known.children,
    proceedings: told.proceedings ?? known.proceedings,
    answers: { ...without(known.answers, before), ...told.answers },
  });
  if (!parsed.ok) return fail({ kind: 'invalid', faults: parsed.error });
  const decided = receiveReferral(programme, referral.origin, parsed.value, context.today);
  if (!decided.ok) return fail({ kind: 'invalid', faults: decided.error });
  return succeed({ ...decided.value, answers: { ...before, ...decided.value.answers } });
}

const without = (answers: Fields, those: Fields): Fields =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !Object.hasOwn(those, id)));
