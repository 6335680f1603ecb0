import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../../test/support/app.ts';
import { addOwnParent, type OwnParent } from '../../../test/support/own.ts';
import { recordSafeContact } from '../../people/record-safe-contact.ts';
import { endParentAccess, inviteParent } from '../index.ts';

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

const pages = [
  '/my',
  '/my/plan',
  '/my/dates',
  '/my/journey',
  '/my/world',
  '/my/letters',
  '/my/documents',
  '/my/agreed',
  '/my/seen',
  '/my/rights',
  '/my/rights/copy',
  '/my/rights/wrong',
  '/my/safe',
  '/my/stop',
];

const textOf = async (path: string, as: TestReader = asAmina) => {
  const answer = await app.get(path, as);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

const keyIn = (html: string) => /name="_key" value="([^"]+)"/.exec(html)?.[1] ?? '';
const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';

async function fill(path: string, form: Record<string, string>, to = path) {
  const html = await textOf(path);
  return app.post(to, { _key: keyIn(html), _version: versionIn(html), ...form }, asAmina);
}

describe('a parent’s pages', () => {
  it.each(pages)('%s opens, has the way out, and says nothing that is not hers', async (path) => {
    const html = await textOf(path);
    expect(html).toContain('govuk-exit-this-page');
    expect(html).not.toMatch(/Quenby|Bela|did not attend|another professional/i);
    expect(html).not.toContain('data-keep-as');
  });

  it('say who works with her and how to reach them', async () => {
    const html = await textOf('/my');
    expect(html).toContain('Hello, Amina');
    expect(html).toContain('mailto:priya.practitioner@example.org');
    expect(html).toContain('href="/my/letters"');
  });

  it('show plan, dates, journey, letters and answers in her words', async () => {
    expect(await textOf('/my/plan')).toContain('Write to Ivy, Amina Example');
    const dates = await textOf('/my/dates');
    for (const words of [
      '12 June 2024',
      'I meet Priya Practitioner',
      'Begin the letter',
      'My letter to Ivy is due',
    ])
      expect(dates).toContain(words);
    expect(dates).not.toContain('Ask about letterbox');
    const journey = await textOf('/my/journey');
    for (const words of ['Home visit', 'With Priya Practitioner', 'You set a goal', 'You started with'])
      expect(journey).toContain(words);
    expect(journey.match(/Home visit/g)).toHaveLength(1);
    expect(await textOf('/my/letters')).toContain('20 June 2024');
    expect(await textOf('/my/agreed')).toContain('Refuge of Amina Example');
  });

  it('tell her who opened her record, and that it was she where it was', async () => {
    await app.get(`/people/${amina.personId}`, 'manager');
    await app.flushLooks();
    const html = await textOf('/my/seen');
    expect(html).toContain('Morgan Manager (manager)');
    expect(html).toContain('>You<');
  });

  it('note each look as hers in the access log', async () => {
    await textOf('/my/plan');
    await app.flushLooks();
    const { rows } = await app.owner.query(
      `select distinct role, staff_id, extent from t_east.access_log where query = '/my/plan'`,
    );
    expect(rows).toEqual([{ role: 'parent', staff_id: null, extent: 'record' }]);
  });
});

