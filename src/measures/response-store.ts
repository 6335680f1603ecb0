import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Seen, Writer } from '../foundation/database/write.ts';
import type { WithdrawnColumns } from '../people/index.ts';
import type { WorkRow } from '../plans/index.ts';
import type { ResponseBy, ScoredResponse } from './response.ts';

/** An enrolment that a measure may be filled in for, with the days on which its stages began. */
export interface MeasuredWork extends WorkRow {
  readonly pathway: string;
  readonly stagesOn: readonly Temporal.PlainDate[];
}

const work = sql<MeasuredWork>`
  select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on, e.pathway,
    coalesce((select array_agg(distinct m.moved_on order by m.moved_on) from stage_move m
      where m.enrolment_id = e.id and m.kind in ('start', 'pathway', 'stage')), '{}') as stages_on
  from enrolment e`;

/** One enrolment; undefined when there is none, or the reader may not see it. */
export async function findMeasuredWork(db: TenantDb, enrolmentId: string): Promise<MeasuredWork | undefined> {
  const { rows } = await sql<MeasuredWork>`${work} where e.id = ${enrolmentId}`.execute(db);
  return rows[0];
}

/** Every enrolment of a person, the open ones first, then the newest. */
export async function measuredWorkOf(db: TenantDb, personId: string): Promise<MeasuredWork[]> {
  const { rows } = await sql<MeasuredWork>`${work} where e.person_id = ${personId}
    order by e.ended_on is not null, e.started_on desc, e.id desc`.execute(db);
  return rows;
}

/** What is kept beside the scores. */
export interface ResponseSource {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly measure: string;
  readonly instrument: string;
  readonly instrumentVersion: string | null;
  readonly completedOn: Temporal.PlainDate;
  readonly answeredBy: ResponseBy;
  readonly note: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
}

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** Writes a completion; gives its id and version. */
export async function insertResponse(write: Writer, source: ResponseSource, scored: ScoredResponse) {
  const { answers, scores, ...rest } = scored;
  const row = { ...source, ...rest, answers: answers && json(answers), scores: json(scores) };
  const { id, version } = await write.insert('response', row);
  return { id, version };
}

/** Writes what was talked about because of an answer; throws `StaleRow` when the row changed since it was read. */
export async function talkedAbout(
  write: Writer,
  seen: Seen,
  talked: { readonly by: string | null; readonly on: Temporal.PlainDate; readonly words: string },
): Promise<number> {
  const change = { talkedOn: talked.on, talkedWords: talked.words, talkedBy: talked.by };
  const row = await write.update('response', seen, change);
  return row.version;
}

/** A completion as a list shows it. */
export type RecordedResponse = WithdrawnColumns & {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly measure: string;
  readonly instrument: string;
  readonly instrumentVersion: string | null;
  readonly completedOn: Temporal.PlainDate;
  readonly answeredBy: ResponseBy;
  readonly answers: readonly (number | null)[] | null;
  readonly scores: readonly { readonly scale: string; readonly score: number | null }[];
  readonly score: number | null;
  readonly prompts: readonly number[];
  readonly talkedOn: Temporal.PlainDate | null;
  readonly talkedWords: string | null;
  readonly talkedByName: string | null;
  readonly note: string | null;
  readonly by: string | null;
};

/** All completions of a person, the earliest first; also those that were withdrawn. */
export function recordedResponses(db: TenantDb, personId: string): Promise<RecordedResponse[]> {
  return db
    .selectFrom('response as r')
    .innerJoin('enrolment as e', 'e.id', 'r.enrolmentId')
    .leftJoin('staff as s', 's.id', 'r.recordedBy')
    .leftJoin('staff as t', 't.id', 'r.talkedBy')
    .leftJoin('staff as w', 'w.id', 'r.withdrawnBy')
    .select(['r.id', 'r.version', 'r.personId', 'r.enrolmentId', 'e.programmeId', 'e.programmeVersion'])
    .select(['r.measure', 'r.instrument', 'r.instrumentVersion', 'r.completedOn', 'r.answeredBy'])
    .select(['r.answers', 'r.scores', 'r.score', 'r.prompts', 'r.note', 's.name as by'])
    .select(['r.talkedOn', 'r.talkedWords', 't.name as talkedByName'])
    .select(['r.withdrawnOn', 'r.withdrawnReason', 'w.name as withdrawnByName'])
    .where('r.personId', '=', personId)
    .orderBy('r.completedOn')
    .orderBy('r.id')
    .execute();
}

/** What a change of one completion looks at; undefined when there is none, or the reader may not see it. */
export function findResponse(db: TenantDb, id: string) {
  return db
    .selectFrom('response')
    .select(['personId', 'completedOn', 'prompts', 'talkedOn', 'withdrawnOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A completion that somebody has yet to talk about. */
export interface OpenPrompt {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'adult' | 'child' | 'unborn';
  readonly givenName: string;
  readonly familyName: string;
  readonly completedOn: Temporal.PlainDate;
}

/**
 * Completions with an answer that somebody must talk about and nobody has: of the people whom the worker holds, or that
 * she recorded; of all whom she reaches where `staffId` is null.
 */
export async function openPrompts(db: TenantDb, staffId: string | null): Promise<OpenPrompt[]> {
  const { rows } = await sql<OpenPrompt>`
    select r.id, r.person_id, p.kind, p.given_name, p.family_name, r.completed_on
    from response r join person p on p.id = r.person_id
    where r.talked_on is null and r.withdrawn_on is null and r.prompts <> '{}'
      and (${staffId}::uuid is null or r.recorded_by = ${staffId} or exists (
        select from allocation a where a.enrolment_id = r.enrolment_id and a.staff_id = ${staffId}
          and a.ended_on is null))
    order by r.recorded_at, r.id`.execute(db);
  return rows;
}

/** Rows with these ids and whose they are, for opening a figure. */
export function responseRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('response as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 't.completedOn as on', 'p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .execute();
}
