import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent } from '../../test/support/parents.ts';
import { addTeam, asStands, hold, joinTeam } from '../../test/support/teams.ts';
import type { StaffActor } from '../access/actor.ts';
import { auditTenant } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { sqlStatements } from '../foundation/database/sql-statements.ts';
import { rootFolder } from '../foundation/root.ts';
import { getReferral } from '../referrals/get-referral.ts';
import { zReferralAnswers } from '../referrals/referral-input.ts';
import { changePersonDetails } from './change-person-details.ts';
import { getPerson, personHeader } from './get-person.ts';
import { addSomebody } from './testing/add-somebody.ts';
import { listTellings } from './told/list-tellings.ts';
import { recordTelling } from './told/record-telling.ts';

let app: TestApp;
let personId: string;
/** An auditor who is a practitioner in one team: she changes details there, and no wall opens to her. */
let inTeam: StaffActor;

const details = { givenName: 'Hana', familyName: 'Healthwall' };
const seenBy = (actor: StaffActor) => app.answer(getPerson, { id: personId }, actor);
const text = async (path: string, as: Parameters<TestApp['get']>[1]) => (await app.get(path, as)).text();

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const { practitioner, auditor } = app.actors;
  const parent = await addParent(app, { name: 'Hana Healthwall' });
  personId = parent.personId;
  const teamId = await addTeam(app, 'Harbour');
  await joinTeam(app, { teamId, staffId: practitioner.staffId });
  await joinTeam(app, { teamId, staffId: auditor.staffId });
  await hold(app, parent, practitioner.staffId);
  inTeam = await asStands(app, auditor);
  await app.done(changePersonDetails, {
    id: personId,
    version: 1,
    details: {
      ...details,
      disability: 'Multiple sclerosis',
      communicationNeeds: 'Easy read, and a hearing loop',
      interpreter: 'needed',
    },
  });
});
afterAll(() => app.close());

describe('what is known of somebody’s disability', () => {
  it('is read by those alone to whom notes on health open', async () => {
    const { practitioner, manager, auditor } = app.actors;
    for (const actor of [practitioner, manager])
      expect(await seenBy(actor)).toMatchObject({ disability: 'Multiple sclerosis', healthOpen: true });
    expect(await seenBy(auditor)).toMatchObject({ disability: null, healthOpen: false });
    expect(await text(`/people/${personId}/details`, 'practitioner')).toContain('Multiple sclerosis');
    const shown = await text(`/people/${personId}/details`, 'auditor');
    expect(shown).not.toContain('sclerosis');
    expect(shown).toContain('Only workers and managers may read this');
  });

  it('leaves in sight what helps her to be understood', async () => {
    const { auditor } = app.actors;
    const { person } = await app.answer(personHeader, { id: personId }, auditor);
    expect(person).toMatchObject({
      communicationNeeds: 'Easy read, and a hearing loop',
      interpreter: 'needed',
    });
    expect(await text(`/people/${personId}/family`, 'auditor')).toContain('hearing loop');
  });

  it('is in no column of the person’s row', async () => {
    const { rows } = await app.owner.query('select p::text as row from t_east.person p where id = $1', [
      personId,
    ]);
    expect(rows[0].row).not.toContain('sclerosis');
  });

  it('stays as it is where somebody saves the details who may not read it, and is not written over unseen', async () => {
    const { version } = await seenBy(inTeam);
    const change = { ...details, communicationNeeds: 'Easy read, and a hearing loop', area: 'Quayside' };
    const over = await app.run(
      changePersonDetails,
      { id: personId, version, details: { ...change, disability: 'None' } },
      inTeam,
    );
    expect(over).toMatchObject({ error: { kind: 'forbidden' } });
    await app.done(changePersonDetails, { id: personId, version, details: change }, inTeam);
    expect(await seenBy(app.actors.manager)).toMatchObject({
      area: 'Quayside',
      disability: 'Multiple sclerosis',
    });
  });

  it('is changed, and taken away, by whoever may read it', async () => {
    const save = async (disability: string | null) => {
      const { version } = await seenBy(app.actors.practitioner);
      await app.done(changePersonDetails, { id: personId, version, details: { ...details, disability } });
      return (await seenBy(app.actors.manager)).disability;
    };
    expect(await save('Epilepsy')).toBe('Epilepsy');
    expect(await save(null)).toBeNull();
    expect(await save('Asthma')).toBe('Asthma');
  });
});

describe('what she tells of a disability', () => {
  it('stands behind the same wall, while her languages stay in sight', async () => {
    const { auditor } = app.actors;
    const tell = (kind: 'disability' | 'language', words: string, actor?: StaffActor) =>
      app.run(recordTelling, { personId, telling: { kind, words } }, actor);
    expect(await tell('disability', 'I am deaf in one ear')).toMatchObject({ ok: true });
    expect(await tell('language', 'British Sign Language')).toMatchObject({ ok: true });
    const words = async (actor: StaffActor) =>
      (await app.answer(listTellings, { personId }, actor)).tellings.map((each) => each.words);
    expect(await words(app.actors.manager)).toContain('I am deaf in one ear');
    for (const actor of [auditor, inTeam]) expect(await words(actor)).toEqual(['British Sign Language']);
    expect(await tell('disability', 'Nothing', inTeam)).toMatchObject({ error: { kind: 'forbidden' } });
  });
});

describe('what a referral says of a disability', () => {
  it('is left out for whom the wall is closed to', async () => {
    const answers = zReferralAnswers.parse({ parent: { ...details, disability: 'Multiple sclerosis' } });
    const { rows } = await app.owner.query<{ id: string }>(
      `insert into t_east.referral (reference, programme_id, programme_version, origin, received_on, received_at,
         parent_name, search_name, answers, status, history)
       values ('HW-1', 'diamond', 1, 'staff', '2024-06-01', now(), 'Hana Healthwall', 'hana healthwall', $1, 'received', '[]')
       returning id`,
      [JSON.stringify(answers)],
    );
    const said = async (actor: StaffActor) => {
      const found = await app.bus.ask(getReferral, actor, { id: rows[0]?.id }, 'page');
      return found.ok ? found.value.answers.parent.disability : found.error;
    };
    expect(await said(app.actors.manager)).toBe('Multiple sclerosis');
    expect(await said(app.actors.auditor)).toBeNull();
  });
});

describe('records from before the wall', () => {
  it('are moved behind it, each with its entry in the change log', async () => {
    const { owner, actors } = app;
    const added = await addSomebody(app, { person: { givenName: 'Olu', familyName: 'Older' } });
    await owner.query('begin');
    await owner.query('set local search_path to t_east, public');
    await owner.query('drop index walled_value_one_disability');
    await owner.query('alter table person add column disability text');
    await owner.query(`update person set disability = 'Low sight, “très” bas' where id = $1`, [added.id]);
    const file = join(rootFolder, 'migrations/tenant/0270_health_behind_its_wall.sql');
    for (const statement of sqlStatements(await readFile(file, 'utf8'))) await owner.query(statement);
    await owner.query('commit');
    const moved = await app.answer(getPerson, { id: added.id }, actors.practitioner);
    expect(moved.disability).toBe('Low sight, “très” bas');
    const { findings } = await auditTenant(owner, 'east', tables);
    expect(findings.filter(({ table }) => table === 'walledValue')).toEqual([]);
    const { rows } = await owner.query(
      `select 1 from t_east.change_log where command = 'moveHealthFacts' and table_name = 'walledValue'`,
    );
    expect(rows).toHaveLength(1);
  });
});
