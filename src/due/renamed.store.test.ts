import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addReferred } from '../../test/support/referred.ts';
import { house as rooms } from '../app/rooms.ts';
import { checkProgramme, followUpDue } from '../programme/index.ts';
import { listDueOfPerson } from './index.ts';

const FOLLOW_UP = `
follow_up:
  - { id: born, title: Two years old, from: birth, after: 24 months, within: 2 weeks }
  - { id: early, title: A month old, from: birth, after: 1 month }
  - { id: begun, title: Since the start, from: start, after: 2 months }
`;

const file = (version: number, question: string, more = '') => `programme: dated
version: ${version}
title: Dated
about: Dated
enrols: person
referral:
  from: [staff]
  ask:
    - { id: ${question}, type: date, label: On which day? }
pathways:
  main: { title: Main, for: All, stages: [{ id: first, title: First }] }
measures: [{ id: low_mood, title: Low mood, instrument: phq-9, at: [start] }]
schedules:
  - id: call
    title: Call
    from: answer
    answer: ${question}
    steps: [{ id: first, title: First call, due: 1 week after, within: 1 week }]
  - id: talk
    title: Talk it through
    from: start
    when: measures.exists(m, m.score >= 10)
    steps: [{ id: soon, title: Soon, due: 2 weeks after, within: 1 week }]
${more}`;

function version(text: string) {
  const { programme, faults } = checkProgramme(text, 'dated.yaml', rooms);
  if (!programme) throw new Error(faults.map(({ message }) => message).join('; '));
  return programme;
}

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  house.publish(version(file(1, 'asked_day')));
  house.publish(version(file(2, 'told_day', 'moves: [{ from: 1, questions: { asked_day: told_day } }]\n')));
});
afterAll(() => house.close());

async function begun(answers: object) {
  const { personId, referralId } = await addReferred(house, { name: 'Dana Dated' });
  await house.owner.query(
    `update t_east.referral set programme_id = 'dated', programme_version = 1, answers = $2::jsonb where id = $1`,
    [referralId, JSON.stringify({ answers })],
  );
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.enrolment (person_id, referral_id, programme_id, programme_version, pathway, pathway_since,
       stage, stage_since, started_on)
     values ($1, $2, 'dated', 2, 'main', '2024-05-20', 'first', '2024-05-20', '2024-05-20') returning id`,
    [personId, referralId],
  );
  return { personId, enrolmentId: rows[0]?.id ?? '' };
}

const dues = async (personId: string) =>
  (await house.answer(listDueOfPerson, { personId })).items.map(({ item, onDay }) => `${item} ${onDay}`);

it('counts from a day that was asked under the name that the question had before', async () => {
  const { personId } = await begun({ asked_day: '2024-06-01' });
  expect(await dues(personId)).toContain('call.first 2024-06-08');
});

it('asks a rule over measures of what was measured', async () => {
  const { personId, enrolmentId } = await begun({});
  const score = (to: number) =>
    house.owner.query(
      `insert into t_east.response (person_id, enrolment_id, measure, instrument, completed_on, answered_by, score,
         scores, recorded_at)
       values ($1, $2, 'low_mood', 'phq-9', '2024-05-27', 'parent', $3, '[]', now())`,
      [personId, enrolmentId, to],
    );
  expect(await dues(personId)).toEqual([]);
  await score(8);
  expect(await dues(personId)).toEqual([]);
  await score(12);
  expect(await dues(personId)).toEqual(['talk.soon 2024-06-03']);
});

it('looks again after the end, counted from the birth or the start: the same day in PostgreSQL, never before the end', async () => {
  const { personId, enrolmentId } = await begun({});
  const followed = version(file(3, 'told_day', FOLLOW_UP));
  house.publish(followed);
  await house.owner.query(
    `update t_east.enrolment set programme_version = 3, ended_on = '2024-05-31', end_reason = 'done' where id = $1`,
    [enrolmentId],
  );
  expect(await dues(personId)).toEqual(['follow_up.begun 2024-07-20']);
  const child = await house.owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name, born_on, born_precision)
     values ('child', 'Ivy', 'Dated', 'ivy dated', '2022-07-10', 'day') returning id`,
  );
  await house.owner.query(
    `insert into t_east.relationship (person_id, other_id, kind, lives_with) values ($1, $2, 'mother', 'parent')`,
    [personId, child.rows[0]?.id],
  );
  const ended = { on: Temporal.PlainDate.from('2024-05-31'), reason: 'done' };
  const anchors = {
    birth: Temporal.PlainDate.from('2022-07-10'),
    start: Temporal.PlainDate.from('2024-05-20'),
  };
  const expected = followUpDue(followed, ended, anchors).map(({ id, on }) => `${id} ${on}`);
  expect(expected.toSorted()).toEqual(['follow_up.begun 2024-07-20', 'follow_up.born 2024-07-10']);
  expect((await dues(personId)).toSorted()).toEqual(expected.toSorted());
  const { undated } = await house.answer(listDueOfPerson, { personId });
  expect(undated).toEqual([]);
});
