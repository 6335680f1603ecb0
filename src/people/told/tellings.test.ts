import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent, type TestParent } from '../../../test/support/parents.ts';
import { hold } from '../../../test/support/teams.ts';
import { copyChronology } from '../../chronology/copy-chronology.ts';
import { restrictRecord } from '../../reach/restrict-record.ts';
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

describe('what she tells to her worker alone', () => {
  const secret = { kind: 'known_as', words: 'Quillhaven', beganOn: '2020', sharing: 'only_worker' } as const;
  const words = async (as: 'practitioner' | 'second' | 'manager' | 'auditor', id = personId) =>
    (await app.answer(listTellings, { personId: id }, app.actors[as])).tellings.map((each) => each.words);
  let her: TestParent;
  let tellingId: string;
  beforeAll(async () => {
    her = await addParent(app, { name: 'Nadia Kept' });
    await hold(app, her, app.actors.second.staffId);
    ({ id: tellingId } = await app.done(recordTelling, { personId: her.personId, telling: secret }));
  });

  it('is read by who holds the case and who wrote it down, and by nobody else, on any page or by any search', async () => {
    for (const as of ['practitioner', 'second'] as const)
      expect(await words(as, her.personId)).toContain('Quillhaven');
    for (const as of ['manager', 'auditor'] as const) {
      expect(await words(as, her.personId)).toEqual([]);
      for (const page of ['', '/details', '/family', '/chronology', '/access'])
        expect(await text(`/people/${her.personId}${page}`, as), page).not.toContain('Quillhaven');
    }
    expect(await text(`/people/${her.personId}/chronology`)).toContain('Quillhaven');
    for (const as of ['second', 'manager'] as const)
      expect((await app.answer(findPeople, { q: 'Quillhaven' }, app.actors[as])).people).toEqual([]);
  });

  it('is left out of a copy that leaves the house, where its place says why', async () => {
    const input = { personId: her.personId, format: 'html' } as const;
    const { content } = await app.answer(copyChronology, input, app.actors.second);
    const copy = Buffer.from(content, 'base64').toString();
    expect(copy).not.toContain('Quillhaven');
    expect(copy).toContain('told to this service, not for others');
  });

  it('is read no more by who hands the case over, and by who takes it on', async () => {
    await app.owner.query(
      'update t_east.allocation set ended_on = began_on, version = version + 1 where person_id = $1',
      [her.personId],
    );
    expect(await words('second', her.personId)).toEqual([]);
    await hold(app, her, app.actors.manager.staffId);
    expect(await words('manager', her.personId)).toEqual(['Quillhaven']);
  });

  it('is marked with the rest where her record is restricted, by whoever may not read it', async () => {
    const other = await addParent(app, { name: 'Rana Kept' });
    await app.done(recordTelling, { personId: other.personId, telling: secret });
    const named = [app.actors.manager.staffId];
    const why = { personId: other.personId, staffIds: named, reason: 'Danger' };
    await app.done(restrictRecord, why, app.actors.manager);
    const { rows } = await app.owner.query('select restricted from t_east.telling where person_id = $1', [
      other.personId,
    ]);
    expect(rows).toEqual([{ restricted: true }]);
  });

  it('cannot be hidden by somebody from herself, nor kept on a child’s record', async () => {
    const open = await app.done(recordTelling, {
      personId: her.personId,
      telling: { kind: 'faith', words: 'Told to all' },
    });
    const change = {
      personId: her.personId,
      tellingId: open.id,
      version: 1,
      telling: { kind: 'faith', words: 'Told to all', sharing: 'only_worker' },
    } as const;
    const wrong = { error: { faults: [{ path: ['telling', 'sharing'] }] } };
    expect(await app.run(changeTelling, change, app.actors.second)).toMatchObject(wrong);
    expect(await app.run(changeTelling, change)).toMatchObject({ ok: true });
    expect(await app.run(recordTelling, { personId: childId, telling: secret })).toMatchObject(wrong);
    expect(await app.run(strikeTelling, { personId: her.personId, tellingId, version: 1 })).toMatchObject({
      ok: true,
    });
  });

  it('says beside each thing told who sees it', async () => {
    const shown = await text(`/people/${personId}/details`);
    expect(shown).toContain('by nobody outside');
    expect(await text(`/people/${her.personId}/details/told/add`)).toContain('Managers and other workers');
    expect(await text(`/people/${childId}/details/told/add`)).not.toContain('For the worker alone');
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
