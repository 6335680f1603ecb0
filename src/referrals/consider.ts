import type { QueryContext } from '../doors/index.ts';
import { parsePartialDate } from '../foundation/dates.ts';
import { findDuplicates, type PossibleDuplicate } from '../people/index.ts';
import { type Eligibility, evaluateCriteria, type Programme } from '../programme/index.ts';
import { type Referral, WAITING } from './referral.ts';
import { factsOfReferral } from './referral-facts.ts';

/** What a decision on a referral looks at. */
export interface Considered {
  readonly programme: Programme;
  /** As at today, by the version of the programme under which it came in. */
  readonly eligibility: Eligibility;
  /** Only while it waits: afterwards the question has been answered. */
  readonly duplicates: readonly PossibleDuplicate[];
}

/** The version of the programme under which a referral came in. */
export function programmeOf(
  context: Pick<QueryContext, 'programmes'>,
  referral: Pick<Referral, 'programmeId' | 'programmeVersion'>,
): Programme {
  const { programmeId, programmeVersion } = referral;
  const programme =
    context.programmes.version(programmeId, programmeVersion) ?? context.programmes.current(programmeId);
  if (!programme) throw new Error(`The programme ${programmeId} of a referral is not in the library`);
  return programme;
}

/** Evaluates the criteria for a referral and looks for people on record who may be the same. */
export async function consider(context: QueryContext, referral: Referral): Promise<Considered> {
  const programme = programmeOf(context, referral);
  const { answers, origin, receivedOn } = referral;
  const eligibility = evaluateCriteria(
    programme,
    factsOfReferral(answers, origin, receivedOn),
    context.today,
  );
  const { givenName, familyName, knownAs, bornOn } = answers.parent;
  const duplicates = WAITING.includes(referral.status)
    ? await findDuplicates(context.db, {
        givenName: givenName ?? '',
        familyName: familyName ?? '',
        knownAs,
        bornOn: bornOn ? parsePartialDate(bornOn) : null,
      })
    : [];
  return { programme, eligibility, duplicates };
}
