import { boundsOf, type PartialDate, parsePartialDate } from '../foundation/dates.ts';
import type { NewFamily, NewPerson } from '../people/index.ts';
import { wasRemoved } from './referral-facts.ts';
import type { Child, Parent, ReferralAnswers } from './referral-input.ts';

const read = (text: string | null): PartialDate | null => (text ? (parsePartialDate(text) ?? null) : null);

/** The last day that a due date may stand for, so that no baby counts as overdue too early. */
const dueDay = (text: string | null): Temporal.PlainDate | null => {
  const date = read(text);
  return date && boundsOf(date).latest;
};

const known = (answer: 'yes' | 'no' | 'not_known') => (answer === 'not_known' ? null : answer === 'yes');

/** The parent of a referral as somebody new on record. */
export function personFromReferral({ parent, safeContact }: ReferralAnswers): NewPerson {
  return {
    givenName: parent.givenName ?? '',
    familyName: parent.familyName ?? '',
    knownAs: parent.knownAs,
    otherNames: parent.otherNames,
    bornOn: read(parent.bornOn),
    sex: parent.sex ?? null,
    pronouns: parent.pronouns,
    ethnicity: parent.ethnicity,
    firstLanguage: parent.firstLanguage,
    interpreter: parent.interpreter ?? null,
    communicationNeeds: parent.communicationNeeds,
    disability: parent.disability,
    careLeaver: known(parent.careLeaver),
    localLink: parent.localLink === 'not_known' ? null : parent.localLink,
    area: parent.area,
    address: parent.address,
    phone: parent.phone,
    email: parent.email,
    safeContact: safeContact ?? null,
  };
}

function childOnRecord(child: Child): NonNullable<NewFamily['children']>[number] {
  const unborn = child.dueOn !== null;
  const livingWith = child.removal?.livingWith ?? 'not_known';
  const withParent = child.livesWithParent === 'yes' ? 'parent' : null;
  return {
    givenName: child.givenName,
    familyName: child.familyName,
    unborn,
    bornOn: read(child.bornOn),
    dueOn: dueDay(child.dueOn),
    sex: child.sex ?? null,
    livesWith: unborn ? null : livingWith === 'not_known' ? withParent : livingWith,
    removed: unborn ? null : wasRemoved(child),
    removedOn: read(child.removal?.removedOn ?? null),
  };
}

function relationOf({ sex }: Parent): NewFamily['relation'] {
  if (sex === 'female') return 'mother';
  return sex === 'male' ? 'father' : 'parent';
}

/** The family that a referral tells of. What nobody asked about stays not known. */
export function familyFromReferral({ parent, children, proceedings }: ReferralAnswers): NewFamily {
  const pregnant = parent.dueOn ? true : known(parent.pregnant);
  return {
    relation: relationOf(parent),
    children: children?.map(childOnRecord) ?? null,
    proceedings:
      proceedings?.map((each) => ({
        court: each.court,
        caseNumber: each.caseNumber,
        startedOn: read(each.startedOn),
        concludedOn: read(each.concludedOn),
        stillOpen: each.concludedOn ? false : each.concluded === 'not_known' ? null : each.concluded === 'no',
        outcome: each.outcome,
      })) ?? null,
    pregnancy: pregnant === null ? null : { pregnant, dueOn: dueDay(parent.dueOn) },
  };
}
