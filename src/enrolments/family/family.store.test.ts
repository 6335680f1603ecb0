import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addReferred } from '../../../test/support/referred.ts';
import { why } from '../../../test/support/small-programme.ts';
import { listCaseload } from '../../caseload/index.ts';
import { compileFigureSet, type Placeholders } from '../../programme/index.ts';
import { zFigure } from '../../programme/schema/figures.ts';
import { zProgramme } from '../../programme/schema/programme.ts';
import { enrolmentSet } from '../figure-set.ts';
import {
  addFamilyMembers,
  endEnrolment,
  endFamilyMember,
  getProgrammeRecord,
  previewStart,
  startEnrolment,
} from '../index.ts';
import { familyEntries } from './family-chronology.ts';

const families = zProgramme.parse({
  programme: 'families',
  version: 1,
  title: 'Early help',
  about: 'Help for families',
  enrols: 'family',
  wording: { worker: 'coach', workers: 'coaches', contact: 'session' },
  referral: { from: ['staff'] },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
  endings: { reasons: [{ id: 'completed', title: 'Completed' }] },
});

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  app.publish(families);
});
afterAll(() => app.close());

async function addChild(personId: string, name: string): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>(
    `with child as (insert into t_east.person (kind, given_name, family_name, search_name, born_on, born_precision)
       values ('child', $2, 'Example', lower($2), '2019-05-01', 'day') returning id)
     insert into t_east.relationship (person_id, other_id, kind) select $1, id, 'mother' from child
     returning other_id as id`,
    [personId, name],
  );
  return rows[0]?.id ?? '';
}

/** A parent with two children, accepted to the programme for families. */
async function family(name: string) {
  const parent = await addReferred(app, { name });
  await app.owner.query(
    `update t_east.referral set programme_id = 'families', programme_version = 1 where id = $1`,
    [parent.referralId],
  );
  const first = await addChild(parent.personId, 'Fay');
  const second = await addChild(parent.personId, 'Gus');
  return { ...parent, first, second };
}

const begin = (referralId: string, memberIds: string[]) =>
  app.done(startEnrolment, {
    referralId,
    programme: 'families',
    pathway: 'main',
    startedOn: '2024-02-01',
    memberIds,
  });

async function record(personId: string) {
  return app.answer(getProgrammeRecord, { personId });
}

describe('a family in a programme', () => {
  it('is one enrolment with those who are worked with as well, each on both records', async () => {
    const { personId, referralId, first, second } = await family('Fran Family');
    const preview = await app.answer(previewStart, { personId, programme: 'families' });
    expect(preview.family.map(({ name, tie }) => [name, tie])).toEqual([
      ['Fay Example', 'Child'],
      ['Gus Example', 'Child'],
    ]);
    const { id } = await begin(referralId, [first]);
    const twice = { id, memberIds: [first], on: '2024-03-01' };
    expect(why(await app.run(addFamilyMembers, twice))).toContain('worked with already');
    await app.done(addFamilyMembers, { ...twice, memberIds: [second] });
    const { enrolments, family: choices } = await record(personId);
    expect(enrolments[0]?.members.map(({ name, joinedOn }) => [name, joinedOn.toString()])).toEqual([
      ['Fay Example', '2024-02-01'],
      ['Gus Example', '2024-03-01'],
    ]);
    expect(choices).toHaveLength(2);
    const { partOf } = await record(second);
    expect(partOf).toMatchObject([{ personId, name: 'Fran Family', programme: { title: 'Early help' } }]);
    const { parents } = await app.answer(listCaseload, { staff: 'all', text: 'Fran' });
    expect(parents.map(({ others }) => others)).toEqual([2]);
  });

  it('is told on both chronologies, until one leaves or the whole work ends', async () => {
    const { personId, referralId, first, second } = await family('Cleo Chronicle');
    const { id, version } = await begin(referralId, [first, second]);
    const [member] = (await record(personId)).enrolments[0]?.members ?? [];
    if (!member) throw new Error('nobody joined');
    await app.done(endFamilyMember, { id: member.id, version: 1, on: '2024-04-01', note: 'Grew up' });
    await app.done(endEnrolment, { id, version, on: '2024-05-01', reason: 'completed' });
    const told = (of: string) =>
      app.read(async (db) => {
        const entries = await familyEntries({ db, programmes: app.programmes }, of);
        return entries.map(({ on, title, detail }) => [on?.toString(), title, detail]);
      });
    expect(await told(personId)).toEqual([
      ['2024-02-01', 'Worked with as well: Fay Example', null],
      ['2024-04-01', 'No longer worked with: Fay Example', 'Grew up'],
      ['2024-02-01', 'Worked with as well: Gus Example', null],
    ]);
    expect(await told(second)).toEqual([
      ['2024-02-01', 'Worked with in Early help, with Cleo Chronicle', null],
      ['2024-05-01', 'Left Early help, with Cleo Chronicle', null],
    ]);
    const late = { id, memberIds: [first], on: '2024-05-01' };
    expect(why(await app.run(addFamilyMembers, late))).toBe('ended');
  });

  it('counts each person in figures, as at a day', async () => {
    const { referralId, personId, first, second } = await family('Fiona Figures');
    const { id, version } = await begin(referralId, [first]);
    await app.done(addFamilyMembers, { id, memberIds: [second], on: '2024-03-01' });
    await app.done(endEnrolment, { id, version, on: '2024-06-01', reason: 'completed' });
    const figures = {
      people: zFigure.parse({
        title: 'People',
        about: 'People of the families',
        of: 'enrolments',
        value: '1 + size(members.filter(m, !has(m.left_on)))',
        show: 'sum',
      }),
    };
    const only = {
      ...enrolmentSet,
      source: (at: Placeholders) => `${enrolmentSet.source(at)} and e.person_id = '${personId}'`,
    };
    await app.owner.query('set search_path to t_east, public');
    const people = async (asAt: string) => {
      const question = { asAt: Temporal.PlainDate.from(asAt), programmeId: 'families' };
      const compiled = compileFigureSet(families, only, figures, question);
      const { rows } = await app.owner.query(compiled.sql, [...compiled.parameters]);
      return compiled.readRow(rows[0] ?? {}).people?.amount;
    };
    expect([await people('2024-02-29'), await people('2024-03-01'), await people('2024-06-01')]).toEqual([
      2, 3, 1,
    ]);
  });
});

