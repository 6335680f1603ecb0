import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { giveConsent } from '../enrolments/index.ts';
import { recordOnwardChase, recordOnwardSaying, recordOnwardStep } from './follow-onward.ts';
import {
  getOnwardReferral,
  listOnwardDue,
  listOnwardReferrals,
  previewOnwardReferral,
} from './list-onward.ts';
import { makeOnwardReferral } from './make-onward-referral.ts';
import {
  consentFor,
  decideOnward,
  decideOnwardStep,
  type OnwardStep,
  onwardStanding,
  onwardSteps,
  type StepDays,
  stepsOpen,
} from './onward.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
const fresh: StepDays = {
  madeOn: day('2024-05-01'),
  receivedOn: null,
  acceptedOn: null,
  startedOn: null,
  notStartedOn: null,
  outcomeOn: null,
  withdrawnOn: null,
};
const wish = (step: OnwardStep, on = today) => ({
  step,
  on,
  why: 'too_far' as const,
  outcome: 'finished' as const,
  note: null,
});

describe('the steps of an onward referral', () => {
  it('are never before the one before, nor to come', () => {
    const early = decideOnwardStep(fresh, wish('received', day('2024-04-30')), today);
    expect(early).toMatchObject({ ok: false, error: { faults: [{ path: ['on'] }] } });
    const late = decideOnwardStep(fresh, wish('received', day('2024-06-04')), today);
    expect(late).toMatchObject({ ok: false, error: { faults: [{ path: ['on'] }] } });
  });

  it('say why it did not start, and how it ended', () => {
    const without = decideOnwardStep(fresh, { ...wish('not_started'), why: null }, today);
    expect(without).toMatchObject({ ok: false, error: { faults: [{ path: ['why'] }] } });
    const begun = { ...fresh, startedOn: day('2024-05-10') };
    const open = decideOnwardStep(begun, { ...wish('outcome'), outcome: null }, today);
    expect(open).toMatchObject({ ok: false, error: { faults: [{ path: ['outcome'] }] } });
  });

  it('take a note only where it is kept', () => {
    const noted = (step: OnwardStep) => decideOnwardStep(fresh, { ...wish(step), note: 'They rang' }, today);
    expect(noted('received')).toMatchObject({ ok: false, error: { faults: [{ path: ['note'] }] } });
    expect(noted('not_started')).toMatchObject({
      ok: true,
      value: { changes: { notStartedNote: 'They rang' } },
    });
  });

  it('come to an end, whatever their order, and each is on record once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...onwardSteps), { maxLength: 12 }), (steps) => {
        let row = fresh;
        for (const step of steps) {
          const mayBe = stepsOpen(row).includes(step);
          const decided = decideOnwardStep(row, wish(step), today);
          expect(decided.ok).toBe(mayBe);
          if (!decided.ok) continue;
          const before = Object.values(row).filter((each) => each !== null).length;
          row = { ...row, ...decided.value.changes };
          const { receivedOn, acceptedOn, startedOn, notStartedOn, outcomeOn } = row;
          const days = [fresh.madeOn, receivedOn, acceptedOn, startedOn, notStartedOn, outcomeOn];
          expect(days.filter((each) => each !== null).length).toBeGreaterThan(1);
          expect(Object.values(row).filter((each) => each !== null).length).toBeGreaterThan(before);
          if (decided.value.over) expect(stepsOpen(row)).toEqual([]);
        }
        expect(onwardStanding({ ...row, signposting: false })).not.toBe('told');
      }),
      { seed: 41, numRuns: 60 },
    );
  });
});

