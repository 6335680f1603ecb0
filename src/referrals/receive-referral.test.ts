import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diamond } from '../../test/support/diamond.ts';
import { aReferral, type ReferralInput } from '../../test/support/referrals.ts';
import { receiveReferral } from './receive-referral.ts';
import { type Origin, zReferralAnswers } from './referral-input.ts';

const today = Temporal.PlainDate.from('2024-06-03');

function received(change: Partial<ReferralInput>, origin: Origin = 'staff') {
  const { programme: _, ...input } = aReferral(change);
  const parsed = zReferralAnswers.safeParse(input);
  if (!parsed.success)
    return { ok: false as const, at: parsed.error.issues.map((each) => each.path.join('.')) };
  const result = receiveReferral(diamond, origin, parsed.data, today);
  return result.ok
    ? { ok: true as const, answers: result.value }
    : { ok: false as const, at: result.error.map((each) => each.path.join('.')) };
}

const child = (change: object) => ({ givenName: 'A', ...change });
const faultsOf = (change: Partial<ReferralInput>, origin?: Origin) => {
  const result = received(change, origin);
  return result.ok ? [] : result.at;
};

test('a referral that says what is needed is received, its dates kept as closely as they are known', () => {
  const result = received({});
  expect(result).toMatchObject({
    ok: true,
    answers: {
      children: [{ removal: { removedOn: '2022-05' } }, { bornOn: '2018' }],
      answers: { parent_agrees: true },
    },
  });
});

test.each([
  ['a date that does not exist', { bornOn: '2021-02-30' }, 'children.0.bornOn'],
  ['a birth in the future', { bornOn: '2024-06-04' }, 'children.0.bornOn'],
  ['a birth next month, known to the month', { bornOn: '2024-07' }, 'children.0.bornOn'],
  ['a child older than the parent', { bornOn: '1980' }, 'children.0.bornOn'],
  ['a parent of nine', { bornOn: '1993' }, 'children.0.bornOn'],
  ['both born and due', { bornOn: '2024-01', dueOn: '2024-09' }, 'children.0.dueOn'],
  ['due in two years', { dueOn: '2026-06' }, 'children.0.dueOn'],
  ['due last year', { dueOn: '2023-06' }, 'children.0.dueOn'],
  [
    'a child born after the removal',
    { bornOn: '2022-05', removal: { removedOn: '2022-04' } },
    'children.0.removal.removedOn',
  ],
  ['a removal in the future', { removal: { removedOn: '2024-08' } }, 'children.0.removal.removedOn'],
  [
    'a removal at eighteen',
    { bornOn: '2006-03-01', removal: { removedOn: '2024-04' } },
    'children.0.removal.removedOn',
  ],
  ['removed before birth', { dueOn: '2024-09', removed: 'yes' }, 'children.0.removed'],
  ['not removed, and when', { removed: 'no', removal: { removedOn: '2022' } }, 'children.0.removed'],
] as const)('%s is refused at its field', (_, given, path) => {
  const parent = { givenName: 'A', bornOn: '1985-04-12' };
  expect(faultsOf({ parent, children: [child(given)] })).toEqual([path]);
});

test('a removal in the month or year of the birth may be right', () => {
  const dates = { bornOn: '2022-05-20', removal: { removedOn: '2022-05' } };
  expect(faultsOf({ children: [child(dates)] })).toEqual([]);
  expect(faultsOf({ children: [child({ ...dates, removal: { removedOn: '2022' } })] })).toEqual([]);
});

test('every fault is listed at once', () => {
  const at = faultsOf({
    parent: { bornOn: '2025', pregnant: 'no', dueOn: '2024-09-01' },
    children: [child({}), child({ bornOn: '2030' })],
    proceedings: [{ startedOn: '2023', concludedOn: '2021' }],
    answers: { ready: 'perhaps', nonsense: 1, support_now: ['gp', 'moon'] },
  });
  expect(at).toEqual([
    'parent.givenName',
    'parent.bornOn',
    'parent.pregnant',
    'children.1.bornOn',
    'proceedings.0.concludedOn',
    'answers.ready',
    'answers.support_now',
    'answers.nonsense',
  ]);
});

