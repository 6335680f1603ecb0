import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { parsePartialDate } from '../foundation/dates.ts';
import { getPerson } from '../people/index.ts';
import { recordProceedings } from '../people/record-proceedings.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { type ChildState, checkChildState, livingNow, overlaps } from './child-state.ts';
import { listChildStates } from './list-child-states.ts';
import { changeChildState, recordChildState } from './record-child-state.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const date = (text: string | null) => (text === null ? null : (parsePartialDate(text) ?? null));
const state = (
  value: string,
  from: string | null,
  to: string | null = null,
  more: Partial<ChildState> = {},
) => ({
  id: `${value}${from}`,
  version: 1,
  childId: 'c',
  topic: 'living' as const,
  value,
  words: null,
  proceedingsId: null,
  beganOn: date(from),
  endedOn: date(to),
  struckOn: null,
  ...more,
});
const nothing = { others: [], bornOn: date('2019-05-02'), proceedingsBegan: null };

describe('checkChildState', () => {
  it('asks whether a child lived in two places at once, and not where the one gave way to the other', () => {
    const others = [state('parent', '2019-05-02', '2021-03')];
    const check = (from: string) =>
      checkChildState({ ...nothing, others }, state('foster_carer', from), today).questions.length;
    expect(check('2020-01-01')).toBe(1);
    expect(check('2021-03-15')).toBe(0);
    expect(check('2022')).toBe(0);
  });

  it('asks about an order before the proceedings, and refuses a day before the birth', () => {
    const ground = { ...nothing, proceedingsBegan: date('2021-06-01') };
    const order = (from: string) => state('interim_care', from, null, { topic: 'legal' as const });
    expect(checkChildState(ground, order('2021-05-30'), today).questions[0]?.message).toBe(
      'This order is before the proceedings began. Is that right?',
    );
    expect(checkChildState(ground, order('2021-06-02'), today).questions).toEqual([]);
    expect(checkChildState(ground, order('2018'), today).faults[0]?.path).toEqual(['beganOn']);
    expect(checkChildState(nothing, state('castle', '2020'), today).faults[0]?.path).toEqual(['value']);
  });

  it('never finds an overlap between times that touch, whichever is named first', () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((days) => today.subtract({ days: 2000 }).add({ days }));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [first, second, third] = [a, b, c]
          .sort(Temporal.PlainDate.compare)
          .map((each) => each.toString());
        const one = state('parent', first ?? null, second ?? null);
        const other = state('relative', second ?? null, third ?? null);
        expect(overlaps(one, other)).toBe(overlaps(other, one));
        expect(overlaps(one, other)).toBe(false);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('knows where a child lives now from what began last and goes on', () => {
    const states = [state('foster_carer', '2021'), state('parent', null), state('relative', '2022', '2023')];
    expect(livingNow(states)?.value).toBe('foster_carer');
    expect(livingNow([])).toBeUndefined();
  });
});

describe('a child through time', () => {
  let app: TestApp;
  let personId: string;
  let childId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    const { id } = await addSomebody(app, {
      person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14', sex: 'female' },
      family: {
        relation: 'mother',
        children: [{ givenName: 'Zara', familyName: 'Akhtar', bornOn: '2019-05-02', livesWith: 'parent' }],
      },
    });
    personId = id;
    childId = (await app.answer(getPerson, { id })).children[0]?.id ?? '';
  });
  afterAll(() => app.close());

  const child = async () => (await app.answer(getPerson, { id: personId })).children[0];
  const add = (topic: ChildState['topic'], value: string, beganOn: string, more = {}) =>
    app.run(recordChildState, { personId, childId, state: { topic, value, beganOn, ...more } });
  const at = (path: string) => `/people/${personId}/family/children/${childId}${path}`;

  it('is written once: the earlier place ends, and the record says where she lives now', async () => {
    await add('living', 'parent', '2019-05-02');
    await add('living', 'foster_carer', '2021-03-01');
    const { states } = await app.answer(listChildStates, { personId });
    expect(states.map(({ value, endedOn }) => [value, endedOn?.date.toString() ?? null])).toEqual([
      ['parent', '2021-03-01'],
      ['foster_carer', null],
    ]);
    expect((await child())?.livesWith).toBe('foster_carer');
  });

  it('stands in the chronology, and on a page with its four topics', async () => {
    const { id: proceedingsId } = await app.done(recordProceedings, {
      personId,
      proceedings: { court: 'East London', startedOn: '2021-03-08', stillOpen: true },
    });
    expect(await add('legal', 'interim_care', '2021-03-10', { proceedingsId })).toMatchObject({ ok: true });
    await add('contact', 'letters', '2022-01-01', { words: 'Twice a year' });
    const chronology = await (await app.get(`/people/${personId}/chronology`)).text();
    expect(chronology).toContain('Zara Akhtar: legal status, interim care order');
    const page = await (await app.get(at('/through-time'))).text();
    for (const said of [
      'Living with',
      'Interim care order, since 10 March 2021',
      'Twice a year',
      'Plan for the child',
    ])
      expect(page).toContain(said);
  });

  it('asks in the form whether an overlap is right, keeps what was typed, and takes a mistake out', async () => {
    const form = {
      'state[value]': 'relative',
      'state[beganOn][year]': '2020',
      'state[endedOn][year]': '2020',
      'state[words]': 'With her aunt <b>for a while</b>',
    };
    const asked = await app.post(at('/states/add?topic=living'), form);
    expect(asked.status).toBe(409);
    const text = await asked.text();
    expect(text).toContain('both places at once?');
    expect(text).toContain('With her aunt &lt;b&gt;for a while&lt;/b&gt;');
    expect((await app.post(at('/states/add?topic=living'), { ...form, 'sure[]': 'yes' })).status).toBe(303);
    const { states } = await app.answer(listChildStates, { personId });
    const wrong = states.find(({ value }) => value === 'relative');
    if (!wrong) throw new Error('the state was not recorded');
    const taken = { ...form, 'mistake[]': 'yes', _version: String(wrong.version) };
    expect((await app.post(at(`/states/${wrong.id}`), taken)).status).toBe(303);
    expect(await (await app.get(at('/through-time'))).text()).not.toContain('With her aunt');
    const stale = {
      personId,
      childId,
      stateId: wrong.id,
      version: 1,
      state: { topic: 'living', value: 'parent' },
    };
    expect(await app.run(changeChildState, stale as never)).toMatchObject({ error: { kind: 'stale' } });
  });

  it('refuses proceedings that are not this parent’s, and a child that is not hers', async () => {
    const stranger = '00000000-0000-7000-8000-000000000000';
    expect(await add('legal', 'care', '2022', { proceedingsId: stranger })).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['state', 'proceedingsId'] }] },
    });
    expect((await app.get(at('/through-time').replace(childId, stranger))).status).toBe(404);
    expect((await app.post(at('/states/add').replace(childId, stranger), {})).status).toBe(404);
  });
});
