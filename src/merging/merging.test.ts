import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { auditTenant } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { getChronology } from '../chronology/index.ts';
import { recordContact } from '../contacts/index.ts';
import { allocateWorker } from '../enrolments/index.ts';
import { findPeople, getPerson, recordTelling } from '../people/index.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { breakGlass, declareConflict, restrictRecord, wallParents } from '../reach/index.ts';
import { comparePeople, findMerged, getMerge, mergePeople, unmergePeople } from './index.ts';

let house: TestHouse;
let number = 0;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const WHY = 'The hospital knew her by her maiden name';

async function somebody(name: string, more: object = {}): Promise<string> {
  number += 1;
  const [givenName = '', familyName = `Example${number}`] = name.split(' ');
  const { id } = await addSomebody(house, { person: { givenName, familyName, ...more } });
  return id;
}

async function wish(personId: string, otherId: string) {
  const { rows } = await house.owner.query<{ id: string; version: number }>(
    'select id, version from t_east.person where id in ($1, $2)',
    [personId, otherId],
  );
  const of = (id: string) => rows.find((row) => row.id === id)?.version ?? 1;
  return { personId, otherId, version: of(personId), otherVersion: of(otherId), why: WHY };
}

const merge = async (personId: string, otherId: string, more: object = {}) =>
  house.done(mergePeople, { ...(await wish(personId, otherId)), ...more }, house.actors.manager);

async function refusal(personId: string, otherId: string, more: object = {}) {
  const done = await house.run(
    mergePeople,
    { ...(await wish(personId, otherId)), ...more },
    house.actors.manager,
  );
  return done.ok ? undefined : done.error.kind === 'refused' ? done.error.code : done.error.kind;
}

describe('a merged record', () => {
  it('is not opened in an emergency under its old name, and leads to the kept one where both had the same', async () => {
    const { manager, second } = house.actors;
    const reason = 'She is at the door of the hospital';
    const open = (givenName: string, familyName: string) =>
      house.run(breakGlass, { givenName, familyName, bornOn: '1991-07-09', reason }, second);
    const kept = await somebody('Glenda Emergency', { bornOn: '1991-07-09' });
    await merge(kept, await somebody('Glynis Maiden', { bornOn: '1991-07-09' }));
    await merge(kept, await somebody('Glenda Emergency', { bornOn: '1991-07-09' }));
    const none = { ok: false, error: { kind: 'refused', code: 'none' } };
    // What a merge left is marked as a restricted record is, and is nobody’s to open.
    expect(await open('Glynis', 'Maiden')).toMatchObject(none);
    expect(await open('Glenda', 'Emergency')).toMatchObject(none);
    await house.done(restrictRecord, { personId: kept, staffIds: [], reason: 'Danger' }, manager);
    expect(await open('Glynis', 'Maiden')).toMatchObject(none);
    expect(await open('Glenda', 'Emergency')).toMatchObject({ ok: true, value: { personId: kept } });
  });

  it('is found by both names, in one line, and its old id leads to the kept one', async () => {
    const kept = await somebody('Shirin Chowdhury', { bornOn: '1994-03-02', phone: '07700 900 111' });
    const other = await somebody('Sherine Rahman', {
      email: 'sherine@example.org',
      firstLanguage: 'Sylheti',
    });
    await merge(kept, other, { take: ['email'] });
    const found = async (q: string) => (await house.answer(findPeople, { q })).people.map(({ id }) => id);
    expect(await found('Sherine Rahman')).toEqual([kept]);
    expect(await found('Shirin Chowdhury')).toEqual([kept]);
    expect(await house.ask(getPerson, { id: other })).toMatchObject({ error: { kind: 'not_found' } });
    expect(await house.answer(findMerged, { id: other })).toEqual({ id: other, mergedInto: kept });
    const record = await house.answer(getPerson, { id: kept });
    expect(record).toMatchObject({
      email: 'sherine@example.org',
      phone: '07700 900 111',
      name: 'Shirin Chowdhury',
    });
  });

  it('is told in the chronology, and so is that it was undone', async () => {
    const [kept, other] = [await somebody('Nadia One'), await somebody('Nadya Two')];
    const { id } = await merge(kept, other);
    await house.done(
      unmergePeople,
      { personId: kept, id, version: 1, why: 'They are cousins' },
      house.actors.manager,
    );
    const { entries } = await house.answer(getChronology, { personId: kept });
    expect(
      entries.filter(({ kind }) => kind === 'merge').map(({ title, detail }) => [title, detail]),
    ).toEqual(
      expect.arrayContaining([
        ['Merged with another record of the same person (Nadya Two)', WHY],
        ['The merge with another record (Nadya Two) was undone', 'They are cousins'],
      ]),
    );
    expect((await house.answer(getPerson, { id: other })).name).toBe('Nadya Two');
  });

  it('takes notes along that whoever merges may not read', async () => {
    const [kept, other] = [await somebody('Private One'), await somebody('Private Two')];
    await house.owner.query(
      `insert into t_east.walled_value (person_id, wall, value, staff_id, recorded_at)
       values ($1, 'private', 'CANARY-NOTE', $2, now())`,
      [other, house.actors.practitioner.staffId],
    );
    const { id } = await merge(kept, other);
    const { rows } = await house.owner.query(
      `select person_id, restricted from t_east.walled_value where value = 'CANARY-NOTE'`,
    );
    expect(rows).toEqual([{ person_id: kept, restricted: false }]);
    const said = await house.answer(getMerge, { personId: kept, id }, house.actors.manager);
    expect(JSON.stringify(said)).not.toContain('CANARY');
  });

  it('keeps the change log whole', async () => {
    const [kept, other] = [await somebody('Whole One'), await somebody('Whole Two')];
    await house.done(recordTelling, { personId: other, telling: { kind: 'faith', words: 'Muslim' } });
    const before = await auditTenant(house.owner, 'east', tables);
    const { id } = await merge(kept, other);
    const merged = await auditTenant(house.owner, 'east', tables);
    await house.done(
      unmergePeople,
      { personId: kept, id, version: 1, why: 'They are cousins' },
      house.actors.manager,
    );
    const undone = await auditTenant(house.owner, 'east', tables);
    expect([merged.count, undone.count]).toEqual([before.count, before.count]);
  });
});

