import type { Actor } from './actor.ts';
import { allowed, type Permission, permissions } from './permissions.ts';

/** What a door asks for: a permission of staff, or `public` where a visitor without an account may come in. */
export type Requirement = Permission | 'public';

/** The answer of the one permission decision, with its reason. */
export type Decision =
  | { readonly allowed: true; readonly reason: string }
  | { readonly allowed: false; readonly reason: string };

/**
 * The one permission decision: may this actor do this at all? Which rows she may do it to is the same decision's lower
 * half, in the database's row-level security.
 */
export function decide(actor: Actor, requirement: Requirement): Decision {
  if (requirement === 'public') return { allowed: true, reason: 'Open to everybody' };
  const what = permissions[requirement].toLowerCase();
  if (actor.kind === 'system') {
    return requirement === 'housekeeping:do'
      ? { allowed: true, reason: 'Facet’s own housekeeping' }
      : { allowed: false, reason: `Only a worker may ${what}.` };
  }
  if (actor.kind === 'guest') return { allowed: false, reason: `Sign in to ${what}.` };
  if (allowed[actor.role].has(requirement)) return { allowed: true, reason: `${actor.role}: ${what}` };
  return {
    allowed: false,
    reason: `Your role (${actor.role}) may not ${what}. Ask your manager if you need to.`,
  };
}
