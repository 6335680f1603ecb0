import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../test/support/app.ts';
import { addOwnParent, type OwnParent } from '../../test/support/own.ts';
import { addDocumentVersion, changeDocument } from '../documents/add-document.ts';
import { getDocument } from '../documents/get-documents.ts';
import { addDocument } from '../documents/index.ts';
import { withdrawDocument } from '../documents/withdraw-document.ts';
import { recordTelling } from '../people/index.ts';
import { getReach } from '../reach/get-reach.ts';
import { endShare, sharePerson } from '../reach/share-person.ts';
import { addPartnerWorker } from './index.ts';

let app: TestApp;
let amina: OwnParent;
let bela: OwnParent;
let rae: TestReader;
let olu: TestReader;
let shareId = '';
let marked = '';

const file = (says: string) => ({ name: 'paper.txt', content: Buffer.from(says).toString('base64') });
const paper = (title: string, shares: readonly string[] = [], seenBy = 'record') => ({
  personId: amina.personId,
  document: { kind: 'report' as const, title, seenBy: seenBy as 'record', shares: [...shares] },
  file: file(`It says ${title}`),
});
const home = () => `/partner/people/${amina.personId}`;
const fileAt = (id: string) => `${home()}/documents/${id}/file`;
const textOf = async (path: string, as: TestReader) => (await app.get(path, as)).text();
const change = async (shares: readonly string[], seenBy = 'record') => {
  const { version, kind, title } = await app.answer(getDocument, {
    personId: amina.personId,
    documentId: marked,
  });
  const document = { kind, title, seenBy: seenBy as 'record', shares: [...shares] };
  return app.run(changeDocument, { personId: amina.personId, documentId: marked, version, document });
};

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addOwnParent(app, 'Amina Example');
  bela = await addOwnParent(app, 'Bela Another');
  const worker = async (organisationId: string, name: string) => {
    const email = `${name.toLowerCase()}@refuge.example.org`;
    const input = { organisationId, name, email, mode: 'casework' } as const;
    return (await app.done(addPartnerWorker, input, app.actors.manager)).id;
  };
  rae = `partner-${await worker(amina.organisationId, 'Rae')}`;
  olu = `partner-${await worker(bela.organisationId, 'Olu')}`;
  const days = { fromOn: '2024-06-03', untilOn: '2024-06-30' };
  const read = { personId: amina.personId, organisationId: bela.organisationId, why: 'To know', ...days };
  await app.done(sharePerson, read);
  const { shares } = await app.answer(getReach, { id: amina.personId });
  shareId = shares.find(({ organisationId }) => organisationId === amina.organisationId)?.id ?? '';
});
afterAll(() => app.close());

