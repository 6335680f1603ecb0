import type { z } from 'zod';
import type { Actor } from '../../../src/access/actor.ts';
import { recordContact } from '../../../src/contacts/index.ts';
import { allocateWorker, giveConsent, startEnrolment } from '../../../src/enrolments/index.ts';
import { peopleRoom } from '../../../src/people/index.ts';
import { setAction, setGoal } from '../../../src/plans/index.ts';
import { decideReferral, makeReferral } from '../../../src/referrals/index.ts';
import type { TestApp } from '../app.ts';
import { aReferral, type ReferralInput } from '../referrals.ts';
import { seedRooms } from './seeded-rooms.ts';

/** A parent’s record made through the commands: family, proceedings, programme, plan, contact, what was shown and given. */
export interface SeededCase {
  readonly personId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly goalId: string;
  /** Somebody accepted whose work has not begun. */
  readonly notBegunId: string;
  /** A referral that waits for its decision. */
  readonly waitingId: string;
}

type Loose = { readonly id: string; readonly version: number };

const command = (name: string) => {
  const found = peopleRoom.commands?.find((each) => each.name === name);
  if (!found) throw new Error(`the people room has no ${name}`);
  return found;
};

async function accepted(
  app: TestApp,
  actor: Actor,
  manager: Actor,
  parent: ReferralInput = aReferral(),
): Promise<string> {
  const made = await app.done(makeReferral, parent, actor);
  const decision: z.input<typeof decideReferral.input> = {
    id: made.id,
    version: 1,
    decision: 'accept',
    person: { new: true },
  };
  const decided = await app.done(decideReferral, decision, manager);
  if (!decided.personId) throw new Error('a referral was accepted without a person');
  await app.done(
    giveConsent,
    {
      personId: decided.personId,
      programme: 'diamond',
      kind: 'join',
      answer: 'given',
      on: '2024-06-03',
      how: 'in_person',
    },
    actor,
  );
  return decided.personId;
}

async function plan(app: TestApp, enrolmentId: string, actor: Actor): Promise<string> {
  const goal = await app.done(
    setGoal,
    { enrolmentId, area: 'staying_safe', words: 'I want a home of my own' },
    actor,
  );
  await app.done(
    setAction,
    { goalId: goal.id, what: 'Telephone the housing office', owner: 'worker', dueOn: '2024-06-20' },
    actor,
  );
  return goal.id;
}

async function family(app: TestApp, personId: string, actor: Actor): Promise<void> {
  await app.done(command('recordPregnancy'), { personId, dueOn: '2024-12-01' }, actor);
  await app.done(
    command('recordProceedings'),
    { personId, proceedings: { court: 'Central Family Court', startedOn: '2024-02', stillOpen: true } },
    actor,
  );
}

async function firstChild(app: TestApp, tenant: string, personId: string): Promise<string> {
  const { rows } = await app.owner.query<{ other_id: string }>(
    `select other_id from t_${tenant}.relationship where person_id = $1 and removed order by id limit 1`,
    [personId],
  );
  const [child] = rows;
  if (!child) throw new Error('the seeded parent has no child who was removed');
  return child.other_id;
}

/** Makes the case in `east`, or in `west` for showing that nobody in `east` can reach it. */
export async function seedCase(app: TestApp, tenant: 'east' | 'west' = 'east'): Promise<SeededCase> {
  const { practitioner, manager, westPractitioner } = app.actors;
  const actor = tenant === 'east' ? practitioner : westPractitioner;
  const deciding = tenant === 'east' ? manager : ({ ...westPractitioner, role: 'manager' } as const);
  const personId = await accepted(app, actor, deciding);
  const enrolment: Loose = await app.done(
    startEnrolment,
    { personId, programme: 'diamond', pathway: 'participant', startedOn: '2024-06-03', pregnant: 'no' },
    actor,
  );
  const enrolmentId = enrolment.id;
  await app.done(
    allocateWorker,
    { id: enrolmentId, staffId: actor.staffId, role: 'lead', on: '2024-06-03' },
    deciding,
  );
  const goalId = await plan(app, enrolmentId, actor);
  await app.done(
    recordContact,
    {
      enrolmentId,
      kind: 'home_visit',
      result: 'met',
      minutes: 60,
      note: 'We talked about housing.',
      goalIds: [goalId],
      outcomes: [{ outcome: 'letterbox_started', evidence: 'The first letter went out' }],
      provisions: [{ kind: 'travel', what: 'Bus fare', amountPence: 350 }],
    },
    actor,
  );
  await family(app, personId, actor);
  const childId = await firstChild(app, tenant, personId);
  await seedRooms(app, personId, childId, actor);
  const other = aReferral();
  const renamed = {
    ...other,
    parent: { ...other.parent, givenName: 'Shirin', familyName: 'Ahmed', bornOn: '1990-08-30' },
  };
  const notBegunId = await accepted(app, actor, deciding, renamed);
  const waiting = await app.done(
    makeReferral,
    aReferral({ parent: { givenName: 'Rumana', familyName: 'Begum', bornOn: '1999-03-02' } }),
    actor,
  );
  return { personId, childId, enrolmentId, goalId, notBegunId, waitingId: waiting.id };
}
