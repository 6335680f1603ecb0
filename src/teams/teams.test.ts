import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent } from '../../test/support/parents.ts';
import { asStands, hold } from '../../test/support/teams.ts';
import { endStaff } from '../access/staff/index.ts';
import { getPerson } from '../people/get-person.ts';
import { getAccessSetting, setAccessSetting } from './access-setting.ts';
import { listTeams } from './list-teams.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const as = 'administrator';
const page = async (path: string) => (await app.get(path, as)).text();
const sent = (path: string, form: Record<string, string | string[]>) =>
  app.post(path, { _key: crypto.randomUUID(), ...form }, as);
const teams = () => app.answer(listTeams, {}, app.actors.administrator);
const team = async (name: string) => {
  const found = (await teams()).find((each) => each.name === name);
  if (!found) throw new Error(`no team ${name}`);
  return found;
};

describe('teams, by their pages', () => {
  it('begin with none, and say what one is for', async () => {
    const text = await page('/teams');
    expect(text).toContain('No teams yet');
    expect(text).toContain('Who reaches what');
  });

  it('are added, once, with what is wrong beside its field and nothing lost', async () => {
    const empty = await sent('/teams/new', { name: '', 'programmes[]': ['diamond'] });
    expect(empty.status).toBe(422);
    const again = await empty.text();
    expect(again).toContain('Enter the name of the team');
    expect(again).toMatch(/value="diamond"[^>]*checked/);
    expect((await sent('/teams/new', { name: 'North', 'programmes[]': ['diamond'] })).status).toBe(303);
    const twice = await sent('/teams/new', { name: 'north' });
    expect([twice.status, await twice.text()]).toEqual([
      422,
      expect.stringContaining('of this name already'),
    ]);
    const elsewhere = await sent('/teams/new', { name: 'South', 'programmes[]': ['nowhere'] });
    expect(elsewhere.status).toBe(422);
  });

  it('are joined, in one role for each programme', async () => {
    const { id } = await team('North');
    const { practitioner } = app.actors;
    const nobody = await sent(`/teams/${id}/members/new`, { staffId: '', role: 'manager', programme: '' });
    expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('Choose who joins')]);
    const wish = { staffId: practitioner.staffId, role: 'practitioner', programme: '' };
    expect((await sent(`/teams/${id}/members/new`, wish)).status).toBe(303);
    const twice = await sent(`/teams/${id}/members/new`, { ...wish, programme: 'diamond' });
    expect([twice.status, await twice.text()]).toEqual([
      422,
      expect.stringContaining('in this team already'),
    ]);
    const text = await page(`/teams/${id}`);
    expect(text).toContain('Priya Practitioner');
    expect((await asStands(app, practitioner)).memberships).toEqual([
      { teamId: id, role: 'practitioner', programme: null },
    ]);
  });

  it('are changed by one at a time: the second sees both versions', async () => {
    const { id, version } = await team('North');
    const path = `/teams/${id}/change`;
    expect((await sent(path, { name: 'North East', _version: String(version) })).status).toBe(303);
    const stale = await sent(path, { name: 'North West', _version: String(version) });
    expect(stale.status).toBe(409);
    const text = await stale.text();
    expect(text).toContain('What is on record now');
    expect(text).toContain('North East');
    expect(text).toContain('value="North West"');
  });

  it('are left, and closed, and what is closed is not changed', async () => {
    const { id, version, members } = await team('North East');
    const [member] = members;
    const leaving = `/teams/${id}/members/${member?.id}/end`;
    expect(await page(leaving)).toContain('Priya Practitioner leaves North East');
    expect((await sent(leaving, { _version: '1' })).status).toBe(303);
    expect((await asStands(app, app.actors.practitioner)).memberships).toBeUndefined();
    expect((await app.get(leaving, as)).status).toBe(404);
    const close = `/teams/${id}/close`;
    expect((await sent(close, { _version: String(version) })).status).toBe(303);
    expect((await sent(close, { _version: String(version) })).status).toBe(409);
    const changed = await sent(`/teams/${id}/change`, { name: 'Back', _version: String(version + 1) });
    expect([changed.status, await changed.text()]).toEqual([409, expect.stringContaining('is closed')]);
    expect(await page('/teams')).toContain('Closed teams');
  });

  it('are for who manages teams alone', async () => {
    for (const path of ['/teams', '/teams/new', '/who-reaches-what', '/partner-organisations'])
      expect([(await app.get(path, as)).status, (await app.get(path, 'manager')).status]).toEqual([200, 403]);
  });
});

