import { CompiledQuery } from 'kysely';
import type { ProgrammeLibrary } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { PersonSummary } from '../people/index.ts';
import { asked, type DueRow, openSince } from './due-store.ts';

/** Which part of what is due is listed. */
export const dueShows = ['open', 'overdue', 'now', 'coming'] as const;
export type DueShow = (typeof dueShows)[number];

/** For how many days ahead what comes is listed. */
export const COMING_DAYS = 28;

/** Something due on a list, with whom it is about and who holds the work. */
export interface ListedDue extends DueRow {
  readonly personKind: PersonSummary['kind'];
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly holderId: string | null;
  readonly holderName: string | null;
  readonly total: number;
  readonly overdueTotal: number;
  readonly nowTotal: number;
  readonly comingTotal: number;
}

const SHOWN: Readonly<Record<DueShow, string>> = {
  open: 'true',
  overdue: "state = 'overdue'",
  now: "state = 'now'",
  coming: "state = 'later'",
};

/*
 * Work that may have something open: what goes on, and what ended so lately ($3) that somebody may still be looked for.
 * Without this a worker's list would read all that the service ever ended.
 */
const LATELY = '(e.ended_on is null or e.ended_on >= $3::date)';

/* Hers ($4) are what she holds, and what she held to the end; looked up from her side, not by asking each piece of work. */
const HELD = `${LATELY} and e.id = any (array(select h.enrolment_id from allocation h
    where h.staff_id = $4 and (h.ended_on is null or h.ended_on >= $3::date)))
  and exists (select from allocation a where a.enrolment_id = e.id and a.staff_id = $4
    and a.ended_on is not distinct from e.ended_on)`;

/** One page of what is due: over all work, or a worker's. One statement, whatever the number of cases. */
export async function listedDue(
  db: TenantDb,
  programmes: ProgrammeLibrary,
  question: {
    readonly staffId: string | null;
    readonly programme: string | null;
    readonly show: DueShow;
    readonly offset: number;
    readonly limit: number;
  },
  today: Temporal.PlainDate,
): Promise<ListedDue[]> {
  const { staffId, programme, show, offset, limit } = question;
  const lately = openSince(programmes, today).toString();
  const whose =
    staffId === null ? { where: LATELY, values: [lately] } : { where: HELD, values: [lately, staffId] };
  const { sql, values } = await asked(db, programmes, whose, today, programme ?? undefined);
  const { rows } = await db.executeQuery<ListedDue>(
    CompiledQuery.raw(
      `select due.*, p.kind as person_kind, p.given_name, p.family_name, p.known_as, holder.holder_id,
        holder.holder_name
      from (
        select *, count(*) over ()::integer as total from (
          select *, count(*) filter (where state = 'overdue') over ()::integer as overdue_total,
            count(*) filter (where state = 'now') over ()::integer as now_total,
            count(*) filter (where state = 'later') over ()::integer as coming_total
          from (${sql}) every_due
          where state in ('overdue', 'now') or (state = 'later' and from_day <= $1::date + ${COMING_DAYS})
        ) open where ${SHOWN[show]}
        order by case state when 'overdue' then 0 when 'now' then 1 else 2 end, until_day, enrolment_id, item
        limit ${limit} offset ${offset}
      ) due
      join person p on p.id = due.person_id
      left join lateral (
        select s.id as holder_id, s.name as holder_name from allocation a join staff s on s.id = a.staff_id
        where a.enrolment_id = due.enrolment_id and a.role = 'lead'
          and a.ended_on is not distinct from due.ended_on and (s.left_on is null or s.left_on > $1::date)
        order by a.began_on desc, a.id desc limit 1
      ) holder on true
      order by case state when 'overdue' then 0 when 'now' then 1 else 2 end, until_day, enrolment_id, item`,
      [...values],
    ),
  );
  return rows;
}
