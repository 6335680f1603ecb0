import type { Actor, StaffActor } from './actor.ts';
import { decide } from './decide.ts';
import type { Permission } from './permissions.ts';

/** Kinds of what only some may read of a person, each a wall of its own. */
export const walls = ['address', 'carer', 'disability', 'health', 'private', 'supervision', 'trial'] as const;
export type Wall = (typeof walls)[number];

/** What opens each wall; a private note opens to its author, which the row itself says. */
const opens: Readonly<Record<Exclude<Wall, 'private'>, Permission>> = {
  address: 'address:read',
  carer: 'carer:read',
  disability: 'health:read',
  health: 'health:read',
  supervision: 'supervision:read',
  trial: 'trial:read',
};

/** The walls behind which a worker may look, anywhere: a role in one team opens none. */
export function wallsOpenTo(actor: StaffActor): Wall[] {
  const base: StaffActor = { ...actor, memberships: [] };
  return walls.filter((wall) => wall === 'private' || decide(base, opens[wall]).allowed);
}

/** True where a wall opens to whoever asks: to no partner, parent, analyst or visitor. */
export function isOpenTo(actor: Actor, wall: Wall): boolean {
  return actor.kind === 'staff' && wallsOpenTo(actor).includes(wall);
}