describe('what she writes', () => {
  it('is what she thinks of a goal, which her worker reads', async () => {
    const path = `/my/plan/goals/${amina.goalId}`;
    const saved = await fill(path, { words: 'I want to say sorry' });
    expect(saved.headers.get('location')).toBe('/my/plan');
    expect(await textOf('/my/plan')).toContain('I want to say sorry');
    expect(await textOf(`/people/${amina.personId}/plan`, 'practitioner')).toContain('I want to say sorry');
    expect((await fill(path, { words: ' ' })).status).toBe(422);
  });

  it('shows both versions when somebody else was quicker', async () => {
    const path = `/my/plan/goals/${amina.goalId}`;
    const stale = await app.post(path, { _key: 'a-key-of-this-test', _version: '1', words: 'Mine' }, asAmina);
    expect(stale.status).toBe(409);
    const html = await stale.text();
    expect(html).toContain('I want to say sorry');
    expect(html).toContain('>Mine</textarea>');
  });

  it('is a step that she has done: her own, once, and no step of her worker’s', async () => {
    const html = await textOf('/my/plan');
    const button = new RegExp(
      `steps/${amina.stepId}/done.*?_key" value="([^"]+)".*?_version" value="(\\d+)"`,
      's',
    );
    const [, _key = '', _version = ''] = button.exec(html) ?? [];
    const done = () => app.post(`/my/plan/steps/${amina.stepId}/done`, { _key, _version }, asAmina);
    expect((await done()).status).toBe(303);
    expect((await done()).status).toBe(303);
    const { rows } = await app.owner.query('select status, version from t_east.action where id = $1', [
      amina.stepId,
    ]);
    expect(rows).toEqual([{ status: 'done', version: 2 }]);
    const again = { _key: 'another-key-here', _version: '2' };
    expect((await app.post(`/my/plan/steps/${amina.stepId}/done`, again, asAmina)).status).toBe(409);
    expect((await app.post(`/my/plan/steps/${amina.workersStepId}/done`, again, asAmina)).status).toBe(404);
  });

  it('takes back what she agreed to at once, and ends what it allowed to be shared', async () => {
    const path = `/my/agreed/${amina.consentId}`;
    expect(await textOf(path)).toContain('From now on we tell nothing more to: Refuge East.');
    expect((await fill(path, {})).headers.get('location')).toBe('/my/agreed');
    const html = await textOf('/my/agreed');
    expect(html).toContain('I changed my mind');
    expect(html).not.toContain('Refuge of Amina Example');
    const { rows } = await app.owner.query(
      `select withdrawn_how, recorded_by is null as "hers" from t_east.consent where id = $1`,
      [amina.consentId],
    );
    expect(rows).toEqual([{ withdrawn_how: 'online', hers: false }]);
    const log = await app.owner.query(
      `select staff_id, command from t_east.change_log where row_id = $1 order by sequence desc limit 1`,
      [amina.consentId],
    );
    expect(log.rows).toEqual([{ staff_id: null, command: 'withdrawOwnConsent' }]);
    const late = { _key: 'yet-another-key', _version: '2' };
    expect((await app.post(path, late, asAmina)).status).toBe(409);
  });

  it('asks for a copy, once while it is open, with the month running from that day', async () => {
    expect((await fill('/my/rights/copy', { wants: 'Everything about Ivy' })).status).toBe(303);
    expect(await textOf('/my/rights')).toContain('You asked for a copy on 3 June 2024');
    expect((await fill('/my/rights/copy', { wants: '' })).status).toBe(409);
    expect(await textOf(`/people/${amina.personId}/rights`, 'manager')).toMatch(/SAR-/);
  });

  it('says what is wrong, and keeps what was typed where something is missing', async () => {
    const said = { place: 'My plan', saidBefore: 'Ivy is six', says: '' };
    const faulty = await fill('/my/rights/wrong', said);
    expect(faulty.status).toBe(422);
    const html = await faulty.text();
    expect(html).toContain('Ivy is six');
    expect(html).toContain('href="#says"');
    expect((await fill('/my/rights/wrong', { ...said, says: 'Ivy is eight' })).status).toBe(303);
    expect(await textOf('/my/rights')).toContain('Ivy is eight');
    expect(await textOf(`/people/${amina.personId}/rights`, 'manager')).toContain('Ivy is eight');
  });
});

describe('another parent', () => {
  it('is not there, whatever id is walked', async () => {
    const form = { _key: 'walking-along-ids', _version: '1', words: 'x' };
    for (const path of [
      `/my/plan/goals/${bela.goalId}`,
      `/my/agreed/${bela.consentId}`,
      `/my/plan/steps/${bela.stepId}/done`,
    ]) {
      if (!path.endsWith('done')) expect((await app.get(path, asAmina)).status, path).toBe(404);
      expect((await app.post(path, form, asAmina)).status, path).toBe(404);
    }
    const { rows } = await app.owner.query(
      `select (select version from t_east.goal where id = $1) as goal, (select version from t_east.action where id = $2)
         as action, (select version from t_east.consent where id = $3) as consent`,
      [bela.goalId, bela.stepId, bela.consentId],
    );
    expect(rows).toEqual([{ goal: 1, action: 1, consent: 1 }]);
  });
});

