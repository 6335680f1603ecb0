import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, ParentActor, PartnerActor, StaffActor } from './actor.ts';
import { decide, needsSubject, placesOf } from './decide.ts';
import { type Permission, permissions, roles } from './permissions.ts';
import { type RecordSubject, type ShareFacts, withinReach } from './subject.ts';

const every = Object.keys(permissions) as Permission[];
const today = Temporal.PlainDate.from('2024-06-03');

const staff = (more: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  tenant: 'east',
  staffId: 's1',
  name: 'Pat',
  role: 'practitioner',
  ...more,
});
const partner = (mode: PartnerActor['mode']): PartnerActor => ({
  kind: 'partner',
  tenant: 'east',
  staffId: 's2',
  organisationId: 'o1',
  name: 'Kim',
  mode,
});
const parent: ParentActor = { kind: 'parent', tenant: 'east', personId: 'p1', name: 'Amina' };

const record = (more: Partial<RecordSubject> = {}): RecordSubject => ({
  kind: 'record',
  personId: 'p1',
  programmes: ['diamond'],
  teams: ['t1'],
  restricted: false,
  named: false,
  barred: false,
  beyondTeam: false,
  shares: [],
  today,
  ...more,
});
const share = (more: Partial<ShareFacts> = {}): ShareFacts => ({
  organisationId: 'o1',
  from: today,
  until: today,
  delegated: true,
  ...more,
});