describe('two times in one programme', () => {
  it('are one from the earlier start, with every contact and both workers, and are two again', async () => {
    const { practitioner, second, manager } = house.actors;
    const one = await addParent(house, { name: 'Fold One', startedOn: '2024-03-04' });
    const two = await addParent(house, { name: 'Fold Two', startedOn: '2024-02-05' });
    for (const [{ enrolmentId }, { staffId }] of [
      [one, practitioner],
      [two, second],
    ] as const) {
      await house.done(allocateWorker, { id: enrolmentId, staffId, role: 'lead', on: '2024-03-04' }, manager);
      const contact = { kind: 'home_visit', result: 'met', minutes: 30, on: '2024-05-02' } as const;
      await house.done(recordContact, { enrolmentId, ...contact });
    }
    const state = async () => {
      const { rows } = await house.owner.query(
        `select e.id, e.person_id, e.started_on::text, e.restricted,
           (select count(*)::int from t_east.contact c where c.enrolment_id = e.id) as contacts,
           (select string_agg(role, ' ' order by role) from t_east.allocation a where a.enrolment_id = e.id) as roles
         from t_east.enrolment e where id in ($1, $2) order by id`,
        [one.enrolmentId, two.enrolmentId],
      );
      return rows;
    };
    const before = await state();
    const { id } = await merge(one.personId, two.personId);
    expect(await state()).toMatchObject([
      { id: one.enrolmentId, started_on: '2024-02-05', contacts: 2, roles: 'lead second', restricted: false },
      { id: two.enrolmentId, person_id: two.personId, contacts: 0, roles: null, restricted: true },
    ]);
    await house.done(
      unmergePeople,
      { personId: one.personId, id, version: 1, why: 'They are cousins' },
      manager,
    );
    expect(await state()).toEqual(before);
  });
});