describe('the pages of a family', () => {
  const date = (day: string, month: string) => ({ 'on[day]': day, 'on[month]': month, 'on[year]': '2024' });
  const text = async (path: string) => (await app.get(path)).text();

  it('names who is worked with at the start, adds others later, and ends with one of them', async () => {
    const { personId, referralId, first, second } = await family('Paige Pages');
    const form = await text(`/people/${personId}/start?programme=families`);
    expect(form).toContain('Fay Example (child)');
    const { id } = await begin(referralId, [first]);
    const tab = `/people/${personId}/programme`;
    const address = `${tab}/enrolments/${id}/family`;
    const none = await app.post(address, { _key: 'family-none', ...date('1', '3') });
    expect([none.status, (await none.text()).includes('Choose at least one person')]).toEqual([422, true]);
    const strange = await app.post(address, { _key: 'family-x', 'memberIds[]': personId, ...date('1', '3') });
    expect([strange.status, (await strange.text()).includes('Choose people from the list')]).toEqual([
      422,
      true,
    ]);
    for (const _ of ['once', 'twice']) {
      const sent = { _key: 'family-1', 'memberIds[]': second, ...date('1', '3') };
      expect((await app.post(address, sent)).headers.get('location')).toBe(tab);
    }
    const page = await text(tab);
    expect(page).toContain('Gus Example');
    expect(page).toContain('No coach is allocated yet.');
    expect(await text(`/people/${personId}/contacts/new`)).toContain('Record a session with Paige Pages');
    expect(await text(`/people/${second}/programme`)).toContain('Worked with as part of a family');
    const end = /programme\/members\/([0-9a-f-]+)\/end/.exec(page)?.[0] ?? '';
    expect(await text(`/people/${personId}/${end}`)).toContain('End the work with Fay Example');
    const left = await app.post(`/people/${personId}/${end}`, { _key: 'family-2', ...date('2', '4') });
    expect(left.headers.get('location')).toBe(tab);
  });

  it('is not found for a programme that enrols one person', async () => {
    const { personId } = await addReferred(app, { name: 'Olive One' });
    const absent = '01900000-0000-7000-8000-00000000beef';
    expect((await app.get(`/people/${personId}/programme/enrolments/${absent}/family`)).status).toBe(404);
    expect((await app.get(`/people/${personId}/programme/members/${absent}/end`)).status).toBe(404);
  });
});
