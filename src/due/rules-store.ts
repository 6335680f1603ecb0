import { CompiledQuery } from 'kysely';
import type { ProgrammeLibrary } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { factsOfPeople } from '../people/index.ts';
import { answersUnder, type CaseFacts } from '../programme/index.ts';
import { anyLooksAt, type ForWhom, notForThem } from './for-whom.ts';

type Day = Temporal.PlainDate;

interface WorkAsked {
  readonly id: string;
  readonly personId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly pathway: string;
  readonly stage: string;
  readonly origin: string | null;
  readonly receivedOn: Day | null;
  /** The version under which the referral came. */
  readonly receivedUnder: number | null;
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly contacts: NonNullable<CaseFacts['contacts']> | null;
  readonly outcomes: NonNullable<CaseFacts['outcomes']> | null;
  readonly measures:
    | readonly { readonly id: string; readonly on: string; readonly score: number | null }[]
    | null;
}

const CONTACTS = `(select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'on', c.happened_on,
  'met', c.result = 'met', 'minutes', c.minutes)), '[]') from contact c
  where c.enrolment_id = e.id and c.withdrawn_on is null)`;

const OUTCOMES = `(select coalesce(jsonb_agg(jsonb_build_object('id', o.outcome, 'on', o.reached_on)), '[]')
  from outcome o where o.enrolment_id = e.id and o.withdrawn_on is null)`;

const MEASURES = `(select coalesce(jsonb_agg(jsonb_build_object('id', m.measure, 'on', m.completed_on,
  'score', m.score)), '[]') from response m where m.enrolment_id = e.id and m.withdrawn_on is null)`;

/** Asks the rules of schedules of all the work at once: one read of the work, one of the people, and none for each. */
export async function excludedIn(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  { ruled, chosen, values }: { ruled: readonly ForWhom[]; chosen: string; values: readonly unknown[] },
  today: Day,
): Promise<string[]> {
  const versions = ruled.map(({ programme, version }) => `${programme} ${version}`);
  const contacts = anyLooksAt(ruled, programmes.version, 'contacts') ? CONTACTS : 'null';
  const outcomes = anyLooksAt(ruled, programmes.version, 'outcomes') ? OUTCOMES : 'null';
  const measures = anyLooksAt(ruled, programmes.version, 'measures') ? MEASURES : 'null';
  const { rows } = await db.executeQuery<WorkAsked>(
    CompiledQuery.raw(
      `select e.id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on, e.pathway, e.stage,
        r.origin, r.received_on, r.programme_version as received_under, r.answers -> 'answers' as answers,
        ${contacts} as contacts, ${outcomes} as outcomes, ${measures} as measures
      from (${chosen}) e left join referral r on r.id = e.referral_id
      where $1::date is not null and e.programme_id || ' ' || e.programme_version = any ($2::text[])`,
      [today.toString(), versions, ...values],
    ),
  );
  const facts = await factsOfPeople(db, [...new Set(rows.map(({ personId }) => personId))], today);
  const work = rows.map((row) => ({
    enrolmentId: row.id,
    programmeId: row.programmeId,
    programmeVersion: row.programmeVersion,
    facts: {
      ...facts.get(row.personId),
      answers: answersOf(row, programmes),
      referral: { from: row.origin, received_on: row.receivedOn },
      enrolment: {
        started_on: row.startedOn,
        ended_on: row.endedOn,
        pathway: row.pathway,
        stage: row.stage,
      },
      contacts: row.contacts,
      outcomes: row.outcomes,
      measures: row.measures,
    },
  }));
  return notForThem(ruled, programmes.version, work, today);
}

/** What the referral says, in the names of the version under which the work runs. */
function answersOf(row: WorkAsked, programmes: ProgrammeLibrary): Readonly<Record<string, unknown>> {
  const { programmeId, programmeVersion, receivedUnder, answers } = row;
  const target = programmes.version(programmeId, programmeVersion);
  if (!target || receivedUnder === null || answers === null) return answers ?? {};
  return answersUnder(target, programmes.versions(programmeId), { programmeVersion: receivedUnder, answers });
}