describe('the doors between her pages and the service’s', () => {
  it.each(['/people', '/referrals', '/figures', '/staff', '/audit', '/rights', '/looks', '/letters'])(
    'keep her out of %s',
    async (path) => {
      expect((await app.get(path, asAmina)).status).toBe(403);
    },
  );

  it('keep her out of her own record as workers see it, and send her home from theirs', async () => {
    for (const path of ['', '/plan', '/chronology', '/own-pages', '/seen'])
      expect((await app.get(`/people/${amina.personId}${path}`, asAmina)).status).toBe(403);
    expect((await app.get('/', asAmina)).headers.get('location')).toBe('/my');
  });

  it.each(pages)('keep workers out of %s', async (path) => {
    for (const reader of ['practitioner', 'manager', 'administrator'] as const)
      expect((await app.get(path, reader)).status).toBe(403);
  });
});

describe('inviting and ending', () => {
  it('is on the person’s own page for workers, and in her chronology', async () => {
    const html = await textOf(`/people/${amina.personId}/own-pages`, 'practitioner');
    expect(html).toContain(amina.signInName);
    expect(await textOf(`/people/${amina.personId}/chronology`, 'practitioner')).toContain(
      'Invited to own pages',
    );
    for (const reader of ['analyst', 'administrator', 'leader'] as const)
      expect((await app.get(`/people/${amina.personId}/own-pages`, reader)).status).toBe(403);
  });

  it('warns of a way that is not safe, and takes it only when she was asked that day', async () => {
    const carla = await addOwnParent(app, 'Carla Third');
    await app.done(endParentAccess, { personId: carla.personId });
    const safe = { text: false, email: null, write: null, call: null };
    await app.done(recordSafeContact, {
      id: carla.personId,
      version: 2,
      safeContact: { ...safe, times: null, whatNotToSay: null, whoMustNotKnow: null },
    });
    const path = `/people/${carla.personId}/own-pages`;
    expect(await textOf(path, 'practitioner')).toContain('The record says that this is not safe');
    const refused = await app.post(path, { givenHow: 'text' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('href="#askedThatDay"');
    expect((await app.post(path, {})).status).toBe(422);
    expect((await app.post(path, { givenHow: 'text', 'askedThatDay[]': ['yes'] })).status).toBe(303);
    expect((await app.post(path, { givenHow: 'in_person' })).status).toBe(409);
  });

  it('is not offered to whom she is hidden from, nor for nobody', async () => {
    const { personId } = amina;
    await app.owner.query(
      `insert into t_east.record_bar (person_id, staff_id, kind, began_on) values ($1, $2, 'conflict', '2024-06-03')`,
      [personId, app.actors.second.staffId],
    );
    await app.owner.query('update t_east.person set restricted = true where id = $1', [personId]);
    await app.owner.query('update t_east.parent_access set restricted = true where person_id = $1', [
      personId,
    ]);
    await app.owner.query(
      `insert into t_east.record_guard (person_id, closed, began_on) values ($1, false, '2024-06-03')`,
      [personId],
    );
    expect((await app.get(`/people/${personId}/own-pages`, 'second')).status).toBe(404);
    expect(await app.run(endParentAccess, { personId }, app.actors.second)).toMatchObject({
      error: { kind: 'not_found' },
    });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await app.run(inviteParent, { personId: nobody, givenHow: 'in_person' })).toMatchObject({
      error: { kind: 'not_found' },
    });
    // What keeps a worker out does not keep her out.
    expect((await app.get('/my/plan', asAmina)).status).toBe(200);
  });

  it('ends at once, by a worker or by herself, with an open tab sent to sign in', async () => {
    const asBela: TestReader = `parent-${bela.personId}`;
    const html = await textOf('/my/stop', asBela);
    const stopped = await app.post('/my/stop', { _key: keyIn(html) }, asBela);
    expect(stopped.headers.get('location')).toBe('/sign-in');
    expect((await app.get('/my', asBela)).headers.get('location')).toMatch(/^\/sign-in/);
    const { rows } = await app.owner.query(
      'select ended_how, ended_by from t_east.parent_access where person_id = $1',
      [bela.personId],
    );
    expect(rows).toEqual([{ ended_how: 'by_parent', ended_by: null }]);
    expect(await textOf(`/people/${bela.personId}/own-pages`, 'practitioner')).toContain(
      'ended by the parent',
    );
  });
});
