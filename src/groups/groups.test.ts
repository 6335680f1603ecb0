import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { getChronology } from '../chronology/index.ts';
import { wallParents } from '../reach/index.ts';
import { answerPlace, leaveGroup, offerPlace } from './follow-member.ts';
import { getGroupSession } from './get-session.ts';
import { getGroup, listGroups } from './group-queries.ts';
import { joinGroup } from './join-group.ts';
import { keepApart } from './keep-apart.ts';
import { listPersonGroups } from './list-person-groups.ts';
import { cancelSession, changeSession, planSessions } from './plan-sessions.ts';
import { saveGroup } from './save-group.ts';
import { recordGroupFeedback } from './say-of-group.ts';
import { takeRegister } from './take-register.ts';
import { writeReflection, writeSessionNote } from './write-notes.ts';

let app: TestApp;
let amina: TestParent;
let bea: TestParent;
let carol: TestParent;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app, { name: 'Amina Begum' });
  bea = await addParent(app, { name: 'Bea Brown' });
  carol = await addParent(app, { name: 'Carol Clark' });
});
afterAll(() => app.close());

const wish = (title: string, more: object = {}) => ({
  programme: 'diamond',
  kind: 'step_down',
  title,
  place: `${title} hall`,
  staffIds: [],
  ...more,
});
const makeGroup = async (title: string, more: object = {}) =>
  (await app.done(saveGroup, { group: wish(title, more) })).id;
const plan = (groupId: string, more: object = {}) =>
  app.run(planSessions, { groupId, on: '2024-06-03', from: '10:00', until: '12:00', ...more });
const join = (groupId: string, personId: string, more: object = {}) =>
  app.run(joinGroup, { groupId, personId, ...more });

async function joined(groupId: string, personId: string, more: object = {}) {
  const done = await join(groupId, personId, more);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

async function session(groupId: string, more: object = {}) {
  const planned = await plan(groupId, more);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const [id = ''] = planned.value.sessionIds;
  return { id, version: 1 };
}

describe('planning', () => {
  it('makes sessions by a rule, and refuses a room and a worker that are taken', async () => {
    const { staffId } = app.actors.practitioner;
    const first = await makeGroup('Monday', { staffIds: [staffId] });
    const planned = await plan(first, { times: 8 });
    expect(planned.ok && planned.value.sessionIds).toHaveLength(8);
    const other = await makeGroup('Other', { place: 'Monday Hall', staffIds: [staffId] });
    const clash = await plan(other, { on: '2024-06-17', from: '11:00', until: '13:00' });
    expect(clash).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['place'] }, { path: ['staffIds'] }] },
    });
    expect(await plan(other, { on: '2024-06-17', from: '12:00', until: '13:00' })).toMatchObject({
      ok: true,
    });
  });

  it('asks about the past, changes and cancels with a reason, and not what took place', async () => {
    const groupId = await makeGroup('Past');
    expect(await plan(groupId, { on: '2024-05-06' })).toMatchObject({
      ok: false,
      error: { code: 'look_again' },
    });
    const { id } = await session(groupId, { on: '2024-06-10' });
    const moved = { id, on: '2024-06-11', from: '10:00', until: '12:00', why: 'The hall is painted' };
    const changed = await app.done(changeSession, { ...moved, version: 1 });
    expect(await app.run(changeSession, { ...moved, version: 1 })).toMatchObject({
      ok: false,
      error: { kind: 'stale' },
    });
    await app.done(cancelSession, { id, version: changed.version, why: 'Nobody could hold it' });
    const { sessions } = await app.answer(getGroup, { id: groupId });
    expect(sessions).toMatchObject([{ standing: 'cancelled', changedWhy: 'The hall is painted' }]);
  });
});

