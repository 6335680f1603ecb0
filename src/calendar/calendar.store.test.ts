import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { recordContact } from '../contacts/index.ts';
import { makeSafetyPlan } from '../safety/index.ts';
import { getCalendar } from './get-calendar.ts';

let app: TestApp;
let amina: TestParent;
let ruth: TestParent;
let hidden: TestParent;
const month = { from: '2024-06-01', until: '2024-06-30' };

async function hold(parent: TestParent, staffId: string): Promise<void> {
  await app.owner.query(
    `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on, restricted)
     select person_id, id, $2, 'lead', '2024-01-08', restricted from t_east.enrolment where id = $1`,
    [parent.enrolmentId, staffId],
  );
}

const plan = (parent: TestParent, on: string, nextOn: string) =>
  app.done(recordContact, {
    enrolmentId: parent.enrolmentId,
    kind: 'home_visit',
    result: 'met',
    on,
    nextOn,
  });

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app);
  ruth = await addParent(app, { name: 'Ruth Other' });
  hidden = await addParent(app, { name: 'Nobody Seen', restricted: true });
  const { practitioner, second } = app.actors;
  await hold(amina, practitioner.staffId);
  await hold(hidden, practitioner.staffId);
  await hold(ruth, second.staffId);
  await plan(amina, '2024-05-20', '2024-06-05');
  await plan(amina, '2024-05-27', '2024-06-12');
  await plan(ruth, '2024-05-27', '2024-06-13');
  await app.done(makeSafetyPlan, {
    personId: amina.personId,
    plan: { together: true, signs: 'Shouting next door', reviewOn: '2024-06-20' },
  });
  await app.owner.query(
    `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, next_on, recorded_at, restricted)
     values ($1, $2, $3, 'home_visit', 'met', '2024-05-27', '2024-06-14', now(), true)`,
    [hidden.personId, hidden.enrolmentId, practitioner.staffId],
  );
});
afterAll(() => app.close());

describe('a calendar', () => {
  it('holds what the last contact planned and what other rooms declare, for those whom the worker holds', async () => {
    const { entries } = await app.answer(getCalendar, month);
    const own = entries.filter(({ kind }) => kind === 'contact' || kind === 'safety');
    expect(own.map(({ on, kind, name }) => [on.toString(), kind, name])).toEqual([
      ['2024-06-12', 'contact', 'Amina Example'],
      ['2024-06-20', 'safety', 'Amina Example'],
    ]);
  });

  it('of everybody says who holds the work, and never shows a restricted record to those not named on it', async () => {
    const { entries } = await app.answer(getCalendar, { ...month, whose: 'all', kind: 'contact' });
    expect(entries.map(({ name, holders }) => [name, holders])).toEqual([
      ['Amina Example', ['Priya Practitioner']],
      ['Ruth Other', ['Sam Second']],
    ]);
  });

  it('of a worker who holds nobody’s work is empty', async () => {
    const { entries } = await app.answer(getCalendar, { ...month, whose: app.actors.manager.staffId });
    expect(entries).toEqual([]);
  });

  it('is refused for more days than a page holds, and the other way round', async () => {
    for (const until of ['2025-06-30', '2024-05-01'])
      expect(await app.ask(getCalendar, { ...month, until })).toMatchObject({ error: { kind: 'invalid' } });
  });

  it('is a page for a month or a week, with the days before and after, and empty in words', async () => {
    const shown = await (await app.get('/calendar?on=2024-06-12', 'practitioner')).text();
    expect(shown).toContain('Amina Example: Planned contact');
    expect(shown).toContain('on=2024-05-01');
    const week = await (await app.get('/calendar?view=week&on=2024-06-10', 'practitioner')).text();
    expect(week).toContain('10 June 2024 to 16 June 2024');
    const empty = await (await app.get('/calendar?view=week&on=2031-02-30', 'practitioner')).text();
    expect(empty).toContain('Calendar');
    expect(await (await app.get('/calendar?view=week&on=1999-06-10', 'practitioner')).text()).toContain(
      'Nothing has a date here',
    );
    expect((await app.get('/calendar?whose=nonsense', 'practitioner')).status).toBe(404);
  });
});

describe('the address for a calendar programme', () => {
  const key = '0d5a4c3e-0000-4000-8000-00000000f00d';
  const make = async (names: string, formKey = key) => {
    const answer = await app.post('/calendar/feed', { _key: formKey, names }, 'practitioner');
    return /https?:\/\/[^<]+(\/calendar-feeds\/[^<]+)/.exec(await answer.text())?.[1] ?? '';
  };

  it('is shown once, reads the worker’s own dates in words that tell nothing, and is kept as a hash', async () => {
    const address = await make('none');
    expect(await make('none')).toBe(address);
    const answer = await app.get(address, 'nobody');
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const text = await answer.text();
    expect(text).toContain('SUMMARY:Appointment');
    expect(text).not.toMatch(/Amina|Example|contact planned|safety plan|visit/i);
    const secret = address.split('/').at(-1)?.replace('.ics', '') ?? '';
    for (const table of ['calendar_feed', 'idempotency_key', 'change_log']) {
      const { rows } = await app.owner.query(`select row_to_json(t)::text as row from t_east.${table} t`);
      expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
    }
    expect(await (await app.get('/calendar/feed', 'practitioner')).text()).toContain('last read it on');
  });

  it('shows initials where she chose that, never of a restricted record; and a new one ends the old', async () => {
    const old = await make('none', '0d5a4c3e-0000-4000-8000-00000000f00e');
    const renewed = await make('initials', '0d5a4c3e-0000-4000-8000-00000000f00f');
    expect((await app.get(old, 'nobody')).status).toBe(404);
    const text = await (await app.get(renewed, 'nobody')).text();
    expect(text).toContain('A.E.');
    expect(text).not.toContain('N.S.');
  });

  it('opens nothing where it is wrong, was ended, or its worker has left', async () => {
    const address = await make('none', '0d5a4c3e-0000-4000-8000-00000000f010');
    for (const wrong of [address.replace('east', 'west'), '/calendar-feeds/east/short.ics', `${address}x`])
      expect((await app.get(wrong, 'nobody')).status).toBe(404);
    const page = await (await app.get('/calendar/feed', 'practitioner')).text();
    const end = /href="(\/calendar\/feed\/[^"]+\/end)"/.exec(page)?.[1] ?? '';
    expect((await app.get(end, 'second')).status).toBe(404);
    expect((await app.post(end, {}, 'second')).status).toBe(404);
    expect((await app.post(end, {}, 'practitioner')).status).toBe(303);
    expect((await app.get(address, 'nobody')).status).toBe(404);
  });

  it('asks what stands in the calendar where nothing was chosen', async () => {
    const answer = await app.post('/calendar/feed', {}, 'practitioner');
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Select what stands in your calendar');
  });

  it('cannot be tried without end', async () => {
    const codes: number[] = [];
    for (let turn = 0; turn < 25; turn += 1)
      codes.push((await app.get(`/calendar-feeds/east/${'a'.repeat(43)}.ics`, 'nobody')).status);
    expect(codes.at(-1)).toBe(429);
  });
});