describe('what is sent', () => {
  const asked = {
    agency: 'Harbour Housing',
    serviceName: 'Advice',
    signposting: false,
    parts: ['name' as const],
    more: null,
    sentHow: 'By telephone',
    on: today,
  };
  const consent = { id: 'c', stands: true, agencies: ['harbour housing '] };

  it('goes to an agency that she named, and to no other', () => {
    expect(consentFor([consent], ['Harbour Housing'])).toBe(consent);
    expect(consentFor([{ ...consent, stands: false }], ['Harbour Housing'])).toBeUndefined();
    const refused = decideOnward(asked, { name: 'Amina' }, [{ ...consent, agencies: ['GP'] }], today);
    expect(refused).toMatchObject({ ok: false, error: { faults: [{ path: ['signposting'] }] } });
    const sent = decideOnward(asked, { name: 'Amina' }, [consent], today);
    expect(sent).toMatchObject({ ok: true, value: { consentId: 'c', sent: [{ text: 'Amina' }] } });
  });

  it('is nothing where she is only told of it', () => {
    expect(
      decideOnward({ ...asked, signposting: true, sentHow: null }, { name: 'Amina' }, [], today),
    ).toEqual({
      ok: true,
      value: { consentId: null, sent: [] },
    });
  });

  it('is never what may not be sent', () => {
    const wished = { ...asked, parts: ['name' as const, 'address' as const] };
    const done = decideOnward(wished, { name: 'Amina' }, [consent], today);
    expect(done).toMatchObject({ ok: false, error: { faults: [{ path: ['parts'] }] } });
  });
});

describe('an onward referral', () => {
  let app: TestApp;
  let amina: TestParent;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    amina = await addParent(app, { name: 'Amina Begum' });
  });
  afterAll(() => app.close());

  const make = (more: object = {}) =>
    app.run(makeOnwardReferral, {
      personId: amina.personId,
      serviceName: 'Advice on rent',
      agency: 'Harbour Housing',
      why: 'A home where the children can stay over',
      signposting: false,
      parts: ['name', 'why'],
      sentHow: 'By telephone, together',
      ...more,
    });

  it('needs her consent, is followed up, and is on her record with what she says', async () => {
    expect(await make()).toMatchObject({ ok: false, error: { faults: [{ path: ['signposting'] }] } });
    await app.done(giveConsent, {
      personId: amina.personId,
      programme: 'diamond',
      kind: 'share',
      answer: 'given',
      on: '2024-06-01',
      how: 'in_person',
      agencies: ['Harbour Housing'],
    });
    const made = await make();
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { id, version } = made.value;
    const first = await app.answer(getOnwardReferral, { id });
    expect(first.sent.map(({ text }) => text)).toEqual([
      'Amina Begum',
      'A home where the children can stay over',
    ]);
    expect(String(first.chaseOn)).toBe('2024-06-17');
    const chased = await app.done(recordOnwardChase, { id, version, how: 'By telephone' });
    const stale = await app.run(recordOnwardStep, { id, version, step: 'started' });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale' } });
    await app.done(recordOnwardStep, { id, version: chased.version, step: 'not_started', why: 'no_place' });
    await app.done(recordOnwardSaying, { id, howItWas: 'too_early', words: 'I wait' });
    const { items } = await app.answer(listOnwardReferrals, { personId: amina.personId });
    expect(items[0]).toMatchObject({
      standing: 'not_started',
      chaseOn: null,
      sayings: [{ words: 'I wait' }],
    });
  });

  it('is told and not sent without consent; its page shows it, and the list of those to ask about', async () => {
    const told = await make({ signposting: true, agency: 'Somebody else', parts: ['name'] });
    if (!told.ok) throw new Error(JSON.stringify(told.error));
    const { id } = told.value;
    expect((await app.answer(getOnwardReferral, { id })).sent).toEqual([]);
    const page = await (await app.get(`/people/${amina.personId}/onward/${id}`)).text();
    expect(page).toContain('Nothing of her record was sent');
    app.setToday('2024-06-18');
    const due = await app.answer(listOnwardDue, {});
    expect(due).toMatchObject([{ id, overdue: true, name: 'Amina Begum' }]);
    expect(await (await app.get('/onward')).text()).toContain('Overdue');
    app.setToday('2024-06-03');
  });

  it('never offers a confidential address', async () => {
    await app.owner.query(
      `update t_east.person set address = null, address_confidential = true where id = $1`,
      [amina.personId],
    );
    const preview = await app.answer(previewOnwardReferral, { personId: amina.personId });
    expect(preview.addressKept).toBe(true);
    expect(preview.parts.map(({ part }) => part)).not.toContain('address');
    expect(await make({ parts: ['address'] })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['parts'] }] },
    });
  });
});
