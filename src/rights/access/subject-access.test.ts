import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { auditTenant } from '../../access/audit/index.ts';
import { tables } from '../../app/rooms.ts';
import { asOwner } from '../../foundation/database/owner.ts';
import { keepNow, layDownMother } from '../testing/lay-down.ts';
import { collectForRequest } from './collect-for-request.ts';
import { collectTask } from './collect-for-request-store.ts';
import { belongsSql } from './collect-store.ts';
import { decideMark, leaveOutWords } from './decide-marks.ts';
import { deliverRequest } from './deliver-request.ts';
import { getAnswer } from './get-answer.ts';
import { getSubjectRequest, readCollected } from './get-requests.ts';
import { makeSubjectRequest } from './make-subject-request.ts';
import { openCollectedFile } from './open-collected-file.ts';
import { agreeReading, finishReading, sendBackMark } from './read-request.ts';
import { startClock, stopClock } from './stop-clock.ts';

const asked = {
  askedBy: 'herself',
  receivedOn: '2024-06-03',
  receivedHow: 'in_person',
  identity: 'known',
  identityHow: 'Her worker knows her',
} as const;

describe('a request for a copy', () => {
  let house: TestHouse;
  let mother: Awaited<ReturnType<typeof layDownMother>>;
  let id = '';
  const manager = () => house.actors.manager;
  const second = () => house.actors.administrator;
  const request = async () => (await house.answer(getSubjectRequest, { id }, manager())).request;
  const seen = async () => ({ id, version: (await request()).version });
  const collected = async (only: 'all' | 'open' = 'all') => {
    const first = await house.answer(readCollected, { id, only }, manager());
    const next = first.more ? await house.answer(readCollected, { id, only, page: 2 }, manager()) : undefined;
    return [...first.items, ...(next?.items ?? [])];
  };

  beforeAll(async () => {
    house = await openTestHouse({ today: '2024-06-03' });
    mother = await layDownMother(house);
    await layDownMother(house, { name: 'Carla Other' });
    const author = { staffId: null, command: 'test', at: house.clock.now() };
    const { rows } = await house.owner.query<{ id: string }>(
      `select id from t_east.contact where person_id = '${mother.personId}'`,
    );
    const contact = rows[0]?.id ?? '';
    await asOwner(house.owner, 'east', author, async ({ write }) => {
      await write.update('contact', { id: contact, version: 1 }, { place: 'The room by the stairs' });
      await write.update('contact', { id: contact, version: 2 }, { place: 'Her kitchen' });
    });
    await house.owner.query(
      `insert into t_east.access_log (at, staff_id, person_id, query, door, role, reason)
       values ('2024-06-02T10:00:00Z', $1, $2, 'getPerson', 'page', 'practitioner', 'practitioner')`,
      [house.actors.practitioner.staffId, mother.personId],
    );
    ({ id } = await house.done(makeSubjectRequest, { personId: mother.personId, ...asked }));
    house.setToday('2024-06-04');
  });
  afterAll(() => house.close());

  it('is recorded by a worker and answered by those who may', async () => {
    expect(await house.run(collectForRequest, await seen())).toMatchObject({ error: { kind: 'forbidden' } });
    const incomplete = { ...asked, personId: mother.personId, askedBy: 'representative' } as const;
    expect(await house.run(makeSubjectRequest, incomplete)).toMatchObject({
      error: { faults: [{ path: ['askerName'] }] },
    });
  });

  it('stops the clock while she is asked, and lets it go on', async () => {
    await house.done(stopClock, { id, on: '2024-06-03', asked: 'Which years?' }, manager());
    expect((await request()).clock.state).toBe('stopped');
    await house.done(startClock, { id, on: '2024-06-04' }, manager());
    const { clock } = await request();
    expect(clock).toMatchObject({ state: 'running', daysStopped: 1 });
    expect(String(clock.dueOn)).toBe('2024-07-04');
  });

  it('collects every row about her of every declared table, what stood before, and who looked', async () => {
    await house.done(collectForRequest, await seen(), manager());
    await keepNow(house, collectTask);
    const items = await collected();
    const sources = new Set(items.map(({ source }) => source));
    for (const table of tables.filter(({ name }) => !['subject_item', 'subject_mark'].includes(name))) {
      const where = belongsSql(table, tables, 't_east');
      if (!where || table.guard === 'log') continue;
      const { rows } = await house.owner.query<{ n: number }>(
        `select count(*)::int as n from t_east."${table.name}" t where ${where}`,
        [[mother.personId]],
      );
      const found = items.filter(({ source }) => source === table.name);
      expect([table.name, found.length]).toEqual([table.name, rows[0]?.n]);
    }
    expect(sources.has('contact')).toBe(true);
    const all = JSON.stringify(items.map(({ title, passages }) => [title, passages]));
    expect(all).toContain('Contact, as it was until 3 June 2024');
    expect(all).toContain('The room by the stairs');
    expect(all).toContain('Priya Practitioner: get person (page)');
    expect(all).toContain('12 Elm Road');
    expect(all).not.toContain('Carla');
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('marks what may be about somebody else, and nothing of her own', async () => {
    const items = await collected();
    const words = items.flatMap(({ passages, marks }) =>
      marks.map((mark) => passages[mark.passage]?.text.slice(mark.starts, mark.ends)),
    );
    expect(words).toEqual(expect.arrayContaining(['Zara', 'Tomas Reed', '07700 900456', 'Zara Begum']));
    for (const hers of ['Amina', 'Begum', '07700 900123', 'E1 4AB']) expect(words).not.toContain(hers);
  });

  it('holds the file of a document, for the reader to look into', async () => {
    const files = (await collected()).filter(({ hasFile }) => hasFile);
    const opened = await Promise.all(
      files.map(({ id: itemId }) => house.answer(openCollectedFile, { id, itemId }, manager())),
    );
    expect(opened.map(({ fileName }) => fileName).sort()).toEqual(['certificate.txt', 'neighbour.txt']);
    const [, itemId = ''] = (await collected()).map((item) => item.id);
    expect(await house.ask(openCollectedFile, { id, itemId }, manager())).toMatchObject({
      error: { code: 'no_file' },
    });
  });

  it('is not read to the end while a place is open, and each place is decided with a reason', async () => {
    expect(await house.run(finishReading, await seen(), manager())).toMatchObject({
      error: { code: 'marks_open' },
    });
    const [item] = (await collected('open')).filter(({ source }) => source === 'contact');
    const [mark] = item?.marks ?? [];
    const decision = { id: mark?.id ?? '', decision: 'hide' } as const;
    expect(await house.run(decideMark, decision, manager())).toMatchObject({
      error: { faults: [{ path: ['reason'] }] },
    });
    const done = await house.done(
      decideMark,
      { ...decision, reason: 'another_person', everywhere: true },
      manager(),
    );
    expect(done.places).toBeGreaterThanOrEqual(1);
    for (const open of await collected('open'))
      for (const each of open.marks.filter(({ decision: made }) => made === null)) {
        const isShown = ['Zara Begum', 'certificate.txt'].includes(open.passages[each.passage]?.text ?? '');
        await house.run(
          decideMark,
          isShown
            ? { id: each.id, decision: 'show' }
            : { id: each.id, decision: 'hide', reason: 'another_person' },
          manager(),
        );
      }
    const itemId = item?.id ?? '';
    const nowhere = { requestId: id, itemId, words: 'nowhere at all', reason: 'court' } as const;
    expect(await house.run(leaveOutWords, nowhere, manager())).toMatchObject({
      error: { faults: [{ path: ['words'] }] },
    });
    await house.done(leaveOutWords, { ...nowhere, words: 'she is  well' }, manager());
    await house.done(finishReading, await seen(), manager());
  });

  it('needs a second reader, who may send a place back', async () => {
    expect(await house.run(agreeReading, await seen(), manager())).toMatchObject({
      error: { code: 'same_reader' },
    });
    const early = { ...(await seen()), on: '2024-06-04', how: 'in_person' } as const;
    expect(await house.run(deliverRequest, early, manager())).toMatchObject({
      error: { code: 'not_agreed' },
    });
    const item = (await collected()).find(({ source }) => source === 'contact');
    const mark = item?.marks.find(({ kind }) => kind === 'passage');
    await house.done(sendBackMark, { id: mark?.id ?? '', why: 'This is about herself' }, second());
    expect(await house.run(agreeReading, await seen(), second())).toMatchObject({
      error: { code: 'not_read' },
    });
    await house.done(
      decideMark,
      { id: mark?.id ?? '', decision: 'hide', reason: 'serious_harm_social_work' },
      manager(),
    );
    await house.done(finishReading, await seen(), manager());
    await house.done(agreeReading, await seen(), second());
  });

  it('goes out as files in which nothing of what was left out is to be found', async () => {
    const answer = await house.answer(getAnswer, { id }, manager());
    await house.done(deliverRequest, { ...(await seen()), on: '2024-06-04', how: 'in_person' }, manager());
    const zip = Buffer.from(answer.zip, 'base64');
    const files = unzipSync(zip);
    // The file whose name was left out is left out as well.
    const [paper = '', ...papers] = Object.keys(files).filter((name) => name.startsWith('documents/'));
    expect(paper).toMatch(/^documents\/\d+-certificate\.txt$/);
    expect(papers).toEqual([]);
    expect(strFromU8(files[paper] ?? new Uint8Array())).toBe('Amina brought this certificate.txt.');
    expect(strFromU8(files['records.html'] ?? new Uint8Array())).toContain(`href="${paper}"`);
    expect(Object.keys(files).filter((name) => name !== paper)).toEqual([
      'index.html',
      'letter.html',
      'records.html',
      'reasons.html',
      'records.json',
    ]);
    const all = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('\n');
    for (const hidden of ['Tomas', 'Reed', '07700 900456', 'She is well']) expect(all).not.toContain(hidden);
    expect(all).toContain('[Words left out: About somebody else]');
    expect(all).toContain('Serious harm (social work)');
    expect(all).toContain('Zara Begum');
    expect(all).toContain('Information Commissioner');
    const closed = await request();
    expect(closed).toMatchObject({ closedWhy: 'delivered', deliveredPassages: answer.passages });
    expect(closed.deliveredDigest).toBe(createHash('sha256').update(zip).digest('hex'));
    // What was given can be made again to the last bit, a year later.
    house.setToday('2025-06-04');
    expect((await house.answer(getAnswer, { id }, manager())).digest).toBe(closed.deliveredDigest);
    expect(await auditTenant(house.owner, 'east', tables)).toMatchObject({ ok: true, count: 0 });
  });
});
