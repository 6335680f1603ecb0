import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allocateWorker, giveConsent, startEnrolment } from '../../src/enrolments/index.ts';
import type { Fault } from '../../src/foundation/fault.ts';
import { faultSentence, httpStatus } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import { recordOutcome } from '../../src/outcomes/index.ts';
import { decideReferral, makeReferral } from '../../src/referrals/index.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aReferral } from '../support/referrals.ts';
import { addReferred } from '../support/referred.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** Runs the same thing several times at once: it is done once, and the others are told so in words, with 409. */
async function once<O>(runs: readonly Promise<Result<O, Fault>>[]): Promise<O> {
  const results = await Promise.all(runs);
  const done = results.flatMap((result) => (result.ok ? [result.value] : []));
  const faults = results.flatMap((result) => (result.ok ? [] : [result.error]));
  expect(faults.map(httpStatus)).toEqual(Array(runs.length - 1).fill(409));
  for (const fault of faults) expect(faultSentence(fault)).toMatch(/^[“A-Z].{15,}\.$/s);
  const [first] = done;
  if (done.length !== 1 || !first) throw new Error(`${done.length} of them were done`);
  return first;
}

async function consented(name: string) {
  const { personId, referralId } = await addReferred(house, { name });
  const consent = {
    personId,
    programme: 'diamond',
    kind: 'join',
    answer: 'given',
    how: 'in_person',
  } as const;
  await house.done(giveConsent, { ...consent, on: '2024-06-03' });
  return { personId, referralId };
}

const start = (referralId: string) => ({
  referralId,
  programme: 'diamond',
  pathway: 'participant',
  startedOn: '2024-06-03',
  pregnant: 'no' as const,
  overrideReason: 'The team agreed',
});

const count = async (query: string, id: string) =>
  (await house.owner.query<{ n: number }>(`select count(*)::int as n from t_east.${query}`, [id])).rows[0]?.n;

describe('what two people do at the same moment', () => {
  it('is decided once: a referral', async () => {
    const { id } = await house.done(makeReferral, aReferral());
    const accept = { id, version: 1, decision: 'accept', person: { new: true } } as const;
    const ask = { id, version: 1, decision: 'ask', askFor: 'When was the last hearing?' } as const;
    const { manager } = house.actors;
    await once([
      house.run(decideReferral, accept, manager),
      house.run(decideReferral, accept, manager),
      house.run(decideReferral, ask, manager),
    ]);
    expect(await count(`person where kind = 'adult' and family_name = $1`, 'Khatun')).toBeLessThan(2);
  });

  it('is started once: work with one parent', async () => {
    const { personId, referralId } = await consented('Amina Once');
    const { practitioner, second } = house.actors;
    await once(
      [practitioner, second, practitioner].map((who) => house.run(startEnrolment, start(referralId), who)),
    );
    expect(await count('enrolment where person_id = $1', personId)).toBe(1);
  });

  it('has one lead: an enrolment', async () => {
    const { referralId } = await consented('Bibi Lead');
    const { id } = await house.done(startEnrolment, start(referralId));
    const { practitioner, second, manager } = house.actors;
    const lead = (staffId: string) => ({ id, staffId, role: 'lead' as const, on: '2024-06-03' });
    const results = await Promise.all(
      [practitioner, second].map(({ staffId }) => house.run(allocateWorker, lead(staffId), manager)),
    );
    // The later one takes over where she comes after the first, and is told of the other where both come at once.
    for (const result of results) if (!result.ok) expect(httpStatus(result.error)).toBe(409);
    expect(results.some((result) => result.ok)).toBe(true);
    expect(await count(`allocation where ended_on is null and enrolment_id = $1`, id)).toBe(1);
  });

  it('is recorded once: an outcome', async () => {
    const { referralId } = await consented('Chandra Outcome');
    const { id } = await house.done(startEnrolment, start(referralId));
    const outcome = {
      enrolmentId: id,
      outcome: 'gp_registered',
      on: '2024-06-03',
      evidence: 'She showed the card',
    };
    const { practitioner, second } = house.actors;
    await once([practitioner, second].map((who) => house.run(recordOutcome, outcome, who)));
    expect(await count('outcome where enrolment_id = $1', id)).toBe(1);
  });
});
