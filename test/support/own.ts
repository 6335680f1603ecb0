import { recordContact } from '../../src/contacts/index.ts';
import { allocateWorker, giveConsent } from '../../src/enrolments/index.ts';
import { agreeLetters } from '../../src/letters/agree-letters.ts';
import { inviteParent } from '../../src/own/index.ts';
import { addChild } from '../../src/people/add-child.ts';
import { setAction, setGoal } from '../../src/plans/index.ts';
import { sharePerson } from '../../src/reach/index.ts';
import { addOrganisation } from '../../src/reach/share-person.ts';
import type { TestHouse } from './house.ts';
import { addParent } from './parents.ts';

/** A made-up parent who is invited to pages of her own, with something to see on each of them. */
export interface OwnParent {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly signInName: string;
  readonly goalId: string;
  readonly stepId: string;
  readonly workersStepId: string;
  readonly consentId: string;
  readonly organisationId: string;
}

/** Lays down a parent with a plan, dates, letters, answers and a share, and invites her. */
export async function addOwnParent(house: TestHouse, name = 'Amina Example'): Promise<OwnParent> {
  const { practitioner, manager, administrator } = house.actors;
  const { personId, enrolmentId } = await addParent(house, { name });
  const lead = { id: enrolmentId, staffId: practitioner.staffId, role: 'lead', on: '2024-06-03' } as const;
  await house.done(allocateWorker, lead, manager);
  const goal = { enrolmentId, area: 'being_a_parent', words: `Write to Ivy, ${name}`, parentView: null };
  const { id: goalId } = await house.done(setGoal, { ...goal, setOn: '2024-01-10' });
  const own = { goalId, what: 'Begin the letter', owner: 'parent', dueOn: '2024-06-10' } as const;
  const { id: stepId } = await house.done(setAction, own);
  const worker = { goalId, what: 'Ask about letterbox', owner: 'worker' } as const;
  const { id: workersStepId } = await house.done(setAction, worker);
  const met = { enrolmentId, kind: 'home_visit', result: 'met', on: '2024-05-28' } as const;
  await house.done(recordContact, { ...met, note: 'QuenbyNote', place: 'QuenbyPlace', nextOn: '2024-06-12' });
  await house.done(recordContact, { ...met, on: '2024-05-20', result: 'did_not_attend' });
  await house.done(recordContact, { ...met, on: '2024-05-21', kind: 'professional_contact' });
  const child = await house.done(addChild, {
    personId,
    child: { givenName: 'Ivy', familyName: 'QuenbyChild', bornOn: '2016-05-05' },
  });
  const letters = { maySend: ['letter'], everyMonths: 6, firstDueOn: '2024-06-20' } as const;
  const words = { childCalled: 'Ivy', parentSignsAs: 'Mummy' };
  await house.done(agreeLetters, { personId, childId: child.id, ...letters, ...words, maySend: ['letter'] });
  const said = {
    personId,
    programme: 'diamond',
    answer: 'given',
    on: '2024-06-03',
    how: 'in_person',
  } as const;
  await house.done(giveConsent, { ...said, kind: 'join' });
  const consent = await house.done(giveConsent, { ...said, kind: 'share', agencies: ['Refuge East'] });
  const organisation = { name: `Refuge of ${name}`, about: 'A safe place' };
  const { id: organisationId } = await house.done(addOrganisation, organisation, administrator);
  const days = { fromOn: '2024-06-03', untilOn: '2024-06-30' };
  await house.done(sharePerson, { personId, organisationId, why: 'A safe place', delegated: true, ...days });
  const { signInName } = await house.done(inviteParent, { personId, givenHow: 'in_person' });
  return {
    personId,
    enrolmentId,
    signInName,
    goalId,
    stepId,
    workersStepId,
    consentId: consent.id,
    organisationId,
  };
}