describe('places', () => {
  it('are limited; who waits is offered a place that becomes free, and takes it or does not', async () => {
    const groupId = await makeGroup('Small', { capacity: 1 });
    const first = await joined(groupId, amina.personId);
    const second = await joined(groupId, bea.personId);
    const third = await joined(groupId, carol.personId);
    expect([first, second, third].map(({ state }) => state)).toEqual(['joined', 'waiting', 'waiting']);
    expect(await join(groupId, amina.personId)).toMatchObject({ ok: false, error: { code: 'member' } });
    expect(await app.run(offerPlace, second)).toMatchObject({ ok: false });
    await app.done(leaveGroup, { id: first.id, version: 1, why: 'She has started a job' });
    expect(await app.run(offerPlace, { id: third.id, version: 1 })).toMatchObject({
      ok: false,
      error: { code: 'look_again' },
    });
    await app.done(offerPlace, { id: second.id, version: 1 });
    expect(await app.run(offerPlace, { id: third.id, version: 1, sure: true })).toMatchObject({
      error: { code: 'full' },
    });
    await app.done(answerPlace, { id: second.id, version: 2, takes: false });
    await app.done(offerPlace, { id: third.id, version: 1 });
    await app.done(answerPlace, { id: third.id, version: 2, takes: true });
    const group = await app.answer(getGroup, { id: groupId });
    expect(group).toMatchObject({ taken: 1, unseen: 0 });
    const states = Object.fromEntries(group.members.map(({ personId, state }) => [personId, state]));
    expect(states).toEqual({ [amina.personId]: 'left', [bea.personId]: 'left', [carol.personId]: 'joined' });
  });

  it('are for those who are in the programme', async () => {
    const gone = await addParent(app, { name: 'Gone Green', startedOn: '2023-01-09', endedOn: '2024-01-08' });
    const refused = await join(await makeGroup('Only'), gone.personId);
    expect(refused).toMatchObject({ ok: false, error: { faults: [{ path: ['personId'] }] } });
  });
});

describe('two who must not meet', () => {
  it('are warned of without a name or a reason, also to a worker who must not know of the one', async () => {
    const one = await addParent(app, { name: 'Wanda Walled' });
    const other = await addParent(app, { name: 'Wilma Walled' });
    const { practitioner, manager } = app.actors;
    await app.owner.query(
      `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on) values ($1, $2, $3, 'lead', '2024-01-08')`,
      [one.personId, one.enrolmentId, practitioner.staffId],
    );
    await app.done(
      wallParents,
      { personId: one.personId, otherId: other.personId, reason: 'Court' },
      manager,
    );
    const groupId = await makeGroup('Walled');
    await app.done(joinGroup, { groupId, personId: other.personId }, manager);
    const blind = await app.answer(getGroup, { id: groupId });
    expect(blind).toMatchObject({ members: [], unseen: 1, taken: 1 });
    const warned = await join(groupId, one.personId);
    expect(warned).toMatchObject({ ok: false, error: { code: 'look_again' } });
    expect(JSON.stringify(warned)).not.toMatch(/Wilma|Court|wall/i);
    await joined(groupId, one.personId, { sure: true });
    expect(await app.answer(getGroup, { id: groupId })).toMatchObject({ apart: true, unseen: 1 });
    const page = await (await app.get(`/groups/${groupId}`)).text();
    expect(page).toContain('should not be together');
    expect(page).not.toContain('Wilma');
  });

  it('may stand on a list without a wall', async () => {
    const groupId = await makeGroup('Listed');
    await app.done(keepApart, { personId: amina.personId, otherId: bea.personId });
    await joined(groupId, amina.personId);
    expect(await join(groupId, bea.personId)).toMatchObject({ ok: false, error: { code: 'look_again' } });
    expect(await join(groupId, carol.personId)).toMatchObject({ ok: true });
  });
});

