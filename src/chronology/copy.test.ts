import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addDocument } from '../documents/index.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { recordIncident } from '../safety/index.ts';
import type { WeighedEntry } from './chronology.ts';
import { type ChronologyCopy, copyWords, isRightToLeft, linesOf } from './copy.ts';
import { copyChronology } from './copy-chronology.ts';
import { copyAsDocx } from './copy-docx.ts';
import { copyAsHtml } from './copy-html.tsx';
import { getChronology } from './get-chronology.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const HOSTILE = '<script>alert(1)</script>\u0001 & "شبنم"';

const entry = (id: string, more: Partial<WeighedEntry> = {}): WeighedEntry => ({
  id,
  kind: 'contact',
  on: day('2024-03-04'),
  precision: 'day',
  title: 'Home visit',
  detail: null,
  by: 'Priya',
  href: null,
  theme: 'work',
  weight: 'ordinary',
  ...more,
});
const kinds = [{ kind: 'contact', title: 'Contacts', count: 2 }];
const copyOf = (lines: ChronologyCopy['lines'], name = 'Amina'): ChronologyCopy => ({
  name,
  madeOn: day('2024-06-03'),
  madeBy: 'Priya',
  chosen: ['from 1 January 2024'],
  lines,
});
const wordsOf = async (copy: ChronologyCopy) =>
  strFromU8(unzipSync(await copyAsDocx(copy))['word/document.xml'] ?? new Uint8Array());

describe('the lines of a copy', () => {
  it('say when, what and where it was recorded; one that is left out says why and keeps its year alone', () => {
    const lines = linesOf(
      [
        entry('a', { until: day('2024-04-04'), otherwise: ['I was there'] }),
        entry('b', { title: 'QuenbySecret' }),
      ],
      kinds,
      { ids: ['b'], why: 'About somebody else' },
    );
    expect(lines).toEqual([
      {
        when: '4 March 2024 to 4 April 2024',
        title: 'Home visit',
        detail: null,
        otherwise: ['I was there'],
        source: 'Contacts, recorded by Priya',
      },
      { when: '2024', leftOut: 'About somebody else' },
    ]);
    expect(copyWords(copyOf(lines))).toEqual([
      'Made on 3 June 2024 by Priya.',
      'What was chosen: from 1 January 2024.',
      '2 lines. 1 of them are left out; each place says why.',
    ]);
  });
});

describe('the files of a copy', () => {
  const lines = linesOf([entry('a', { title: HOSTILE, detail: `One\n${HOSTILE}` })], kinds, {
    ids: [],
    why: '',
  });

  it('hold hostile words as words, and none that a document cannot hold', async () => {
    const html = await copyAsHtml(copyOf(lines, HOSTILE));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    const xml = await wordsOf(copyOf(lines, HOSTILE));
    expect(xml).not.toContain('<script');
    expect(xml).not.toContain('\u0001');
    expect(xml).toContain('&lt;script&gt;');
  });

  it('set names that are written from right to left as they are read', async () => {
    expect(['شبنم', '(אמא)', 'Amina', '12'].map(isRightToLeft)).toEqual([true, true, false, false]);
    const copy = copyOf(linesOf([entry('a', { title: 'شبنم' })], kinds, { ids: [], why: '' }), 'شبنم');
    const xml = await wordsOf(copy);
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:rtl\/>/g)).toHaveLength(2);
    expect(await copyAsHtml(copy)).toContain('<bdi>شبنم</bdi>');
  });
});

describe('a copy of a chronology', () => {
  let app: TestApp;
  let personId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    personId = (await addSomebody(app, { person: { givenName: 'Amina', familyName: 'Begum' } })).id;
    for (const [happenedOn, what] of [
      ['2023-05-01', 'He came to the door'],
      ['2024-05-01', 'QuenbyNeighbour called the police'],
    ] as const)
      await app.done(recordIncident, { personId, incident: { happenedOn, what } });
    await app.done(addDocument, {
      personId,
      document: { kind: 'letter', title: 'QuenbyHealth', seenBy: 'health' },
      file: { name: 'a.txt', content: 'SGVsbG8=' },
    });
  });
  afterAll(() => app.close());
  const at = (query = '') => `/people/${personId}/chronology/copy${query}`;
  const fileOf = async (response: Response) => ({
    status: response.status,
    kept: response.headers.get('content-disposition'),
    policy: response.headers.get('content-security-policy'),
    text: await response.text(),
  });

  it('is made on a page that shows every line first, of what the chronology was filtered to', async () => {
    const page = await (await app.get(at('?themes=safety&from=2024-01-01'))).text();
    expect(page).toContain('QuenbyNeighbour called the police');
    expect(page).not.toContain('He came to the door');
    expect(page).toContain('from 1 January 2024; Safety');
    expect(page).not.toContain('QuenbyHealth');
  });

  it('leaves lines out with a mark and a reason, and never without one', async () => {
    const { entries } = await app.answer(getChronology, { personId, themes: ['safety'], order: 'oldest' });
    const [, second] = entries;
    const form = { format: 'html', 'leaveOut[]': second?.id ?? '' };
    const without = await app.post(at('?themes=safety'), form);
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Say why lines are left out');
    const made = await fileOf(await app.post(at('?themes=safety'), { ...form, why: 'About a neighbour' }));
    expect(made).toMatchObject({ status: 200, kept: 'attachment; filename="chronology-2024-06-03.html"' });
    expect(made.policy).toContain('sandbox');
    expect(made.text).toContain('He came to the door');
    expect(made.text).toContain('[A line is left out: About a neighbour]');
    expect(made.text).not.toContain('QuenbyNeighbour');
    expect((await app.post(at(), { format: 'exe' })).status).toBe(422);
    const stranger = { format: 'html', 'leaveOut[]': 'birth-x', why: 'x' };
    expect((await app.post(at(), stranger)).status).toBe(422);
  });

  it('holds what its reader may see and nothing else, and stands in the access log', async () => {
    const read = async (reader: 'practitioner' | 'auditor') => {
      const copy = await app.answer(copyChronology, { personId, format: 'docx' }, app.actors[reader]);
      return strFromU8(
        unzipSync(Buffer.from(copy.content, 'base64'))['word/document.xml'] ?? new Uint8Array(),
      );
    };
    expect(await read('practitioner')).toContain('QuenbyHealth');
    expect(await read('auditor')).not.toContain('QuenbyHealth');
    expect((await app.get(at(), 'westPractitioner')).status).toBe(404);
    expect((await app.post(at(), { format: 'html' }, 'westPractitioner')).status).toBe(404);
    await app.flushLooks();
    const { rows } = await app.owner.query(
      `select count(*)::int as looks from t_east.access_log where person_id = $1
         and query in ('/people/:id/chronology/copy', 'copyChronology') and not refused`,
      [personId],
    );
    expect(rows[0]?.looks).toBeGreaterThan(0);
  });
});
