import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addOwnParent } from '../../test/support/own.ts';
import { addRelationship } from '../people/index.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { restrictRecord } from '../reach/index.ts';
import type { ConnectionRecord } from './connection.ts';
import { connectionFaults, sinceFaults, zConnection } from './connection.ts';
import { type CultureTold, cultureFaults, standingOn } from './culture.ts';
import { connectionEntries } from './ecomap-chronology.ts';
import { getCulturagram, getEcomap } from './get-ecomap.ts';
import { comparePictureCopy, keepPictureCopy, listPictureCopies } from './keep-picture.ts';
import { comparePictures } from './picture-copy.ts';
import { changeConnection, recordConnection } from './record-connection.ts';
import { correctCulture, recordCulture } from './record-culture.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
const exact = (text: string) => ({ date: day(text), precision: 'day' as const });
const choir = { name: 'Choir', kind: 'group', strength: 'strong' } as const;
const known: ConnectionRecord = {
  ...zConnection.parse(choir),
  id: 'a',
  version: 1,
  toldOn: today,
  beganOn: exact('2020-01-01'),
};

describe('a connection', () => {
  const paths = (faults: readonly { path: readonly (string | number)[] }[]) =>
    faults.map(({ path }) => path.join('.'));

  it('stands on the ecomap once, with days that can be', () => {
    const given = (more: object) =>
      connectionFaults([known], zConnection.parse({ ...choir, ...more }), today);
    expect(paths(given({ name: 'CHOIR ' }))).toEqual(['connection.name']);
    expect(paths(given({ name: 'Mosque', beganOn: '2024', endedOn: '2023' }))).toEqual([
      'connection.endedOn',
    ]);
    expect(paths(given({ name: 'Mosque', beganOn: '2025' }))).toEqual(['connection.beganOn']);
    expect(paths(given({ name: 'Choir', beganOn: '2010', endedOn: '2012' }))).toEqual([]);
    expect(paths(given({ name: 'R', otherId: '01900000-0000-7000-8000-00000000dead' }))).toEqual([
      'connection.kind',
    ]);
  });

  it('is otherwise since a day after it began and before it ended', () => {
    expect(sinceFaults(known, day('2024-01-01'), today)).toEqual([]);
    expect(paths(sinceFaults(known, day('2024-06-04'), today))).toEqual(['since']);
    expect(paths(sinceFaults(known, day('2019-12-31'), today))).toEqual(['since']);
    expect(paths(sinceFaults({ ...known, endedOn: exact('2023-01-01') }, today, today))).toEqual(['since']);
  });

  it('is one line of the chronology where it goes on otherwise, and two where it ended', () => {
    const ended = { ...known, endedOn: exact('2023-05-01') };
    const goesOn = { ...known, id: 'b', strength: 'weak' as const, beganOn: exact('2023-05-01') };
    const titles = (list: ConnectionRecord[]) => connectionEntries(list, '').map(({ title }) => title);
    expect(titles([ended, goesOn])).toEqual(['Ecomap: Choir (group): strong', 'Ecomap: Choir (group): weak']);
    expect(titles([ended])[1]).toBe('Ecomap: Choir (group) came to an end');
  });
});

describe('a culturagram', () => {
  const told = { answer: 'told', words: 'Settled', sharing: null } as const;
  it('asks what may be done with a legal status, and takes “will not say” as an answer', () => {
    expect(cultureFaults('legal_status', told)).toHaveLength(1);
    expect(cultureFaults('language', told)).toEqual([]);
    expect(cultureFaults('legal_status', { ...told, answer: 'will_not_say', words: null })).toEqual([]);
    expect(cultureFaults('language', { ...told, answer: 'cannot_say' })).toHaveLength(1);
    expect(cultureFaults('language', { ...told, words: null })).toHaveLength(1);
  });

  it('shows on a day what was told last by then', () => {
    const at = (toldOn: string, words: string): CultureTold => ({
      ...told,
      id: words,
      version: 1,
      area: 'language',
      words,
      toldOn: day(toldOn),
      by: null,
    });
    const all = [at('2024-03-01', 'second'), at('2023-01-01', 'first')];
    const words = (on: string) => standingOn(all, day(on)).get('language')?.words;
    expect([words('2022-12-31'), words('2023-01-01'), words('2024-06-03')]).toEqual([
      undefined,
      'first',
      'second',
    ]);
  });

  it('is compared line by line', () => {
    const line = (key: string, says: string) => ({ key, what: key, says });
    expect(comparePictures([line('a', '1'), line('b', '1')], [line('a', '2'), line('c', '1')])).toEqual([
      { what: 'a', before: '1', today: '2' },
      { what: 'b', before: '1', today: null },
      { what: 'c', before: null, today: '1' },
    ]);
  });
});