describe('what was recorded since', () => {
  it('follows what it hangs on, and the worker says whose the rest is', async () => {
    const { manager } = house.actors;
    const kept = await somebody('Since One');
    const other = await addParent(house, { name: 'Since Two' });
    const { id } = await merge(kept, other.personId);
    const contact = { kind: 'home_visit', result: 'met', minutes: 30, on: '2024-06-03' } as const;
    await house.done(recordContact, { enrolmentId: other.enrolmentId, ...contact });
    await house.done(recordTelling, { personId: kept, telling: { kind: 'faith', words: 'Hers' } });
    await house.done(recordTelling, { personId: kept, telling: { kind: 'culture', words: 'Stays' } });
    const { since } = await house.answer(getMerge, { personId: kept, id }, manager);
    expect(since.map(({ side }) => side).sort()).toEqual(['goes', 'open', 'open']);
    const { rows } = await house.owner.query<{ id: string }>(
      `select id from t_east.telling where words = 'Hers'`,
    );
    const undo = { personId: kept, id, version: 1, why: 'They are cousins' };
    const strange = await house.run(unmergePeople, { ...undo, goWith: [kept] }, manager);
    expect(strange).toMatchObject({ error: { kind: 'invalid' } });
    await house.done(unmergePeople, { ...undo, goWith: [rows[0]?.id ?? ''] }, manager);
    const whose = await house.owner.query(
      `select 'contact' as what, person_id from t_east.contact where enrolment_id = $1
       union all select words, person_id from t_east.telling where words in ('Hers', 'Stays') order by 1`,
      [other.enrolmentId],
    );
    expect(whose.rows).toEqual([
      { what: 'Hers', person_id: other.personId },
      { what: 'Stays', person_id: kept },
      { what: 'contact', person_id: other.personId },
    ]);
  });

  it('stays as it is where a fact was changed since', async () => {
    const { manager } = house.actors;
    const [kept, other] = [await somebody('Changed One'), await somebody('Changed Two', { area: 'Bow' })];
    const { id } = await merge(kept, other, { take: ['area'] });
    await house.owner.query(`update t_east.person set area = 'Poplar', version = version + 1 where id = $1`, [
      kept,
    ]);
    const undo = { personId: kept, id, version: 1, why: 'They are cousins' };
    expect(await house.done(unmergePeople, undo, manager)).toMatchObject({ left: 1 });
    expect(await house.answer(getPerson, { id: kept })).toMatchObject({ area: 'Poplar' });
    expect(await house.answer(getPerson, { id: other })).toMatchObject({ area: 'Bow' });
  });
});

describe('a merge is refused', () => {
  const tie = (personId: string, otherId: string, kind: string) =>
    house.owner.query(`insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, $3)`, [
      personId,
      otherId,
      kind,
    ]);

  it('of a record with itself, of two kinds, and of a mother with her child or grandchild', async () => {
    const [mother, grown, granddaughter] = [
      await somebody('Mother One'),
      await somebody('Grown Two'),
      await somebody('Grand Three'),
    ];
    await tie(mother, grown, 'mother');
    await tie(grown, granddaughter, 'mother');
    expect(await refusal(mother, mother)).toBe('same_record');
    expect(await refusal(mother, grown)).toBe('own_child');
    expect(await refusal(granddaughter, mother)).toBe('own_child');
    const child = await house.owner.query<{ id: string }>(
      `insert into t_east.person (kind, given_name, family_name, search_name) values ('child', 'A', 'Kid', 'a kid') returning id`,
    );
    expect(await refusal(mother, child.rows[0]?.id ?? '')).toBe('not_the_same_kind');
  });

  it('of two who are tied to each other', async () => {
    const [one, other] = [await somebody('Twin One'), await somebody('Twin Two')];
    await tie(one, other, 'twin');
    expect(await refusal(one, other)).toBe('tied_to_each_other');
  });

  it.each([
    [
      'kept_to_some',
      'restricted',
      (id: string) =>
        house.done(
          restrictRecord,
          { personId: id, staffIds: [house.actors.manager.staffId], reason: 'Known to staff' },
          house.actors.manager,
        ),
    ],
    [
      'on_hold',
      'on legal hold',
      (id: string) =>
        house.owner.query(
          `insert into t_east.legal_hold (person_id, reason, began_on, review_on) values ($1, 'Claim', '2024-05-01', '2024-11-01')`,
          [id],
        ),
    ],
    [
      'copy_asked_for',
      'asked for a copy',
      (id: string) =>
        house.owner.query(
          `insert into t_east.subject_request (person_id, reference, asked_by, received_on, received_how, recorded_at) values ($1::uuid, $1::text, 'herself', '2024-05-01', 'in_person', now())`,
          [id],
        ),
    ],
  ])('%s: where either is %s', async (code, what, make) => {
    const [one, other] = [await somebody('Either One'), await somebody('Either Two')];
    await make(one);
    expect([what, await refusal(one, other)]).toEqual([what, code]);
    expect([what, await refusal(other, one)]).toEqual([what, code]);
  });

  it('where somebody is barred from either, and hides whoever is barred for the one who asks', async () => {
    const { practitioner, manager } = house.actors;
    const [one, other] = [await somebody('Barred One'), await somebody('Barred Two')];
    await house.done(
      declareConflict,
      { personId: one, staffId: practitioner.staffId, reason: 'Her neighbour' },
      manager,
    );
    expect(await refusal(one, other)).toBe('kept_to_some');
    const [mine, theirs] = [await somebody('Barred Three'), await somebody('Barred Four')];
    await house.done(
      declareConflict,
      { personId: mine, staffId: manager.staffId, reason: 'Her sister' },
      manager,
    );
    expect(await refusal(theirs, mine)).toBe('not_found');
    const [left, right] = [await somebody('Walled One'), await somebody('Walled Two')];
    await house.done(wallParents, { personId: left, otherId: right, reason: 'Violence' }, manager);
    expect(await refusal(left, right)).toBe('kept_to_some');
  });

  it('where the one that goes has pages of her own', async () => {
    const [one, other] = [await somebody('Pages One'), await somebody('Pages Two')];
    await house.owner.query(
      `insert into t_east.parent_access (person_id, sign_in_name, given_how, asked_that_day, invited_on)
       values ($1, 'river-lamp-4821', 'in_person', true, '2024-05-01')`,
      [other],
    );
    expect(await refusal(one, other)).toBe('own_pages');
    expect(await refusal(other, one)).toBeUndefined();
  });

  it('where two dates of birth are known and nobody says why, or an address would come out from behind its wall', async () => {
    const [one, other] = [
      await somebody('Born One', { bornOn: '1990-01-02' }),
      await somebody('Born Two', { bornOn: '1990-02-01' }),
    ];
    expect(await refusal(one, other)).toBe('births_disagree');
    expect(await refusal(one, other, { birthWhy: 'Day and month were swapped' })).toBeUndefined();
    const [hidden, open] = [
      await somebody('Hidden One', { address: '1 Old Street', addressConfidential: true }),
      await somebody('Open Two', { address: '2 New Street' }),
    ];
    expect(await refusal(hidden, open, { take: ['address'] })).toBe('confidential_address');
  });

  it('of what was merged already, and of somebody of another service', async () => {
    const [one, other, third] = [
      await somebody('Already One'),
      await somebody('Already Two'),
      await somebody('Already Three'),
    ];
    await merge(one, other);
    expect(await refusal(one, other)).toBe('merged_already');
    expect(await refusal(third, other)).toBe('merged_already');
    const west = await addParent(house, { name: 'West One', tenant: 'west' });
    expect(await refusal(third, west.personId)).toBe('not_found');
  });

  it('to whoever is no manager', async () => {
    const [one, other] = [await somebody('Role One'), await somebody('Role Two')];
    const asked = await wish(one, other);
    for (const actor of [house.actors.practitioner, house.actors.auditor, house.actors.administrator])
      expect(await house.run(mergePeople, asked, actor)).toMatchObject({ error: { kind: 'forbidden' } });
  });

  it('from an old form, with what is on record now', async () => {
    const [one, other] = [await somebody('Stale One'), await somebody('Stale Two')];
    const asked = await wish(one, other);
    await house.owner.query('update t_east.person set version = version + 1 where id = $1', [other]);
    expect(await house.run(mergePeople, asked, house.actors.manager)).toMatchObject({
      error: { kind: 'stale', id: other },
    });
  });
});