test.each([
  ['NUL', 'A\u0000B'],
  ['an unpaired surrogate', 'A\ud83d'],
  ['ten million letters', 'a'.repeat(10_000_000)],
])('%s in a name is refused beside the name', (_, familyName) => {
  expect(faultsOf({ parent: { familyName } })).toEqual(['parent.familyName']);
});

test.each(['শিরিন আক্তার', 'محمد', '<script>alert(1)</script>', 'O’Brien-Ní Dhónaill'])(
  'the name %s is kept as it is written',
  (givenName) => {
    expect(received({ parent: { givenName } })).toMatchObject({ answers: { parent: { givenName } } });
  },
);

test('thirty children may be named, and not thirty-one', () => {
  const many = (count: number) => Array.from({ length: count }, () => child({ bornOn: '2020' }));
  expect(faultsOf({ children: many(30) })).toEqual([]);
  expect(faultsOf({ children: many(31) })).toEqual(['children']);
});

test('a professional outside says who she is and how to reach her; a parent, how to reach her', () => {
  expect(faultsOf({}, 'partner')).toEqual(['referrer.name', 'referrer.organisation', 'referrer.email']);
  expect(
    faultsOf({ referrer: { name: 'Jo', organisation: 'NHS', phone: '020 7946 0958' } }, 'partner'),
  ).toEqual([]);
  expect(faultsOf({ answers: {}, parent: { givenName: 'Nadia' } }, 'self')).toEqual(['parent.phone']);
});

test('an answer that the others hide is left out, and one of another route too', () => {
  const shown = received({ answers: { letters_arranged: 'yes', letters_in_use: 'no' } });
  const hidden = received({ answers: { letters_arranged: 'no', letters_in_use: 'yes' } });
  expect(shown).toMatchObject({ answers: { answers: { letters_arranged: true, letters_in_use: false } } });
  expect(hidden).toMatchObject({ answers: { answers: { letters_arranged: false } } });
  expect(hidden.ok && Object.keys(hidden.answers.answers)).toEqual(['letters_arranged']);
  const self = received({ answers: { parent_agrees: 'yes' } }, 'self');
  expect(self).toMatchObject({ ok: true, answers: { answers: {} } });
});

test('what was received can be sent again and is received the same', () => {
  const date = fc
    .record({ year: fc.integer({ min: 2007, max: 2024 }), month: fc.integer({ min: 1, max: 12 }) })
    .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);
  const answer = fc.constantFrom('yes', 'no', 'not_known');
  const anyChild = fc.record({ bornOn: date, removed: answer, livesWithParent: answer });
  fc.assert(
    fc.property(
      fc.array(anyChild, { maxLength: 5 }),
      fc.string(),
      answer,
      (children, givenName, careLeaver) => {
        const first = received({ parent: { givenName, careLeaver }, children: children as never });
        if (!first.ok) return;
        const again = receiveReferral(diamond, 'staff', zReferralAnswers.parse(first.answers), today);
        expect(again).toEqual({ ok: true, value: first.answers });
      },
    ),
    { seed: 20_240_603, numRuns: 200 },
  );
});

test('a removal that is received is never certainly before the birth nor after today', () => {
  const text = fc
    .tuple(
      fc.integer({ min: 2000, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.nat(2),
    )
    .map(([year, month, day, parts]) =>
      [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
        .slice(0, parts + 1)
        .join('-'),
    );
  fc.assert(
    fc.property(text, text, (bornOn, removedOn) => {
      const result = received({
        parent: { givenName: 'A' },
        children: [child({ bornOn, removal: { removedOn } })],
      });
      if (!result.ok) return;
      const shared = Math.min(bornOn.length, removedOn.length);
      expect(removedOn.slice(0, shared) >= bornOn.slice(0, shared)).toBe(true);
      expect(removedOn <= '2024-06-03').toBe(true);
    }),
    { seed: 20_240_603, numRuns: 500 },
  );
});
