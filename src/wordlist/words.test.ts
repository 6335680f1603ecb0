import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { changeWords } from './change-words.ts';
import { defaultWords } from './default-words.ts';
import { listWords } from './list-words.ts';
import { mergeWords, sameWords } from './word-list.ts';

describe('the list', () => {
  it('ships with words that are each there once, and with something to write instead', () => {
    expect(new Set(defaultWords.map(({ words }) => sameWords(words))).size).toBe(defaultWords.length);
    for (const { words, instead } of defaultWords) expect(sameWords(instead)).not.toBe(sameWords(words));
  });

  it('takes the council’s own entry in place of Facet’s', () => {
    const own = {
      id: 'a',
      version: 1,
      words: 'lac',
      kind: 'jargon' as const,
      instead: 'x',
      switchedOff: true,
    };
    const shipped = [{ words: 'LAC', kind: 'jargon' as const, instead: 'y' }];
    expect(mergeWords([own], shipped)).toEqual([own]);
  });
});

describe('plain words', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
  });
  afterAll(() => app.close());

  const check = async (text: string) => (await app.post('/words', { text })).text();

  it('are found in a text that is sent without a script, and the text is kept nowhere', async () => {
    const shown = await check('She failed to  attend the LAC review.');
    expect(shown).toContain('“failed to  attend” may be read as blame. You could write: did not come');
    expect(shown).toContain('“LAC” is a word of the trade');
    expect(shown).toContain('She failed to  attend the LAC review.</textarea>');
    expect(await check('She came.')).toContain('None of the words on the list');
    const { rows } = await app.owner.query(
      'select count(*)::int as entries from t_east.change_log where after::text like $1',
      ['%LAC review%'],
    );
    expect(rows[0].entries).toBe(0);
  });

  it('are the council’s to change: added, changed, switched off, and by nobody else', async () => {
    const added = await app.post(
      '/words/add',
      { words: 'unkempt', kind: 'blame', instead: 'what was seen' },
      'administrator',
    );
    expect(added.status).toBe(303);
    expect(await check('He was unkempt')).toContain('“unkempt” may be read as blame');
    const again = await app.post(
      '/words/add',
      { words: 'UNKEMPT', kind: 'blame', instead: 'x' },
      'administrator',
    );
    expect(again.status).toBe(409);
    const off = { kind: 'jargon', instead: 'a child in care', 'switchedOff[]': 'yes' };
    expect((await app.post('/words/entry?words=LAC', off, 'administrator')).status).toBe(303);
    expect(await check('LAC')).toContain('None of the words on the list');
    expect((await app.get('/words/add')).status).toBe(403);
    expect((await app.get('/words/entry?words=nothing', 'administrator')).status).toBe(404);
    const input = { words: 'unkempt', kind: 'blame', instead: 'y', version: 1 } as const;
    await app.done(changeWords, input, app.actors.administrator);
    expect(await app.run(changeWords, input, app.actors.administrator)).toMatchObject({
      error: { kind: 'stale' },
    });
  });

  it('come as a list for the script, without what is switched off', async () => {
    const list = (await (await app.get('/words/list.json')).json()) as { words: string }[];
    const words = list.map((each) => each.words);
    expect(words).toContain('non-compliant');
    expect(words).not.toContain('LAC');
    expect((await app.answer(listWords, {})).some((each) => each.words === 'LAC' && each.switchedOff)).toBe(
      true,
    );
    expect((await app.get('/words/list.json', 'nobody')).status).not.toBe(200);
  });
});
