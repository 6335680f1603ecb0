import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { aReferral } from '../../test/support/referrals.ts';
import type { GuestActor } from '../access/actor.ts';
import { newId } from '../foundation/identifiers.ts';
import { getPerson } from '../people/index.ts';
import { newSecret } from './drafts/draft.ts';
import {
  answerReferral,
  answerReferralFromOutside,
  decideReferral,
  getReferral,
  listReferrals,
  makeReferral,
  makeReferralFromOutside,
  openAsked,
  openDraft,
  removeExpiredDrafts,
  saveDraft,
  startDraft,
  withdrawReferral,
} from './index.ts';
import { listReferralsOfPerson } from './list-referrals-of-person.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const named = (givenName: string, familyName: string, bornOn: string) =>
  aReferral({ parent: { ...aReferral().parent, givenName, familyName, bornOn } });

test('given a referral, when the manager accepts it, then the parent and her family are on record', async () => {
  const { manager } = house.actors;
  const made = await house.done(makeReferral, aReferral());
  expect(made).toMatchObject({ version: 1, status: 'received', receivedOn: '2024-06-03' });
  expect(made.reference).toMatch(/^DIA-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const view = await house.answer(getReferral, { id: made.id });
  expect(view).toMatchObject({
    eligibility: { eligible: 'yes' },
    duplicates: [],
    madeBy: 'Priya Practitioner',
  });
  const accepted = await house.done(decideReferral, { id: made.id, version: 1, decision: 'accept' }, manager);
  expect(accepted).toMatchObject({ status: 'accepted', version: 2 });
  const person = await house.answer(getPerson, { id: accepted.personId ?? '' });
  expect(JSON.parse(JSON.stringify(person))).toMatchObject({
    givenName: 'Nadia',
    careLeaver: false,
    safeContact: { call: true, text: false, whoMustNotKnow: 'Her former partner' },
  });
  const after = await house.answer(getReferral, { id: made.id });
  expect(after.decidedUpon).toMatchObject({ on: '2024-06-03', eligible: 'yes' });
  expect(after.history.map((each) => [each.kind, each.by])).toEqual([
    ['received', 'Priya Practitioner'],
    ['accepted', 'Morgan Manager'],
  ]);
  const ofPerson = await house.answer(listReferralsOfPerson, { personId: accepted.personId ?? '' });
  expect(ofPerson).toMatchObject([{ id: made.id, status: 'accepted' }]);
});

test('a possible duplicate must be answered, and whoever is on record gets only what is new', async () => {
  const { manager } = house.actors;
  const first = await house.done(makeReferral, named('Shirin', 'Akter', '1994-05-06'));
  const { personId } = await house.done(
    decideReferral,
    { id: first.id, version: 1, decision: 'accept' },
    manager,
  );
  const second = await house.done(makeReferral, named('Shireen', 'Akhter', '1994-05-06'));
  const view = await house.answer(getReferral, { id: second.id });
  expect(view.duplicates).toMatchObject([{ id: personId, name: 'Shirin Akter' }]);
  const unsaid = await house.run(decideReferral, { id: second.id, version: 1, decision: 'accept' }, manager);
  expect(unsaid).toMatchObject({ error: { kind: 'refused', code: 'possible_duplicate' } });
  const before = await house.owner.query('select count(*)::int from t_east.relationship');
  const linked = await house.done(
    decideReferral,
    { id: second.id, version: 1, decision: 'accept', person: { existing: personId ?? '' } },
    manager,
  );
  expect(linked.personId).toBe(personId);
  const now = await house.owner.query('select count(*)::int from t_east.relationship');
  expect(now.rows).toEqual(before.rows);
});

test('somebody who is not on record cannot be linked, and nothing is half-written', async () => {
  const made = await house.done(makeReferral, named('Lena', 'Okafor', '1990-01-01'));
  const before = await house.owner.query('select count(*)::int from t_east.change_log');
  const existing = newId(house.clock.now());
  const result = await house.run(
    decideReferral,
    { id: made.id, version: 1, decision: 'accept', person: { existing } },
    house.actors.manager,
  );
  expect(result).toEqual({ ok: false, error: { kind: 'not_found', what: 'person' } });
  const after = await house.owner.query('select count(*)::int from t_east.change_log');
  expect(after.rows).toEqual(before.rows);
});

test('a decline keeps its reasons and signposts; asking waits for answers; a withdrawal is no decision', async () => {
  const { manager } = house.actors;
  const made = await house.done(
    makeReferral,
    aReferral({ parent: { givenName: 'Grace' }, proceedings: null }),
  );
  const asked = { id: made.id, version: 1, decision: 'ask', askFor: 'Have the proceedings ended?' } as const;
  expect(await house.done(decideReferral, asked, manager)).toMatchObject({ status: 'asked_for_more' });
  const answered = await house.done(answerReferral, {
    id: made.id,
    version: 2,
    parent: { localLink: 'no' },
    proceedings: [{ concluded: 'yes' }],
    note: 'Her social worker rang',
  });
  expect(answered).toMatchObject({ status: 'received', version: 3 });
  const declined = await house.done(
    decideReferral,
    { id: made.id, version: 3, decision: 'decline', reasons: ['local_link'], signposts: ['Her own council'] },
    manager,
  );
  expect(declined).toMatchObject({ status: 'declined', personId: null });
  const view = await house.answer(getReferral, { id: made.id });
  expect(view).toMatchObject({
    declineReasons: ['local_link'],
    signposts: ['Her own council'],
    answers: { parent: { givenName: 'Grace', localLink: 'no' } },
  });
  expect(view.history.map((each) => each.kind)).toEqual([
    'received',
    'asked_for_more',
    'answered',
    'declined',
  ]);
  const late = await house.run(withdrawReferral, { id: made.id, version: 4 });
  expect(late).toMatchObject({ error: { code: 'already_decided' } });
});

test('a stale version is refused with what stands now', async () => {
  const made = await house.done(makeReferral, named('Ana', 'Silva', '1991-01-01'));
  await house.done(answerReferral, { id: made.id, version: 1, parent: { careLeaver: 'yes' } });
  const stale = await house.run(
    decideReferral,
    { id: made.id, version: 1, decision: 'decline', reasons: ['no_room'] },
    house.actors.manager,
  );
  expect(stale).toMatchObject({ error: { kind: 'stale', table: 'referral', current: { version: 2 } } });
});

test('a referral is found however the name is spelt, by its reference, state and programme', async () => {
  const made = await house.done(makeReferral, named('Khadija', 'Rahman', '1993-03-03'));
  for (const text of [
    'Khadija',
    'Kadija Rahmann',
    'খাদিজা',
    'rahman',
    made.reference,
    made.reference.slice(4),
  ]) {
    const found = await house.answer(listReferrals, { text });
    expect(
      found.referrals.map((each) => each.id),
      text,
    ).toContain(made.id);
  }
  const waiting = await house.answer(listReferrals, { status: 'waiting', text: 'Khadija' });
  expect(waiting.referrals).toMatchObject([{ id: made.id, programmeTitle: 'Diamond Project' }]);
  for (const filter of [{ status: 'declined' }, { programme: 'other' }, { page: 2 }] as const) {
    const found = await house.answer(listReferrals, { text: 'Khadija', ...filter });
    expect(found).toMatchObject({ referrals: [], more: false });
  }
});

test('the newest come first unless another order is asked for', async () => {
  for (const receivedOn of ['2024-01-02', '2024-03-04', '2024-02-03']) {
    await house.done(makeReferral, { ...named('Zed', 'Order', '1990-01-01'), receivedOn });
  }
  const days = async (sort: 'newest' | 'oldest') =>
    (await house.answer(listReferrals, { text: 'Zed Order', sort })).referrals.map((each) =>
      each.receivedOn.toString(),
    );
  expect(await days('newest')).toEqual(['2024-03-04', '2024-02-03', '2024-01-02']);
  expect(await days('oldest')).toEqual(['2024-01-02', '2024-02-03', '2024-03-04']);
});

const visitor = (...given: string[]): GuestActor => ({ kind: 'guest', tenant: 'east', given });

async function begun(origin: 'partner' | 'self') {
  const [draft, secret] = [newId(house.clock.now()), newSecret()];
  const guest = visitor(draft);
  await house.done(startDraft, { draft, secret, origin, programme: 'diamond' }, guest);
  return { draft, secret, guest };
}

test('a visitor saves as it goes, comes back with the link, and sends once', async () => {
  const { draft, secret, guest } = await begun('self');
  const first = {
    parent: { givenName: 'Mary', phone: '07700 900 982', bornOn: { day: '', month: '13', year: '19' } },
  };
  await house.done(saveDraft, { draft, secret, version: 1, answers: first }, guest);
  const opened = await house.answer(openDraft, { draft, secret }, guest);
  expect(opened).toMatchObject({ version: 2, answers: first, sent: null });
  const early = await house.run(makeReferralFromOutside, { draft, secret, version: 2 }, guest);
  expect(early).toMatchObject({
    error: { kind: 'invalid', faults: [{ path: ['parent', 'bornOn', 'year'] }] },
  });
  const mended = { parent: { bornOn: { day: '', month: '3', year: '1992' } } };
  await house.done(saveDraft, { draft, secret, version: 2, answers: mended }, guest);
  const sent = await house.done(makeReferralFromOutside, { draft, secret, version: 3 }, guest);
  expect(sent).toMatchObject({ id: draft, status: 'received' });
  const again = await house.run(makeReferralFromOutside, { draft, secret, version: 4 }, guest);
  expect(again).toMatchObject({ error: { code: 'already_sent' } });
  const after = await house.answer(openDraft, { draft, secret }, guest);
  expect(after).toMatchObject({ answers: {}, sent: { reference: sent.reference, status: 'received' } });
  const view = await house.answer(getReferral, { id: draft });
  expect(view).toMatchObject({
    origin: 'self',
    parentName: 'Mary',
    answers: { parent: { bornOn: '1992-03' } },
  });
});

test('the wrong secret, another’s draft and one that never was are all the same: not found', async () => {
  const { draft, secret, guest } = await begun('partner');
  const wrong = await house.ask(openDraft, { draft, secret: newSecret() }, guest);
  const never = newId(house.clock.now());
  const unknown = await house.ask(openDraft, { draft: never, secret }, visitor(never));
  const another = await house.ask(openDraft, { draft, secret }, visitor(never));
  expect(wrong).toEqual({ ok: false, error: { kind: 'not_found', what: 'unfinished referral' } });
  expect([unknown, another]).toEqual([wrong, wrong]);
});

test('a draft is gone after 28 days', async () => {
  const { draft, secret, guest } = await begun('partner');
  house.setToday('2024-07-01');
  expect((await house.ask(openDraft, { draft, secret }, guest)).ok).toBe(true);
  house.setToday('2024-07-02');
  expect((await house.ask(openDraft, { draft, secret }, guest)).ok).toBe(false);
  house.setToday('2024-06-03');
});

test('drafts past their time are removed, and no others', async () => {
  const housekeeper = { kind: 'system', tenant: 'east' } as const;
  await begun('self');
  expect(await house.done(removeExpiredDrafts, {}, housekeeper)).toMatchObject({ removed: 0 });
  house.setToday('2024-06-20');
  const later = await begun('self');
  house.setToday('2024-07-10');
  const { removed } = await house.done(removeExpiredDrafts, {}, housekeeper);
  expect(removed).toBeGreaterThan(0);
  const { rows } = await house.owner.query('select id from t_east.referral_draft where sent_on is null');
  expect(rows).toEqual([{ id: later.draft }]);
  house.setToday('2024-06-03');
});

/** A referral that a parent made herself, without saying where she lives. */
async function sentByParent() {
  const { draft, secret, guest } = await begun('self');
  const answers = { parent: { givenName: 'Mary', phone: '07700 900 982', localLink: 'not_known' } };
  await house.done(saveDraft, { draft, secret, version: 1, answers }, guest);
  await house.done(makeReferralFromOutside, { draft, secret, version: 2 }, guest);
  return { draft, secret, guest };
}

const askFor = 'Do you live in this borough?';

test('whoever referred by link reads what is asked, answers it, and the referral waits again', async () => {
  const { draft, secret, guest } = await sentByParent();
  const early = await house.ask(openAsked, { draft, secret }, guest);
  expect(early).toMatchObject({ error: { code: 'not_asked' } });
  const { manager } = house.actors;
  await house.done(decideReferral, { id: draft, version: 1, decision: 'ask', askFor }, manager);
  const view = await house.answer(getReferral, { id: draft });
  expect(view.linkOpenUntil?.toString()).toBe('2024-07-01');
  const asked = await house.answer(openAsked, { draft, secret }, guest);
  expect(asked).toMatchObject({ askedFor: askFor, version: 2 });
  expect(asked.missing).toContain('person.borough_link');
  expect(JSON.stringify(asked), 'no more of the referral than is asked').not.toMatch(/Mary|07700/);
  const said = { parent: { localLink: 'yes' }, note: 'I moved to Poplar in May' };
  const wrong = [
    house.run(answerReferralFromOutside, { draft, secret: newSecret(), version: 2, ...said }, guest),
    house.run(
      answerReferralFromOutside,
      { draft, secret, version: 2, ...said },
      visitor(newId(house.clock.now())),
    ),
  ];
  for (const each of await Promise.all(wrong)) expect(each).toMatchObject({ error: { kind: 'not_found' } });
  const silent = await house.run(answerReferralFromOutside, { draft, secret, version: 2 }, guest);
  expect(silent).toMatchObject({ error: { faults: [{ path: ['note'] }] } });
  const stale = await house.run(answerReferralFromOutside, { draft, secret, version: 1, ...said }, guest);
  expect(stale).toMatchObject({ error: { kind: 'stale' } });
  await house.done(answerReferralFromOutside, { draft, secret, version: 2, ...said }, guest);
  const after = await house.answer(getReferral, { id: draft });
  expect(after).toMatchObject({
    status: 'received',
    linkOpenUntil: null,
    answers: { parent: { givenName: 'Mary', phone: '07700 900 982', localLink: 'yes' } },
  });
  expect(after.history.at(-1)).toMatchObject({ kind: 'answered', by: null, text: said.note });
  expect(after.eligibility.criteria.find((each) => each.id === 'local_link')?.result).toBe('met');
  const twice = await house.run(answerReferralFromOutside, { draft, secret, version: 3, ...said }, guest);
  expect(twice).toMatchObject({ error: { code: 'not_asked' } });
});

test('the link of a referral that waits is kept, and is open for four weeks from the day of asking', async () => {
  const { draft, secret, guest } = await sentByParent();
  const housekeeper = { kind: 'system', tenant: 'east' } as const;
  house.setToday('2024-08-01');
  await house.done(removeExpiredDrafts, {}, housekeeper);
  const { manager } = house.actors;
  await house.done(decideReferral, { id: draft, version: 1, decision: 'ask', askFor }, manager);
  house.setToday('2024-08-29');
  await house.done(removeExpiredDrafts, {}, housekeeper);
  expect((await house.ask(openAsked, { draft, secret }, guest)).ok).toBe(true);
  house.setToday('2024-08-30');
  expect(await house.ask(openAsked, { draft, secret }, guest)).toMatchObject({
    error: { kind: 'not_found' },
  });
  expect((await house.answer(getReferral, { id: draft })).linkOpenUntil).toBeNull();
  await house.done(
    decideReferral,
    { id: draft, version: 2, decision: 'decline', reasons: ['no_room'] },
    manager,
  );
  await house.done(removeExpiredDrafts, {}, housekeeper);
  const { rows } = await house.owner.query('select 1 from t_east.referral_draft where id = $1', [draft]);
  expect(rows).toEqual([]);
  house.setToday('2024-06-03');
});

test('a visitor reads no referral but the one just sent, and decides nothing', async () => {
  const made = await house.done(makeReferral, aReferral());
  const guest = visitor(made.id);
  for (const ask of [
    house.ask(getReferral, { id: made.id }, guest),
    house.ask(listReferrals, {}, guest),
    house.run(decideReferral, { id: made.id, version: 1, decision: 'ask', askFor: 'x' }, guest),
    house.run(makeReferral, aReferral(), guest),
  ]) {
    expect(await ask).toMatchObject({ error: { kind: 'forbidden' } });
  }
});

test('a worker’s draft opens for that worker alone', async () => {
  const draft = newId(house.clock.now());
  await house.done(startDraft, { draft, secret: null, origin: 'staff', programme: 'diamond' });
  const own = await house.ask(openDraft, { draft, secret: null });
  const other = await house.ask(openDraft, { draft, secret: null }, house.actors.second);
  expect([own.ok, other.ok]).toEqual([true, false]);
  const sent = await house.done(makeReferral, { ...aReferral(), draft: { id: draft, version: 1 } });
  const after = await house.answer(openDraft, { draft, secret: null });
  expect(after).toMatchObject({ sent: { reference: sent.reference } });
});

test('a practitioner may not decide, and another tenant sees nothing', async () => {
  const made = await house.done(makeReferral, aReferral());
  const decision = { id: made.id, version: 1, decision: 'decline' as const, reasons: ['no_room'] };
  expect(await house.run(decideReferral, decision)).toMatchObject({ error: { kind: 'forbidden' } });
  const elsewhere = await house.ask(getReferral, { id: made.id }, house.actors.westPractitioner);
  expect(elsewhere).toMatchObject({ error: { kind: 'not_found' } });
});
