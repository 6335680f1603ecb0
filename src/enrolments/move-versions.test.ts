import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { addReferred } from '../../test/support/referred.ts';
import { zMoves } from '../programme/schema/intake.ts';
import { answerReferral, getReferral, makeReferral } from '../referrals/index.ts';
import { enrolmentChronology } from './chronology.ts';
import { endEnrolment, giveConsent, moveToVersion, previewVersionMoves, startEnrolment } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

async function begun(name: string, pathway: string) {
  const { personId, referralId } = await addReferred(house, { name });
  await house.done(giveConsent, {
    personId,
    programme: 'diamond',
    kind: 'join',
    answer: 'given',
    on: '2024-01-05',
    how: 'in_person',
  });
  const enrolment = await house.done(startEnrolment, {
    referralId,
    programme: 'diamond',
    pathway,
    startedOn: '2024-01-08',
  });
  return enrolment;
}

async function undecided(name: string) {
  const parent = { givenName: name, familyName: 'Waiting' };
  const answers = { parent_agrees: 'yes', why_now: 'She asked', support_now: ['gp'] };
  const { id } = await house.done(makeReferral, aReferral({ parent, answers }));
  return id;
}

async function entriesOf(personId: string) {
  const source = enrolmentChronology.find((each) => each.kind === 'enrolment');
  const entries = await house.read(
    async (db) => (await source?.entries({ db, programmes: house.programmes }, personId)) ?? [],
  );
  return entries.map(({ title, detail }) => ({ title, detail }));
}

describe('a new version with open cases', () => {
  it('is previewed with counts, applied at once, and stands in each chronology', async () => {
    const [ada, bea, cora] = [
      await begun('Ada Abara', 'participant'),
      await begun('Bea Brown', 'contact'),
      await begun('Cora Cole', 'participant'),
    ];
    await house.done(endEnrolment, {
      id: cora.id,
      version: cora.version,
      on: '2024-05-01',
      reason: 'completed',
      destination: 'none',
    });
    const dora = await undecided('Dora');
    const before = house.programmes.current('diamond');
    if (!before) throw new Error('Diamond is not there');
    const { contact, participant } = before.pathways;
    if (!contact || !participant) throw new Error('Diamond has other pathways now');
    const version = before.version + 1;
    const [engage, ...rest] = participant.stages;
    if (!engage) throw new Error('Diamond has other stages now');
    house.publish({
      ...before,
      version,
      pathways: {
        support: { ...participant, stages: [{ ...engage, id: 'begin', title: 'The beginning' }, ...rest] },
      },
      referral: {
        ...before.referral,
        ask: before.referral.ask
          .filter(({ id }) => id !== 'support_now')
          .map((each) => (each.id === 'why_now' ? { ...each, id: 'reason' } : each)),
      },
      moves: [
        zMoves.parse({
          questions: { why_now: 'reason' },
          dropped: ['support_now'],
          from: before.version,
          pathways: { participant: 'support' },
          stages: { participant: { engage: 'begin' } },
          because: 'The pathways are one now',
        }),
      ],
    });

    const admin = house.actors.administrator;
    const seen = await house.answer(previewVersionMoves, { programme: 'diamond', version }, admin);
    expect(seen).toMatchObject({ moves: 1, stays: 1, referrals: { moves: 1, stays: 0 } });
    expect(seen.referrals.groups).toEqual([{ fromVersion: before.version, count: 1, stays: null }]);
    expect(seen.groups.find((each) => each.to)).toMatchObject({
      count: 1,
      from: { pathway: participant.title, stage: engage.title },
      to: { pathway: participant.title, stage: 'The beginning' },
    });
    expect(seen.groups.find((each) => !each.to)?.stays).toContain('has no pathway "contact"');

    const wish = { programme: 'diamond', version, expected: 1, expectedReferrals: 1 };
    for (const other of [{ expected: 2 }, { expectedReferrals: 0 }]) {
      expect(await house.run(moveToVersion, { ...wish, ...other }, admin)).toMatchObject({
        ok: false,
        error: { kind: 'refused', code: 'cases_changed' },
      });
    }
    await house.done(moveToVersion, wish, admin);

    const { rows } = await house.owner.query(
      `select id, programme_version, pathway, stage from t_east.enrolment order by started_on, id`,
    );
    const row = (id: string) => rows.find((each) => each.id === id);
    expect(row(ada.id)).toMatchObject({ programme_version: version, pathway: 'support', stage: 'begin' });
    expect(row(bea.id)).toMatchObject({ programme_version: before.version, pathway: 'contact' });
    expect(row(cora.id)).toMatchObject({ programme_version: before.version, stage: 'engage' });
    expect(await entriesOf(ada.personId)).toContainEqual({
      title: `Moved to version ${version} of the programme: ${participant.title}, The beginning`,
      detail: 'The pathways are one now',
    });
    expect((await entriesOf(bea.personId)).map((each) => each.title).join()).not.toContain('version');

    const carried = await house.answer(getReferral, { id: dora });
    expect(carried).toMatchObject({
      programmeVersion: version,
      status: 'received',
      answers: { answers: { reason: 'She asked', support_now: ['gp'] } },
    });
    expect(carried.history.at(-1)).toMatchObject({
      kind: 'carried_over',
      text: `From now on version ${version} judges it. The pathways are one now`,
    });

    const told = { id: dora, version: carried.version, answers: { reason: 'She asked again' }, note: null };
    await house.done(answerReferral, told);
    const answered = await house.answer(getReferral, { id: dora });
    expect(answered.answers.answers).toMatchObject({ reason: 'She asked again', support_now: ['gp'] });

    const again = await house.answer(previewVersionMoves, { programme: 'diamond', version }, admin);
    expect(again).toMatchObject({ moves: 0, referrals: { moves: 0, groups: [] } });
  });

  it('is for administrators alone, and for versions that are there', async () => {
    const input = { programme: 'diamond', version: 1 };
    expect(await house.ask(previewVersionMoves, input)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
    const none = await house.ask(
      previewVersionMoves,
      { programme: 'diamond', version: 99 },
      house.actors.administrator,
    );
    expect(none).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
