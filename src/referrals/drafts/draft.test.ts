import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diamond } from '../../../test/support/diamond.ts';
import type { Actor } from '../../access/actor.ts';
import { textsOf } from '../journey/fields.ts';
import { stepsFor } from '../journey/steps.ts';
import { typedFrom } from '../journey/typed-from.ts';
import { receiveReferral } from '../receive-referral.ts';
import { ORIGINS, zReferralAnswers } from '../referral-input.ts';
import { type Draft, hashOfSecret, layOver, MOST_SAVES, mayBegin, newSecret, openedBy } from './draft.ts';
import { answersFromDraft } from './draft-answers.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const secret = newSecret();
const draft: Draft = {
  id: '01890000-0000-7000-8000-000000000001',
  version: 1,
  programmeId: 'diamond',
  origin: 'partner',
  secretHash: hashOfSecret(secret),
  staffId: null,
  answers: {},
  startedAt: Temporal.Instant.from('2024-06-01T09:00:00Z'),
  savedAt: Temporal.Instant.from('2024-06-01T09:00:00Z'),
  expiresOn: today,
  sentOn: null,
  referralId: null,
};
const guest: Actor = { kind: 'guest', tenant: 'east', given: [draft.id] };
const worker = (staffId: string): Actor => ({
  kind: 'staff',
  tenant: 'east',
  staffId,
  name: 'W',
  role: 'practitioner',
});

test('a visitor’s draft opens with its secret and with no other', () => {
  expect(openedBy(draft, guest, secret, today).ok).toBe(true);
  fc.assert(
    fc.property(fc.string(), (other) => other === secret || !openedBy(draft, guest, other, today).ok),
    { seed: 1, examples: [[''], [secret.slice(0, -1)], [`${secret}x`], [secret.toUpperCase()]] },
  );
});

test('no secret opens a worker’s draft, and no other worker does', () => {
  const own = { ...draft, secretHash: null, staffId: 'a' };
  expect(openedBy(own, worker('a'), null, today).ok).toBe(true);
  for (const actor of [worker('b'), guest]) {
    for (const key of [null, '', secret, '\0'.repeat(32)]) {
      expect(openedBy(own, actor, key, today).ok).toBe(false);
    }
  }
});

test('a draft past its time, and one that never was, are not found', () => {
  const past = openedBy(draft, guest, secret, today.add({ days: 1 }));
  expect(past).toEqual(openedBy(undefined, guest, secret, today));
});

test('from outside a draft needs a secret; here it needs leave to refer', () => {
  expect(mayBegin(guest, 'self', secret).ok).toBe(true);
  expect(mayBegin(guest, 'self', null)).toMatchObject({ error: { kind: 'invalid' } });
  expect(mayBegin(guest, 'staff', null)).toMatchObject({ error: { kind: 'forbidden' } });
  expect(mayBegin({ ...worker('a'), role: 'analyst' } as Actor, 'staff', null).ok).toBe(false);
});

test('what was typed is laid over, field by field, and lists as a whole', () => {
  const before = {
    parent: { givenName: 'A', phone: '1' },
    children: [{ givenName: 'X' }, { givenName: 'Y' }],
  };
  const laid = layOver(
    { ...draft, answers: before },
    { parent: { phone: '2' }, children: [{ givenName: 'Y' }] },
  );
  expect(laid).toEqual({
    ok: true,
    value: { parent: { givenName: 'A', phone: '2' }, children: [{ givenName: 'Y' }] },
  });
});

test.each([
  ['a NUL', { parent: { givenName: 'a\0' } }, 'invalid'],
  ['half a character', { parent: { givenName: '\ud83d' } }, 'invalid'],
  ['too much text', { parent: { givenName: 'a'.repeat(200_001) } }, 'invalid'],
])('%s is not saved', (_, answers, kind) => {
  expect(layOver(draft, answers)).toMatchObject({ ok: false, error: { kind } });
});

test('a draft that was sent, or saved too often, is saved no more', () => {
  expect(layOver({ ...draft, sentOn: today }, {})).toMatchObject({ error: { code: 'already_sent' } });
  expect(layOver({ ...draft, version: MOST_SAVES }, {})).toMatchObject({
    error: { code: 'saved_too_often' },
  });
  expect(layOver({ ...draft, version: MOST_SAVES - 1 }, {}).ok).toBe(true);
});

