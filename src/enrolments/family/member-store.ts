import { type CommandContext, staffIdOf } from '../../doors/index.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import { displayName } from '../../people/index.ts';
import type { EnrolmentRow } from '../enrolment-store.ts';
import type { Member } from './member.ts';

/** A member with the enrolment that she is part of. */
export interface MemberOf extends Member {
  readonly enrolmentId: string;
  /** The person who is enrolled. */
  readonly personId: string;
}

function memberRows(db: TenantDb) {
  return db
    .selectFrom('enrolmentMember')
    .leftJoin('person', 'person.id', 'enrolmentMember.memberId')
    .select(['enrolmentMember.id', 'enrolmentMember.version', 'enrolmentMember.personId', 'enrolmentId'])
    .select(['memberId', 'joinedOn', 'leftOn', 'leftNote'])
    .select(['person.kind', 'person.givenName', 'person.familyName']);
}

type Row = Omit<MemberOf, 'name'> & {
  readonly kind: Parameters<typeof displayName>[0]['kind'] | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
};

function named({ kind, givenName, familyName, ...row }: Row): MemberOf {
  const isSeen = kind !== null && givenName !== null && familyName !== null;
  return { ...row, name: isSeen ? displayName({ kind, givenName, familyName }) : null };
}

/** Everybody who is, or was, part of a person's enrolments, in the order in which they joined. */
export async function membersWith(db: TenantDb, personId: string): Promise<MemberOf[]> {
  const rows = await memberRows(db)
    .where('enrolmentMember.personId', '=', personId)
    .orderBy('joinedOn')
    .orderBy('enrolmentMember.id')
    .execute();
  return rows.map(named);
}

/** One member by the row's id; undefined when there is none, or the reader may not see it. */
export async function findMember(db: TenantDb, id: string): Promise<MemberOf | undefined> {
  const row = await memberRows(db).where('enrolmentMember.id', '=', id).executeTakeFirst();
  return row && named(row);
}

/** An enrolment of somebody else that a person is, or was, part of. */
export interface PartOf {
  readonly id: string;
  readonly enrolmentId: string;
  /** The person who is enrolled; the name is null where the reader may not open that record. */
  readonly personId: string;
  readonly name: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly joinedOn: Temporal.PlainDate;
  /** The day on which she left, or the whole work ended; null while it goes on. */
  readonly leftOn: Temporal.PlainDate | null;
}

/** The enrolments of others that a person is, or was, part of, the newest first. */
export async function partsOf(db: TenantDb, memberId: string): Promise<PartOf[]> {
  const rows = await db
    .selectFrom('enrolmentMember')
    .innerJoin('enrolment', 'enrolment.id', 'enrolmentMember.enrolmentId')
    .leftJoin('person', 'person.id', 'enrolmentMember.personId')
    .select(['enrolmentMember.id', 'enrolmentId', 'enrolmentMember.personId', 'programmeId'])
    .select(['programmeVersion', 'joinedOn', 'leftOn', 'endedOn'])
    .select(['person.kind', 'person.givenName', 'person.familyName'])
    .where('memberId', '=', memberId)
    .orderBy('joinedOn', 'desc')
    .orderBy('enrolmentMember.id', 'desc')
    .execute();
  return rows.map(({ kind, givenName, familyName, endedOn, leftOn, ...row }) => ({
    ...row,
    leftOn: leftOn ?? endedOn,
    name:
      kind !== null && givenName !== null && familyName !== null
        ? displayName({ kind, givenName, familyName })
        : null,
  }));
}

/** How many of each enrolment's family are worked with today; an enrolment with none is left out. */
export async function membersCounted(
  db: TenantDb,
  enrolmentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (enrolmentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('enrolmentMember')
    .select(({ fn }) => ['enrolmentId', fn.countAll<number>().as('members')])
    .where('enrolmentId', 'in', enrolmentIds)
    .where('leftOn', 'is', null)
    .groupBy('enrolmentId')
    .execute();
  return new Map(rows.map(({ enrolmentId, members }) => [enrolmentId, Number(members)]));
}

/** Writes that people are worked with as part of an enrolment; answers the ids of the rows. */
export async function writeMembers(
  context: CommandContext,
  enrolment: Pick<EnrolmentRow, 'id' | 'personId'>,
  memberIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<readonly string[]> {
  if (memberIds.length === 0) return [];
  const rows = await context.write.insertMany(
    'enrolmentMember',
    memberIds.map((memberId) => ({
      personId: enrolment.personId,
      enrolmentId: enrolment.id,
      memberId,
      joinedOn: on,
      leftOn: null,
      leftNote: null,
      recordedBy: staffIdOf(context.actor),
      recordedAt: context.now,
    })),
  );
  return rows.map(({ id }) => id);
}
