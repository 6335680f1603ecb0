import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { listCaseload } from '../caseload/index.ts';
import { recordContact } from '../contacts/index.ts';
import { makeReferral } from '../referrals/index.ts';

let app: TestApp;
let amina: TestParent;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app);
});
afterAll(() => app.close());

async function looks() {
  await app.flushLooks();
  const { rows } = await app.owner.query(
    `select staff_id, role, person_id, referral_id, query, door, extent, refused, reason
     from t_east.access_log order by sequence`,
  );
  return rows;
}
beforeEach(async () => {
  await looks();
  await app.owner.query('truncate t_east.access_log');
});

const STRANGER = '00000000-0000-7000-8000-0000000000ff';

describe('a look at a person', () => {
  it.each([
    '',
    '/family',
    '/plan',
    '/contacts',
    '/chronology',
    '/journey',
    '/programme',
    '/outcomes',
    '/details',
  ])('is one entry for her page %s, whatever the page asks', async (tab) => {
    expect((await app.get(`/people/${amina.personId}${tab}`)).status).toBe(200);
    expect(await looks()).toEqual([
      {
        staff_id: app.actors.practitioner.staffId,
        role: 'practitioner',
        person_id: amina.personId,
        referral_id: null,
        query: `/people/:id${tab}`,
        door: 'page',
        extent: 'record',
        refused: false,
        reason: 'practitioner: read a person’s record',
      },
    ]);
  });

  it('is one entry for an operation of the API, named by it', async () => {
    await app.api('GET', `/people/${amina.personId}`, undefined, 'manager');
    expect(await looks()).toMatchObject([
      { person_id: amina.personId, query: 'getPerson', door: 'api', role: 'manager', extent: 'record' },
    ]);
  });

  it('in a list is told apart from an open record', async () => {
    await app.answer(listCaseload, { staff: 'all' });
    expect(await looks()).toMatchObject([
      { person_id: amina.personId, query: 'listCaseload', extent: 'list' },
    ]);
    await app.get('/', 'manager');
    expect((await looks()).slice(1)).toMatchObject([
      { person_id: amina.personId, query: '/', extent: 'list', role: 'manager' },
    ]);
  });

  it('is none for a form that was saved and leads on, and one for a form that comes back', async () => {
    const place = `/people/${amina.personId}/contacts/new`;
    const good = { kind: 'call', result: 'no_reply', 'on[day]': '3', 'on[month]': '6', 'on[year]': '2024' };
    await app.done(recordContact, {
      enrolmentId: amina.enrolmentId,
      kind: 'call',
      result: 'did_not_attend',
      on: '2024-03-12',
    });
    expect(await looks()).toEqual([]);
    const bad = await app.post(place, { ...good, kind: '' });
    expect(bad.status).toBeGreaterThanOrEqual(400);
    expect(await looks()).toMatchObject([{ person_id: amina.personId, extent: 'record', refused: false }]);
  });
});

describe('a look at a referral that nobody has accepted', () => {
  it('is an entry for the referral, and for the reader who made it as for who decides', async () => {
    const { id } = await app.done(makeReferral, aReferral());
    await app.get(`/referrals/${id}`, 'manager');
    await app.api('GET', `/referrals/${id}`);
    const seen = (await looks()).filter((each) => each.referral_id === id);
    expect(seen).toMatchObject([
      { person_id: null, query: '/referrals/:id', door: 'page', role: 'manager', extent: 'record' },
      { person_id: null, query: 'getReferral', door: 'api', role: 'practitioner', extent: 'record' },
    ]);
    await app.get('/referrals', 'second');
    expect((await looks()).at(-1)).toMatchObject({ referral_id: id, query: '/referrals', extent: 'list' });
  });
});

describe('a record that was refused', () => {
  it('is on record with the decision’s reason, by page, API and form', async () => {
    expect((await app.get(`/people/${amina.personId}/plan`, 'analyst')).status).toBe(403);
    await app.api('GET', `/people/${amina.personId}`, undefined, 'administrator');
    await app.api('PUT', `/people/${amina.personId}/safe-contact`, {}, 'analyst');
    const common = { person_id: amina.personId, refused: true, extent: 'record' };
    expect(await looks()).toMatchObject([
      {
        ...common,
        query: '/people/:id/plan',
        door: 'page',
        role: 'analyst',
        reason: expect.stringContaining('may not read'),
      },
      {
        ...common,
        query: 'getPerson',
        door: 'api',
        role: 'administrator',
        reason: expect.stringContaining('may not read'),
      },
      {
        ...common,
        query: 'recordSafeContact',
        door: 'api',
        role: 'analyst',
        reason: expect.stringContaining('may not change'),
      },
    ]);
  });

  it('is on record also where the reader is only told that there is none', async () => {
    await app.owner.query(`update t_east.person set restricted = true where id = $1`, [amina.personId]);
    expect((await app.get(`/people/${amina.personId}`)).status).toBe(404);
    await app.owner.query(`update t_east.person set restricted = false where id = $1`, [amina.personId]);
    expect((await app.get(`/people/${STRANGER}`)).status).toBe(404);
    expect(await looks()).toMatchObject([
      {
        person_id: amina.personId,
        refused: true,
        reason: expect.stringContaining('not open to this reader'),
      },
      { person_id: STRANGER, refused: true, reason: expect.stringContaining('not open to this reader') },
    ]);
  });

  it('is no entry where the address names nobody', async () => {
    expect((await app.get('/people/somebody')).status).toBe(404);
    expect((await app.get('/staff')).status).toBe(403);
    expect(await looks()).toEqual([]);
  });
});

describe('what cannot be put on record', () => {
  it('is not shown', async () => {
    await app.owner.query('alter table t_east.access_log rename to away');
    try {
      for (let time = 0; time < 50_001; time += 1) {
        const sitting = app.bus.sit(app.actors.practitioner, {
          door: 'page',
          what: '/people/:id',
          about: { personId: amina.personId, referralId: null },
        });
        sitting.refused('a test');
        sitting.close(false);
      }
      const page = await app.get(`/people/${amina.personId}`);
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('cannot record who looks');
    } finally {
      await app.owner.query('alter table t_east.away rename to access_log');
      await app.flushLooks();
    }
    expect((await app.get(`/people/${amina.personId}`)).status).toBe(200);
  }, 60_000);
});
