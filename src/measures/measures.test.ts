import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { getChronology } from '../chronology/index.ts';
import { compileFigureSet, type Figure } from '../programme/index.ts';
import { getResponse } from './get-response.ts';
import { measuresRoom, recordResponse } from './index.ts';
import { listOpenPrompts } from './list-open-prompts.ts';
import { listResponses } from './list-responses.ts';
import { zMeasures } from './measures-part.ts';
import { talkAboutResponse } from './talk-about-response.ts';
import { withdrawResponse } from './withdraw-response.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  const diamond = house.programmes.current('diamond');
  if (!diamond) throw new Error('no diamond');
  const measures = zMeasures.parse([
    { id: 'mood', title: 'Mood', instrument: 'phq-9', at: ['start', { every: '3 months' }] },
    { id: 'wellbeing', title: 'Wellbeing', instrument: 'swemwbs', at: ['start', 'end'] },
    { id: 'own', title: 'Our own form', instrument: 'our-own-form', at: ['end'], pathways: ['contact'] },
  ]);
  const named = { ...diamond.parts?.named, measures: measures.map(({ id }) => id) };
  const values = { ...diamond.parts?.values, measures };
  house.publish({ ...diamond, parts: { seen: {}, ...diamond.parts, values, named } });
});
afterAll(() => house.close());

/** Nine answers from 0 to 3 that come to a score; the last is about harm. */
function mood(score: number, ninth = 0): number[] {
  let left = score - ninth;
  const first = Array.from({ length: 8 }, () => {
    const answer = Math.min(3, left);
    left -= answer;
    return answer;
  });
  return [...first, ninth];
}
const filled = (enrolmentId: string, on: string, answers: number[]) =>
  house.done(recordResponse, { enrolmentId, measure: 'mood', on, answeredBy: 'together', answers });
const measuresOfPerson = async (personId: string) => {
  const { enrolments } = await house.answer(listResponses, { personId });
  return enrolments[0]?.measures ?? [];
};

