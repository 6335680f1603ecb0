import { expect, test } from 'vitest';
import { aReferral } from '../../test/support/referrals.ts';
import type { ChildRecord, NewFamily } from '../people/index.ts';
import { newToRecord } from './new-to-record.ts';
import { familyFromReferral, personFromReferral } from './record-parent.ts';
import { zReferralAnswers } from './referral-input.ts';

const answersOf = (change: object = {}) => {
  const { programme: _, ...input } = { ...aReferral(), ...change };
  return zReferralAnswers.parse(input);
};

const onRecord = (family: NewFamily) => ({
  children: (family.children ?? []).map(
    (child): ChildRecord => ({
      id: 'x',
      version: 1,
      relationshipId: 'x',
      relationshipVersion: 1,
      relation: 'mother',
      hidden: false,
      name: '',
      givenName: child.givenName ?? '',
      familyName: child.familyName ?? '',
      born: !child.unborn,
      bornOn: child.bornOn,
      dueOn: child.dueOn,
      diedOn: null,
      sex: child.sex,
      removed: child.removed,
      removals: [],
      livesWith: child.livesWith,
    }),
  ),
  proceedings: (family.proceedings ?? []).map((each) => ({ ...each, id: 'x', version: 1 })),
  pregnancies: [],
});

test('a family that is on record already adds nothing', () => {
  const family = familyFromReferral(answersOf());
  expect(newToRecord(family, onRecord(family))).toMatchObject({ children: [], proceedings: [] });
});

test('a new child and new proceedings are added, and those known are not added again', () => {
  const before = onRecord(familyFromReferral(answersOf()));
  const now = familyFromReferral(
    answersOf({
      children: [...(aReferral().children ?? []), { givenName: 'Noor', bornOn: '2023' }],
      proceedings: [{ startedOn: '2023-02' }],
    }),
  );
  const added = newToRecord(now, before);
  expect(added.children?.map((child) => child.givenName)).toEqual(['Noor']);
  expect(added.proceedings).toHaveLength(1);
});

test('twins with no names yet stay two', () => {
  const one = familyFromReferral(answersOf({ children: [{ bornOn: '2023-01-05' }] }));
  const two = familyFromReferral(
    answersOf({ children: [{ bornOn: '2023-01-05' }, { bornOn: '2023-01-05' }] }),
  );
  expect(newToRecord(two, onRecord(one)).children).toHaveLength(1);
});

test('what nobody asked stays not asked, and a pregnancy on record is not opened twice', () => {
  const family = familyFromReferral(answersOf({ children: null, proceedings: null }));
  expect(newToRecord(family, onRecord(family))).toMatchObject({ children: null, proceedings: null });
  const pregnant = familyFromReferral(answersOf({ parent: { givenName: 'A', pregnant: 'yes' } }));
  const open = { id: 'x', version: 1, knownOn: Temporal.PlainDate.from('2024-01-01'), dueOn: null };
  const record = {
    ...onRecord(family),
    pregnancies: [{ ...open, endedOn: null, ending: null, lossKind: null }],
  };
  expect(newToRecord(pregnant, record).pregnancy).toBeNull();
});

test('the parent goes on record as she was told of, with what is not known left so', () => {
  const person = personFromReferral(answersOf({ parent: { familyName: 'Khatun', careLeaver: 'yes' } }));
  expect(person).toMatchObject({
    givenName: '',
    familyName: 'Khatun',
    careLeaver: true,
    localLink: null,
    bornOn: null,
  });
  const born = familyFromReferral(answersOf({ children: [{ bornOn: '2023', livesWithParent: 'yes' }] }));
  expect(born.children).toMatchObject([{ livesWith: 'parent', removed: null }]);
  const due = familyFromReferral(answersOf({ children: [{ dueOn: '2024-09' }] }));
  expect(due.children?.[0]?.dueOn?.toString()).toBe('2024-09-30');
});
