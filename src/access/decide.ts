import type { Actor, Membership, ParentActor, PartnerActor, StaffActor } from './actor.ts';
import {
  allowed,
  allowedToParent,
  allowedToPartner,
  allowedToService,
  type Permission,
  permissions,
  type Role,
  recordsForLeaders,
} from './permissions.ts';
import { anywhere, type RecordSubject, type Subject } from './subject.ts';

/** What a door asks for: a permission, or `public` where a visitor without an account may come in. */
export type Requirement = Permission | 'public';

/** The answer of the one permission decision, always with its reason. */
export type Decision =
  | { readonly allowed: true; readonly reason: string }
  | {
      readonly allowed: false;
      readonly reason: string;
      /** True where the one who asks may not even know that it is there: the answer is that of an unknown address. */
      readonly hidden?: true;
    };

const yes = (reason: string): Decision => ({ allowed: true, reason });
const no = (reason: string): Decision => ({ allowed: false, reason });
const hidden = (reason: string): Decision => ({ allowed: false, reason, hidden: true });

/**
 * The one permission decision: may this actor do this, and to this? At the door, where it is not known yet to what,
 * the subject is `anywhere`. The rows that an actor reaches are the same decision's lower half, which the database's
 * row-level security makes again for each row.
 */
export function decide(actor: Actor, requirement: Requirement, subject: Subject = anywhere): Decision {
  if (requirement === 'public') return yes('Open to everybody');
  const what = permissions[requirement].toLowerCase();
  switch (actor.kind) {
    case 'system':
      return allowedToService[actor.service ?? 'housekeeping'].has(requirement)
        ? yes(`Facet itself: ${what}`)
        : no(`Only a worker may ${what}.`);
    case 'guest':
      return no(`Sign in to ${what}.`);
    case 'parent':
      return decideParent(actor, requirement, subject, what);
    case 'partner':
      return decidePartner(actor, requirement, subject, what);
    case 'staff':
      return decideStaff(actor, requirement, subject, what);
  }
}

function decideParent(actor: ParentActor, permission: Permission, subject: Subject, what: string): Decision {
  if (!allowedToParent.has(permission)) return no(`Only a worker may ${what}.`);
  if (subject.kind === 'anywhere') return yes(`parent: ${what}`);
  if (subject.kind === 'record' && subject.personId === actor.personId) return yes(`her own: ${what}`);
  return hidden('This is not your own record.');
}

function decidePartner(
  actor: PartnerActor,
  permission: Permission,
  subject: Subject,
  what: string,
): Decision {
  if (!allowedToPartner[actor.mode].has(permission))
    return no(`Your work for this service does not let you ${what}.`);
  if (subject.kind === 'anywhere') return yes(`partner: ${what}`);
  if (subject.kind !== 'record') return no('A partner organisation sees the people shared with it only.');
  if (subject.barred) return hidden('A conflict of interest hides this record.');
  const share = subject.shares.find(
    (each) =>
      each.organisationId === actor.organisationId &&
      Temporal.PlainDate.compare(each.from, subject.today) <= 0 &&
      (each.until === null || Temporal.PlainDate.compare(subject.today, each.until) <= 0),
  );
  if (!share) return hidden('This person is not shared with your organisation today.');
  if (permission === 'shared:record' && !share.delegated)
    return no('This person was shared with your organisation to read, not to work with.');
  return yes(`shared since ${share.from}: ${what}`);
}

function decideStaff(actor: StaffActor, permission: Permission, subject: Subject, what: string): Decision {
  const ground = groundOf(actor, permission, subject);
  if (ground === undefined) return no(refusal(actor, permission, what));
  if (actor.onlyProgramme !== undefined && !withinProgramme(actor.onlyProgramme, subject))
    return no(`This token acts in the programme ${actor.onlyProgramme} only.`);
  if (subject.kind === 'record') {
    const wall = wallBefore(subject, permission);
    if (wall) return wall;
  }
  return yes(`${ground}: ${what}`);
}

/** Why she may: her role everywhere, or a role in a team that the subject belongs to. Undefined where nothing says so. */
function groundOf(actor: StaffActor, permission: Permission, subject: Subject): string | undefined {
  if (roleAllows(actor.role, permission, actor.readsRecords === true)) return actor.role;
  const found = (actor.memberships ?? []).find(
    (each) => roleAllows(each.role, permission, actor.readsRecords === true) && covers(each, subject),
  );
  return found && `${found.role} in a team`;
}

function roleAllows(role: Role, permission: Permission, readsRecords: boolean): boolean {
  return (
    allowed[role].has(permission) || (role === 'leader' && readsRecords && recordsForLeaders.has(permission))
  );
}

function covers(membership: Membership, subject: Subject): boolean {
  const { teamId, programme } = membership;
  switch (subject.kind) {
    case 'anywhere':
    case 'reach':
      return true;
    case 'tenant':
      return false;
    case 'programme':
      return programme === null || programme === subject.programme;
    case 'record':
      return (
        subject.named ||
        (subject.teams.includes(teamId) && (programme === null || subject.programmes.includes(programme)))
      );
  }
}

function withinProgramme(programme: string, subject: Subject): boolean {
  switch (subject.kind) {
    case 'anywhere':
      return true;
    case 'tenant':
    case 'reach':
      return false;
    case 'programme':
      return subject.programme === programme;
    case 'record':
      return subject.programmes.includes(programme);
  }
}

/** Breaking the glass is asked of a record that one is not named on: that alone does not forbid it. */
function wallBefore(subject: RecordSubject, permission: Permission): Decision | undefined {
  if (subject.barred)
    return hidden('A conflict of interest, or a wall between two parents, hides this record.');
  if (subject.restricted && !subject.named && permission !== 'glass:break')
    return hidden('This record is restricted to named people.');
  if (subject.beyondTeam && !subject.named) return hidden('This record is another team’s.');
  return undefined;
}

function refusal(actor: StaffActor, permission: Permission, what: string): string {
  const elsewhere = (actor.memberships ?? []).some(({ role }) =>
    roleAllows(role, permission, actor.readsRecords === true),
  );
  return elsewhere
    ? `You may ${what} in your own team only. Ask your manager if you need to here.`
    : `Your role (${actor.role}) may not ${what}. Ask your manager if you need to.`;
}

/**
 * True where the door alone cannot say: what lets the actor in holds for some subjects only, so that the subject must
 * be known before anything is done.
 */
export function needsSubject(actor: Actor, requirement: Requirement): boolean {
  if (requirement === 'public' || actor.kind !== 'staff') return false;
  if (actor.onlyProgramme !== undefined) return true;
  return !roleAllows(actor.role, requirement, actor.readsRecords === true);
}

/**
 * Where an actor’s rows end for what she asks: `own` (what she holds herself), a team’s id, or that and a programme
 * (`id/diamond`). Null: nowhere within the tenant, as for nearly everybody.
 */
export function placesOf(actor: Actor, requirement: Requirement): readonly string[] | null {
  if (requirement === 'public' || actor.kind !== 'staff') return null;
  const readsRecords = actor.readsRecords === true;
  const everywhere = roleAllows(actor.role, requirement, readsRecords);
  const kept = actor.role === 'practitioner' && actor.keptToTeams === true;
  if (everywhere && !kept) return null;
  const teams = (actor.memberships ?? [])
    .filter(({ role }) => roleAllows(role, requirement, readsRecords))
    .map(({ teamId, programme }) => (programme === null ? teamId : `${teamId}/${programme}`));
  return everywhere ? ['own', ...teams] : teams;
}
