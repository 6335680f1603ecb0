import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCohort } from '../../test/support/cohort.ts';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { house as contributions } from '../app/rooms.ts';
import { compileFigureSet, type Programme, readFigure } from '../programme/index.ts';
import { zFigure } from '../programme/schema/figures.ts';
import { listBreakdowns } from './list-breakdowns.ts';
import { listFigures } from './list-figures.ts';
import { openFigure } from './open-figure.ts';
import { amongTitle, splitRows } from './split.ts';
import { readSlowly } from './testing/read-slowly.ts';

let house: TestHouse;
let programme: Programme;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-04-02' });
  await addCohort(house, { until: '2024-03-31', referrals: 8 });
  const found = house.programmes.current('diamond');
  if (!found) throw new Error('no programme');
  programme = found;
}, 120_000);
afterAll(() => house.close());

describe('every figure', () => {
  test.each(['2023-04-20', '2023-07-31', '2023-12-01', '2024-03-31'])(
    'as at %s is what reading the rows one by one gives',
    async (asAt) => {
      const { figures } = await house.answer(
        listFigures,
        { programme: 'diamond', asAt },
        house.actors.analyst,
      );
      expect(figures).toHaveLength(Object.keys(programme.figures).length);
      await house.owner.query('set search_path to t_east, public');
      for (const set of contributions.figureSets) {
        const rows = await readSlowly(house.owner, set, asAt);
        for (const [id, figure] of Object.entries(programme.figures)) {
          if (figure.of !== set.name) continue;
          const slow = readFigure(programme, set, figure, rows, Temporal.PlainDate.from(asAt));
          expect(
            figures.find((each) => each.id === id),
            `${id} as at ${asAt}`,
          ).toMatchObject({ ...slow });
        }
      }
    },
  );

  test('counts what there is to count', async () => {
    const { figures } = await house.answer(listFigures, { programme: 'diamond', asAt: '2024-03-31' });
    const of = (id: string) => figures.find((figure) => figure.id === id);
    expect(of('referrals_received')).toMatchObject({ n: 8, shown: 8, share: null, interval: null });
    expect(of('referrals_accepted')).toMatchObject({ n: 6, of: 8, share: 0.75 });
    expect(of('gp_registered')?.interval?.low).toBeCloseTo(0.025 ** (1 / 6), 10);
    expect(of('further_proceedings')).toMatchObject({ n: 0, of: 6, shown: 0, beside: { share: 0.24 } });
    expect(of('children_removed')?.amount).toBeGreaterThan(6);
  });

  test('is of a period when one is given', async () => {
    const input = { programme: 'diamond', asAt: '2024-03-31', from: '2023-05-01', to: '2023-05-31' };
    const { figures } = await house.answer(listFigures, input);
    expect(figures.find(({ id }) => id === 'referrals_received')).toMatchObject({ n: 2 });
  });

  test('before the programme began is of nobody', async () => {
    const { figures } = await house.answer(listFigures, { programme: 'diamond', asAt: '2022-01-01' });
    expect(new Set(figures.map(({ of }) => of))).toEqual(new Set([0]));
    expect(figures.every(({ share }) => share === null)).toBe(true);
  });
});

describe('a question that has no answer', () => {
  const asked = (input: object) => house.ask(listFigures, { programme: 'diamond', ...input });

  test('tomorrow cannot be counted', async () => {
    const found = await asked({ asAt: '2024-04-03' });
    expect(found).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['asAt'] }] } });
  });

  test('a period that ends before it begins is refused at its end', async () => {
    const found = await asked({ from: '2024-02-01', to: '2024-01-01' });
    expect(found).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['to'] }] } });
  });

  test('an unknown programme or figure is not found', async () => {
    expect(await house.ask(listFigures, { programme: 'nothing' })).toMatchObject({
      error: { kind: 'not_found' },
    });
    for (const figure of ['nothing', 'constructor', '__proto__']) {
      const found = await house.ask(openFigure, { programme: 'diamond', figure });
      expect(found).toMatchObject({ error: { kind: 'not_found', what: 'figure' } });
    }
  });

  test('a visitor and an administrator may not open rows', async () => {
    const input = { programme: 'diamond', figure: 'gp_registered' };
    for (const actor of [house.actors.guest, house.actors.administrator]) {
      expect(await house.ask(openFigure, input, actor)).toMatchObject({ error: { kind: 'forbidden' } });
    }
  });
});

