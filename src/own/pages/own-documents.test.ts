import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../../test/support/app.ts';
import { addOwnParent, type OwnParent } from '../../../test/support/own.ts';
import { addDocument, addDocumentVersion } from '../../documents/index.ts';

let app: TestApp;
let amina: OwnParent;
let bela: OwnParent;
let asAmina: TestReader;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addOwnParent(app, 'Amina Example');
  bela = await addOwnParent(app, 'Bela Another');
  asAmina = `parent-${amina.personId}`;
});
afterAll(() => app.close());

const textOf = async (path: string) => {
  const answer = await app.get(path, asAmina);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

describe('a parent’s page of documents', () => {
  it('shows the documents that were added for her to see, and no others', async () => {
    const add = (title: string, seenBy: 'record' | 'parent', { personId }: OwnParent) =>
      app.done(addDocument, {
        personId,
        document: { kind: 'certificate', title, seenBy },
        file: { name: 'paper.txt', content: Buffer.from(`This is ${title}`).toString('base64') },
      });
    const hers = await add('My certificate', 'parent', amina);
    const version = { personId: amina.personId, documentId: hers.id, version: hers.version };
    const newer = { name: 'paper.txt', content: Buffer.from('This is the newer one').toString('base64') };
    await app.done(addDocumentVersion, { ...version, file: newer });
    const kept = await add('QuenbyKept', 'record', amina);
    const others = await add('Another certificate', 'parent', bela);
    const html = await textOf('/my/documents');
    expect(html).toContain('My certificate');
    expect(html).not.toMatch(/QuenbyKept|Another/);
    expect(await textOf('/my')).toContain('href="/my/documents"');
    expect(await textOf(`/my/documents/${hers.id}/file`)).toBe('This is the newer one');
    for (const { id } of [kept, others])
      expect((await app.get(`/my/documents/${id}/file`, asAmina)).status).toBe(404);
  });
});
