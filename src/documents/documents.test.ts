import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { verifyAudit } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { getChronology } from '../chronology/index.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { restrictRecord } from '../reach/restrict-record.ts';
import { addDocument, addDocumentVersion, changeDocument } from './add-document.ts';
import { documentFaults, keptFor, seenByChoices, seenByOf, seenByOpenTo } from './document.ts';
import { fileWords } from './document-words.ts';
import { getDocument, listDocuments, openDocument } from './get-documents.ts';
import { withdrawDocument } from './withdraw-document.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
const text = (content: string, name = 'note.txt') => ({ name, content: base64(content) });
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

describe('who may see a document', () => {
  it('is written into its rows and read from them again', () => {
    for (const each of seenByChoices) expect(seenByOf(keptFor(each, []))).toBe(each);
  });

  const setting = { today: day('2024-06-03'), proceedings: ['p1'], shares: ['sh1'], staffId: 's1' };
  const staff = (role: 'practitioner' | 'manager' | 'auditor', staffId = 's1') =>
    ({ kind: 'staff', tenant: 'east', staffId, name: 'Sam', role }) as const;
  const document = {
    kind: 'letter',
    title: 'x',
    datedOn: null,
    proceedingsId: null,
    seenBy: 'record',
    shares: [] as string[],
  } as const;
  const paths = (more: object, actor = staff('practitioner')) =>
    documentFaults({ ...document, ...more }, { ...setting, actor }).map(({ path }) => path[1]);

  it('is a choice among readers of whom one is one', () => {
    expect(seenByOpenTo(staff('practitioner'))).not.toContain('supervision');
    expect(seenByOpenTo(staff('manager'))).toContain('supervision');
    expect(paths({ seenBy: 'supervision' })).toEqual(['seenBy']);
    expect(paths({ seenBy: 'health' })).toEqual([]);
    expect(paths({ seenBy: 'private' })).toEqual([]);
    expect(paths({ seenBy: 'private' }, staff('practitioner', 's2'))).toEqual(['seenBy']);
  });

  it('is refused with a day to come, and with proceedings that are not hers', () => {
    expect(paths({ datedOn: day('2024-06-04'), proceedingsId: 'p2' })).toEqual(['datedOn', 'proceedingsId']);
    expect(paths({ datedOn: day('2024-06-03'), proceedingsId: 'p1' })).toEqual([]);
  });
});

describe('for which organisations outside a document is', () => {
  const setting = { today: day('2024-06-03'), proceedings: [], shares: ['sh1'], staffId: 's1' };
  const actor = { kind: 'staff', tenant: 'east', staffId: 's1', name: 'Sam', role: 'manager' } as const;
  const said = { kind: 'letter', title: 'x', datedOn: null, proceedingsId: null } as const;
  it.each([
    ['record', ['sh1'], []],
    ['parent', ['sh1'], []],
    ['record', ['sh2'], ['shares']],
    ['health', ['sh1'], ['shares']],
    ['supervision', ['sh1'], ['shares']],
    ['health', [], []],
  ] as const)(
    'is a choice among the shares of today, never of what is walled: %s %j',
    (seenBy, shares, expected) => {
      const faults = documentFaults({ ...said, seenBy, shares: [...shares] }, { ...setting, actor });
      expect(faults.map(({ path }) => path[1])).toEqual(expected);
    },
  );
});

describe('the words of a file', () => {
  it.each([
    ['application/pdf', 10, 'PDF, 1 KB'],
    ['image/png', 120 * 1024, 'PNG picture, 120 KB'],
    ['text/plain', 1.5 * 1024 * 1024, 'Plain text, 1.5 MB'],
    ['text/plain', 10 * 1024 * 1024, 'Plain text, 10 MB'],
  ])('of %s with %i bytes', (mediaType, size, words) => {
    expect(fileWords({ mediaType, size })).toBe(words);
  });
});