describe('an opened figure', () => {
  const open = (input: object, actor = house.actors.practitioner) =>
    house.answer(openFigure, { programme: 'diamond', figure: 'letterbox_started', ...input }, actor);

  test('lists the rows counted and those not, each once, with the names that staff may read', async () => {
    const counted = await open({ rows: 'counted' });
    const others = await open({ rows: 'not_counted' });
    expect(counted.rows.total).toBe(counted.figure.n);
    expect(counted.rows.rows).toHaveLength(counted.figure.n);
    expect(others.rows.rows).toHaveLength(counted.figure.of - counted.figure.n);
    const people = [...counted.rows.rows, ...others.rows.rows].map(({ person }) => person);
    expect(new Set(people.map((person) => person?.id)).size).toBe(counted.figure.of);
    expect(people.map((person) => person?.title)).toContain('Rukhsana Talukder');
    expect(people.every((person) => person?.href.startsWith('/'))).toBe(true);
  });

  test('shows an analyst references of these figures alone, months and ages in bands, and nobody’s name', async () => {
    const first = await open({}, house.actors.analyst);
    const earlier = await open({ asAt: '2024-03-01' }, house.actors.analyst);
    expect(JSON.stringify(first)).not.toMatch(/Talukder|Rukhsana|\/people\//);
    expect(first.rows.rows.every(({ person }) => person === null)).toBe(true);
    const references = first.rows.rows.map(({ reference }) => reference);
    const again = await open({}, house.actors.analyst);
    expect(again.rows.rows.map(({ reference }) => reference)).toEqual(references);
    expect(earlier.rows.rows.some(({ reference }) => references.includes(reference))).toBe(false);
    expect(JSON.stringify(first.rows)).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    for (const { deidentified } of first.rows.rows) expect(deidentified?.month).toMatch(/^\d{4}-\d{2}$/);
    expect(new Set(references).size).toBe(references.length);
  });

  test('writes in the access log whom it listed, and for an analyst nobody', async () => {
    const found = await open({});
    const listed = openFigure.looksAt(found);
    expect(listed).toHaveLength(found.figure.n);
    expect(openFigure.looksAt(await open({}, house.actors.analyst))).toEqual([]);
  });

  test('gives the number of each row of a sum, which add to the sum', async () => {
    const found = await house.answer(openFigure, { programme: 'diamond', figure: 'children_removed' });
    const sum = found.rows.rows.reduce((total, row) => total + (row.value ?? 0), 0);
    expect(sum).toBe(found.figure.amount);
  });

  test('a page past the last is the last', async () => {
    expect((await open({ page: '40' })).rows).toMatchObject({ page: 1, pages: 1 });
    expect(
      await house.ask(openFigure, { programme: 'diamond', figure: 'gp_registered', page: 'x' }),
    ).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['page'] }] },
    });
  });
});

test('the days from the referral to the start are a figure of enrolments, and of referrals alike', async () => {
  const median = (of: string, value: string) =>
    zFigure.parse({
      title: 'Days',
      about: 'Days until the start',
      of,
      where: 'has(started_on)',
      value,
      show: 'median',
    });
  const asked = {
    enrolments: median('enrolments', 'days_between(referred_on, started_on)'),
    referrals: median('referrals', 'days_between(received_on, started_on)'),
  };
  const day = Temporal.PlainDate.from('2024-03-31');
  await house.owner.query('set search_path to t_east, public');
  const amounts: (number | null | undefined)[] = [];
  for (const [name, figure] of Object.entries(asked)) {
    const set = contributions.figureSets.find((each) => each.name === name);
    if (!set) throw new Error('no such set');
    const compiled = compileFigureSet(
      programme,
      set,
      { days: figure },
      { asAt: day, programmeId: 'diamond' },
    );
    const { rows } = await house.owner.query(compiled.sql, [...compiled.parameters]);
    const count = compiled.readRow(rows[0]).days;
    const slow = readFigure(programme, set, figure, await readSlowly(house.owner, set, '2024-03-31'), day);
    expect(count).toEqual(slow);
    expect(count).toMatchObject({ of: 6, n: 6, notKnown: 0 });
    amounts.push(count?.amount);
  }
  expect(amounts[0]).toBeGreaterThan(0);
  expect(amounts[1]).toBe(amounts[0]);
});

