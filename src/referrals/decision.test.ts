import { expect, test } from 'vitest';
import { diamond } from '../../test/support/diamond.ts';
import { aReferral, type ReferralInput } from '../../test/support/referrals.ts';
import { evaluateCriteria } from '../programme/index.ts';
import { type DecisionAsked, type DecisionGround, decideOnReferral, openCriteria } from './decision.ts';
import { factsOfReferral } from './referral-facts.ts';
import { zReferralAnswers } from './referral-input.ts';

const today = Temporal.PlainDate.from('2024-06-03');

function given(change: Partial<ReferralInput> = {}, more: Partial<DecisionGround> = {}): DecisionGround {
  const { programme: _, ...input } = aReferral(change);
  const answers = zReferralAnswers.parse({ ...input, answers: { parent_agrees: true } });
  const eligibility = evaluateCriteria(diamond, factsOfReferral(answers, 'staff', today), today);
  const receivedOn = Temporal.PlainDate.from('2024-05-01');
  const ground = {
    status: 'received',
    programme: diamond,
    eligibility,
    duplicates: [],
    receivedOn,
    today,
  } as const;
  return { ...ground, ...more };
}

const asked = (change: Partial<DecisionAsked>): DecisionAsked => ({
  decision: 'accept',
  reasons: [],
  signposts: [],
  askFor: null,
  override: null,
  note: null,
  ...change,
});

const results = (ground: DecisionGround) =>
  Object.fromEntries(ground.eligibility.criteria.map((each) => [each.id, each.result]));

test('given all criteria met, then it is accepted for somebody new', () => {
  expect(decideOnReferral(given(), asked({}))).toEqual({
    ok: true,
    value: { kind: 'accepted', person: { new: true }, overrideReason: null },
  });
});

test('what nobody asked is not known, never not met', () => {
  const ground = given({ parent: { givenName: 'A' }, children: null, proceedings: null });
  expect(results(ground)).toEqual({
    agrees: 'met',
    removed_under_five: 'not_known',
    proceedings_over: 'not_known',
    local_link: 'not_known',
    no_child_at_home: 'not_known',
    not_pregnant: 'not_known',
    care_leaver: 'not_known',
  });
});

test('a partial date that leaves a criterion open leaves it not known, with what to ask', () => {
  const ground = given({
    children: [{ bornOn: '2014', removal: { removedOn: '2019', livingWith: 'foster_carer' } }],
  });
  const [open] = openCriteria(ground.eligibility);
  expect(open).toMatchObject({ id: 'removed_under_five', result: 'not_known' });
  expect(open?.missing).toEqual(expect.arrayContaining(['children[0].removed_on']));
});

test('given a criterion not met, then accepting needs a reason for the exception, and keeps it', () => {
  const ground = given({ parent: { givenName: 'A', localLink: 'no', pregnant: 'no' } });
  expect(decideOnReferral(ground, asked({}))).toMatchObject({ error: { code: 'criteria_open' } });
  expect(decideOnReferral(ground, asked({ override: 'Moved last week' }))).toMatchObject({
    value: { kind: 'accepted', overrideReason: 'Moved last week' },
  });
});

test('given a criterion not known, then accepting needs its answer or a reason', () => {
  const ground = given({ proceedings: null });
  expect(decideOnReferral(ground, asked({}))).toMatchObject({ error: { code: 'criteria_open' } });
  expect(decideOnReferral(ground, asked({ override: 'The court told us' })).ok).toBe(true);
});

test('a reason for an exception is not kept where none is needed', () => {
  expect(decideOnReferral(given(), asked({ override: 'Just in case' }))).toMatchObject({
    value: { overrideReason: null },
  });
});

test('a pregnancy bars the start, whatever the reason given', () => {
  const ground = given({ parent: { givenName: 'A', localLink: 'yes', pregnant: 'yes' } });
  const result = decideOnReferral(ground, asked({ override: 'She asked for it' }));
  expect(result).toMatchObject({ error: { kind: 'refused', code: 'bars_the_start' } });
});

