import { describe, expect, it } from 'vitest';
import { decideMember, decideOpen, decideTeam, type Member, type Team } from './team.ts';

const day = Temporal.PlainDate.from('2024-06-03');
const member: Member = {
  id: 'm1',
  version: 1,
  staffId: 's1',
  name: 'Pat',
  role: 'practitioner',
  programme: 'diamond',
  beganOn: day,
};
const team = (more: Partial<Team> = {}): Team => ({
  id: 't1',
  version: 1,
  name: 'North',
  programmes: ['diamond', 'pause'],
  beganOn: day,
  endedOn: null,
  members: [member],
  ...more,
});
const pat = { id: 's1', name: 'Pat', leftOn: null };
const kim = { id: 's2', name: 'Kim', leftOn: null };
const known = ['diamond', 'pause', 'flourish'];

describe('a team', () => {
  it('has a name of its own, however it is written, and programmes that there are', () => {
    expect(decideTeam({ name: 'South', programmes: [] }, [team()], known).ok).toBe(true);
    expect(decideTeam({ name: 'NORTH', programmes: ['other'] }, [team()], known)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['name'] }, { path: ['programmes'] }] },
    });
  });

  it('is changed and closed while it is open', () => {
    expect(decideOpen(team()).ok).toBe(true);
    expect(decideOpen(team({ endedOn: day }))).toMatchObject({ ok: false, error: { code: 'closed' } });
  });
});

describe('a role in a team', () => {
  const decide = (who: Parameters<typeof decideMember>[1], programme: string | null, of: Team = team()) =>
    decideMember(of, who, { role: 'practitioner', programme }, known);

  it('is for somebody who works here, in the team’s programmes', () => {
    expect(decide(kim, null).ok).toBe(true);
    expect(decide({ ...kim, leftOn: day }, null)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(decide(kim, 'flourish')).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['programme'] }] },
    });
    expect(decide(kim, 'flourish', team({ programmes: [] })).ok).toBe(true);
    expect(decide(kim, null, team({ endedOn: day }))).toMatchObject({ ok: false, error: { code: 'closed' } });
  });

  it('is one for each programme', () => {
    expect(decide(pat, 'pause').ok).toBe(true);
    expect(decide(pat, 'diamond').ok).toBe(false);
    expect(decide(pat, null).ok).toBe(false);
    expect(decide(pat, 'pause', team({ members: [{ ...member, programme: null }] })).ok).toBe(false);
  });
});
