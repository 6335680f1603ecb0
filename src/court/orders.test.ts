import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { parsePartialDate } from '../foundation/dates.ts';
import { getPerson } from '../people/index.ts';
import { recordProceedings } from '../people/record-proceedings.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { getCourt } from './get-court.ts';
import { nameChildrenInCourt, recordApplication, recordCourtOrder } from './index.ts';
import { checkOrder, type Order, type OrderSetting } from './order.ts';
import { withdrawCourtOrder } from './record-order.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const date = (text: string) => parsePartialDate(text) ?? null;

describe('an order beside its proceedings', () => {
  const setting: OrderSetting = {
    today: day('2024-06-03'),
    startedOn: date('2024-03-04'),
    concludedOn: null,
    askedOn: null,
    children: [
      { id: 'zara', name: 'Zara', bornOn: date('2019-05-02') },
      { id: 'noor', name: 'Noor', bornOn: date('2024-04-20') },
    ],
    inProceedings: [],
    others: [],
  };
  const order: Order = {
    proceedingsId: 'p',
    kind: 'interim_care',
    words: null,
    madeOn: day('2024-03-19'),
    childIds: ['zara'],
    endedOn: null,
    endedHow: null,
  };
  const found = (more: Partial<Order>, other: Partial<OrderSetting> = {}) => {
    const { faults, questions } = checkOrder({ ...order, ...more }, { ...setting, ...other });
    return [...faults.map(({ path }) => path[0]), ...questions.map(({ path }) => `${path[0]}?`)];
  };

  it.each<[string, Partial<Order>, Partial<OrderSetting>, string[]]>([
    ['stands', {}, {}, []],
    ['on the first day', { madeOn: day('2024-03-04') }, {}, []],
    ['before the proceedings', { madeOn: day('2024-03-03') }, {}, ['madeOn']],
    ['before the application', {}, { askedOn: day('2024-03-20') }, ['madeOn']],
    ['on the day of the application', {}, { askedOn: day('2024-03-19') }, []],
    ['in the month in which they began', { madeOn: day('2024-03-01') }, { startedOn: date('2024-03') }, []],
    [
      'an emergency before them',
      { kind: 'emergency_protection', madeOn: day('2024-03-01') },
      {},
      ['madeOn?'],
    ],
    ['after they ended', {}, { concludedOn: date('2024-03-10') }, ['madeOn?']],
    ['to come', { madeOn: day('2024-06-04') }, {}, ['madeOn']],
    ['about a child not born yet', { childIds: ['zara', 'noor'] }, {}, ['madeOn']],
    ['about somebody else’s child', { childIds: ['other'] }, {}, ['childIds']],
    ['about a child of other proceedings', {}, { inProceedings: ['noor'] }, ['childIds?']],
    ['recorded already', {}, { others: [order] }, ['kind']],
    ['on the same day about another child', {}, { others: [{ ...order, childIds: ['noor'] }] }, []],
    ['of a kind without a name', { kind: 'other' }, {}, ['words']],
    ['that ended before it was made', { endedOn: day('2024-03-18'), endedHow: 'replaced' }, {}, ['endedOn']],
    ['that ended somehow', { endedOn: day('2024-05-01') }, {}, ['endedHow']],
    ['that ended some day', { endedHow: 'ran_out' }, {}, ['endedOn']],
    ['that ended', { endedOn: day('2024-05-01'), endedHow: 'replaced' }, {}, []],
  ])('%s', (_, more, other, expected) => {
    expect(found(more, other)).toEqual(expected);
  });

  it('says in plain words why one cannot be before the application', () => {
    const { faults } = checkOrder(order, { ...setting, askedOn: day('2024-03-20') });
    expect(faults[0]?.message).toContain(
      'The court was first asked in these proceedings on 20 March 2024. It cannot order anything before',
    );
  });
});