describe('a completed measure', () => {
  it('is scored, stands in its list with what changed, and in the chronology without its score', async () => {
    const { personId, enrolmentId } = await addParent(house, { name: 'Scored Once' });
    await filled(enrolmentId, '2024-01-10', mood(12));
    await filled(enrolmentId, '2024-04-08', mood(4));
    const [first, second, ...others] = await measuresOfPerson(personId);
    expect(others).toEqual([]);
    expect(first?.responses.map(({ scores }) => scores[0]?.score)).toEqual([12, 4]);
    expect(first?.dues.map(({ state }) => state)).toEqual(['done', 'done', 'later']);
    expect(first?.scales[0]?.change.join(' ')).toContain('fell');
    expect(second).toMatchObject({ id: 'wellbeing', responses: [], dues: [{ state: 'late' }] });
    const { entries } = await house.answer(getChronology, { personId });
    const titles = entries
      .filter(({ kind }) => kind === 'measure')
      .map(({ title, detail }) => [title, detail]);
    expect(titles).toEqual([
      ['Mood filled in', null],
      ['Mood filled in', null],
    ]);
  });

  it('that tells of harm stays open until somebody says what was done about it', async () => {
    const { personId, enrolmentId } = await addParent(house, { name: 'Safety First' });
    const { id, prompts, version } = await filled(enrolmentId, '2024-05-20', mood(2, 1));
    expect(prompts).toEqual([9]);
    const open = async (actor = house.actors.practitioner) =>
      (await house.answer(listOpenPrompts, {}, actor)).map((row) => row.name);
    expect(await open()).toEqual(['Safety First']);
    expect(await open(house.actors.second)).toEqual([]);
    expect(await open(house.actors.manager)).toEqual(['Safety First']);
    const early = await house.run(talkAboutResponse, { id, version, words: 'Talked', on: '2024-05-19' });
    expect(early).toMatchObject({ ok: false, error: { faults: [{ path: ['on'] }] } });
    await house.done(talkAboutResponse, { id, version, words: 'We talked, and rang her GP together.' });
    expect(await open()).toEqual([]);
    expect(await house.answer(getResponse, { id, personId })).toMatchObject({
      talkedWords: 'We talked, and rang her GP together.',
      prompts: [{ item: 9 }],
    });
    expect(await house.run(talkAboutResponse, { id, version, words: 'Again' })).toMatchObject({
      ok: false,
      error: { kind: 'stale' },
    });
  });

  it('is refused where it asks for nothing, is of another programme, or lies ahead', async () => {
    const { enrolmentId } = await addParent(house, { name: 'Refused Form' });
    const { id, version } = await filled(enrolmentId, '2024-02-01', mood(3));
    expect(await house.run(talkAboutResponse, { id, version, words: 'Nothing' })).toMatchObject({
      ok: false,
      error: { code: 'nothing_asked' },
    });
    const base = { enrolmentId, answeredBy: 'parent' as const, answers: mood(3) };
    for (const [input, path] of [
      [{ ...base, measure: 'unheard_of' }, 'measure'],
      [{ ...base, measure: 'mood', on: '2024-06-04' }, 'on'],
      [{ ...base, measure: 'mood', on: '2014-06-04' }, 'on'],
    ] as const) {
      const refused = await house.run(recordResponse, input);
      expect(refused).toMatchObject({ ok: false, error: { faults: [{ path: [path] }] } });
    }
  });

  it('taken back is kept, and counted nowhere', async () => {
    const { personId, enrolmentId } = await addParent(house, { name: 'Taken Back' });
    const { id, version } = await filled(enrolmentId, '2024-02-01', mood(3));
    await house.done(withdrawResponse, { id, version, reason: 'Somebody else’s form' });
    expect((await measuresOfPerson(personId))[0]?.responses).toEqual([]);
    expect(await house.answer(getResponse, { id, personId })).toMatchObject({
      withdrawal: { reason: 'Somebody else’s form' },
    });
  });

  it('is read by those who may read notes on health, and by nobody else', async () => {
    const { personId } = await addParent(house, { name: 'Walled Scores' });
    for (const actor of [house.actors.auditor, house.actors.analyst, house.actors.leader]) {
      const refused = await house.ask(listResponses, { personId }, actor);
      expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    }
  });
});

describe('figures over measures', () => {
  const set = measuresRoom.figureSets?.[0];

  async function counted(figure: Partial<Figure>, asAt: string) {
    const programme = house.programmes.current('diamond');
    if (!set || !programme) throw new Error('no set');
    const whole = { title: 'F', about: 'F', of: 'measures', show: 'count' as const, ...figure };
    const question = { asAt: Temporal.PlainDate.from(asAt), programmeId: 'diamond' };
    const compiled = compileFigureSet(programme, set, { rows: whole }, question);
    const { rows } = await house.owner.query(
      compiled.sql
        .replaceAll('from response', 'from t_east.response')
        .replaceAll('join enrolment', 'join t_east.enrolment'),
      [...compiled.parameters],
    );
    return compiled.readRow(rows[0]).rows;
  }

  it('count forms up to the day, and the change of the last form from the first alone', async () => {
    const before = await counted({ where: 'id == "mood" && last && verdict == "better"' }, '2024-06-03');
    const { enrolmentId } = await addParent(house, { name: 'Counted Change' });
    for (const [on, score] of [
      ['2024-01-10', 12],
      ['2024-03-10', 11],
      ['2024-05-10', 5],
    ] as const)
      await filled(enrolmentId, on, mood(score));
    const after = await counted({ where: 'id == "mood" && last && verdict == "better"' }, '2024-06-03');
    expect(Number(after?.of) - Number(before?.of)).toBe(1);
    const own = await counted({ where: 'days_after_start == 62 && verdict == "same"' }, '2024-03-10');
    expect(own?.of).toBe(1);
    expect((await counted({ where: 'days_after_start == 62 && verdict == "same"' }, '2024-06-03'))?.of).toBe(
      0,
    );
  });
});
