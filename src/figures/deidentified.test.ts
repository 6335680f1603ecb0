import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../access/actor.ts';
import { ageBand, monthOf, namesRows } from './deidentified.ts';

const day = Temporal.PlainDate.from;
const staff = (more: Partial<StaffActor>): StaffActor => ({
  kind: 'staff',
  tenant: 'east',
  staffId: 's1',
  name: 'Pat',
  role: 'practitioner',
  ...more,
});

describe('what is said of a row', () => {
  it('has an age in bands and a month, never a day', () => {
    const on = day('2024-06-03');
    expect(
      ['2006-06-04', '2006-06-03', '1999-06-04', '1999-06-03', '1979-06-03'].map((born) =>
        ageBand(day(born), on),
      ),
    ).toEqual(['under 18', '18 to 24', '18 to 24', '25 to 34', '45 and over']);
    expect(ageBand(null, on)).toBeNull();
    expect(monthOf(on)).toBe('2024-06');
  });

  it('has a name for those alone who read records as widely as the rows were counted', () => {
    const inTeam = { memberships: [{ teamId: 't1', role: 'manager', programme: null } as const] };
    expect(namesRows(staff({}))).toBe(true);
    expect(namesRows(staff({ ...inTeam, keptToTeams: true }))).toBe(true);
    expect(namesRows(staff({ role: 'analyst' }))).toBe(false);
    expect(namesRows(staff({ role: 'analyst', ...inTeam }))).toBe(false);
    expect(namesRows(staff({ role: 'leader', ...inTeam }))).toBe(true);
  });
});