describe('ecomap and culturagram on record', () => {
  let app: TestApp;
  let personId: string;
  let sisterId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    personId = (await addSomebody(app, { person: { givenName: 'Shabnam', familyName: 'Akhtar' } })).id;
    const other = { givenName: 'Rokeya', familyName: 'Akhtar' };
    sisterId = (await addSomebody(app, { person: other })).id;
    await app.done(addRelationship, { personId, kind: 'sibling', otherId: sisterId });
  });
  afterAll(() => app.close());
  const page = async (path: string) => (await app.get(`/people/${personId}${path}`)).text();
  const connections = async () => (await app.answer(getEcomap, { personId })).connections;

  it('begin empty, and say how to begin', async () => {
    expect(await page('/ecomap')).toContain('Nothing is on the ecomap yet');
    expect(await page('/culturagram')).toContain('Nobody has asked yet');
    expect(await page('/ecomap/copies')).toContain('No copy has been kept yet');
  });

  it('take a connection by a form, keep what was typed, and draw it', async () => {
    const form = {
      'connection[name]': 'Rokeya, my sister',
      'connection[otherId]': sisterId,
      'connection[words]': 'She always comes',
      'connection[beganOn][year]': '1990',
    };
    const refused = await app.post(`/people/${personId}/ecomap/connections/add`, form);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    for (const words of ['Select what it is', 'Select how strong it is', 'She always comes'])
      expect(html).toContain(words);
    const sent = { ...form, 'connection[kind]': 'person', 'connection[strength]': 'strong' };
    expect((await app.post(`/people/${personId}/ecomap/connections/add`, sent)).status).toBe(303);
    const picture = await page('/ecomap');
    expect(picture).toContain('facet-ecomap__tie--strong');
    expect(picture).toContain('She always comes');
    expect(await page('/chronology')).toContain('Ecomap: Rokeya, my sister (person): strong');
  });

  it('refuse somebody who is not of the family map', async () => {
    const stranger = await addSomebody(app, { person: { givenName: 'Nora', familyName: 'Else' } });
    const connection = { name: 'Nora', kind: 'person', strength: 'weak', otherId: stranger.id } as const;
    expect(await app.run(recordConnection, { personId, connection })).toMatchObject({
      error: { faults: [{ path: ['connection', 'otherId'] }] },
    });
  });

  it('keep how it was before it changed, and compare a copy with today', async () => {
    const added = await app.done(recordConnection, { personId, connection: { ...choir, beganOn: '2019' } });
    await app.done(keepPictureCopy, { personId, drawn: 'ecomap', note: 'Made together' });
    const changed = {
      personId,
      connectionId: added.id,
      version: 1,
      connection: { ...choir, strength: 'strained', words: 'They talk' },
      since: '2024-05-01',
    } as const;
    await app.done(changeConnection, changed);
    expect(await app.run(changeConnection, changed)).toMatchObject({ error: { kind: 'stale' } });
    const was = (await connections()).filter(({ name }) => name === 'Choir');
    expect(was.map(({ id, strength }) => [id === added.id, strength])).toEqual([
      [true, 'strained'],
      [false, 'strong'],
    ]);
    expect(await page('/ecomap?on=2024-04-01')).not.toContain('facet-ecomap__tie--strained');
    const [copy] = (await app.answer(listPictureCopies, { personId, drawn: 'ecomap' })).copies;
    const { differences } = await app.answer(comparePictureCopy, { personId, copyId: copy?.id ?? '' });
    expect(differences.map(({ what }) => what)).toEqual(['Choir']);
    expect(await page(`/ecomap/copies/${copy?.id}`)).toContain('They talk');
    expect((await app.get(`/people/${personId}/culturagram/copies/${copy?.id}`)).status).toBe(404);
  });

  it('take off what was recorded by mistake', async () => {
    const { id } = await app.done(recordConnection, { personId, connection: { ...choir, name: 'Club' } });
    const connection = { ...choir, name: 'Club' };
    await app.done(changeConnection, { personId, connectionId: id, version: 1, connection, mistake: true });
    expect((await connections()).map(({ name }) => name)).not.toContain('Club');
  });

  it('keep what was told in an area, with its day, and what was told before', async () => {
    const form = { 'told[answer]': 'told', 'told[words]': 'Sylheti at home' };
    expect((await app.post(`/people/${personId}/culturagram/areas/language`, form)).status).toBe(303);
    const legal = await app.post(`/people/${personId}/culturagram/areas/legal_status`, form);
    expect(legal.status).toBe(422);
    expect(await legal.text()).toContain('Ask what may be done with this');
    app.setToday('2024-06-05');
    await app.done(recordCulture, { personId, area: 'language', told: { words: 'English now' } });
    const html = await page('/culturagram');
    expect(html).toContain('English now');
    expect(html).toContain('Before: Sylheti at home');
    expect(await page('/culturagram?on=2024-06-04')).not.toContain('English now');
    expect(await page('/chronology')).toContain('Culturagram: Language at home and in the community');
    const { told } = await app.answer(getCulturagram, { personId });
    const last = told.at(-1);
    const correction = { personId, cultureToldId: last?.id ?? '', version: 1, told: { words: 'x' } };
    await app.done(correctCulture, { ...correction, mistake: true });
    expect(await page('/culturagram')).not.toContain('English now');
    expect((await app.get(`/people/${personId}/culturagram/areas/wrong`)).status).toBe(404);
  });

  it('are as if they were not to somebody elsewhere', async () => {
    expect((await app.get(`/people/${personId}/ecomap`, 'westPractitioner')).status).toBe(404);
    expect((await app.get(`/people/${personId}/culturagram`, 'westPractitioner')).status).toBe(404);
  });

  it('leave somebody out, also from copies and the chronology, for a reader who must not know of him', async () => {
    const { practitioner, manager } = app.actors;
    const [sister] = (await connections()).filter(({ otherId }) => otherId === sisterId);
    const { id: connectionId = '', version = 0 } = sister ?? {};
    const connection = {
      name: 'Rokeya, my sister',
      kind: 'person',
      strength: 'weak',
      otherId: sisterId,
    } as const;
    await app.done(changeConnection, { personId, connectionId, version, connection, since: '2024-06-02' });
    const [copy] = (await app.answer(listPictureCopies, { personId, drawn: 'ecomap' })).copies;
    const shown = async (as: 'second' | 'practitioner') =>
      Promise.all(
        ['/ecomap', '/ecomap?view=table', `/ecomap/copies/${copy?.id}`, '/chronology'].map(async (path) => {
          const answer = await app.get(`/people/${personId}${path}`, as);
          return [answer.status, (await answer.text()).includes('Rokeya')];
        }),
      );
    expect((await shown('second')).map(([, isNamed]) => isNamed)).toEqual([true, true, true, true]);
    const kept = { personId: sisterId, staffIds: [practitioner.staffId], reason: 'She must not be found' };
    await app.done(restrictRecord, kept, manager);
    expect(await shown('second')).toEqual(Array(4).fill([200, false]));
    expect((await shown('practitioner')).map(([, isNamed]) => isNamed)).toEqual([true, true, true, true]);
  });

  it('are on her own page without what could put her in danger', async () => {
    const amina = await addOwnParent(app, 'Amina Example');
    const of = { personId: amina.personId };
    await app.done(recordConnection, { ...of, connection: choir });
    await app.done(recordConnection, {
      ...of,
      connection: { ...choir, name: 'QuenbyMan', strength: 'risky' },
    });
    await app.done(recordCulture, { ...of, area: 'health', told: { words: 'My aunt’s soup' } });
    const told = { words: 'QuenbyStatus', sharing: 'keep_here' } as const;
    await app.done(recordCulture, { ...of, area: 'legal_status', told });
    const html = await (await app.get('/my/world', `parent-${amina.personId}`)).text();
    expect(html).toContain('Choir');
    expect(html).toContain('My aunt’s soup');
    expect(html).not.toContain('Quenby');
    expect(html).toContain('I told my worker');
  });
});
