import { describe, expect, it } from 'vitest';
import { zProgramme } from './schema/programme.ts';
import { type Limited, limitsPassed } from './within-limits.ts';

const programme = zProgramme.parse({
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  pathways: { main: { title: 'Main', for: 'All', stages: [{ id: 'first', title: 'First' }] } },
  limits: [
    {
      id: 'three',
      title: 'Three appointments',
      of: 'contacts',
      kinds: ['appointment'],
      at_most: 3,
      beyond: 'refuse',
    },
    { id: 'weekly', title: 'Two a week', of: 'contacts', at_most: 2, per: 'week' },
    { id: 'money', title: 'Small grants', of: 'provisions', kinds: ['grant'], pounds: 150, per: 'year' },
  ],
});

const on = (day: string, kind = 'appointment', amountPence?: number): Limited => ({
  kind,
  on: Temporal.PlainDate.from(day),
  ...(amountPence !== undefined && { amountPence }),
});
const passed = (of: 'contacts' | 'provisions', wanted: Limited, ...before: Limited[]) =>
  limitsPassed(programme, of, wanted, before).map((each) => `${each.limit.id}: ${each.needs}`);

describe('limits', () => {
  const three = [on('2024-01-01'), on('2024-02-01'), on('2024-03-01')];

  it('let through what they allow, and no more', () => {
    expect(passed('contacts', on('2024-04-01'), ...three.slice(1))).toEqual([]);
    expect(passed('contacts', on('2024-04-01'), ...three)).toEqual(['three: nothing']);
  });

  it('count only the kinds that they name', () => {
    expect(passed('contacts', on('2024-04-01', 'call'), ...three)).toEqual([]);
    expect(passed('contacts', on('2024-04-01'), ...three.slice(1), on('2024-01-05', 'call'))).toEqual([]);
  });

  it('count the week up to the day, both days included', () => {
    const before = [on('2024-04-02', 'call'), on('2024-04-05', 'call')];
    expect(passed('contacts', on('2024-04-08', 'call'), ...before)).toEqual(['weekly: reason']);
    expect(passed('contacts', on('2024-04-09', 'call'), ...before)).toEqual([]);
  });

  it('add money to the penny', () => {
    const grants = [on('2024-01-01', 'grant', 10_000), on('2022-01-01', 'grant', 10_000)];
    expect(passed('provisions', on('2024-06-01', 'grant', 5000), ...grants)).toEqual([]);
    expect(passed('provisions', on('2024-06-01', 'grant', 5001), ...grants)).toEqual(['money: reason']);
    const [limit] = limitsPassed(programme, 'provisions', on('2024-06-01', 'grant', 5001), grants);
    expect(limit?.message).toBe(
      'The programme allows £150.00 at most in a year (Small grants), and this would be more. Say why one more is needed',
    );
  });
});
