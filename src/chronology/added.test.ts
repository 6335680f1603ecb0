import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { addToChronology, withdrawAnalysis, withdrawChronologyEntry, writeAnalysis } from './added.ts';
import { getAnalysis } from './get-analysis.ts';
import { getChronology } from './get-chronology.ts';

describe('what is added to a chronology', () => {
  let app: TestApp;
  let personId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    personId = (await addSomebody(app, { person: { givenName: 'Amina', familyName: 'Begum' } })).id;
  });
  afterAll(() => app.close());
  const page = async (path = '') => (await app.get(`/people/${personId}/chronology${path}`)).text();
  const entries = async (filter: object = {}) =>
    (await app.answer(getChronology, { personId, ...filter })).entries.map(({ title }) => title);

  it('stands among the rest under its theme, known to the year, with who told of it', async () => {
    const form = {
      'entry[happenedOn][year]': '2016',
      'entry[what]': 'She left care and had nowhere to go',
      'entry[toldBy]': 'parent',
      'entry[theme]': 'changes',
    };
    const wrong = await app.post(`/people/${personId}/chronology/add`, form);
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain('She left care and had nowhere to go');
    expect(again).toContain('Say whether it was a turn of the road');
    const done = await app.post(`/people/${personId}/chronology/add`, { ...form, 'entry[isKey]': 'yes' });
    expect(done.status).toBe(303);
    expect(await page()).toContain('Told by: the parent');
    expect(await entries({ themes: ['changes'], atLeast: 'key' })).toEqual([
      'She left care and had nowhere to go',
    ]);
    expect(await entries({ themes: ['court'] })).toEqual([]);
    const entry = { what: 'x', toldBy: 'family', theme: 'work', isKey: false } as const;
    expect(
      await app.run(addToChronology, { personId, entry: { ...entry, happenedOn: '2025' } }),
    ).toMatchObject({ error: { faults: [{ path: ['entry', 'happenedOn'] }] } });
  });

  it('is taken back with a reason, and stands as taken back', async () => {
    const { added } = await app.answer(getAnalysis, { personId });
    const [entry] = added;
    const seen = { id: entry?.id ?? '', version: 1, reason: 'It was her sister' };
    await app.done(withdrawChronologyEntry, seen);
    expect(await app.run(withdrawChronologyEntry, seen)).toMatchObject({ error: { kind: 'refused' } });
    expect(await entries()).toEqual([
      expect.stringMatching(/^Taken back, recorded by mistake: She left care/),
    ]);
    expect(await page(`/entries/${entry?.id}`)).toContain('It was her sister');
  });

  it('is kept apart from what a worker makes of it, dated', async () => {
    const path = `/people/${personId}/chronology/analysis/write`;
    const words = 'She asks for help early, and is not always heard.';
    expect((await app.post(path, { 'analysis[words]': words })).status).toBe(422);
    const sent = { 'analysis[words]': words, 'analysis[readTogether]': 'yes' };
    expect((await app.post(path, sent)).status).toBe(303);
    const shown = await page('/analysis');
    expect(shown).toContain(words);
    expect(shown).toContain('3 June 2024');
    expect(shown).toContain('Read with the parent.');
    expect((await entries()).join()).not.toContain(words);
    const [analysis] = (await app.answer(getAnalysis, { personId })).analyses;
    await app.done(withdrawAnalysis, { id: analysis?.id ?? '', version: 1, reason: 'Of another parent' });
    expect(await page('/analysis')).not.toContain(words);
    expect((await app.get(`/people/${personId}/chronology/analysis`, 'westPractitioner')).status).toBe(404);
    expect(
      await app.run(
        writeAnalysis,
        { personId, analysis: { words, readTogether: false } },
        app.actors.auditor,
      ),
    ).toMatchObject({ error: { kind: 'forbidden' } });
  });
});