describe('who reaches what', () => {
  it('is chosen, from nothing and again, and holds from the next request', async () => {
    const { personId, enrolmentId } = await addParent(app, { name: 'Hers Example' });
    const other = await addParent(app, { name: 'Others Example' });
    await hold(app, { personId, enrolmentId }, app.actors.practitioner.staffId);
    await hold(app, other, app.actors.second.staffId);
    const choice = { practitionersReach: 'team', leadersRead: 'records', glassMinutes: '60' };
    const wrong = await sent('/who-reaches-what', { ...choice, glassMinutes: '5', _version: '0' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('from 15 to 1,440')]);
    expect((await sent('/who-reaches-what', { ...choice, _version: '0' })).status).toBe(303);
    const kept = await asStands(app, app.actors.practitioner);
    expect(kept.keptToTeams).toBe(true);
    expect((await app.ask(getPerson, { id: personId }, kept)).ok).toBe(true);
    expect((await app.ask(getPerson, { id: other.personId }, kept)).ok).toBe(false);
    expect((await asStands(app, app.actors.leader)).readsRecords).toBe(true);
    const { version } = await app.answer(getAccessSetting, {}, app.actors.administrator);
    const stale = await sent('/who-reaches-what', { ...choice, _version: String(version + 5) });
    expect([stale.status, await stale.text()]).toEqual([
      409,
      expect.stringContaining('Open after an emergency: 60'),
    ]);
    const back = {
      version,
      practitionersReach: 'tenant',
      leadersRead: 'figures',
      glassMinutes: 240,
    } as const;
    await app.done(setAccessSetting, back, app.actors.administrator);
    const free = await asStands(app, app.actors.practitioner);
    expect((await app.ask(getPerson, { id: other.personId }, free)).ok).toBe(true);
  });
});

describe('partner organisations', () => {
  it('are added once and ended, and what was shared ends with them', async () => {
    expect(await page('/partner-organisations')).toContain('No partner organisations yet');
    const form = { name: 'Harbour House', about: 'A refuge' };
    expect((await sent('/partner-organisations/new', form)).status).toBe(303);
    const twice = await sent('/partner-organisations/new', form);
    expect([twice.status, await twice.text()]).toEqual([
      422,
      expect.stringContaining('of this name already'),
    ]);
    const { rows } = await app.owner.query<{ id: string }>('select id from t_east.partner_organisation');
    const id = rows[0]?.id ?? '';
    const { personId } = await addParent(app, { name: 'Shared Example' });
    await app.owner.query(
      `insert into t_east.partner_share (person_id, organisation_id, what, why, from_on, until_on)
       values ($1, $2, '{name}', 'A bed', '2024-06-01', '2024-07-01')`,
      [personId, id],
    );
    expect(await page(`/partner-organisations/${id}/close`)).toContain('End the work with Harbour House');
    expect((await sent(`/partner-organisations/${id}/close`, { _version: '1' })).status).toBe(303);
    const open = await app.owner.query('select from t_east.partner_share where ended_on is null');
    expect(open.rowCount).toBe(0);
    expect((await sent(`/partner-organisations/${id}/close`, { _version: '2' })).status).toBe(409);
  });
});

describe('somebody who leaves', () => {
  it('is in no team any more', async () => {
    await sent('/teams/new', { name: 'West' });
    const { id } = await team('West');
    const { second } = app.actors;
    await sent(`/teams/${id}/members/new`, { staffId: second.staffId, role: 'practitioner', programme: '' });
    expect((await team('West')).members).toHaveLength(1);
    await app.done(endStaff, { id: second.staffId, version: 1 }, app.actors.administrator);
    expect((await team('West')).members).toHaveLength(0);
    const gone = await sent(`/teams/${id}/members/new`, {
      staffId: second.staffId,
      role: 'manager',
      programme: '',
    });
    expect([gone.status, await gone.text()]).toEqual([422, expect.stringContaining('has left')]);
  });
});
