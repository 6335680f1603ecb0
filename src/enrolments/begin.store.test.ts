import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addReferred } from '../../test/support/referred.ts';
import { listCaseload } from '../caseload/index.ts';
import { endPregnancy, recordPregnancy } from '../people/index.ts';
import { zPathways } from '../programme/schema/practice.ts';
import { changePathway, getProgrammeRecord, previewStart, startEnrolment } from './index.ts';

let house: TestApp;

beforeAll(async () => {
  house = await openTestApp({ today: '2024-06-03' });
  const before = house.programmes.current('diamond');
  if (!before) throw new Error('The Diamond Project is there');
  const pathways = zPathways.parse({
    baby: {
      title: 'Round the birth',
      for: 'Those with a baby',
      first: [
        { stage: 'expecting', when: 'pregnancy.pregnant', because: 'A baby is on the way' },
        { stage: 'after' },
      ],
      stages: [
        { id: 'expecting', title: 'Before the birth', until: 'birth' },
        { id: 'after', title: 'After the birth', months: 6 },
      ],
    },
    contact: { title: 'In touch', for: 'Others', stages: [{ id: 'in_touch', title: 'In touch' }] },
  });
  const { consent: _, capacity: __, ...rest } = before;
  house.publish({ ...rest, pathways, eligibility: [], schedules: [], version: before.version + 1 });
});
afterAll(() => house.close());

const start = (personId: string, over: object = {}) => ({
  personId,
  programme: 'diamond',
  pathway: 'baby',
  startedOn: '2024-06-03',
  ...over,
});
const faultOf = (result: Awaited<ReturnType<TestApp['run']>>) =>
  result.ok || result.error.kind !== 'invalid'
    ? 'none'
    : result.error.faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join();

describe('a pathway that begins by a rule', () => {
  it('begins as the record says, and says when the stage ends: at the birth', async () => {
    const { personId } = await addReferred(house, { name: 'Expecting Example' });
    const pregnancy = await house.done(recordPregnancy, { personId, dueOn: '2024-06-20' });
    const preview = await house.answer(previewStart, { personId, programme: 'diamond' });
    expect(preview.begins[0]).toEqual({
      pathway: 'baby',
      stage: 'expecting',
      because: 'A baby is on the way',
    });
    expect(faultOf(await house.run(startEnrolment, start(personId, { stage: 'after' })))).toMatch(
      /^stage: By the record the work begins with “Before the birth” \(A baby is on the way\)/,
    );
    expect(await house.done(startEnrolment, start(personId))).toMatchObject({ stage: 'expecting' });
    const prompts = async () => {
      const { enrolments } = await house.answer(getProgrammeRecord, { personId });
      const { parents } = await house.answer(listCaseload, { staff: 'all', text: 'Expecting' });
      return [enrolments[0]?.prompt, parents[0]?.stagePrompt];
    };
    const expected = '“Before the birth” ends on 20 June 2024: move to “After the birth”, or extend';
    expect(await prompts()).toEqual([expected, expected]);
    house.setToday('2024-06-12');
    await house.done(endPregnancy, {
      personId,
      pregnancyId: pregnancy.id,
      version: 1,
      ending: 'born',
      endedOn: '2024-06-11',
      relation: 'mother',
      babies: [{ givenName: 'Ada', sex: 'female', livesWith: 'parent' }],
    });
    const born = '“Before the birth” was due to end on 11 June 2024: move to “After the birth”, or extend';
    expect(await prompts()).toEqual([born, born]);
    house.setToday('2024-06-03');
  });

  it('asks which stage it is where the record does not say, and takes no other', async () => {
    const { personId } = await addReferred(house, { name: 'Unasked Example', pregnancyAskedOn: null });
    expect(faultOf(await house.run(startEnrolment, start(personId)))).toMatch(
      /^stage: .* Choose “Before the birth” or “After the birth”/,
    );
    expect(faultOf(await house.run(startEnrolment, start(personId, { stage: 'in_touch' })))).toMatch(
      /^stage: /,
    );
    expect(await house.done(startEnrolment, start(personId, { stage: 'after' }))).toMatchObject({
      stage: 'after',
    });
  });

  it('believes what was just told, and begins in the same way when the pathway changes', async () => {
    const told = await addReferred(house, { name: 'Told Example', pregnancyAskedOn: null });
    expect(await house.done(startEnrolment, start(told.personId, { pregnant: 'yes' }))).toMatchObject({
      stage: 'expecting',
    });
    const { personId } = await addReferred(house, { name: 'Mover Example' });
    const { id, version } = await house.done(startEnrolment, start(personId, { pathway: 'contact' }));
    const change = { id, version, pathway: 'baby', on: '2024-06-03', reason: 'She would like more' };
    expect(await house.done(changePathway, change)).toMatchObject({ stage: 'after' });
  });

  it('asks it in the form, with what each stage is for', async () => {
    const { personId } = await addReferred(house, { name: 'Form Example' });
    const html = await (await house.get(`/people/${personId}/start?programme=diamond`)).text();
    expect(html).toContain('With which stage does it begin?');
    expect(html).toContain('Before the birth (A baby is on the way)');
    expect(html).toContain('Is the parent pregnant now, as far as you were told?');
  });
});
