import { describe, expect, it } from 'vitest';
import { sampleFamily } from '../../../../test/support/sheet/sample-families.ts';
import { familyAt, turningDays } from './family-at.ts';

const on = (day: string) => familyAt(sampleFamily, Temporal.PlainDate.from(day));
const who = (day: string, id: string) => on(day).people.find((person) => person.id === id);
const coupleOf = (day: string, id: string) =>
  on(day).couples.find(({ a, b }) => `${a} ${b}`.includes(id))?.state;

describe('familyAt', () => {
  it('shows who was born, expected or had died', () => {
    expect(who('2011-01-01', 'ibrahim')?.state).toBe('expected');
    expect(who('2012-01-01', 'ibrahim')).toMatchObject({ state: 'living', age: 0 });
    expect(who('2010-01-01', 'ibrahim')).toBeUndefined();
    expect(who('2015-06-29', 'father')?.state).toBe('living');
    expect(who('2015-06-30', 'father')).toMatchObject({ state: 'died', age: 55 });
    expect(who('2024-01-01', 'unborn')).toBeUndefined();
    expect(who('2024-03-01', 'unborn')?.state).toBe('expected');
  });

  it('shows a couple as it stood', () => {
    expect(coupleOf('2013-01-01', 'yusuf')).toBe('married');
    expect(coupleOf('2014-06-01', 'yusuf')).toBe('divorced');
    expect(coupleOf('2016-01-01', 'daniel')).toBe('together');
  });

  it('leaves out those who came into the family later, and keeps those who were never tied', () => {
    expect(who('2012-01-01', 'omar')).toBeUndefined();
    expect(who('2012-01-01', 'friend')).toBeDefined();
  });

  it('knows parents of one child as parents where nothing else is said of them', () => {
    const family = { ...sampleFamily, couples: [] };
    const then = familyAt(family, Temporal.PlainDate.from('2012-01-01'));
    expect(then.couples).toContainEqual({ a: 'amina', b: 'yusuf', state: 'parents' });
  });

  it('ends a tie on its last day', () => {
    const mother = sampleFamily.parentages.find(({ kind }) => kind === 'guardian');
    expect(on('2015-03-01').parentages).toContainEqual({
      parent: mother?.parent,
      child: mother?.child,
      kind: 'guardian',
    });
    expect(on('2015-02-28').parentages.some(({ kind }) => kind === 'guardian')).toBe(false);
  });

  it('says on which days the picture changes', () => {
    const days = turningDays(sampleFamily).map(String);
    expect(days).toContain('2014-06-01');
    expect(days).toEqual([...new Set(days)].toSorted());
  });
});
