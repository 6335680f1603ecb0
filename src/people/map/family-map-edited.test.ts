import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addRelationship } from '../add-relationship.ts';
import { getFamilyMap } from '../get-family-map.ts';
import { getPerson } from '../get-person.ts';
import { addSomebody } from '../testing/add-somebody.ts';
import { compareMapCopy, keepMapCopy } from './map-copy.ts';

let app: TestApp;
let personId: string;
let childId: string;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const { id } = await addSomebody(app, {
    person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14', sex: 'female' },
    family: {
      relation: 'mother',
      children: [{ givenName: 'Zara', familyName: 'Akhtar', bornOn: '2019-05' }],
    },
  });
  personId = id;
  childId = (await app.answer(getPerson, { id })).children[0]?.id ?? '';
});
afterAll(() => app.close());

const map = () => app.answer(getFamilyMap, { id: personId });
const at = (path: string) => `/people/${personId}/family${path}`;
const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-');
  return { [`${name}[day]`]: date, [`${name}[month]`]: month, [`${name}[year]`]: year };
};
const somebody = (name: string, born: string) => ({
  'other[givenName]': name,
  ...day('other[bornOn]', born),
});

describe('the family map, changed in place', () => {
  it('adds a grandmother and a husband by plain forms, each a command', async () => {
    const nani = await app.post(at('/map/add'), {
      whose: personId,
      kind: 'mother',
      otherId: 'new',
      ...somebody('Nani', '1965'),
    });
    expect(nani.status).toBe(303);
    expect(nani.headers.get('location')).toBe(at('/map'));
    const wed = {
      whose: personId,
      kind: 'married',
      otherId: 'new',
      ...somebody('Omar', '1990'),
      ...day('beganOn', '2012'),
    };
    expect((await app.post(at('/map/add'), wed)).status).toBe(303);
    const { ties, people } = await map();
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Nani', 'Omar']));
    const nanisTie = ties.find(({ kind, otherId }) => kind === 'mother' && otherId === personId);
    expect(nanisTie).toBeDefined();
    expect(await (await app.get(at('/map'))).text()).toContain('Married');
  });

  it('keeps what was typed, beside the fault, when it cannot be; and asks where it may be a slip', async () => {
    const older = await app.post(at('/map/add'), {
      whose: personId,
      kind: 'father',
      otherId: 'new',
      ...somebody('Yusuf', '1995'),
    });
    const text = await older.text();
    expect(older.status).toBe(422);
    expect(text).toContain('would be older than the parent');
    expect(text).toContain('value="Yusuf"');
    const second = { whose: personId, kind: 'mother', otherId: 'new', ...somebody('Bibi', '1964') };
    const asked = await app.post(at('/map/add'), second);
    expect(asked.status).toBe(409);
    expect(await asked.text()).toContain('is on record as the mother. Is this one right as well?');
    expect((await app.post(at('/map/add'), { ...second, 'sure[]': 'yes' })).status).toBe(303);
  });

  it('refuses what the form did not offer, beside its field', async () => {
    const stranger = '00000000-0000-7000-8000-000000000000';
    for (const [path, form] of [
      ['/map/add', { whose: stranger, kind: 'mother', otherId: 'new', ...somebody('A', '1960') }],
      ['/map/add', { whose: personId, kind: 'queen', otherId: 'new', ...somebody('A', '1960') }],
      ['/map/qualities/add', { personId, otherId: stranger, quality: 'close' }],
      ['/map/households/add', { name: 'Home', 'memberIds[]': [stranger] }],
    ] as const) {
      const answer = await app.post(at(path), form);
      expect(answer.status, path).toBe(422);
      expect(await answer.text()).toMatch(/href="#(whose|kind|otherId|memberIds)/);
    }
  });

  it('draws how two people are with one another, changes it, and takes a mistake off the map', async () => {
    const form = { personId, otherId: childId, quality: 'very_close' };
    expect((await app.post(at('/map/qualities/add'), form)).status).toBe(303);
    const [quality] = (await map()).qualities;
    expect(quality).toMatchObject({ quality: 'very_close', endedOn: null });
    const path = at(`/map/qualities/${quality?.id}`);
    expect((await app.get(path)).status).toBe(200);
    const changed = await app.post(path, { quality: 'close', 'mistake[]': 'yes', _version: '1' });
    expect(changed.status).toBe(303);
    expect((await map()).qualities).toEqual([]);
  });

  it('tells who lives together, and from when somebody does no more', async () => {
    const made = await app.post(at('/map/households/add'), {
      name: 'Our flat',
      'memberIds[]': [personId, childId],
    });
    expect(made.status).toBe(303);
    const [home] = (await map()).households;
    const path = at(`/map/households/${home?.id}`);
    const change = {
      name: 'Our flat',
      'memberIds[]': [personId],
      ...day('fromOn', '2024-05-01'),
      _version: '1',
    };
    expect((await app.post(path, change)).status).toBe(303);
    const left = (await map()).households[0]?.members.find(({ memberId }) => memberId === childId);
    expect(left?.endedOn?.toString()).toBe('2024-05-01');
  });

  it('records a loss as what it is, once', async () => {
    const form = { lossKind: 'stillbirth', ...day('endedOn', '2017-02-01') };
    expect((await app.post(at('/map/losses/add'), form)).status).toBe(303);
    expect(await (await app.get(at('/map'))).text()).toContain('Stillborn');
    expect((await app.post(at('/map/losses/add'), form)).status).toBe(409);
  });

  it('keeps dated copies, and says what has changed since', async () => {
    const { id: copyId } = await app.done(keepMapCopy, { personId, note: 'made together' });
    const nothing = await app.answer(compareMapCopy, { personId, copyId });
    expect(nothing.differences).toEqual([]);
    await app.done(addRelationship, { personId, kind: 'sibling', other: { givenName: 'Rokeya' } });
    const since = await app.answer(compareMapCopy, { personId, copyId });
    expect(since.differences).toContainEqual({ what: 'Rokeya', before: null, today: 'On the map' });
    const page = await (await app.get(at(`/map/copies/${copyId}`))).text();
    expect(page).toContain('Rokeya');
    const { rows } = await app.owner.query('select picture::text from t_east.map_copy');
    expect(rows[0].picture).not.toMatch(/Shabnam|Zara|1992/);
  });
});
