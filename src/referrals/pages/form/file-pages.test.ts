import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../../../test/support/app.ts';
import { house } from '../../../app/rooms.ts';
import { getDocument, listDocuments } from '../../../documents/get-documents.ts';
import { rootFolder } from '../../../foundation/root.ts';
import { checkProgramme } from '../../../programme/index.ts';
import { decideReferral, getReferral, makeReferral, removeExpiredDrafts } from '../../index.ts';

/* Questions that a file answers, as a browser without scripts sends them. */

const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const file = join(rootFolder, 'test/programmes/files/everything.yaml');
  const { programme } = checkProgramme(readFileSync(file, 'utf8'), file, house);
  if (!programme) throw new Error('everything.yaml has faults');
  app.publish(programme);
});
afterAll(() => app.close());

const housekeeper = { kind: 'system', tenant: 'east' } as const;

type Sent = Record<string, string | File>;

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const shown = async (path: string, as: TestReader = 'nobody') => (await app.get(path, as)).text();

async function send(path: string, form: Sent, as: TestReader = 'nobody'): Promise<Response> {
  const page = await shown(path, as);
  const body = new FormData();
  for (const name of ['_version', '_key'])
    body.set(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '');
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  return app.send(path, { method: 'POST', body }, as);
}

async function done(path: string, form: Sent, as?: TestReader): Promise<void> {
  const response = await send(path, form, as);
  expect(response.status, text(await response.clone().text())).toBe(303);
}

async function begin(): Promise<string> {
  const start = await shown('/t/east/refer/self');
  const action = /action="([^"]+\/begin)"/.exec(start)?.[1] ?? '';
  await app.post(action, { origin: 'self', programme: 'everything' }, 'nobody');
  const base = action.replace(/\/begin$/, '');
  await done(`${base}/name`, { 'parent[givenName]': 'Nell' });
  await done(`${base}/contact`, { 'parent[email]': 'nell@example.org' });
  return base;
}

const UPLOAD = 'upload[answers][scan_letter]';
const pdf = (name = 'letter.pdf', content: string | Uint8Array<ArrayBuffer> = PDF) =>
  new File([content], name);
const idOf = (base: string) => base.split('/')[4] ?? '';

