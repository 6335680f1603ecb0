import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, today, why } from '../../test/support/small-programme.ts';
import { zProgramme } from '../programme/schema/programme.ts';
import type { Allocation, StaffLoad } from './allocation.ts';
import { decideHandOver, type HeldCase } from './hand-over.ts';

const taker: StaffLoad = { staffId: 'new', name: 'Priya', leads: 6, seconds: 1, capacity: 8 };
const wish = { staffId: 'new', on: day('2024-05-01'), overCapacityReason: null };

const part = (id: string, over: Partial<Allocation> = {}): Allocation => ({
  id,
  version: 1,
  staffId: 'gone',
  staffName: 'Sam',
  role: 'lead',
  beganOn: day('2024-02-01'),
  endedOn: null,
  note: null,
  overCapacityReason: null,
  ...over,
});

const aCase = (name: string, held: Allocation, others: readonly Allocation[] = []): HeldCase => ({
  held,
  enrolmentId: name,
  personId: name,
  parent: name,
  open: [held, ...others],
  perWorker: 8,
  startedOn: day('2024-01-08'),
});
const led = (name: string, others: readonly Allocation[] = []) => aCase(name, part(name), others);
const counting = zProgramme.parse({
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  capacity: {
    intensity: [
      { id: 'often', title: 'Often', counts: 2, per_worker: 2 },
      { id: 'seldom', title: 'Now and then', counts: 0.5 },
    ],
  },
  pathways: {
    main: {
      title: 'Main',
      for: 'All',
      stages: [
        { id: 'often', title: 'First', intensity: 'often' },
        { id: 'seldom', title: 'Second', intensity: 'seldom' },
      ],
    },
  },
});
const heavy = (name: string, stage: string): HeldCase => ({
  ...led(name),
  counted: {
    programme: counting,
    held: [{ programmeVersion: 1, pathway: 'main', stage, staffId: 'gone', count: 3 }],
    versions: () => counting,
    ...{ programmeVersion: 1, pathway: 'main', stage },
  },
});
const seconded = (name: string, others: readonly Allocation[] = []) =>
  aCase(name, part(`${name}-second`, { role: 'second' }), others);