test('breakdowns add up to all rows', async () => {
  const found = await house.answer(listBreakdowns, { programme: 'diamond', asAt: '2024-03-31' });
  const route = found.find(({ id }) => id === 'route');
  expect(route?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(8);
  expect(found.find(({ id }) => id === 'pathway')?.rows).toEqual([
    { value: 'participant', title: 'Eighteen months of support', count: 6 },
  ]);
});

describe('figures split by a breakdown', () => {
  const asked = { programme: 'diamond', asAt: '2024-03-31' };

  test('are each counted by value, and the parts add up to the whole', async () => {
    const { figures, split } = await house.answer(listFigures, { ...asked, split: 'stage' });
    expect(split).toMatchObject({ id: 'stage', title: 'Stage', of: 'enrolments' });
    const ofSet = figures.filter(({ definition }) => definition.set === 'enrolments');
    expect(split?.figures.map(({ figure }) => figure).sort()).toEqual(ofSet.map(({ id }) => id).sort());
    for (const { figure, rows } of split?.figures ?? []) {
      const whole = figures.find(({ id }) => id === figure);
      const sum = (part: 'n' | 'of' | 'notKnown') => rows.reduce((total, row) => total + row[part], 0);
      expect([sum('n'), sum('of'), sum('notKnown')]).toEqual([whole?.n, whole?.of, whole?.notKnown]);
      for (const row of rows.filter(({ share }) => share !== null))
        expect([row.interval?.low, row.interval?.high].every((end) => end !== undefined)).toBe(true);
    }
    const started = split?.figures.find(({ figure }) => figure === 'gp_registered')?.rows ?? [];
    expect(started.reduce((total, { of }) => total + of, 0)).toBe(6);
  });

  test('open into the people of one value, and no others', async () => {
    const open = (input: object, actor = house.actors.practitioner) =>
      house.answer(openFigure, { ...asked, figure: 'referrals_accepted', ...input }, actor);
    const whole = await open({ split: 'route' });
    expect(whole.split?.rows.length).toBeGreaterThan(1);
    const people: string[] = [];
    for (const { value, n } of whole.split?.rows ?? []) {
      const part = await open({ split: 'route', among: value ?? '' });
      expect(part.figure.n).toBe(n);
      expect(part.rows.rows).toHaveLength(n);
      people.push(...part.rows.rows.map(({ person }) => person?.href ?? ''));
    }
    expect(people.sort()).toEqual(whole.rows.rows.map(({ person }) => person?.href ?? '').sort());
    expect(await open({ split: 'route', among: 'nobody' })).toMatchObject({ figure: { of: 0 } });
  });

  test('give an analyst references that cannot be laid beside those of the whole', async () => {
    const open = async (input: object) =>
      (
        await house.answer(
          openFigure,
          { ...asked, figure: 'referrals_accepted', ...input },
          house.actors.analyst,
        )
      ).rows.rows.map(({ reference }) => reference);
    const whole = await open({});
    const [value] =
      (await house.answer(listFigures, { ...asked, split: 'route' })).split?.figures[0]?.rows ?? [];
    const part = await open({ split: 'route', among: value?.value ?? '' });
    expect(part.length).toBeGreaterThan(0);
    expect(part.some((reference) => whole.includes(reference))).toBe(false);
  });

  test('by something that the programme does not name are refused at the choice', async () => {
    for (const input of [{ split: 'nothing' }, { split: '__proto__' }]) {
      expect(await house.ask(listFigures, { ...asked, ...input })).toMatchObject({
        error: { kind: 'invalid', faults: [{ path: ['split'] }] },
      });
    }
    // The route in is of referrals; this figure is of enrolments.
    const other = { ...asked, figure: 'gp_registered', split: 'route' };
    expect(await house.ask(openFigure, other)).toMatchObject({ error: { kind: 'invalid' } });
  });
});

test('values stand in the order in which the rule writes them, and what is not known stands last', () => {
  const set = contributions.figureSets.find(({ name }) => name === 'enrolments');
  const [entry] = Object.entries(programme.figures).filter(([, { of }]) => of === 'enrolments');
  if (!set || !entry) throw new Error('no figure of enrolments');
  const by = 'years_between(born_on, started_on) < 21 ? "Under 21" : "21 and over"';
  const count = { of: 3, n: 1, notKnown: 0, belongingNotKnown: 0, amount: null };
  const counts = ['21 and over', null, 'Under 21'].map((value) => ({
    value,
    figures: { [entry[0]]: count },
  }));
  const titles = splitRows(programme, { by }, entry, set, counts).map(({ title }) => title);
  expect(titles).toEqual(['Under 21', '21 and over', 'Not known']);
});

test('a route in is named as the question names it; one that nobody was asked for as Facet does', () => {
  const route = {
    id: 'route',
    type: 'one_of' as const,
    options: [{ value: 'midwife', label: 'A midwife' }],
  };
  const asking = {
    ...programme,
    referral: { ...programme.referral, ask: [route] },
  } as unknown as typeof programme;
  const named = (['midwife', 'self', null] as const).map((value) => amongTitle(asking, value));
  expect(named).toEqual(['A midwife', 'The parent', 'Not known']);
  expect(amongTitle(programme, 'midwife')).toBe('midwife');
});
