import { isBefore } from '../foundation/dates.ts';
import { factsOf, type PersonRecord } from '../people/index.ts';
import {
  type CaseFacts,
  type CriterionResult,
  evaluateCriteria,
  type Programme,
} from '../programme/index.ts';
import type { StartCriterion, StartReferral } from './start.ts';

/** What a worker was told at the start about a pregnancy. */
export type PregnancyAnswer = 'yes' | 'no' | 'not_known';

/** A record as it stood on a day, as far as its pregnancies go: one that began later never counts against a start. */
function asOf(record: PersonRecord, on: Temporal.PlainDate): PersonRecord {
  const pregnancies = record.pregnancies
    .filter((each) => !isBefore(on, each.knownOn))
    .map((each) =>
      each.endedOn && isBefore(on, each.endedOn) ? { ...each, endedOn: null, ending: null } : each,
    );
  return { ...record, pregnancies };
}

/**
 * The facts of a start on a day. A pregnancy on record counts; then what was just asked, in private; then what was
 * asked before.
 */
export function startFacts(
  record: PersonRecord,
  referral: Pick<StartReferral, 'origin' | 'receivedOn' | 'answers'> | null,
  told: PregnancyAnswer,
  on: Temporal.PlainDate,
): CaseFacts {
  const facts = factsOf(asOf(record, on), on);
  const known = facts.pregnancy?.pregnant ?? null;
  const pregnant = known === true || told === 'not_known' ? known : told === 'yes';
  return {
    ...facts,
    ...(referral ? { referral: { from: referral.origin, received_on: referral.receivedOn } } : {}),
    pregnancy: { ...facts.pregnancy, pregnant },
    answers: referral?.answers ?? {},
  };
}

/** How the criteria stand that are looked at when work begins, and only then. */
export function startCriteria(
  programme: Programme,
  facts: CaseFacts,
  on: Temporal.PlainDate,
): readonly StartCriterion[] {
  const atStart = new Set(programme.eligibility.filter((each) => each.at === 'start').map((each) => each.id));
  const { criteria } = evaluateCriteria(programme, facts, on);
  return criteria.filter((each) => atStart.has(each.id) && each.kind !== 'priority').map(kept);
}

function kept({ id, result, text }: CriterionResult): StartCriterion {
  return { id, result, text };
}
