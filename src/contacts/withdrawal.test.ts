import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent } from '../../test/support/parents.ts';
import { getChronology } from '../chronology/index.ts';
import { listFigures } from '../figures/index.ts';
import { listOutcomes, recordOutcome, withdrawOutcome } from '../outcomes/index.ts';
import { giveProvision, listProvisions, withdrawProvision } from '../provisions/index.ts';
import { changeContact, getContact, listContacts, recordContact, withdrawContact } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

const reason = 'It was another parent with the same name';
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';

async function counted(figure: string): Promise<number | undefined> {
  const { figures } = await app.answer(
    listFigures,
    { programme: 'diamond', asAt: '2024-06-03' },
    app.actors.analyst,
  );
  return figures.find((each) => each.id === figure)?.n;
}

async function titles(personId: string): Promise<string[]> {
  const { entries } = await app.answer(getChronology, { personId });
  return entries.map((each) => each.title);
}

describe('what was recorded by mistake', () => {
  it('an outcome: is kept, counts nowhere, is told in the chronology, and can be recorded again', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Out Taken' });
    const before = await counted('letterbox_started');
    const { id } = await app.done(recordOutcome, { enrolmentId, outcome: 'letterbox_started' });
    expect(await counted('letterbox_started')).toBe((before ?? 0) + 1);
    const silent = await app.run(withdrawOutcome, { id, version: 1, reason: ' ' });
    expect(silent).toMatchObject({ error: { faults: [{ path: ['reason'] }] } });
    await app.done(withdrawOutcome, { id, version: 1, reason });
    expect(await counted('letterbox_started')).toBe(before ?? 0);
    const { enrolments } = await app.answer(listOutcomes, { personId });
    expect(enrolments[0]?.areas.flatMap((area) => area.reached)).toEqual([]);
    expect(enrolments[0]?.withdrawn).toMatchObject([
      { id, withdrawal: { reason, by: 'Priya Practitioner' } },
    ]);
    expect(await titles(personId)).toContain(
      'Taken back, recorded by mistake: Started letterbox contact, 3 June 2024',
    );
    const again = await app.run(withdrawOutcome, { id, version: 2, reason });
    expect(again).toMatchObject({ error: { code: 'already_withdrawn' } });
    await app.done(recordOutcome, { enrolmentId, outcome: 'letterbox_started' });
    const log = await app.owner.query<{ command: string; after: { withdrawn_reason: string | null } }>(
      `select command, after from t_east.change_log where row_id = $1 order by row_version`,
      [id],
    );
    expect(log.rows.map((row) => [row.command, row.after.withdrawn_reason])).toEqual([
      ['recordOutcome', null],
      ['withdrawOutcome', reason],
    ]);
  });

  it('something given: no sum counts it', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Given Taken' });
    await app.done(giveProvision, { enrolmentId, kind: 'travel', amountPence: 350 });
    const { id } = await app.done(giveProvision, { enrolmentId, kind: 'travel', amountPence: 5000 });
    await app.done(withdrawProvision, { id, version: 1, reason });
    const given = await app.answer(listProvisions, { personId });
    expect(given).toMatchObject({ totalPence: 350, withdrawn: [{ id, amountPence: 5000 }] });
    const page = text(await (await app.get(`/people/${personId}/given`)).text());
    expect(page).toContain('Recorded by mistake and taken back (1)');
    expect(page).toContain(reason);
  });

  it('a contact: takes with it what was recorded at it, and is corrected no more', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Contact Taken' });
    const { id } = await app.done(recordContact, {
      enrolmentId,
      kind: 'home_visit',
      result: 'met',
      on: '2024-06-01',
      outcomes: [{ outcome: 'gp_registered', evidence: null }],
      provisions: [{ kind: 'travel', amountPence: 580 }],
    });
    const taken = await app.done(withdrawContact, { id, version: 1, reason });
    expect(taken).toMatchObject({ withIt: 2, version: 2 });
    expect((await app.answer(listContacts, { personId })).items).toEqual([]);
    expect(await app.answer(listProvisions, { personId })).toMatchObject({ totalPence: 0 });
    expect(await app.answer(getContact, { id, personId })).toMatchObject({ withdrawal: { reason } });
    const found = await titles(personId);
    expect(found.filter((title) => title.startsWith('Taken back'))).toHaveLength(3);
    expect(found).not.toContain('Home visit');
    const facts = { kind: 'home_visit', result: 'met', on: '2024-06-01' } as const;
    expect(await app.run(changeContact, { id, version: 2, ...facts })).toMatchObject({
      error: { kind: 'not_found' },
    });
    const hung = { enrolmentId, outcome: 'dental_registered', contactId: id };
    expect(await app.run(recordOutcome, hung)).toMatchObject({
      error: { faults: [{ path: ['contactId'] }] },
    });
    expect(text(await (await app.get(`/people/${personId}/contacts/${id}`)).text())).toContain(reason);
  });

  it('is not for analysts, and not for another tenant', async () => {
    const { enrolmentId } = await addParent(app, { name: 'Not Yours' });
    const { id } = await app.done(recordContact, { enrolmentId, kind: 'call', result: 'met' });
    const input = { id, version: 1, reason };
    expect(await app.run(withdrawContact, input, app.actors.analyst)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    expect(await app.run(withdrawContact, input, app.actors.westPractitioner)).toMatchObject({
      error: { kind: 'not_found' },
    });
  });
});

describe('the pages for taking back', () => {
  it('ask why, keep what was typed, refuse a stale version, and go back to the list', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Page Taken' });
    const { id } = await app.done(recordOutcome, { enrolmentId, outcome: 'gp_registered' });
    const list = `/people/${personId}/outcomes`;
    const path = `${list}/${id}/withdrawal`;
    expect(await (await app.get(list)).text()).toContain(`href="${path}"`);
    const shown = await (await app.get(path)).text();
    const empty = await app.post(path, { _version: versionIn(shown), reason: '' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('href="#reason"');
    const stale = await app.post(path, { _version: '7', reason });
    expect(stale.status).toBe(409);
    expect(text(await stale.text())).toContain(reason);
    const done = await app.post(path, { _version: versionIn(shown), reason });
    expect(done.status).toBe(303);
    const after = text(await (await app.get(list)).text());
    expect(after).toContain('Recorded by mistake and taken back (1)');
    expect(text(await (await app.get(path)).text())).toContain('Taken back on 3 June 2024');
    expect((await app.get(`${list}/01890000-0000-7000-8000-000000000000/withdrawal`)).status).toBe(404);
    expect((await app.get(`/people/${personId}/contacts/none/withdrawal`)).status).toBe(404);
  });

  it('answer the API', async () => {
    const { enrolmentId } = await addParent(app, { name: 'By Program' });
    const { id } = await app.done(giveProvision, { enrolmentId, kind: 'travel', amountPence: 1 });
    const answer = await app.api('POST', `/provisions/${id}/withdrawal`, { version: 1, reason });
    expect(answer.status).toBeLessThan(300);
    expect(await answer.json()).toMatchObject({ id, version: 2 });
  });
});
