import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addReferred } from '../../test/support/referred.ts';
import { why } from '../../test/support/small-programme.ts';
import { zProgramme } from '../programme/schema/programme.ts';
import { changePathway, getEnrolment, moveStage, startEnrolment } from './index.ts';

const levels = zProgramme.parse({
  programme: 'levels',
  version: 1,
  title: 'Levels',
  about: 'Levels',
  enrols: 'person',
  referral: { from: ['staff'] },
  capacity: {
    intensity: [
      { id: 'often', title: 'Often', counts: 2, per_programme: 1 },
      { id: 'seldom', title: 'Seldom', counts: 0.5 },
    ],
  },
  pathways: {
    main: {
      title: 'Main',
      for: 'All',
      stages: [
        { id: 'light', title: 'Light', intensity: 'seldom' },
        { id: 'heavy', title: 'Heavy', intensity: 'often' },
      ],
    },
    hard: { title: 'Hard', for: 'Some', stages: [{ id: 'hard', title: 'Hard', intensity: 'often' }] },
  },
});

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  app.publish(levels);
});
afterAll(() => app.close());

async function begun(name: string) {
  const { personId, referralId } = await addReferred(app, { name });
  await app.owner.query(
    `update t_east.referral set programme_id = 'levels', programme_version = 1 where id = $1`,
    [referralId],
  );
  const start = { referralId, programme: 'levels', pathway: 'main', startedOn: '2024-02-01' };
  const { id, version } = await app.done(startEnrolment, start);
  return { id, version, personId };
}

it('asks why there is room when a case moves to a level that is full, and keeps the answer', async () => {
  const first = await begun('Ada Heavy');
  const heavy = { stage: 'heavy', on: '2024-03-01' };
  await app.done(moveStage, { id: first.id, version: first.version, ...heavy });
  const second = await begun('Bea Heavy');
  const move = { id: second.id, version: second.version, ...heavy };
  expect(why(await app.run(moveStage, move))).toBe('over_capacity');
  const away = { id: second.id, version: second.version, pathway: 'hard', on: '2024-03-01', reason: 'Hard' };
  expect(why(await app.run(changePathway, away))).toBe('over_capacity');

  const address = `/people/${second.personId}/programme/enrolments/${second.id}/stage`;
  const on = { 'on[day]': '1', 'on[month]': '3', 'on[year]': '2024' };
  const typed = { stage: 'heavy', reason: 'A <b>hard</b> month', ...on };
  const refused = await app.post(address, { _key: 'room-1', _version: String(second.version), ...typed });
  const page = await refused.text();
  expect(refused.status).toBe(409);
  expect(page).toContain('href="#overCapacityReason"');
  expect(page).toContain('A &lt;b&gt;hard&lt;/b&gt; month');

  const moved = await app.done(moveStage, { ...move, overCapacityReason: 'One ends on Friday' });
  const { enrolment } = await app.answer(getEnrolment, { id: second.id });
  expect(enrolment.moves.at(-1)).toMatchObject({ kind: 'stage', reason: 'One ends on Friday' });
  const back = { id: second.id, version: moved.version, stage: 'light', on: '2024-04-01', reason: 'Calmer' };
  await app.done(moveStage, back);
});
