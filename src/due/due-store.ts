import { CompiledQuery } from 'kysely';
import type { ProgrammeLibrary } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { isBefore } from '../foundation/dates.ts';
import { expectedSteps, type Offset, stepRows } from '../programme/index.ts';
import type { DueItem } from './due.ts';
import { dueRows, undatedRows } from './due-sql.ts';
import type { SettledHow } from './due-tables.ts';
import { withRules } from './for-whom.ts';
import { excludedIn } from './rules-store.ts';

type Day = Temporal.PlainDate;

/** Something due, with whose it is and how it was settled. */
export interface DueRow extends DueItem {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly endedOn: Day | null;
  readonly settledId: string | null;
  readonly settledVersion: number | null;
  readonly how: SettledHow | null;
  readonly settledOn: Day | null;
  readonly contactId: string | null;
  readonly note: string | null;
  readonly holds: readonly string[] | null;
  readonly noLonger: readonly string[] | null;
}

/** Whose dues are read: SQL over `e`, with its values from the third place on. */
export interface Whose {
  readonly where: string;
  readonly values: readonly unknown[];
}

/** True where a programme expects anything; where none does, nothing is asked of the database. */
export function expectsAnything(programmes: ProgrammeLibrary, programmeId?: string): boolean {
  return stepsOf(programmes, programmeId).length > 0;
}

function stepsOf(programmes: ProgrammeLibrary, programmeId?: string) {
  return programmes
    .list()
    .filter(({ programme }) => programmeId === undefined || programme === programmeId)
    .flatMap(({ programme }) => {
      const versions = programmes.versions(programme);
      return versions.flatMap((version) => stepRows(version, versions));
    });
}

/**
 * The earliest day on which work may have ended and somebody may still be looked for: what falls due last after an end,
 * and the year for which it stays overdue (see `dueRows`).
 */
export function openSince(programmes: ProgrammeLibrary, today: Day): Day {
  const days = programmes
    .list()
    .flatMap(({ programme }) => programmes.versions(programme))
    .flatMap(expectedSteps)
    .filter(({ follows }) => follows)
    .map(({ first, within }) => before(before(today.subtract({ years: 1 }), within), first));
  // Months are of different lengths, counted forwards and back.
  return [today, ...days].reduce(earlier).subtract({ days: 7 });
}

const before = (day: Day, { amount, unit }: Offset) => day.subtract({ [`${unit}s`]: amount });
const earlier = (one: Day, other: Day) => (isBefore(one, other) ? one : other);

/* Nobody is looked for after the end who has come back since, and nobody who has died. */
const chosenFrom = ({ where }: Whose) => `select e.* from enrolment e join person who on who.id = e.person_id
  where who.died_on is null and not (e.ended_on is not null
    and exists (select from enrolment n where n.previous_id = e.id)) and (${where})`;

/** A statement and the values of its places: $1 is the day, $2 the steps, and from $3 on whose. */
export interface Asked {
  readonly sql: string;
  readonly undated: string;
  readonly values: readonly unknown[];
}

/** The statement for what is due in some work, after the rules of its schedules were asked. */
export async function asked(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  whose: Whose,
  today: Day,
  programmeId?: string,
): Promise<Asked> {
  const rows = stepsOf(programmes, programmeId);
  const question = { steps: '$2', today: '$1::date', chosen: chosenFrom(whose) };
  const values = [today.toString(), JSON.stringify(rows), ...whose.values];
  const ruled = withRules(rows);
  if (ruled.length === 0) return { sql: dueRows(question), undated: undatedRows(question), values };
  const excluded = await excludedIn(
    db,
    programmes,
    { ruled, chosen: question.chosen, values: whose.values },
    today,
  );
  const ruling = { ...question, excluded: `$${values.length + 1}` };
  return {
    sql: dueRows(ruling),
    undated: undatedRows(ruling),
    values: [...values, JSON.stringify(excluded)],
  };
}

const byPerson = (personId: string): Whose => ({ where: 'e.person_id = $3', values: [personId] });
const byEnrolment = (enrolmentIds: readonly string[]): Whose => ({
  where: 'e.id = any ($3::uuid[])',
  values: [enrolmentIds],
});

/** All that is, was and will be due for a person, in the order of its days. */
export async function dueOfPerson(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  personId: string,
  today: Day,
): Promise<DueRow[]> {
  return readAll(db, await asked(db, programmes, byPerson(personId), today));
}

/** Likewise for some people. */
export async function dueOfPeople(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  people: readonly string[],
  today: Day,
): Promise<DueRow[]> {
  if (people.length === 0 || !expectsAnything(programmes)) return [];
  const whose = { where: 'e.person_id = any ($3::uuid[])', values: [people] };
  return readAll(db, await asked(db, programmes, whose, today));
}

/** Likewise for some work. */
export async function dueOfWork(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  enrolmentIds: readonly string[],
  today: Day,
  programmeId?: string,
): Promise<DueRow[]> {
  if (enrolmentIds.length === 0) return [];
  return readAll(db, await asked(db, programmes, byEnrolment(enrolmentIds), today, programmeId));
}

async function readAll(db: TenantDb, { sql, values }: Asked): Promise<DueRow[]> {
  const { rows } = await db.executeQuery<DueRow>(
    CompiledQuery.raw(`select due.* from (${sql}) due order by on_day, item, round`, [...values]),
  );
  return rows;
}

/** A schedule of open work whose date is not on record. */
export interface Undated {
  readonly enrolmentId: string;
  readonly schedule: string;
  readonly anchor: string;
  readonly answer: string | null;
  /** True for what waits for the birth of a child who is on the way. */
  readonly isExpected: boolean;
  /** When it is expected, where that is known. */
  readonly expectedOn: Day | null;
}

/** A person's schedules that cannot be dated yet. */
export async function undatedOfPerson(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  personId: string,
  today: Day,
): Promise<Undated[]> {
  const { undated, values } = await asked(db, programmes, byPerson(personId), today);
  const { rows } = await db.executeQuery<Undated>(
    CompiledQuery.raw(
      `select undated.* from (${undated}) undated where $1::date is not null order by enrolment_id, schedule`,
      [...values],
    ),
  );
  return rows;
}
