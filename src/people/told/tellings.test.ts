import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { changePersonDetails } from '../change-person-details.ts';
import { findPeople } from '../find-people.ts';
import { getPerson } from '../get-person.ts';
import { addSomebody } from '../testing/add-somebody.ts';
import { listTellings } from './list-tellings.ts';
import { changeTelling, recordTelling, strikeTelling } from './record-telling.ts';

let app: TestApp;
let personId: string;
let childId: string;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const { id } = await addSomebody(app, {
    person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14', interpreter: 'needed' },
    family: {
      relation: 'mother',
      children: [{ givenName: 'Zara', familyName: 'Akhtar', bornOn: '2019-05' }],
    },
  });
  personId = id;
  childId = (await app.answer(getPerson, { id })).children[0]?.id ?? '';
});
afterAll(() => app.close());

const text = async (path: string, as?: Parameters<TestApp['get']>[1]) => (await app.get(path, as)).text();
const found = async (q: string) => (await app.answer(findPeople, { q })).people.map(({ id }) => id);

describe('what somebody tells of herself', () => {
  it('finds her by every name told, also after her details were changed, and no more once it is taken out', async () => {
    const told = { kind: 'birth_name', words: 'Quarrington', beganOn: '1992', endedOn: '2014' } as const;
    const { id } = await app.done(recordTelling, { personId, telling: told });
    expect(await found('Quarrington')).toContain(personId);
    const record = await app.answer(getPerson, { id: personId });
    await app.done(changePersonDetails, {
      id: personId,
      version: record.version,
      details: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14', interpreter: 'needed' },
    });
    expect(await found('Quarrington')).toContain(personId);
    expect(await text(`/people/${personId}/chronology`)).toContain('Quarrington');
    await app.done(strikeTelling, { personId, tellingId: id, version: 1 });
    expect(await found('Quarrington')).not.toContain(personId);
    expect(await text(`/people/${personId}/details`)).not.toContain('Quarrington');
  });

  it('says above every page who must not interpret', async () => {
    await app.done(recordTelling, {
      personId,
      telling: { kind: 'not_interpreter', words: 'her cousin Rafiq' },
    });
    expect(await text(`/people/${personId}/family`)).toContain('Must not interpret: her cousin Rafiq');
  });

  it('takes it as an answer that she cannot or will not say, and keeps what she allowed', async () => {
    const telling = { kind: 'faith', answer: 'will_not_say', sharing: 'keep_here' } as const;
    await app.done(recordTelling, { personId, telling });
    const shown = await text(`/people/${personId}/details`);
    expect(shown).toContain('Will not say. Stays with this service');
  });

  it('refuses what cannot be, in plain words beside its field, and asks about a second name at birth', async () => {
    const run = (telling: object) => app.run(recordTelling, { personId, telling: telling as never });
    expect(await run({ kind: 'culture' })).toMatchObject({
      error: { faults: [{ path: ['telling', 'words'] }] },
    });
    expect(await run({ kind: 'married_name', words: 'Begum', beganOn: '1980' })).toMatchObject({
      error: { faults: [{ path: ['telling', 'beganOn'] }] },
    });
    await run({ kind: 'birth_name', words: 'Khanom' });
    expect(await run({ kind: 'birth_name', words: 'Khanum' })).toMatchObject({
      error: { kind: 'refused', code: 'look_again' },
    });
    expect(await run({ kind: 'birth_name', words: 'KHANOM' })).toMatchObject({
      error: { faults: [{ message: 'This is recorded already' }] },
    });
  });

  it('refuses a change to what somebody else has changed', async () => {
    const { tellings } = await app.answer(listTellings, { personId });
    const [known] = tellings;
    if (!known) throw new Error('nothing was told');
    const input = {
      personId,
      tellingId: known.id,
      version: known.version,
      telling: { kind: known.kind, words: 'New' },
    };
    await app.done(changeTelling, input as never);
    expect(await app.run(changeTelling, input as never)).toMatchObject({ error: { kind: 'stale' } });
  });
});

describe('a child’s name since an adoption', () => {
  it('is kept behind the wall: found by no search, on no map, in no chronology or list', async () => {
    const path = `/people/${childId}/details/adoptive-name`;
    const saved = await app.post(path, { name: 'Quenbyadoptive Smith' });
    expect(saved.status).toBe(303);
    expect(await found('Quenbyadoptive')).toEqual([]);
    for (const page of ['', '/details', '/family', '/family/map', '/chronology'])
      for (const id of [personId, childId])
        expect(await text(`/people/${id}${page}`), page).not.toContain('Quenbyadoptive');
    expect(await text(`/people/${childId}/walled`)).toContain('Quenbyadoptive');
    expect(await text(`/people/${childId}/walled`, 'auditor')).not.toContain('Quenbyadoptive');
    expect((await app.get(path, 'auditor')).status).toBe(403);
    expect((await app.get(`/people/${personId}/details/adoptive-name`)).status).toBe(404);
  });
});