describe('merges of merges', () => {
  it('are undone the last first, and every old id leads to the last record', async () => {
    const { manager } = house.actors;
    const [a, b, c] = [
      await somebody('Chain One'),
      await somebody('Chain Two'),
      await somebody('Chain Three'),
    ];
    const first = await merge(b, a);
    const last = await merge(c, b);
    expect(await house.answer(findMerged, { id: a })).toMatchObject({ mergedInto: c });
    const undo = { personId: c, version: 2, why: 'They are cousins' };
    expect(await house.run(unmergePeople, { ...undo, id: first.id }, manager)).toMatchObject({
      error: { code: 'merged_again_since' },
    });
    await house.done(unmergePeople, { ...undo, version: 1, id: last.id }, manager);
    expect(await house.answer(findMerged, { id: a })).toMatchObject({ mergedInto: b });
    await house.done(unmergePeople, { ...undo, personId: b, version: 3, id: first.id }, manager);
    expect(await house.ask(findMerged, { id: a })).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect((await house.answer(getPerson, { id: a })).name).toBe('Chain One');
  });
});

describe('two records side by side', () => {
  it('show every fact that either tells, where they differ, and what each holds', async () => {
    const kept = await somebody('Side One', { bornOn: '1990-01-02', area: 'Bow' });
    const other = await somebody('Side Two', { bornOn: '1990-01-02', phone: '07700 900 222' });
    await house.done(recordTelling, { personId: other, telling: { kind: 'faith', words: 'Muslim' } });
    const compared = await house.answer(
      comparePeople,
      { personId: kept, otherId: other },
      house.actors.manager,
    );
    const of = (fact: string) => compared.facts.find((each) => each.fact === fact);
    expect(of('bornOn')).toMatchObject({ differs: false });
    expect(of('area')).toMatchObject({ kept: 'Bow', other: null, differs: true, takenAtFirst: false });
    expect(of('phone')).toMatchObject({ kept: null, other: '07700 900 222', takenAtFirst: true });
    expect(compared.holds).toEqual([{ what: expect.stringContaining('languages'), kept: 0, other: 1 }]);
    expect(compared.hindrances).toEqual([]);
  });
});