describe('documents', () => {
  let app: TestApp;
  let personId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    personId = (await addSomebody(app, { person: { givenName: 'Shabnam', familyName: 'Akhtar' } })).id;
  });
  afterAll(() => app.close());

  const said = (more: object = {}) =>
    ({ kind: 'report', title: 'A report', seenBy: 'record', ...more }) as const;
  const add = (more: object = {}, content = 'She came every week.') =>
    app.done(addDocument, { personId, document: said(more), file: text(content) });
  const titles = async (reader: keyof TestApp['actors']) =>
    (await app.answer(listDocuments, { personId }, app.actors[reader])).documents.map(({ title }) => title);
  const at = (path = '') => `/people/${personId}/documents${path}`;

  it('is added on a page with its file, and nothing typed is lost while something is wrong', async () => {
    expect(await (await app.get(at())).text()).toContain('No documents yet');
    const form = (more: Readonly<Record<string, string | File>>) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(more)) data.set(name, value);
      return app.send(at('/add'), { method: 'POST', body: data });
    };
    const typed = { 'document[title]': 'Her certificate', 'document[kind]': 'certificate' };
    const empty = await form({ ...typed, file: new File([], 'empty.txt') });
    expect(empty.status).toBe(422);
    const page = await empty.text();
    for (const words of ['Her certificate', 'The file is empty', 'Choose who may see it'])
      expect(page).toContain(words);
    const page2 = await (await form({ ...typed, file: new File(['MZ\0\u0001'], 'x.png') })).text();
    expect(page2).toContain('Choose a PDF');
    expect(page2).toContain('href="#file"');
    const sent = { ...typed, 'document[seenBy]': 'record', _key: 'a-key-of-a-form-01' };
    const chosen = new File(['Passed'], '../../\u202ecod.exe\r\nX: y.html');
    const done = await form({ ...sent, file: chosen });
    expect(done.status).toBe(303);
    const again = await form({ ...sent, file: chosen });
    expect(again.headers.get('location')).toBe(done.headers.get('location'));
    const [one, ...others] = (await app.answer(listDocuments, { personId })).documents;
    expect(others).toEqual([]);
    const found = await app.answer(getDocument, { personId, documentId: one?.id ?? '' });
    expect(found.versions).toMatchObject([{ number: 1, mediaType: 'text/plain', size: 6 }]);
    expect(found.versions[0]?.fileName).toMatch(/^[\w -]+\.txt$/);
  });

  it('is refused in words where its file is larger than anything that is read, and nothing typed is lost', async () => {
    const data = new FormData();
    data.set('document[title]', 'The whole court bundle');
    data.set('file', new File([new Uint8Array(25 * 1024 * 1024)], 'bundle.pdf'));
    const made = new Request('http://localhost/', { method: 'POST', body: data });
    const body = await made.arrayBuffer();
    const headers = {
      'content-type': made.headers.get('content-type') ?? '',
      'content-length': String(body.byteLength),
    };
    const answer = await app.send(at('/add'), { method: 'POST', body, headers });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const words of ['The whole court bundle', 'The file must be 10 MB or smaller', 'href="#file"'])
      expect(page).toContain(words);
    const typed = { method: 'POST', body: `note=${'x'.repeat(25 * 1024 * 1024)}` };
    const form = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(typed.body.length),
    };
    const refused = await app.send(at('/add'), { ...typed, headers: form });
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('what you typed is still there');
  });

  it('opens as a file to keep, or in a sandbox where it is a picture or text, and as nothing else', async () => {
    const { id } = await app.done(addDocument, {
      personId,
      document: said({ kind: 'photograph', title: 'A drawing' }),
      file: { name: 'drawing', content: PNG },
    });
    for (const [way, disposition] of [
      ['download', /^attachment; filename="drawing\.png"$/],
      ['view', /^inline; filename="drawing\.png"$/],
    ] as const) {
      const { headers, status } = await app.get(at(`/${id}/versions/1/${way}`));
      expect(status).toBe(200);
      expect(headers.get('content-disposition')).toMatch(disposition);
      expect(headers.get('content-type')).toBe('image/png');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    const pdf = await app.done(addDocument, {
      personId,
      document: said(),
      file: { name: 'a.pdf', content: base64('%PDF-1.7\n1 0 obj') },
    });
    expect((await app.get(at(`/${pdf.id}/versions/1/view`))).status).toBe(404);
    expect((await app.get(at(`/${pdf.id}/versions/1/download`))).status).toBe(200);
    for (const wrong of ['2', '0', 'x', '99999999999'])
      expect((await app.get(at(`/${pdf.id}/versions/${wrong}/download`))).status, wrong).toBe(404);
    await app.flushLooks();
    const { rows } = await app.owner.query(
      `select distinct query from t_east.access_log where person_id = $1 and query like '%versions%' order by 1`,
      [personId],
    );
    expect(rows.map(({ query }) => query)).toEqual([
      '/people/:id/documents/:document/versions/:number/download',
      '/people/:id/documents/:document/versions/:number/view',
    ]);
  });

  it('has versions: the one before still opens, the same file twice is asked about, the quicker one wins', async () => {
    const { id: documentId } = await add({ title: 'Assessment' }, 'First words');
    const input = { personId, documentId, version: 1, note: 'Corrected', file: text('Second words') };
    expect(await app.run(addDocumentVersion, { ...input, file: text('First words') })).toMatchObject({
      error: { faults: [{ path: ['file', 'content'] }] },
    });
    expect(await app.done(addDocumentVersion, input)).toMatchObject({ version: 2, number: 2 });
    expect(await app.run(addDocumentVersion, input)).toMatchObject({ error: { kind: 'stale' } });
    const opened = async (number: number) =>
      Buffer.from(
        (await app.answer(openDocument, { personId, documentId, number })).content,
        'base64',
      ).toString();
    expect([await opened(1), await opened(2)]).toEqual(['First words', 'Second words']);
    const page = await (await app.get(at(`/${documentId}`))).text();
    expect(page).toContain('Corrected');
    expect(page).toContain('Download version 1');
  });

  it('opens to those alone who may see it: in lists, files, the chronology, and rows', async () => {
    const kept = await add({ title: 'QuenbyHealthPaper', seenBy: 'health' });
    const own = await add({ title: 'QuenbyOwnPaper', seenBy: 'private' });
    expect(await titles('practitioner')).toEqual(
      expect.arrayContaining(['QuenbyHealthPaper', 'QuenbyOwnPaper']),
    );
    expect(await titles('manager')).toContain('QuenbyHealthPaper');
    expect(await titles('manager')).not.toContain('QuenbyOwnPaper');
    expect((await titles('auditor')).filter((each) => each.startsWith('Quenby'))).toEqual([]);
    for (const { id: documentId } of [kept, own])
      expect(
        await app.ask(openDocument, { personId, documentId, number: 1 }, app.actors.auditor),
      ).toMatchObject({ error: { kind: 'not_found' } });
    const seen = async (reader: keyof TestApp['actors']) =>
      (await app.answer(getChronology, { personId, kinds: ['document'] }, app.actors[reader])).entries.map(
        ({ title }) => title,
      );
    expect(await seen('manager')).toContain('Report: QuenbyHealthPaper');
    expect((await seen('auditor')).join()).not.toContain('Quenby');
    const hidden = { ...said({ title: 'QuenbyHealthPaper', seenBy: 'supervision' }) };
    expect(
      await app.run(changeDocument, { personId, documentId: kept.id, version: 1, document: hidden }),
    ).toMatchObject({ error: { faults: [{ path: ['document', 'seenBy'] }] } });
    await app.done(
      changeDocument,
      { personId, documentId: kept.id, version: 1, document: hidden },
      app.actors.manager,
    );
    expect(await titles('practitioner')).not.toContain('QuenbyHealthPaper');
  });

  it('is not found by another tenant, under another person, or once she is restricted to others', async () => {
    const other = (await addSomebody(app, { person: { givenName: 'Nadia', familyName: 'Karim' } })).id;
    const { id: documentId } = await app.done(addDocument, {
      personId: other,
      document: said(),
      file: text('Words'),
    });
    expect((await app.get(at(`/${documentId}/versions/1/download`))).status).toBe(404);
    expect((await app.get(`/people/${other}/documents`, 'westPractitioner')).status).toBe(404);
    const named = [app.actors.manager.staffId];
    await app.done(
      restrictRecord,
      { personId: other, reason: 'Threats', staffIds: named },
      app.actors.manager,
    );
    expect((await app.get(`/people/${other}/documents/${documentId}/versions/1/download`)).status).toBe(404);
  });

  it('is taken back with a reason, and opens no more', async () => {
    const { id } = await add({ title: 'Of somebody else', seenBy: 'parent' });
    await app.done(withdrawDocument, { id, version: 1, reason: 'It is about another family' });
    expect((await app.get(at(`/${id}/versions/1/download`))).status).toBe(409);
    const page = await (await app.get(at(`/${id}`))).text();
    expect(page).toContain('It is about another family');
    expect(page).not.toContain('Download');
    const { rows } = await app.owner.query(
      'select shown_to_parent, withdrawn_on from t_east.document_version where document_id = $1',
      [id],
    );
    expect(rows).toMatchObject([{ shown_to_parent: false }]);
    expect(rows[0]?.withdrawn_on).not.toBeNull();
  });

  it('keeps the digest in the change log and not the file, and no bytes that are not those of the digest', async () => {
    const { id } = await add({ title: 'Quiet' }, 'QuenbyBytes');
    const { rows } = await app.owner.query(
      `select after::text as entry from t_east.change_log where table_name = 'documentVersion'
         and after ->> 'document_id' = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.entry).toContain('sha256');
    for (const form of ['QuenbyBytes', Buffer.from('QuenbyBytes').toString('hex'), 'unlogged'])
      expect(rows[0]?.entry).not.toContain(form);
    await expect(
      app.owner.query(`update t_east.document_version set unlogged = 'QuenbyOther' where document_id = $1`, [
        id,
      ]),
    ).rejects.toMatchObject({ constraint: 'document_version_whole' });
  });

  it('finds bytes that somebody changed behind that, and reads no file as text to do so', async () => {
    const { id } = await add({ title: 'Swapped' }, 'QuenbyBytes');
    const swapped = async (statement: string) => {
      await app.owner.query('begin');
      try {
        await app.owner.query('alter table t_east.document_version drop constraint document_version_whole');
        await app.owner.query(statement, [id]);
        const { findings } = await verifyAudit(app.owner, 'east', tables);
        const found = findings.filter(({ table }) => table === 'document_version');
        return found.map(({ kind, fields }) => [kind, ...fields]);
      } finally {
        await app.owner.query('rollback');
      }
    };
    const bytes = `update t_east.document_version set unlogged = 'QuenbyOther'`;
    expect(await swapped(`${bytes} where document_id = $1`)).toEqual([['row_changed', 'file']]);
    const both = `${bytes}, sha256 = encode(sha256('QuenbyOther'), 'hex') where document_id = $1`;
    expect(await swapped(both)).toEqual([['row_changed', 'sha256']]);
  });

  it('takes no program, no locked file, no page, and nothing that is not base64', async () => {
    const word = zipSync({
      '[Content_Types].xml': strToU8(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/vbaProject.bin': strToU8('x'),
    });
    for (const content of [
      base64(word),
      base64('<svg onload="x"/>'),
      '',
      'not base64!',
      base64('%PDF-1.7 /Encrypt 5 0 R'),
    ])
      expect(
        await app.run(addDocument, { personId, document: said(), file: { name: 'x', content } }),
        content.slice(0, 20),
      ).toMatchObject({ error: { kind: 'invalid', faults: [{ path: ['file', 'content'] }] } });
    expect(strFromU8(unzipSync(word)['word/vbaProject.bin'] ?? new Uint8Array())).toBe('x');
  });
});