describe('a question for a file', () => {
  it('keeps what is sent, says so wherever the answers are read, and makes it a document of the person', async () => {
    const base = await begin();
    await done(`${base}/questions-2`, { [UPLOAD]: pdf() });
    expect(text(await shown(`${base}/check`))).toContain('Your letter of the scan letter.pdf');
    expect(text(await shown(`${base}/questions-2`))).toContain('Kept with your answers: letter.pdf');
    // Going over the page again does not lose it.
    await done(`${base}/questions-2`, { 'answers[scan_letter]': 'letter.pdf' });
    await done(`${base}/check`, {});
    const id = idOf(base);
    const { answers, files, version } = await app.answer(getReferral, { id });
    expect(answers.answers.scan_letter).toBe('letter.pdf');
    expect(files).toMatchObject([{ name: 'letter.pdf', mediaType: 'application/pdf', size: PDF.length }]);
    const href = `/referrals/${id}/files/${files[0]?.id}`;
    expect(await shown(`/referrals/${id}`, 'manager')).toContain(href);
    const kept = await app.get(href, 'manager');
    expect(await kept.text()).toBe(PDF);
    expect(kept.headers.get('content-disposition')).toContain('letter.pdf');
    const decided = await app.done(
      decideReferral,
      {
        id,
        version,
        decision: 'accept',
        person: { new: true },
        override: 'She came herself',
        panel: {
          on: '2024-06-03',
          members: ['Team manager', 'Midwife lead'].map((member) => ({
            member,
            name: member,
            view: 'accept' as const,
          })),
          reason: 'She asks for it',
        },
      },
      app.actors.manager,
    );
    const personId = decided.personId ?? '';
    const { documents } = await app.answer(listDocuments, { personId });
    expect(documents).toMatchObject([{ title: 'Your letter of the scan', kind: 'other', seenBy: 'record' }]);
    const documentId = documents[0]?.id ?? '';
    expect((await app.answer(getDocument, { personId, documentId })).versions).toMatchObject([
      { fileName: 'letter.pdf', size: PDF.length },
    ]);
    expect((await app.answer(getReferral, { id })).files).toEqual([]);
    expect((await app.get(href, 'manager')).status).toBe(404);
  });

  it('keeps the file while another answer is put right, and lets it be replaced and taken out', async () => {
    const base = await begin();
    const wrong = { 'answers[safe_address][lines]': 'x', 'answers[safe_address][postcode]': 'E1' };
    const refused = await send(`${base}/questions-2`, { ...wrong, [UPLOAD]: pdf() });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('name="answers[scan_letter]" value="letter.pdf"');
    // Sent again from the page that was shown: it may bring another file under the same name.
    const key = /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await done(`${base}/questions-2`, { _key: key, 'answers[scan_letter]': 'letter.pdf', [UPLOAD]: pdf() });
    expect(text(await shown(`${base}/check`))).toContain('letter 2.pdf');
    await done(`${base}/questions-2`, {
      'answers[scan_letter]': 'letter 2.pdf',
      'remove[answers][scan_letter]': 'yes',
    });
    expect(text(await shown(`${base}/check`))).not.toContain('letter 2.pdf');
    await done(`${base}/check`, {});
    // What was taken out is not seen by whoever reads the referral, and goes with the draft.
    expect((await app.answer(getReferral, { id: idOf(base) })).files).toEqual([]);
  });

  it.each([
    [
      'a page that calls itself a PDF',
      pdf('x.pdf', '<html><script>alert(1)</script>'),
      'Choose a PDF, a photo',
    ],
    ['a program', pdf('x.pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])), 'Choose a PDF, a photo'],
    ['nothing at all', pdf('x.pdf', ''), 'The file is empty'],
    ['more than is taken', pdf('x.pdf', new Uint8Array(10 * 1024 * 1024 + 1)), '10 MB or smaller'],
  ])('says beside the field what is wrong with %s, and loses nothing typed', async (_, file, message) => {
    const base = await begin();
    const response = await send(`${base}/questions-2`, { 'answers[partner]': 'Sam Reed', [UPLOAD]: file });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(text(page)).toContain(message);
    expect(page).toContain('href="#answers-scan_letter"');
    expect(page).toContain('value="Sam Reed"');
  });

  it.each([
    ['turned round', 'scan\u202Efdp.exe', 'scan_fdp.pdf'],
    ['a folder', '../../etc/pass wd', 'pass wd.pdf'],
    ['with a hidden character', 'a\u0000b.pdf', 'a_b.pdf'],
  ])('gives a plain name to a file whose name is %s', async (_, name, plain) => {
    const base = await begin();
    await done(`${base}/questions-2`, { [UPLOAD]: pdf(name) });
    expect(text(await shown(`${base}/check`))).toContain(plain);
  });

  it('is closed to whoever has not the key, and takes no file once it is sent', async () => {
    const base = await begin();
    const other = base.replace(/[^/]+$/, 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    const body = new FormData();
    body.set(UPLOAD, pdf());
    expect((await app.send(`${other}/questions-2`, { method: 'POST', body }, 'nobody')).status).toBe(404);
    await done(`${base}/questions-2`, { [UPLOAD]: pdf() });
    await done(`${base}/check`, {});
    const { files } = await app.answer(getReferral, { id: idOf(base) });
    expect((await app.get(`/referrals/${idOf(base)}/files/${files[0]?.id}`, 'nobody')).status).not.toBe(200);
    // Of another referral the same file is not found.
    const { id } = await app.done(makeReferral, {
      programme: 'everything',
      parent: { givenName: 'Ann' },
      answers: { scan_letter: 'letter.pdf', agrees: 'yes' },
    });
    expect((await app.answer(getReferral, { id })).files).toEqual([]);
    expect((await app.get(`/referrals/${id}/files/${files[0]?.id}`, 'manager')).status).toBe(404);
  });

  it('is answered by a worker in the same way, and what is never sent is removed', async () => {
    const start = await shown('/refer');
    const begun = await app.post('/refer', {
      _key: /name="_key" value="([^"]+)"/.exec(start)?.[1] ?? '',
      draft: /name="draft" value="([^"]+)"/.exec(start)?.[1] ?? '',
      programme: 'everything',
    });
    const base = new URL(begun.headers.get('location') ?? '', 'https://x').pathname;
    await done(`${base}/questions-2`, { [UPLOAD]: pdf('from her.pdf') }, 'practitioner');
    expect(text(await shown(`${base}/check`, 'practitioner'))).toContain('from her.pdf');
    const count = async () =>
      (await app.database.owner.query('select count(*)::int as n from t_east.referral_file')).rows[0].n;
    const before = await count();
    await app.database.owner.query(
      `update t_east.referral_draft set expires_on = '2024-06-01' where id = '${base.split('/')[2]}'`,
    );
    await app.done(removeExpiredDrafts, {}, housekeeper);
    expect(await count()).toBe(before - 1);
  });
});