describe('orders on record', () => {
  let app: TestApp;
  let personId: string;
  let proceedingsId: string;
  let childIds: string[];
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    const children = ['Zara', 'Idris'].map((givenName, index) => ({
      givenName,
      familyName: 'Akhtar',
      bornOn: `201${6 + index}-05-02`,
    }));
    const { id } = await addSomebody(app, {
      person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14' },
      family: { relation: 'mother', children },
    });
    personId = id;
    childIds = (await app.answer(getPerson, { id })).children.map((child) => child.id);
    const proceedings = { court: 'East London', startedOn: '2024-03-04', stillOpen: true };
    proceedingsId = (await app.done(recordProceedings, { personId, proceedings })).id;
    await app.done(nameChildrenInCourt, { personId, proceedingsId, childIds });
    const application = { proceedingsId, kind: 'care_order', madeBy: 'local_authority' } as const;
    await app.done(recordApplication, { personId, application: { ...application, madeOn: '2024-03-05' } });
  });
  afterAll(() => app.close());

  const at = (path = '') => `/people/${personId}/court${path}`;
  const text = async (path: string, as?: Parameters<TestApp['get']>[1]) => (await app.get(path, as)).text();
  const boxes = (name: string, on: string) => {
    const [year = '', month = '', date_ = ''] = on.split('-');
    return { [`${name}[day]`]: date_, [`${name}[month]`]: month, [`${name}[year]`]: year };
  };
  const orders = async () => (await app.answer(getCourt, { personId })).orders;

  it('are recorded by a plain form that offers the children of the proceedings, and shown wherever they belong', async () => {
    const form = await text(at(`/${proceedingsId}/orders/add`));
    expect(form.match(/name="order\[childIds\]\[\]"[^>]*checked/g)).toHaveLength(2);
    const answer = await app.post(at(`/${proceedingsId}/orders/add`), {
      'order[kind]': 'interim_care',
      ...boxes('order[madeOn]', '2024-03-19'),
      'order[childIds][]': childIds,
      'order[words]': 'They stay together',
    });
    expect(answer.status, await answer.text()).toBe(303);
    const shown = await text(at());
    for (const words of [
      'Interim care order, 19 March 2024. They stay together',
      'Zara Akhtar and Idris Akhtar',
    ])
      expect(shown).toContain(words);
    const told = await text(`/people/${personId}/chronology`);
    expect(told).toContain('Order of the court: Interim care order');
    expect(told).toContain('About Zara, Idris');
    for (const id of childIds)
      expect(await text(`/people/${personId}/family/children/${id}/through-time`)).toContain(
        'Interim care order, 19 March 2024',
      );
  });

  it('are refused before the application, beside the field, with what was typed', async () => {
    const answer = await app.post(at(`/${proceedingsId}/orders/add`), {
      'order[kind]': 'care',
      ...boxes('order[madeOn]', '2024-03-04'),
      'order[childIds][]': childIds.slice(0, 1),
      'order[words]': 'typed already',
    });
    const again = await answer.text();
    expect(answer.status).toBe(422);
    expect(again).toContain('href="#order-madeOn');
    expect(again).toContain('The court was first asked in these proceedings on 5 March 2024');
    expect(again).toContain('typed already');
    expect(await orders()).toHaveLength(1);
  });

  it('end, and the one that takes their place is about some of the children', async () => {
    const [interim] = await orders();
    if (!interim) throw new Error('no order is on record');
    const { id, version } = interim;
    const order = { proceedingsId, kind: 'interim_care', madeOn: '2024-03-19', childIds } as const;
    const ended = { ...order, endedOn: '2024-05-30', endedHow: 'replaced' } as const;
    await app.done(recordCourtOrder, { personId, id, version, order: ended });
    expect(await app.run(recordCourtOrder, { personId, id, version, order })).toMatchObject({
      error: { kind: 'stale' },
    });
    const care = {
      proceedingsId,
      kind: 'care',
      madeOn: '2024-05-30',
      childIds: childIds.slice(0, 1),
    } as const;
    await app.done(recordCourtOrder, { personId, order: care });
    expect(await text(at())).toContain('Ended on 30 May 2024: another order took its place');
    const family = await text(`/people/${personId}/family`);
    expect(family.match(/Care order, 30 May 2024/g)).toHaveLength(1);
    expect(family).not.toContain('Interim care order');
    const other = `/people/${personId}/family/children/${childIds[1]}/through-time`;
    expect(await text(other)).not.toContain('Care order, 30 May 2024');
    expect(await app.run(recordCourtOrder, { personId, order: care })).toMatchObject({
      error: { faults: [{ message: 'This order is recorded already' }] },
    });
  });

  it('are about fewer children once one was named by mistake', async () => {
    const [interim] = await orders();
    if (!interim) throw new Error('no order is on record');
    const { id, version, withdrawal: _, by: __, ...rest } = interim;
    const order = { ...rest, madeOn: '2024-03-19', endedOn: '2024-05-30', childIds: childIds.slice(1) };
    await app.done(recordCourtOrder, { personId, id, version, order });
    expect((await orders())[0]?.childIds).toEqual(childIds.slice(1));
  });

  it('are taken back where they were recorded by mistake, with the reason, and stand in the chronology as such', async () => {
    const known = (await orders()).find(({ kind }) => kind === 'care');
    if (!known) throw new Error('no care order is on record');
    const path = at(`/${proceedingsId}/orders/${known.id}/withdrawal`);
    expect(await text(path)).toContain('Care order, 30 May 2024');
    expect((await app.post(path, { reason: '' })).status).toBe(422);
    expect((await app.post(path, { reason: 'It was another family' })).status).toBe(303);
    expect(await text(at())).not.toContain('Care order, 30 May 2024');
    const told = await text(`/people/${personId}/chronology`);
    expect(told).toContain('Taken back, recorded by mistake: Order of the court: Care order, 30 May 2024');
    expect((await app.get(at(`/${proceedingsId}/orders/${known.id}`))).status).toBe(404);
    const again = { id: known.id, version: known.version + 1, reason: 'Again' };
    expect(await app.run(withdrawCourtOrder, again)).toMatchObject({ error: { code: 'already_withdrawn' } });
    const care = {
      proceedingsId,
      kind: 'care',
      madeOn: '2024-05-30',
      childIds: childIds.slice(0, 1),
    } as const;
    await app.done(recordCourtOrder, { personId, order: care });
  });

  it('are read by no other tenant, and changed by nobody who only reads', async () => {
    expect((await app.get(at(), 'westPractitioner')).status).toBe(404);
    expect(await text(at(), 'auditor')).not.toContain('Add an order');
    expect((await app.get(at(`/${proceedingsId}/orders/add`), 'auditor')).status).toBe(403);
  });
});
