import { describe, expect, it } from 'vitest';
import { day, today, why } from '../../test/support/small-programme.ts';
import { type Allocation, decideAllocate, decideEndAllocation, loadInWords } from './allocation.ts';

describe('allocating', () => {
  const load = { staffId: 's1', name: 'Priya', leads: 7, seconds: 1, capacity: 8 };
  const lead: Allocation = {
    id: 'a1',
    version: 1,
    staffId: 's2',
    staffName: 'Sam',
    role: 'lead',
    beganOn: day('2024-02-01'),
    endedOn: null,
    note: null,
    overCapacityReason: null,
  };
  const state = { startedOn: day('2024-01-08'), endedOn: null, open: [lead], load };
  const wish = { staffId: 's1', role: 'lead', on: day('2024-05-01'), overCapacityReason: null } as const;

  it('takes the lead over from the worker before', () =>
    expect(decideAllocate(state, wish, today)).toEqual({ ok: true, value: { ends: [lead] } }));
  it('adds a second worker beside the lead', () =>
    expect(decideAllocate(state, { ...wish, role: 'second' }, today)).toEqual({
      ok: true,
      value: { ends: [] },
    }));
  it('needs a reason for a worker who is full, but only to lead', () => {
    const full = { ...state, load: { ...load, leads: 8 } };
    expect(why(decideAllocate(full, wish, today))).toBe('over_capacity');
    expect(why(decideAllocate(full, { ...wish, overCapacityReason: 'Sam is leaving' }, today))).toBe('ok');
    expect(why(decideAllocate(full, { ...wish, role: 'second' }, today))).toBe('ok');
    const unlimited = { ...full, load: { ...full.load, capacity: null } };
    expect(why(decideAllocate(unlimited, wish, today))).toBe('ok');
  });
  it('is refused for nobody, for the same twice, and for an ended enrolment', () => {
    expect(why(decideAllocate({ ...state, load: undefined }, wish, today))).toMatch(/^staffId:/);
    expect(why(decideAllocate(state, { ...wish, staffId: 's2' }, today))).toBe('already_allocated');
    expect(why(decideAllocate({ ...state, endedOn: day('2024-05-01') }, wish, today))).toBe('ended');
  });
  it('is refused in the future, before the start, and before the last worker took it on', () => {
    expect(why(decideAllocate(state, { ...wish, on: day('2024-06-04') }, today))).toMatch(/^on: .*past/);
    expect(why(decideAllocate(state, { ...wish, on: day('2024-01-07') }, today))).toMatch(/^on: .*started/);
    expect(why(decideAllocate(state, { ...wish, on: day('2024-01-31') }, today))).toMatch(/^on: .*Sam/);
  });
  it('ends from the day it began, once', () => {
    expect(why(decideEndAllocation(lead, day('2024-02-01'), today))).toBe('ok');
    expect(why(decideEndAllocation(lead, day('2024-01-31'), today))).toMatch(/^on:/);
    expect(why(decideEndAllocation(lead, day('2024-06-04'), today))).toMatch(/^on:/);
    expect(why(decideEndAllocation({ ...lead, endedOn: today }, today, today))).toBe('already_ended');
  });
  it('is said in words', () => {
    expect(loadInWords(load)).toBe('7 of 8 as lead, 1 as second');
    expect(loadInWords({ ...load, seconds: 0, capacity: null })).toBe('7 as lead');
  });
});
