import type { CaseFacts, ChildFacts, ProceedingsFacts } from '../programme/index.ts';
import type { Child, Origin, ProceedingsAnswers, ReferralAnswers } from './referral-input.ts';

/** Yes and no as a rule reads them; everything else is not known. */
function known(answer: 'yes' | 'no' | 'not_known'): boolean | null {
  return answer === 'not_known' ? null : answer === 'yes';
}

/** Whether a child was removed: naming the removal says so. */
export function wasRemoved(child: Child): boolean | null {
  return child.removal ? true : known(child.removed);
}

function inParentsCare(child: Child): boolean | null {
  if (child.dueOn) return false;
  const livingWith = child.removal?.livingWith ?? 'not_known';
  return livingWith === 'not_known' ? known(child.livesWithParent) : livingWith === 'parent';
}

function childFacts(child: Child): ChildFacts {
  return {
    born_on: child.bornOn,
    born: child.dueOn ? false : child.bornOn || wasRemoved(child) ? true : null,
    sex: child.sex ?? null,
    removed: child.dueOn ? false : wasRemoved(child),
    removed_on: child.removal?.removedOn ?? null,
    living_with: child.removal && child.removal.livingWith !== 'not_known' ? child.removal.livingWith : null,
    in_parents_care: inParentsCare(child),
  };
}

function proceedingsFacts(each: ProceedingsAnswers): ProceedingsFacts {
  return {
    started_on: each.startedOn,
    concluded_on: each.concludedOn,
    concluded: each.concludedOn ? true : known(each.concluded),
  };
}

/** What a programme's rules can see of a referral; one that is still being written is received today. Nothing that was left open becomes a no. */
export function factsOfReferral(
  answers: ReferralAnswers,
  from: Origin,
  receivedOn: Temporal.PlainDate,
): CaseFacts {
  const { parent, children, proceedings } = answers;
  const unborn = children?.find((child) => child.dueOn);
  return {
    referral: { from, received_on: receivedOn },
    person: {
      born_on: parent.bornOn,
      sex: parent.sex ?? null,
      care_leaver: known(parent.careLeaver),
      borough_link: known(parent.localLink),
    },
    children: children?.map(childFacts) ?? null,
    proceedings: proceedings?.map(proceedingsFacts) ?? null,
    pregnancy: {
      pregnant: parent.dueOn || unborn ? true : known(parent.pregnant),
      due_on: parent.dueOn ?? unborn?.dueOn ?? null,
    },
    answers: answers.answers,
  };
}