describe('the one permission decision', () => {
  it('always gives a reason', () => {
    const actors: Actor[] = [
      ...roles.map((role) => staff({ role })),
      partner('casework'),
      parent,
      { kind: 'guest', tenant: 'east', given: [] },
      { kind: 'system', tenant: 'east' },
    ];
    for (const actor of actors)
      for (const permission of every) {
        expect(decide(actor, permission).reason).not.toBe('');
        expect(decide(actor, permission, record()).reason).not.toBe('');
      }
  });

  it('never allows of a record what it does not allow at the door', () => {
    const anyRecord = fc.record({
      restricted: fc.boolean(),
      named: fc.boolean(),
      barred: fc.boolean(),
      beyondTeam: fc.boolean(),
      teams: fc.subarray(['t1', 't2']),
      programmes: fc.subarray(['diamond', 'pause']),
    });
    const anyStaff = fc.record({
      role: fc.constantFrom(...roles),
      memberships: fc.array(
        fc.record({
          teamId: fc.constantFrom('t1', 't2'),
          role: fc.constantFrom(...roles),
          programme: fc.constantFrom('diamond', null),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(anyStaff, fc.constantFrom(...every), anyRecord, (who, permission, facts) => {
        const about = decide(staff(who), permission, record(facts));
        if (about.allowed) expect(decide(staff(who), permission).allowed).toBe(true);
        if (facts.barred) expect(about.allowed).toBe(false);
      }),
      { seed: 3, numRuns: 400 },
    );
  });

  describe('of a role in a team', () => {
    const member = staff({ memberships: [{ teamId: 't1', role: 'manager', programme: 'diamond' }] });

    it('holds for that team’s records in that programme, and nowhere else', () => {
      expect(decide(member, 'referral:decide', record()).allowed).toBe(true);
      expect(decide(member, 'referral:decide', record({ teams: ['t2'] })).allowed).toBe(false);
      expect(decide(member, 'referral:decide', record({ programmes: ['pause'] })).allowed).toBe(false);
      expect(decide(member, 'referral:decide', { kind: 'programme', programme: 'diamond' }).allowed).toBe(
        true,
      );
      expect(decide(member, 'referral:decide', { kind: 'tenant' })).toMatchObject({
        allowed: false,
        reason: expect.stringContaining('your own team only'),
      });
    });

    it('is asked for its subject where her own role does not say it already', () => {
      expect(needsSubject(member, 'referral:decide')).toBe(true);
      expect(needsSubject(member, 'person:read')).toBe(false);
    });
  });

  describe('of where rows end', () => {
    const inTeam = { memberships: [{ teamId: 't1', role: 'practitioner', programme: null } as const] };

    it('is nowhere for who has her role everywhere, unless her tenant keeps practitioners to their teams', () => {
      expect(placesOf(staff(), 'person:read')).toBeNull();
      expect(placesOf(staff(inTeam), 'person:read')).toBeNull();
      expect(placesOf(staff({ ...inTeam, keptToTeams: true }), 'person:read')).toEqual(['own', 't1']);
      expect(placesOf(staff({ keptToTeams: true }), 'person:read')).toEqual(['own']);
      expect(placesOf(staff({ role: 'manager', ...inTeam, keptToTeams: true }), 'person:read')).toBeNull();
    });

    it('is at the teams whose role lets her, for what her own role does not', () => {
      const analyst = staff({ role: 'analyst', ...inTeam });
      expect(placesOf(analyst, 'person:read')).toEqual(['t1']);
      expect(placesOf(analyst, 'figure:open')).toBeNull();
      expect(placesOf(analyst, 'allocation:change')).toEqual([]);
      const inOne = staff({
        role: 'leader',
        memberships: [{ teamId: 't1', role: 'manager', programme: 'diamond' }],
      });
      expect(placesOf(inOne, 'person:read')).toEqual(['t1/diamond']);
      expect(decide(inOne, 'referral:read', withinReach).allowed).toBe(true);
      expect(decide(inOne, 'referral:read', { kind: 'programme', programme: 'pause' }).allowed).toBe(false);
    });

    it('is never said of whom the rows of another door hold', () => {
      for (const actor of [partner('casework'), parent]) expect(placesOf(actor, 'person:read')).toBeNull();
      expect(placesOf(staff({ keptToTeams: true }), 'public')).toBeNull();
    });
  });

  it('lets a token of one programme act there alone', () => {
    const token = staff({ onlyProgramme: 'diamond' });
    expect(needsSubject(token, 'person:read')).toBe(true);
    expect(decide(token, 'person:read', record()).allowed).toBe(true);
    expect(decide(token, 'person:read', record({ programmes: ['pause'] })).allowed).toBe(false);
    expect(decide(token, 'person:read', { kind: 'tenant' }).allowed).toBe(false);
    expect(decide(token, 'person:read', withinReach).allowed).toBe(false);
  });

  describe('of a guarded record', () => {
    it('hides it from whom is not named, and from whom is barred though she is named', () => {
      expect(decide(staff(), 'person:read', record({ restricted: true }))).toMatchObject({ hidden: true });
      expect(decide(staff(), 'person:read', record({ restricted: true, named: true })).allowed).toBe(true);
      expect(
        decide(staff(), 'person:read', record({ restricted: true, named: true, barred: true })),
      ).toMatchObject({
        allowed: false,
        hidden: true,
      });
    });

    it('lets the glass be broken by whom is not named, never by whom is barred', () => {
      expect(decide(staff(), 'glass:break', record({ restricted: true })).allowed).toBe(true);
      expect(decide(staff(), 'glass:break', record({ restricted: true, barred: true })).allowed).toBe(false);
    });

    it('hides another team’s where the tenant has chosen so', () => {
      expect(decide(staff(), 'person:read', record({ beyondTeam: true }))).toMatchObject({ hidden: true });
      expect(decide(staff(), 'person:read', record({ beyondTeam: true, named: true })).allowed).toBe(true);
    });
  });

  it('lets a leader read records only where the tenant lets leaders', () => {
    expect(decide(staff({ role: 'leader' }), 'person:read').allowed).toBe(false);
    expect(decide(staff({ role: 'leader', readsRecords: true }), 'person:read').allowed).toBe(true);
    expect(decide(staff({ role: 'leader', readsRecords: true }), 'person:write').allowed).toBe(false);
    expect(decide(staff({ role: 'analyst', readsRecords: true }), 'person:read').allowed).toBe(false);
  });

  describe('of a partner’s worker', () => {
    it('allows what is shared with her organisation, on the days for which it is shared', () => {
      const may = (shares: ShareFacts[]) =>
        decide(partner('casework'), 'shared:read', record({ shares })).allowed;
      expect(may([])).toBe(false);
      expect(may([share()])).toBe(true);
      expect(may([share({ until: null })])).toBe(true);
      expect(may([share({ until: today.subtract({ days: 1 }) })])).toBe(false);
      expect(may([share({ from: today.add({ days: 1 }), until: null })])).toBe(false);
      expect(may([share({ organisationId: 'o2' })])).toBe(false);
    });

    it('lets her record only where work was delegated, and who only refers see nobody', () => {
      const about = (delegated: boolean) => record({ shares: [share({ delegated })] });
      expect(decide(partner('casework'), 'shared:record', about(true)).allowed).toBe(true);
      expect(decide(partner('casework'), 'shared:record', about(false)).allowed).toBe(false);
      expect(decide(partner('referral'), 'shared:read', about(true)).allowed).toBe(false);
    });
  });

  it('lets a parent read what is her own alone', () => {
    expect(decide(parent, 'own:read', record()).allowed).toBe(true);
    expect(decide(parent, 'own:read', record({ personId: 'p2' }))).toMatchObject({ hidden: true });
    expect(decide(parent, 'person:read', record()).allowed).toBe(false);
  });
});