test('a baby on the way among the children is a pregnancy', () => {
  expect(results(given({ children: [{ dueOn: '2024-09' }] }))).toMatchObject({ not_pregnant: 'not_met' });
});

test('given a possible duplicate, then somebody must say who is meant', () => {
  const ground = given({}, { duplicates: [{ id: 'p1', name: 'Nadiya Khatun' }] });
  expect(decideOnReferral(ground, asked({}))).toMatchObject({
    error: { code: 'possible_duplicate', message: expect.stringContaining('Nadiya Khatun') },
  });
  expect(decideOnReferral(ground, asked({ person: { new: true } })).ok).toBe(true);
  expect(decideOnReferral(ground, asked({ person: { existing: 'p1' } }))).toMatchObject({
    value: { person: { existing: 'p1' } },
  });
});

test('a decline carries its reasons and the signposts given, each once', () => {
  const decline = asked({
    decision: 'decline',
    reasons: ['local_link', 'no_room', 'local_link'],
    signposts: ['Early Help', 'Early Help'],
  });
  expect(decideOnReferral(given(), decline)).toEqual({
    ok: true,
    value: { kind: 'declined', reasons: ['local_link', 'no_room'], signposts: ['Early Help'] },
  });
});

test.each([
  ['no reason', { decision: 'decline' }, ['reasons']],
  ['a reason of no criterion', { decision: 'decline', reasons: ['local_link', 'sulks'] }, ['reasons', 1]],
  ['another reason, unsaid', { decision: 'decline', reasons: ['other'] }, ['note']],
  ['asking for nothing', { decision: 'ask' }, ['askFor']],
] as const)('%s is refused at its field', (_, change, path) => {
  const result = decideOnReferral(given(), asked(change as Partial<DecisionAsked>));
  expect(result).toMatchObject({ error: { kind: 'invalid', faults: [{ path }] } });
});

test.each(['accepted', 'declined', 'withdrawn'] as const)('a referral %s is not decided again', (status) => {
  for (const decision of ['accept', 'ask', 'decline'] as const) {
    const result = decideOnReferral(
      given({}, { status }),
      asked({ decision, reasons: ['no_room'], askFor: 'x' }),
    );
    expect(result).toMatchObject({ error: { code: 'already_decided' } });
  }
});

test('rules know from where a referral came and on which day', () => {
  const [criterion] = diamond.eligibility;
  if (!criterion) throw new Error('no criterion');
  const rule = 'referral.from == "staff" && referral.received_on == today';
  const programme = { ...diamond, eligibility: [{ ...criterion, id: 'timely', rule }] };
  const { programme: _, ...input } = aReferral();
  const facts = factsOfReferral(zReferralAnswers.parse({ ...input, answers: {} }), 'staff', today);
  expect(evaluateCriteria(programme, facts, today).criteria).toMatchObject([{ id: 'timely', result: 'met' }]);
});

test('where a panel decides, then it is accepted with what the panel said, and not without', () => {
  const panel = { title: 'Support panel', members: ['Manager', 'Midwife'] };
  const programme = { ...diamond, decision: { by: 'panel' as const, panel } };
  const without = decideOnReferral(given({}, { programme }), asked({}));
  expect(!without.ok && without.error).toMatchObject({
    kind: 'invalid',
    faults: [{ path: ['panel', 'on'] }],
  });
  const there = { view: 'accept' as const, said: null };
  const said = {
    on: today,
    members: panel.members.map((member) => ({ ...there, member, name: 'Somebody' })),
    reason: 'Needed now',
  };
  const decided = decideOnReferral(given({}, { programme }), asked({ panel: said }));
  expect(decided.ok && decided.value).toMatchObject({ kind: 'accepted', panel: { on: '2024-06-03' } });
  const more = asked({ decision: 'ask', askFor: 'Where she lives' });
  expect(decideOnReferral(given({}, { programme }), more).ok).toBe(true);
});