describe('handing cases over', () => {
  it('ends each part that is handed over', () => {
    const decided = decideHandOver([seconded('Cara'), led('Amina')], taker, wish, today);
    expect(decided.ok && decided.value.map(({ of, ends }) => [of.parent, ends.map(({ id }) => id)])).toEqual([
      ['Amina', ['Amina']],
      ['Cara', ['Cara-second']],
    ]);
  });

  it('makes a second worker the lead, who then is second no more, and leaves everybody else', () => {
    const second = part('x', { staffId: 'new', role: 'second' });
    const third = part('y', { staffId: 'third', role: 'second' });
    const decided = decideHandOver([led('Amina', [second, third])], taker, wish, today);
    expect(decided.ok && decided.value[0]?.ends.map(({ id }) => id)).toEqual(['Amina', 'x']);
  });

  it('never takes the lead from somebody to make her second', () => {
    const leads = part('x', { staffId: 'new' });
    expect(why(decideHandOver([seconded('Amina', [leads])], taker, wish, today))).toBe('leads_already');
    const both = [seconded('Amina'), led('Amina')];
    expect(why(decideHandOver(both, taker, wish, today))).toBe('leads_already');
  });

  it('is refused for nobody, for what she holds already, and for what has ended', () => {
    expect(why(decideHandOver([led('Amina')], undefined, wish, today))).toMatch(/^staffId:/);
    const own = aCase('Amina', part('a', { staffId: 'new' }));
    expect(why(decideHandOver([own], taker, wish, today))).toBe('already_allocated');
    const twice = seconded('Amina', [part('x', { staffId: 'new', role: 'second' })]);
    expect(why(decideHandOver([twice], taker, wish, today))).toBe('already_allocated');
    const ended = aCase('Amina', part('a', { endedOn: day('2024-03-01') }));
    expect(why(decideHandOver([led('Bea'), ended], taker, wish, today))).toBe('already_ended');
  });

  it('names the parent whose case does not allow the day', () => {
    const later = aCase('Bea', part('b', { beganOn: day('2024-05-20') }));
    expect(why(decideHandOver([led('Amina'), later], taker, wish, today))).toMatch(/^on: Bea: .*20 May/);
    const early = { ...wish, on: day('2024-01-07') };
    expect(why(decideHandOver([led('Amina')], taker, early, today))).toMatch(/^on: Amina: .*started/);
    const future = { ...wish, on: day('2024-06-04') };
    expect(why(decideHandOver([led('Amina')], taker, future, today))).toMatch(/^on: The date must be today/);
  });

  it('counts the cases of one handing over together, against her own limit or the programme’s', () => {
    const two = [led('Amina'), led('Bea')];
    const three = [...two, led('Cara')];
    expect(why(decideHandOver(two, taker, wish, today))).toBe('ok');
    expect(why(decideHandOver(three, taker, wish, today))).toBe('over_capacity');
    expect(why(decideHandOver([...two, seconded('Cara')], taker, wish, today))).toBe('ok');
    expect(why(decideHandOver(three, { ...taker, capacity: null }, wish, today))).toBe('over_capacity');
    const unlimited = three.map((each) => ({ ...each, perWorker: null }));
    expect(why(decideHandOver(unlimited, { ...taker, capacity: null }, wish, today))).toBe('ok');
  });

  it('keeps the reason with those that are too many, and with no other', () => {
    const reasoned = { ...wish, overCapacityReason: 'Until March' };
    const cases = [led('Amina'), led('Bea'), led('Cara'), seconded('Dora')];
    const decided = decideHandOver(cases, taker, reasoned, today);
    expect(decided.ok && decided.value.map((each) => each.overCapacityReason)).toEqual([
      null,
      null,
      'Until March',
      null,
    ]);
  });

  it('takes on without a reason exactly as many as there is room for', () => {
    const counts = { leads: fc.nat(12), capacity: fc.nat(12), chosen: fc.integer({ min: 1, max: 12 }) };
    fc.assert(
      fc.property(fc.record(counts), ({ leads, capacity, chosen }) => {
        const cases = Array.from({ length: chosen }, (_, index) => led(`p${index}`));
        const said = why(decideHandOver(cases, { ...taker, leads, capacity }, wish, today));
        expect(said).toBe(leads + chosen <= capacity ? 'ok' : 'over_capacity');
      }),
      { seed: 3 },
    );
  });

  it('counts by intensity what counts by intensity, each after those before it', () => {
    const oftens = [heavy('Amina', 'often'), heavy('Bea', 'often')];
    const two = { ...taker, leads: 2, capacity: 6 };
    expect(why(decideHandOver(oftens, two, wish, today))).toBe('ok');
    expect(why(decideHandOver(oftens, { ...two, capacity: 5 }, wish, today))).toBe('over_capacity');
    expect(why(decideHandOver([...oftens, led('Cara')], two, wish, today))).toBe('ok');
    const three = [...oftens, heavy('Dora', 'often')];
    expect(decideHandOver(three, { ...two, capacity: null }, wish, today)).toMatchObject({
      error: { message: expect.stringContaining('One worker leads at most 2 at “Often”') },
    });
    const reasoned = decideHandOver(three, two, { ...wish, overCapacityReason: 'Until March' }, today);
    expect(reasoned.ok && reasoned.value.map((each) => each.overCapacityReason)).toEqual([
      null,
      null,
      'Until March',
    ]);
  });

  it('takes on without a reason exactly what there are places for', () => {
    const counts = { leads: fc.nat(6), capacity: fc.nat(9), often: fc.nat(2), seldom: fc.nat(6) };
    fc.assert(
      fc.property(fc.record(counts), ({ leads, capacity, often, seldom }) => {
        const stages = [...Array(often).fill('often'), ...Array(seldom).fill('seldom')];
        fc.pre(stages.length > 0);
        const cases = stages.map((stage, index) => heavy(`p${index}`, stage));
        const said = why(decideHandOver(cases, { ...taker, leads, capacity }, wish, today));
        expect(said).toBe(leads + often * 2 + seldom * 0.5 <= capacity ? 'ok' : 'over_capacity');
      }),
      { seed: 4 },
    );
  });
});