test('every fault of what was typed is listed with its field', () => {
  const read = answersFromDraft({
    parent: { email: 'nobody', bornOn: { day: '40', month: '1', year: '1990' } },
    children: [{ removed: 'yes', removal: { removedOn: { day: '', month: '', year: '20' } } }],
  });
  expect(read.ok ? [] : read.error.map((each) => each.path.join('.'))).toEqual([
    'parent.bornOn',
    'children.0.removal.removedOn.year',
    'parent.email',
  ]);
});

test('what hangs on an answer that was taken back no longer counts', () => {
  const typed = { removed: 'no', removal: { removedOn: { year: '2031' }, livingWith: 'foster_carer' } };
  const read = answersFromDraft({
    parent: { givenName: 'A', pregnant: 'no', dueOn: { year: '1999' } },
    children: [typed],
    proceedings: [{ concluded: 'no', concludedOn: { year: '2031' } }],
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      parent: { dueOn: null },
      children: [{ removed: 'no' }],
      proceedings: [{ concludedOn: null }],
    },
  });
  expect(read.ok && read.value.children?.[0]?.removal).toBeFalsy();
});

const date = fc.constantFrom('2019', '2021-03', '2022-10-31');
const name = fc.constantFrom('Amina', 'শিরিন', 'O’Neill', '<b>');
const anyAnswers = fc.record(
  {
    parent: fc.record(
      {
        givenName: name,
        familyName: name,
        bornOn: fc.constantFrom('1990', '1991-02'),
        careLeaver: fc.constantFrom('yes', 'no', 'not_known'),
        interpreter: fc.constantFrom('needed', 'not_needed'),
        phone: fc.constant('07700 900 982'),
      },
      { requiredKeys: ['givenName'] },
    ),
    safeContact: fc.record({ call: fc.boolean(), times: name }, { requiredKeys: [] }),
    children: fc.array(
      fc.oneof(
        fc.record({
          givenName: name,
          removal: fc.record({ removedOn: date, livingWith: fc.constant('relative') }),
        }),
        fc.record({
          bornOn: date,
          removed: fc.constant('no'),
          livesWithParent: fc.constantFrom('yes', 'no'),
        }),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    proceedings: fc.array(fc.record({ startedOn: fc.constant('2019'), concludedOn: date }), { maxLength: 3 }),
    answers: fc.record(
      {
        why_now: name,
        letters_arranged: fc.constantFrom('yes', 'no', 'not_known'),
        support_now: fc.uniqueArray(fc.constantFrom('gp', 'housing', 'nobody'), { minLength: 1 }),
        last_seen_children: date,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['parent'] },
);

test('what is stored, typed into the form and read again, is received as the same', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...ORIGINS), (given, origin) => {
      const first = receiveReferral(diamond, 'staff', zReferralAnswers.parse(given), today);
      if (!first.ok) throw new Error(JSON.stringify(first.error));
      const typed = typedFrom(stepsFor(diamond, 'staff', { reader: origin }), first.value);
      const read = answersFromDraft(typed);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const again = receiveReferral(diamond, 'staff', read.value, today);
      const facts = (children: typeof first.value.children) =>
        children?.map(({ bornOn, removal, livesWithParent }) => ({
          bornOn,
          removal: removal ?? null,
          livesWithParent,
        }));
      if (!again.ok) throw new Error(JSON.stringify(again.error));
      expect(again.value.parent).toEqual(first.value.parent);
      expect(again.value.answers).toEqual(first.value.answers);
      expect(facts(again.value.children)).toEqual(facts(first.value.children));
      expect(again.value.proceedings?.map((each) => each.concludedOn)).toEqual(
        first.value.proceedings?.map((each) => each.concludedOn),
      );
    }),
    { seed: 20_240_603, numRuns: 200 },
  );
});

test('a list that nobody answered stays unanswered, and one said to be empty stays empty', () => {
  const steps = stepsFor(diamond, 'staff');
  const parent = zReferralAnswers.parse({ parent: { givenName: 'A' } });
  expect(typedFrom(steps, parent).children).toBeUndefined();
  expect(typedFrom(steps, { ...parent, children: [] }).children).toEqual([]);
  expect(textsOf({ answers: { a: ['x', 'y'] } }, ['answers', 'a'])).toEqual(['x', 'y']);
});
