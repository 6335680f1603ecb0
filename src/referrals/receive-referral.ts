import type { FieldFault } from '../foundation/fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import { enrolsPeople, type Programme } from '../programme/index.ts';
import { saidWrong } from './fault-words.ts';
import { checkAnswers } from './programme-answers.ts';
import { dateFaults } from './referral-dates.ts';
import { factsOfReferral } from './referral-facts.ts';
import type { Origin, Parent, ReferralAnswers } from './referral-input.ts';

const fault = (path: FieldFault['path'], message: string): FieldFault => ({ path, message });

function referrerFaults({ referrer }: ReferralAnswers): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!referrer?.name) faults.push(fault(['referrer', 'name'], saidWrong('missingOwnName')));
  if (!referrer?.organisation) {
    faults.push(fault(['referrer', 'organisation'], saidWrong('missingOrganisation')));
  }
  if (!referrer?.email && !referrer?.phone) {
    faults.push(fault(['referrer', 'email'], saidWrong('missingWayToReferrer')));
  }
  return faults;
}

function parentFaults({ parent }: ReferralAnswers, origin: Origin): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!parent.givenName && !parent.familyName) {
    const message = origin === 'self' ? saidWrong('missingOwnName') : saidWrong('missingParentName');
    faults.push(fault(['parent', 'givenName'], message));
  }
  const reachable = parent.phone ?? parent.email ?? parent.address;
  if (origin === 'self' && !reachable) {
    faults.push(fault(['parent', 'phone'], saidWrong('missingWayToParent')));
  }
  return faults;
}

/**
 * What must be so for a referral to be received: the names that are needed, dates that can be, and answers that the
 * programme asks for. Gives the answers as they are kept, or every fault with its path.
 */
export function receiveReferral(
  programme: Programme,
  origin: Origin,
  answers: ReferralAnswers,
  today: Temporal.PlainDate,
): Result<ReferralAnswers, readonly FieldFault[]> {
  const facts = factsOfReferral(answers, origin, today);
  const checked = checkAnswers(programme, origin, answers.answers, facts, today);
  const faults = [
    ...(enrolsPeople(programme)
      ? []
      : [fault(['programme'], `Nobody is referred to ${programme.title}: it enrols nobody`)]),
    ...(origin === 'staff' || programme.referral.from.includes(origin)
      ? []
      : [fault(['origin'], `${programme.title} does not take referrals in this way`)]),
    ...(origin === 'partner' ? referrerFaults(answers) : []),
    ...parentFaults(answers, origin),
    ...dateFaults(answers, today),
    ...checked.faults,
  ];
  return faults.length > 0
    ? fail(firstOfEach(faults))
    : succeed({ ...answers, answers: { ...checked.kept } });
}

/** One thing to put right at a time, for each field. */
function firstOfEach(faults: readonly FieldFault[]): FieldFault[] {
  const first = new Map<string, FieldFault>();
  for (const each of faults) {
    const place = JSON.stringify(each.path);
    if (!first.has(place)) first.set(place, each);
  }
  return [...first.values()];
}

/** The parent's name in one line, as she is called first. */
export function nameOfParent(parent: Pick<Parent, 'givenName' | 'familyName'>): string {
  return [parent.givenName, parent.familyName].filter(Boolean).join(' ');
}
