import type { Role } from '../access/permissions.ts';
import { type Fault, type FieldFault, invalid, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';

/** Somebody's role in a team, as it is now. */
export interface Member {
  readonly id: string;
  readonly version: number;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  /** Null: in every programme of the team. */
  readonly programme: string | null;
  readonly beganOn: Temporal.PlainDate;
}

/** A team, with those who are in it now. */
export interface Team {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** In which programmes it works; none: in all. */
  readonly programmes: readonly string[];
  readonly beganOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly members: readonly Member[];
}

/** What a team is to be called, and where it is to work. */
export interface TeamWish {
  readonly name: string;
  readonly programmes: readonly string[];
}

const closed = ({ name }: Pick<Team, 'name'>) =>
  refused('closed', `${name} is closed. Add a new team instead.`);

/** May a team be called so and work there? `others`: the open teams besides it. `known`: programmes that there are. */
export function decideTeam(
  wish: TeamWish,
  others: readonly Pick<Team, 'name'>[],
  known: readonly string[],
): Result<null, Fault> {
  const faults: FieldFault[] = [];
  const same = others.find(({ name }) => name.toLowerCase() === wish.name.toLowerCase());
  if (same) faults.push({ path: ['name'], message: 'There is a team of this name already. Choose another' });
  if (wish.programmes.some((each) => !known.includes(each)))
    faults.push({ path: ['programmes'], message: 'Choose from the programmes that there are' });
  return faults.length > 0 ? invalid(...faults) : succeed(null);
}

/** May an open team be changed or closed? */
export function decideOpen(team: Pick<Team, 'name' | 'endedOn'>): Result<null, Fault> {
  return team.endedOn === null ? succeed(null) : closed(team);
}

/** Who is to have which role in a team. */
export interface MemberWish {
  readonly role: Role;
  readonly programme: string | null;
}

/**
 * May somebody have this role in a team? She works here, the programme is one of the team's, and she is not in it for the
 * same work already.
 */
export function decideMember(
  team: Team,
  staff: { readonly id: string; readonly name: string; readonly leftOn: Temporal.PlainDate | null },
  { programme }: MemberWish,
  known: readonly string[],
): Result<null, Fault> {
  if (team.endedOn !== null) return closed(team);
  if (staff.leftOn !== null) return invalidField(['staffId'], `${staff.name} has left. Choose somebody else`);
  const worksIn = team.programmes.length > 0 ? team.programmes : known;
  if (programme !== null && !worksIn.includes(programme))
    return invalidField(['programme'], `${team.name} does not work in this programme. Choose another`);
  const there = team.members.some(
    (member) =>
      member.staffId === staff.id &&
      (member.programme === null || programme === null || member.programme === programme),
  );
  return there
    ? invalidField(
        ['staffId'],
        `${staff.name} is in this team already. To change the role, end that one first`,
      )
    : succeed(null);
}
