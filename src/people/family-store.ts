import { type Selectable, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { type Precision, partialDate } from '../foundation/dates.ts';
import {
  type ChildRecord,
  type FamilyRecord,
  type LivesWith,
  type ParentKind,
  type PregnancyRecord,
  type ProceedingsRecord,
  parentKinds,
  type RelationshipKind,
  type RelativeRecord,
  type RemovalRecord,
} from './family.ts';
import { displayName, type PersonKind, type Sex } from './person.ts';
import type { ProceedingsTable, RemovalTable } from './tables.ts';

/** All of a person’s family that the reader may see, in a few indexed reads. */
export async function loadFamily(db: TenantDb, personId: string): Promise<FamilyRecord> {
  return (await loadFamilies(db, [personId]))(personId);
}

/** The families of several people, in as few reads as that of one. */
export async function loadFamilies(
  db: TenantDb,
  personIds: readonly string[],
): Promise<(personId: string) => FamilyRecord> {
  const ties = Map.groupBy(await loadTies(db, personIds), (tie) => tie.subjectId);
  const removals = Map.groupBy(await loadRemovals(db, personIds), (row) => row.personId);
  const proceedings = Map.groupBy(await proceedingsRows(db, personIds), (row) => row.personId);
  const pregnancies = Map.groupBy(await pregnancyRows(db, personIds), (row) => row.personId);
  return (personId) => {
    const own = ties.get(personId) ?? [];
    const removed = (removals.get(personId) ?? []).map(removalOf);
    return {
      children: own
        .filter((tie) => tie.direction === 'of' && isParentKind(tie.kind) && tie.endedOn === null)
        .map((tie) => childOf(tie, removed)),
      relatives: own.filter((tie) => tie.direction === 'has' || !isParentKind(tie.kind)).map(relativeOf),
      proceedings: (proceedings.get(personId) ?? []).map(proceedingsOf),
      pregnancies: (pregnancies.get(personId) ?? []).map(pregnancyOf),
    };
  };
}

interface Tie {
  /** Whose tie it is. */
  subjectId: string;
  relationshipId: string;
  relationshipVersion: number;
  direction: 'of' | 'has';
  kind: RelationshipKind;
  beganOn: Temporal.PlainDate | null;
  beganPrecision: Precision | null;
  endedOn: Temporal.PlainDate | null;
  endedPrecision: Precision | null;
  removed: boolean | null;
  livesWith: LivesWith | null;
  otherId: string;
  otherVersion: number | null;
  otherKind: PersonKind | null;
  givenName: string | null;
  familyName: string | null;
  bornOn: Temporal.PlainDate | null;
  bornPrecision: Precision | null;
  dueOn: Temporal.PlainDate | null;
  diedOn: Temporal.PlainDate | null;
  sex: Sex | null;
}

/**
 * People’s ties in both directions. The other’s own record stands behind a wall of its own: where the reader may
 * not open it, its columns are null.
 */
async function loadTies(db: TenantDb, personIds: readonly string[]): Promise<Tie[]> {
  const result = await sql<Tie>`
    select tie.*, other.version as other_version, other.kind as other_kind, other.given_name, other.family_name,
      other.born_on, other.born_precision, other.due_on, other.died_on, other.sex
    from (
      select id as relationship_id, version as relationship_version, 'of' as direction, kind, began_on,
        began_precision, ended_on, ended_precision, removed, lives_with, other_id, person_id as subject_id
      from relationship where person_id = any (${personIds}::uuid[])
      union all
      select id, version, 'has', kind, began_on, began_precision, ended_on, ended_precision, removed, lives_with,
        person_id, other_id
      from relationship where other_id = any (${personIds}::uuid[])
    ) tie left join person other on other.id = tie.other_id
    order by other.born_on nulls last, other.due_on nulls last, tie.relationship_id`.execute(db);
  return result.rows;
}

function isParentKind(kind: RelationshipKind): kind is ParentKind {
  return parentKinds.some((each) => each === kind);
}

function childOf(tie: Tie, removals: readonly RemovalRecord[]): ChildRecord {
  const [givenName, familyName] = [tie.givenName ?? '', tie.familyName ?? ''];
  const own = removals.filter((removal) => removal.childId === tie.otherId);
  const hidden = tie.otherKind === null;
  return {
    id: tie.otherId,
    version: tie.otherVersion ?? 0,
    relationshipId: tie.relationshipId,
    relationshipVersion: tie.relationshipVersion,
    relation: isParentKind(tie.kind) ? tie.kind : 'parent',
    hidden,
    name: hidden ? HIDDEN : displayName({ kind: tie.otherKind ?? 'child', givenName, familyName }),
    givenName,
    familyName,
    born: tie.otherKind !== 'unborn',
    bornOn: partialDate(tie.bornOn, tie.bornPrecision) ?? null,
    dueOn: tie.dueOn,
    diedOn: tie.diedOn,
    sex: tie.sex,
    removed: own.length > 0 ? true : tie.removed,
    removals: own,
    livesWith: tie.livesWith,
  };
}

const HIDDEN = 'Restricted record';

function relativeOf(tie: Tie): RelativeRecord {
  const [givenName, familyName] = [tie.givenName ?? '', tie.familyName ?? ''];
  return {
    id: tie.otherId,
    relationshipId: tie.relationshipId,
    version: tie.relationshipVersion,
    kind: tie.kind,
    direction: tie.direction,
    name: tie.otherKind === null ? HIDDEN : displayName({ kind: tie.otherKind, givenName, familyName }),
    hidden: tie.otherKind === null,
    beganOn: partialDate(tie.beganOn, tie.beganPrecision) ?? null,
    endedOn: partialDate(tie.endedOn, tie.endedPrecision) ?? null,
  };
}

async function loadRemovals(db: TenantDb, personIds: readonly string[]): Promise<Selectable<RemovalTable>[]> {
  return db
    .selectFrom('removal')
    .selectAll()
    .where('personId', 'in', personIds)
    .orderBy('removedOn')
    .orderBy('id')
    .execute();
}

function removalOf(row: Selectable<RemovalTable>): RemovalRecord {
  const { id, version, childId, proceedingsId, removedOn, removedPrecision } = row;
  return {
    id,
    version,
    childId,
    proceedingsId,
    removedOn: partialDate(removedOn, removedPrecision) ?? null,
  };
}

async function proceedingsRows(
  db: TenantDb,
  personIds: readonly string[],
): Promise<Selectable<ProceedingsTable>[]> {
  return db
    .selectFrom('proceedings')
    .selectAll()
    .where('personId', 'in', personIds)
    .orderBy('startedOn')
    .orderBy('id')
    .execute();
}

function proceedingsOf(row: Selectable<ProceedingsTable>): ProceedingsRecord {
  return {
    id: row.id,
    version: row.version,
    court: row.court,
    caseNumber: row.caseNumber,
    startedOn: partialDate(row.startedOn, row.startedPrecision) ?? null,
    concludedOn: partialDate(row.concludedOn, row.concludedPrecision) ?? null,
    stillOpen: row.stillOpen,
    outcome: row.outcome,
  };
}

/** The sets of proceedings about somebody’s children, the earliest first. */
export async function loadProceedings(db: TenantDb, personId: string): Promise<ProceedingsRecord[]> {
  return (await proceedingsRows(db, [personId])).map(proceedingsOf);
}

async function pregnancyRows(
  db: TenantDb,
  personIds: readonly string[],
): Promise<(PregnancyRecord & { readonly personId: string })[]> {
  return db
    .selectFrom('pregnancy')
    .select(['id', 'version', 'personId', 'knownOn', 'dueOn', 'endedOn', 'ending', 'lossKind'])
    .where('personId', 'in', personIds)
    .orderBy('knownOn')
    .orderBy('id')
    .execute();
}

const pregnancyOf = ({
  personId: _,
  ...row
}: PregnancyRecord & { readonly personId: string }): PregnancyRecord => row;

/** Somebody’s pregnancies, the earliest first. */
export async function loadPregnancies(db: TenantDb, personId: string): Promise<PregnancyRecord[]> {
  return (await pregnancyRows(db, [personId])).map(pregnancyOf);
}