describe('a document for a partner organisation', () => {
  it('is offered on the form only where somebody is shared, and opens to that organisation alone', async () => {
    const form = await textOf(`/people/${amina.personId}/documents/add`, 'practitioner');
    expect(form).toContain('Refuge of Amina Example, until 30 June 2024');
    ({ id: marked } = await app.done(addDocument, paper('QuenbyMarked', [shareId])));
    const { id: unmarked } = await app.done(addDocument, paper('QuenbyUnmarked'));
    const { id: hers } = await app.done(addDocument, paper('QuenbyParents', [], 'parent'));
    const shown = await textOf(home(), rae);
    expect(shown).toContain('QuenbyMarked');
    expect(shown).not.toMatch(/QuenbyUnmarked|QuenbyParents/);
    expect(await textOf(fileAt(marked), rae)).toBe('It says QuenbyMarked');
    for (const id of [unmarked, hers]) expect((await app.get(fileAt(id), rae)).status).toBe(404);
    expect(await textOf(home(), olu)).not.toContain('QuenbyMarked');
    expect((await app.get(fileAt(marked), olu)).status).toBe(404);
    const elsewhere = `/partner/people/${bela.personId}/documents/${marked}/file`;
    for (const as of [rae, olu]) expect((await app.get(elsewhere, as)).status).toBe(404);
    for (const as of ['practitioner', 'manager', `parent-${amina.personId}`] as const)
      expect((await app.get(fileAt(marked), as)).status).toBe(403);
    await app.flushLooks();
    const looked = await app.owner.query(
      `select 1 from t_east.access_log where query = '/partner/people/:id/documents/:document/file' and not refused`,
    );
    expect(looked.rows).toHaveLength(1);
  });

  it('shows its newest version, and is said on the service’s own page', async () => {
    const { version } = await app.answer(getDocument, { personId: amina.personId, documentId: marked });
    await app.done(addDocumentVersion, {
      personId: amina.personId,
      documentId: marked,
      version,
      file: file('Newer'),
    });
    expect(await textOf(fileAt(marked), rae)).toBe('Newer');
    const page = await textOf(`/people/${amina.personId}/documents/${marked}`, 'auditor');
    expect(page).toContain('and Refuge of Amina Example until 30 June 2024');
  });

  it('is not behind a wall, and for no organisation that nobody agreed to', async () => {
    const wrong = { error: { faults: [{ path: ['document', 'shares'] }] } };
    expect(await app.run(addDocument, paper('Walled', [shareId], 'health'))).toMatchObject(wrong);
    const { shares } = await app.answer(getReach, { id: bela.personId });
    const other = shares[0]?.id ?? '';
    expect(await app.run(addDocument, paper('Not hers', [other]))).toMatchObject(wrong);
    expect(await change([other])).toMatchObject(wrong);
  });

  it('is taken from the organisation again by a change, which is on record', async () => {
    expect(await change([])).toMatchObject({ ok: true });
    expect((await app.get(fileAt(marked), rae)).status).toBe(404);
    expect(await textOf(home(), rae)).not.toContain('QuenbyMarked');
    expect(await change([shareId])).toMatchObject({ ok: true });
    expect((await app.get(fileAt(marked), rae)).status).toBe(200);
    const log = await app.owner.query(
      `select distinct staff_id from t_east.change_log where command = 'changeDocument'`,
    );
    expect(log.rows).toEqual([{ staff_id: app.actors.practitioner.staffId }]);
  });

  it('is gone with the share, also where somebody is shared anew', async () => {
    await app.done(endShare, { personId: amina.personId, id: shareId });
    expect((await app.get(fileAt(marked), rae)).status).toBe(404);
    const days = { fromOn: '2024-06-03', untilOn: '2024-06-30' };
    const { organisationId, personId } = amina;
    const again = await app.done(sharePerson, { personId, organisationId, why: 'A safe place', ...days });
    expect((await app.get(home(), rae)).status).toBe(200);
    expect((await app.get(fileAt(marked), rae)).status).toBe(404);
    expect(await change([shareId])).toMatchObject({ error: { kind: 'invalid' } });
    expect(await change([again.id])).toMatchObject({ ok: true });
    expect((await app.get(fileAt(marked), rae)).status).toBe(200);
    shareId = again.id;
  });

  it('opens to nobody once it was taken back', async () => {
    const { version } = await app.answer(getDocument, { personId: amina.personId, documentId: marked });
    await app.done(withdrawDocument, { id: marked, version, reason: 'Wrong person' });
    expect((await app.get(fileAt(marked), rae)).status).toBe(404);
    expect(await textOf(home(), rae)).not.toContain('QuenbyMarked');
  });
});

describe('what somebody said of herself', () => {
  it('is shown to a partner where she said that it may be, and nothing else is', async () => {
    const tell = (words: string, sharing: 'may_share' | 'ask_first' | 'keep_here' | 'only_worker' | null) =>
      app.done(recordTelling, { personId: amina.personId, telling: { kind: 'language', words, sharing } });
    await tell('QuenbyMay', 'may_share');
    await tell('QuenbyAsk', 'ask_first');
    await tell('QuenbyHere', 'keep_here');
    await tell('QuenbyWorker', 'only_worker');
    await tell('QuenbyUnasked', null);
    await app.done(recordTelling, {
      personId: amina.personId,
      telling: { kind: 'disability', words: 'QuenbyHealth', sharing: 'may_share' },
    });
    const shown = await textOf(home(), rae);
    expect(shown).toContain('QuenbyMay');
    expect(shown).not.toMatch(/Quenby(?:Ask|Here|Worker|Unasked|Health)/);
    expect(await textOf(home(), olu)).toContain('QuenbyMay');
  });
});
