import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { recordChildState } from '../../children/index.ts';
import { getChronology } from '../../chronology/index.ts';
import { addRelationship } from '../add-relationship.ts';
import { getFamilyMap } from '../get-family-map.ts';
import { getPerson } from '../get-person.ts';
import { addSomebody } from '../testing/add-somebody.ts';
import { withdrawRelationship } from './withdraw-tie.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

async function motherOfZara() {
  const { id: personId } = await addSomebody(app, {
    person: { givenName: 'Amina', familyName: 'Begum', bornOn: '1990-05-01' },
    family: {
      relation: 'mother',
      children: [
        { givenName: 'Zara', familyName: 'Begum', bornOn: '2018-02', removed: true, removedOn: '2020-03' },
      ],
    },
  });
  const [child] = (await app.answer(getPerson, { id: personId })).children;
  if (!child) throw new Error('no child');
  return { personId, child };
}

const countOf = async (table: string, personId: string) => {
  const { rows } = await app.owner.query<{ count: number }>(
    `select count(*)::integer as count from t_east.${table} where person_id = $1`,
    [personId],
  );
  return rows[0]?.count;
};

it('takes a child from the family, the map and what is counted, and tells of it in the chronology of both', async () => {
  const { personId, child } = await motherOfZara();
  const tie = { personId, relationshipId: child.relationshipId, version: child.relationshipVersion };
  const done = await app.done(withdrawRelationship, { ...tie, reason: 'She is her niece' });
  expect(done.withIt).toBe(1);
  expect((await app.answer(getPerson, { id: personId })).children).toEqual([]);
  expect((await app.answer(getFamilyMap, { id: personId })).people.map(({ id }) => id)).toEqual([personId]);
  expect([await countOf('relationship', personId), await countOf('removal', personId)]).toEqual([0, 0]);
  for (const [id, said] of [
    [personId, 'Zara Begum (child)'],
    [child.id, 'Amina Begum (mother)'],
  ] as const) {
    const { entries } = await app.answer(getChronology, { personId: id });
    expect(entries.filter(({ kind }) => kind === 'tie')).toMatchObject([
      {
        title: `Taken back, recorded by mistake: ${said}`,
        detail: 'She is her niece. The removal recorded on it went too',
      },
    ]);
  }
  const log = await app.owner.query('select from t_east.change_log where row_id = $1', [
    child.relationshipId,
  ]);
  expect(log.rowCount).toBeGreaterThan(1);
});

it('says what else is on record of the two before it goes, and leaves that', async () => {
  const { personId, child } = await motherOfZara();
  await app.done(recordChildState, {
    personId,
    childId: child.id,
    state: { topic: 'living', value: 'foster_carer', beganOn: '2020' },
  });
  const { relationshipVersion: version, relationshipId } = (await app.answer(getPerson, { id: personId }))
    .children[0] as typeof child;
  const wish = { personId, relationshipId, version, reason: 'Another Zara' };
  const asked = await app.run(withdrawRelationship, wish);
  expect(asked).toMatchObject({ ok: false, error: { kind: 'refused', code: 'look_again' } });
  expect(JSON.stringify(asked)).toMatch(/1 entry/u);
  await app.done(withdrawRelationship, { ...wish, sure: true });
  expect((await app.answer(getPerson, { id: personId })).children).toEqual([]);
});

it('can be recorded again afterwards, and another’s tie is nobody else’s to take out', async () => {
  const { personId, child } = await motherOfZara();
  const { id: strangerId } = await addSomebody(app, { person: { givenName: 'Nell', familyName: 'Poe' } });
  const tie = { relationshipId: child.relationshipId, version: child.relationshipVersion, reason: 'A slip' };
  const others = await app.run(withdrawRelationship, { personId: strangerId, ...tie });
  expect(others).toMatchObject({ error: { kind: 'not_found' } });
  await app.done(withdrawRelationship, { personId, ...tie });
  await app.done(addRelationship, { personId, kind: 'mother', otherId: child.id });
  expect((await app.answer(getPerson, { id: personId })).children).toHaveLength(1);
});

it('asks why on a page of its own, and goes back to the family', async () => {
  const { personId, child } = await motherOfZara();
  const path = `/people/${personId}/family/ties/${child.relationshipId}/mistake`;
  expect(await (await app.get(`/people/${personId}/family`)).text()).toContain(path);
  const shown = await (await app.get(path)).text();
  expect(shown).toContain('Was it a mistake that Amina Begum');
  const version = String(child.relationshipVersion);
  const empty = await app.post(path, { reason: '', _version: version });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain('Say why this was a mistake');
  const saved = await app.post(path, { reason: 'Another Zara', _version: version });
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `/people/${personId}/family`]);
});