describe('the register', () => {
  it('is taken at once, corrected with both kept, and shown in the chronology', async () => {
    const groupId = await makeGroup('Register');
    await joined(groupId, amina.personId, { transport: 'A travel card' });
    const { id } = await session(groupId);
    const marks = [
      { personId: amina.personId, answer: 'absent' as const },
      { personId: carol.personId, answer: 'late' as const },
    ];
    const taken = await app.done(takeRegister, { id, version: 1, marks, headCount: 3 });
    expect(taken).toMatchObject({ version: 2, added: 2, corrected: 0 });
    const stale = await app.run(takeRegister, { id, version: 1, marks });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale' } });
    const correct = [{ personId: amina.personId, answer: 'present' as const }];
    expect(await app.done(takeRegister, { id, version: 2, marks: correct, headCount: 3 })).toMatchObject({
      corrected: 1,
    });
    const { rows } = await app.owner.query(
      `select before ->> 'answer' as was, after ->> 'answer' as is from t_east.change_log
       where table_name = 'groupAttendance' and row_version = 2`,
    );
    expect(rows).toEqual([{ was: 'absent', is: 'present' }]);
    const shown = await app.answer(getGroupSession, { id });
    expect(shown.lines).toMatchObject([
      { answer: 'present', walkIn: false },
      { answer: 'late', walkIn: true },
    ]);
    const { entries } = await app.answer(getChronology, { personId: carol.personId });
    expect(entries.map(({ title }) => title)).toContain('Register: came late');
    const hers = await app.answer(listPersonGroups, { personId: amina.personId });
    expect(hers.groups.find((each) => each.groupId === groupId)).toMatchObject({ attended: 1, sessions: 1 });
  });

  it('is one page with one press; what was typed stays beside what is on record when somebody was quicker', async () => {
    const groupId = await makeGroup('Paper');
    await joined(groupId, amina.personId);
    await joined(groupId, carol.personId);
    const { id } = await session(groupId);
    const path = `/groups/${groupId}/sessions/${id}/register`;
    const open = await (await app.get(`${path}?also=${bea.personId}`)).text();
    for (const name of ['Amina Begum', 'Bea Brown', 'Carol Clark']) expect(open).toContain(name);
    const form = { [`marks[${amina.personId}]`]: 'present', others: 'absent', _version: '1' };
    const saved = await app.post(path, { ...form, _key: crypto.randomUUID() });
    expect(saved.status).toBe(303);
    const { lines } = await app.answer(getGroupSession, { id });
    expect(lines.map(({ answer }) => answer)).toEqual(['present', 'absent']);
    const late = { ...form, [`marks[${amina.personId}]`]: 'late' };
    const stale = await app.post(path, { ...late, _key: crypto.randomUUID() });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toMatch(/On record now: present[\s\S]*You typed: late/);
  });

  it('refuses somebody who is in no work of the programme, and says so at her line', async () => {
    const groupId = await makeGroup('Stranger');
    const { id } = await session(groupId);
    const gone = await addParent(app, { name: 'Ada Away', startedOn: '2023-01-09', endedOn: '2024-01-08' });
    const path = `/groups/${groupId}/sessions/${id}/register`;
    const answer = await app.post(path, {
      [`marks[${gone.personId}]`]: 'present',
      version: '1',
      _key: crypto.randomUUID(),
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('not in the group, nor enrolled');
  });
});

describe('what is written of it', () => {
  it('is the note for all workers, a reflection for its author alone, and what she says', async () => {
    const groupId = await makeGroup('Notes');
    const { id: memberId } = await joined(groupId, amina.personId);
    const { id } = await session(groupId);
    await app.done(writeSessionNote, { id, version: 1, note: 'We made bread' });
    await app.done(writeReflection, { sessionId: id, words: 'I spoke too much' });
    const mine = await app.answer(getGroupSession, { id });
    expect(mine).toMatchObject({
      session: { note: 'We made bread' },
      reflections: [{ words: 'I spoke too much' }],
    });
    const theirs = await app.answer(getGroupSession, { id }, app.actors.manager);
    expect(theirs).toMatchObject({ session: { note: 'We made bread' }, reflections: [] });
    const said = { groupId, personId: amina.personId, words: 'I belong' };
    const answers = [{ question: 'helped', answer: 5 }];
    await app.done(recordGroupFeedback, { ...said, answers });
    expect(
      await app.run(recordGroupFeedback, { ...said, answers: [{ question: 'no_such', answer: 5 }] }),
    ).toMatchObject({ ok: false });
    const page = await (await app.get(`/groups/${groupId}`)).text();
    expect(page).toContain('5.0 of 5, from one answer');
    const paper = await (await app.get(`/groups/${groupId}/members/${memberId}/certificate`)).text();
    expect(paper).toContain('there is nothing to certify');
  });

  it('is found in the list of groups', async () => {
    const groups = await app.answer(listGroups, {});
    expect(groups.map(({ title }) => title)).toContain('Notes');
    expect((await app.get('/groups')).status).toBe(200);
    expect((await app.get('/groups/new')).status).toBe(200);
    expect((await app.get(`/people/${amina.personId}/groups`)).status).toBe(200);
    expect((await app.get(`/people/${amina.personId}`)).status).toBe(200);
  });
});
