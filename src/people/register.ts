import { guardChildren } from '../access/reach/index.ts';
import type { CommandContext } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { reach } from '../foundation/database/write-marks.ts';
import type { Fault } from '../foundation/fault.ts';
import { notFound } from '../foundation/fault.ts';
import { newId } from '../foundation/identifiers.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import { factsOf, type PersonsFacts } from './facts.ts';
import type { NewChild, NewFamily, NewProceedings } from './family.ts';
import { checkFamily } from './family-checks.ts';
import { loadFamilies, loadFamily } from './family-store.ts';
import { insertPerson, loadPeople, loadPerson, nameColumns, type RowKey } from './people-store.ts';
import { detailFaults, type NewPerson } from './person.ts';
import type { PersonRecord, PersonSummary } from './record.ts';

/** Loads somebody with all family that the reader may see; undefined when there is nobody, or nobody to be seen. */
export async function loadRecord(db: TenantDb, personId: string): Promise<PersonRecord | undefined> {
  const person = await loadPerson(db, personId);
  return person && { ...person, ...(await loadFamily(db, personId)) };
}

/** The facts that criteria look at, of several people at once; whom the reader may not see is left out. */
export async function factsOfPeople(
  db: TenantDb,
  personIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, PersonsFacts>> {
  if (personIds.length === 0) return new Map();
  const people = await loadPeople(db, personIds);
  const familyOf = await loadFamilies(db, personIds);
  return new Map(
    people.map((person) => [person.id, factsOf({ ...person, ...familyOf(person.id) }, today)] as const),
  );
}

/** The facts that criteria look at, as on record today; undefined when there is no such person for the reader. */
export async function personFacts(
  db: TenantDb,
  personId: string,
  today: Temporal.PlainDate,
): Promise<PersonsFacts | undefined> {
  const record = await loadRecord(db, personId);
  return record && factsOf(record, today);
}

/** Puts an adult on record. The names must be there; a date of birth may not be in the future. */
export async function registerPerson(
  context: CommandContext,
  person: NewPerson,
): Promise<Result<RowKey, Fault>> {
  const faults = detailFaults(person, context.today);
  if (faults.length > 0) return fail({ kind: 'invalid', faults });
  const { id, version } = await insertPerson(context, 'adult', person);
  return succeed({ id, version });
}

/** What `registerFamily` put on record. */
export interface RegisteredFamily {
  readonly childIds: readonly string[];
  readonly proceedingsIds: readonly string[];
  readonly pregnancyId: string | null;
  /** The person’s own version now. */
  readonly version: number;
}

/**
 * Puts a parent’s children, removals, proceedings and pregnancy on record in one go, as a referral tells them. A list
 * that is null was not asked about and stays unknown; an empty one is then known to be empty.
 */
export async function registerFamily(
  context: CommandContext,
  personId: string,
  family: NewFamily,
): Promise<Result<RegisteredFamily, Fault>> {
  const person = await loadPerson(context.db, personId);
  if (!person) return notFound('person');
  const { faults } = checkFamily(person.bornOn, family, context.today);
  if (faults.length > 0) return fail({ kind: 'invalid', faults });
  const childIds = await insertChildren(context, person, family.relation, family.children ?? []);
  const proceedings = await context.write.insertMany(
    'proceedings',
    (family.proceedings ?? []).map((each) => proceedingsRow(personId, each)),
  );
  const pregnancyId = family.pregnancy?.pregnant ? await openPregnancy(context, personId, family) : null;
  const { version } = await markAsked(context, person, {
    children: family.children !== null,
    proceedings: family.proceedings !== null,
    pregnancy: family.pregnancy !== null,
  });
  return succeed({ childIds, proceedingsIds: proceedings.map((each) => each.id), pregnancyId, version });
}

/** Stores children with their ties and removals. */
export async function insertChildren(
  context: CommandContext,
  parent: Pick<PersonSummary, 'id'>,
  relation: NewFamily['relation'],
  children: readonly NewChild[],
): Promise<readonly string[]> {
  const { write, now } = context;
  const numbered = children.map((child) => ({ ...child, id: newId(now) }));
  await reach(
    context.db,
    numbered.map(({ id }) => id),
  );
  await write.insertMany('person', numbered.map(childRow));
  await write.insertMany(
    'relationship',
    numbered.map((child) => ({
      personId: parent.id,
      otherId: child.id,
      kind: relation,
      removed: child.removed ?? (child.removedOn ? true : null),
      livesWith: child.livesWith,
    })),
  );
  const removed = numbered.filter((child) => child.removed === true || child.removedOn !== null);
  await write.insertMany(
    'removal',
    removed.map((child) => ({
      personId: parent.id,
      childId: child.id,
      removedOn: child.removedOn?.date ?? null,
      removedPrecision: child.removedOn?.precision ?? null,
    })),
  );
  const ids = numbered.map((child) => child.id);
  await guardChildren(context, parent.id, ids);
  return ids;
}

function childRow(child: NewChild & { readonly id: string }) {
  const names = { givenName: child.givenName ?? '', familyName: child.familyName ?? '' };
  return {
    id: child.id,
    kind: child.unborn ? ('unborn' as const) : ('child' as const),
    ...names,
    bornOn: child.bornOn?.date ?? null,
    bornPrecision: child.bornOn?.precision ?? null,
    dueOn: child.dueOn,
    sex: child.sex,
    ...nameColumns(names),
  };
}

/** A set of proceedings as a row. */
export function proceedingsRow(personId: string, proceedings: NewProceedings) {
  const { startedOn, concludedOn, stillOpen, ...words } = proceedings;
  return {
    ...words,
    personId,
    startedOn: startedOn?.date ?? null,
    startedPrecision: startedOn?.precision ?? null,
    concludedOn: concludedOn?.date ?? null,
    concludedPrecision: concludedOn?.precision ?? null,
    stillOpen: concludedOn ? false : stillOpen,
  };
}

async function openPregnancy(context: CommandContext, personId: string, family: NewFamily): Promise<string> {
  const unborn = family.children?.find((child) => child.unborn);
  const dueOn = family.pregnancy?.dueOn ?? unborn?.dueOn ?? null;
  const row = await context.write.insert('pregnancy', { personId, knownOn: context.today, dueOn });
  return row.id;
}

/**
 * Keeps when it was first asked whether there are any, so that an empty list is known to be empty. What was asked
 * before is left as it is: a form that somebody else has open on this person must not become stale by it.
 */
export async function markAsked(
  context: CommandContext,
  person: Pick<PersonSummary, 'id' | 'version' | 'asked'>,
  asked: { readonly children?: boolean; readonly proceedings?: boolean; readonly pregnancy?: boolean },
): Promise<RowKey> {
  const { today } = context;
  const changes = {
    ...(asked.children && !person.asked.children ? { childrenAskedOn: today } : {}),
    ...(asked.proceedings && !person.asked.proceedings ? { proceedingsAskedOn: today } : {}),
    ...(asked.pregnancy && !person.asked.pregnancy ? { pregnancyAskedOn: today } : {}),
  };
  if (Object.keys(changes).length === 0) return { id: person.id, version: person.version };
  const { id, version } = await context.write.update(
    'person',
    { id: person.id, version: person.version },
    changes,
  );
  return { id, version };
}
