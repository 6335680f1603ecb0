import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { auditTenant } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { getChronology } from '../chronology/index.ts';
import { recordContact } from '../contacts/index.ts';
import { allocateWorker } from '../enrolments/index.ts';
import { listFigures } from '../figures/index.ts';
import { findPeople, getPerson, recordTelling } from '../people/index.ts';
import { addOrganisation, breakGlass, restrictRecord } from '../reach/index.ts';
import { comparePeople, findMerged, getMerge, unmergePeople } from './index.ts';
import { type Merging, mergingIn, WHY } from './testing/merging-in.ts';

let house: TestHouse;
let somebody: Merging['somebody'];
let merge: Merging['merge'];
beforeAll(async () => {
  house = await openTestHouse();
  ({ somebody, merge } = mergingIn(house));
});
afterAll(() => house.close());

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
    const counted = async () => {
      const asked = { programme: 'diamond', asAt: '2024-05-31' };
      const { figures } = await house.answer(listFigures, asked, manager);
      return figures.find(({ id: figure }) => figure === 'parents_started')?.n;
    };
    const [before, twice] = [await state(), await counted()];
    const { id } = await merge(one.personId, two.personId);
    expect(await counted()).toBe((twice ?? 0) - 1);
    expect(await state()).toMatchObject([
      { id: one.enrolmentId, started_on: '2024-02-05', contacts: 2, roles: 'lead second', restricted: false },
      { id: two.enrolmentId, person_id: two.personId, contacts: 0, roles: null, restricted: true },
    ]);
    await house.done(
      unmergePeople,
      { personId: one.personId, id, version: 1, why: 'They are cousins' },
      manager,
    );
    expect([await state(), await counted()]).toEqual([before, twice]);
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

  it('say with whom either is shared, until when', async () => {
    const { administrator, manager } = house.actors;
    const [kept, other] = [await somebody('Shared One'), await somebody('Shared Two')];
    const about = { name: 'Bridge House', about: 'Counselling' };
    const { id: organisationId } = await house.done(addOrganisation, about, administrator);
    const days = { fromOn: '2024-06-03', untilOn: '2024-09-30' };
    const why = 'To come to the group';
    await house.owner.query(
      `insert into t_east.partner_share (person_id, organisation_id, what, why, from_on, until_on)
       values ($1, $2, '{}', $3, $4, $5)`,
      [other, organisationId, why, days.fromOn, days.untilOn],
    );
    const { shares } = await house.answer(comparePeople, { personId: kept, otherId: other }, manager);
    expect(shares).toMatchObject([{ organisation: 'Bridge House', of: 'other' }]);
    expect(String(shares[0]?.untilOn)).toBe(days.untilOn);
  });
});
