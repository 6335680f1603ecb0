import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { why } from '../../test/support/small-programme.ts';
import { compileFigureSet } from '../programme/index.ts';
import { zFigure } from '../programme/schema/figures.ts';
import { zProgramme } from '../programme/schema/programme.ts';
import { referralChronology } from './contributions/chronology.ts';
import { referralSet } from './contributions/figure-set.ts';
import { decisionsDue } from './decisions-due.ts';
import { decideReferral, getReferral, listReferrals, makeReferral } from './index.ts';

const early = zProgramme.parse({
  programme: 'early',
  version: 1,
  title: 'Early support',
  about: 'Support',
  enrols: 'person',
  referral: { from: ['staff'] },
  decision: {
    by: 'panel',
    within: '5 working days',
    panel: { title: 'Support panel', members: ['Team manager', 'Midwife lead', 'School'], quorum: 2 },
  },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
});

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  app.publish(early);
});
afterAll(() => app.close());

async function made(givenName: string, familyName: string, bornOn: string) {
  app.setToday('2024-06-03');
  const parent = { ...aReferral().parent, givenName, familyName, bornOn };
  return app.done(makeReferral, { ...aReferral({ parent }), programme: 'early', answers: {} });
}

const there = (member: string, view: 'accept' | 'decline' | 'none' = 'accept') => ({
  member,
  name: `${member} Example`,
  view,
});
const said = (over: object = {}) => ({
  on: '2024-06-05',
  members: [there('Team manager'), there('School', 'none')],
  reason: 'Support is needed now',
  ...over,
});

describe('the day by which a referral is decided', () => {
  it('is kept from the day it came, and told in the list, on arriving and in figures', async () => {
    const { id, version } = await made('Dina', 'Ahmed', '1980-01-01');
    const view = await app.answer(getReferral, { id });
    expect(view.decideBy?.toString()).toBe('2024-06-10');
    const { manager } = app.actors;
    const before = await app.answer(decisionsDue, {}, manager);
    app.setToday('2024-06-11');
    const after = await app.answer(decisionsDue, {}, manager);
    expect(after.overdue).toBeGreaterThan(before.overdue);
    const late = await app.answer(listReferrals, { status: 'overdue', sort: 'decide_by' });
    expect(late.referrals.map((each) => each.id)).toContain(id);
    const home = await (await app.get('/', 'manager')).text();
    expect(home).toContain('not decided in time');
    expect(await (await app.get('/referrals?status=overdue', 'manager')).text()).toContain('By 10 Jun');
    expect(await (await app.get(`/referrals/${id}`, 'manager')).text()).toContain(
      'To be decided by 10 June 2024',
    );

    const decline = { id, version, decision: 'decline' as const, reasons: ['no_room'], panel: said() };
    await app.done(decideReferral, decline, manager);
    expect(await app.answer(decisionsDue, {}, manager)).toEqual(before);
    await app.owner.query('set search_path to t_east, public');
    const figures = {
      in_time: zFigure.parse({
        title: 'In time',
        about: 'Decided in time',
        of: 'referrals',
        where: 'has(decided_on)',
        count: 'decided_on <= decide_by',
      }),
    };
    const question = { asAt: Temporal.PlainDate.from('2024-06-30'), programmeId: 'early' };
    const compiled = compileFigureSet(early, referralSet, figures, question);
    const { rows } = await app.owner.query(compiled.sql, [...compiled.parameters]);
    expect(compiled.readRow(rows[0] ?? {}).in_time).toMatchObject({ n: 0, of: 1 });
  });
});

describe('a panel', () => {
  it('decides with what its members were for, told on the referral and in the chronology', async () => {
    const { id, version } = await made('Pia', 'Okafor', '1991-07-05');
    app.setToday('2024-06-06');
    const { manager } = app.actors;
    const accept = { id, version, decision: 'accept' as const };
    expect(why(await app.run(decideReferral, accept, manager))).toContain('Enter the day');
    const few = { ...accept, panel: said({ members: [there('School')] }) };
    expect(why(await app.run(decideReferral, few, manager))).toContain('At least 2');
    const { personId } = await app.done(decideReferral, { ...accept, panel: said() }, manager);
    const view = await app.answer(getReferral, { id });
    expect(view.panel).toMatchObject({ on: '2024-06-05', members: [{ view: 'accept' }, { view: 'none' }] });
    const page = await (await app.get(`/referrals/${id}`, 'manager')).text();
    expect(page).toContain('Team manager Example (Team manager): for accepting');
    const entries = await app.read((db) =>
      referralChronology.entries({ db, programmes: app.programmes }, personId ?? ''),
    );
    expect(entries.at(-1)?.detail).toBe('Support panel on 5 June 2024: Support is needed now');
  });

  it('is recorded on the page, with each fault at its field and nothing typed lost', async () => {
    const { id } = await made('Petra', 'Lindqvist', '1975-11-30');
    app.setToday('2024-06-06');
    const address = `/referrals/${id}`;
    expect(await (await app.get(address, 'manager')).text()).toContain('Who was there?');
    const typed = {
      decision: 'accept',
      'panel[on][day]': '5',
      'panel[on][month]': '6',
      'panel[on][year]': '2024',
      'panel[there][]': '2',
      'panel[members][m2][name]': '',
      'panel[members][m2][view]': 'none',
      'panel[reason]': 'We <b>know</b> her',
    };
    const refused = await app.post(address, { _key: 'panel-1', ...typed }, 'manager');
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(text).toContain('href="#panel-members-m2-name"');
    expect(text).toContain('We &lt;b&gt;know&lt;/b&gt; her');
    const alone = { ...typed, 'panel[members][m2][name]': 'Sia School' };
    const few = await app.post(address, { _key: 'panel-2', ...alone }, 'manager');
    expect(await few.text()).toContain('href="#panel-there"');
    const undated = { ...alone, 'panel[on][day]': '', 'panel[on][month]': '', 'panel[on][year]': '' };
    const dateless = await app.post(address, { _key: 'panel-4', ...undated }, 'manager');
    expect(await dateless.text()).toContain('Enter the day on which it met');
    const ask = { _key: 'panel-3', decision: 'ask', askFor: 'Where does she live?' };
    expect((await app.post(address, ask, 'manager')).status).toBe(303);
  });
});
