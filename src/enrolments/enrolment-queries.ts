import { z } from 'zod';
import { ofPerson, type QueryContext, query, withinReach } from '../doors/index.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadRecord } from '../people/index.ts';
import type { StaffLoad } from './allocation.ts';
import { allocationsOf, readStaffLoads } from './allocation-store.ts';
import { consentsMissing } from './consent.ts';
import { consentsOf, personExists } from './consent-store.ts';
import { type ConsentKindView, viewConsents } from './consent-view.ts';
import { programmeOf } from './enrolment.ts';
import {
  zEnrolmentReadOut,
  zProgrammeRecordOut,
  zStaffLoadsOut,
  zStartPreviewOut,
} from './enrolment-output.ts';
import {
  acceptedReferral,
  enrolmentsOf,
  expectingOf,
  findEnrolment,
  movesOf,
  openActions,
} from './enrolment-store.ts';
import { type EnrolmentParts, type EnrolmentView, viewEnrolment } from './enrolment-view.ts';
import { familyOf } from './family/family-of.ts';
import type { FamilyChoice } from './family/member.ts';
import { membersWith, partsOf } from './family/member-store.ts';
import { startState } from './start-enrolment.ts';

/** One enrolment with its history, its workers and what is still open. */
export const getEnrolment = query({
  name: 'getEnrolment',
  summary: 'Read one enrolment',
  permission: 'person:read',
  about: ({ id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({ id: zId }),
  output: zEnrolmentReadOut,
  looksAt: ({ enrolment }: { enrolment: EnrolmentView }) => [enrolment.personId],
  api: { method: 'get', path: '/enrolments/{id}' },
  async handle(context, { id }) {
    const { db, programmes, today } = context;
    const row = await findEnrolment(db, id);
    if (!row) return notFound('enrolment');
    return succeed({
      enrolment: viewEnrolment(programmes, row, await partsWith(context, row.personId), today),
      openActions: await openActions(db, id),
    });
  },
});

/** What hangs on all of a person's enrolments. */
async function partsWith({ db }: Pick<QueryContext, 'db'>, personId: string): Promise<EnrolmentParts> {
  return {
    moves: await movesOf(db, personId),
    allocations: await allocationsOf(db, personId),
    members: await membersWith(db, personId),
    expecting: await expectingOf(db, personId),
  };
}

/** Somebody else's work with a family that this person is, or was, part of. */
export interface PartOfWork {
  readonly id: string;
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string | null;
  readonly programme: { readonly id: string; readonly title: string };
  readonly joinedOn: Temporal.PlainDate;
  readonly leftOn: Temporal.PlainDate | null;
}

/** All of a person's times in programmes, and what was agreed to. */
export interface ProgrammeRecord {
  readonly personId: string;
  /** The open ones first, then the newest. */
  readonly enrolments: readonly EnrolmentView[];
  readonly consents: readonly ConsentKindView[];
  readonly partOf: readonly PartOfWork[];
  /** Who can be worked with as well, where a programme of hers works with families. */
  readonly family: readonly FamilyChoice[];
  /** Programmes that she was accepted to and has not started in, or was in before. */
  readonly canStart: readonly { readonly id: string; readonly title: string; readonly again: boolean }[];
}

/** Reads a person's times in programmes. Consents are those of every programme that she is or could be in. */
export const getProgrammeRecord = query({
  name: 'getProgrammeRecord',
  summary: 'Read a person’s times in programmes, and her consents',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zProgrammeRecordOut,
  looksAt: ({ personId }: { personId: string }) => [personId],
  api: { method: 'get', path: '/people/{personId}/enrolments' },
  async handle(context, { personId }) {
    if (!(await personExists(context.db, personId))) return notFound('person');
    return succeed(await readProgrammeRecord(context, personId));
  },
});

async function readProgrammeRecord(context: QueryContext, personId: string): Promise<ProgrammeRecord> {
  const { db, programmes, today } = context;
  const rows = await enrolmentsOf(db, personId);
  const parts = await partsWith(context, personId);
  const consents = await consentsOf(db, personId);
  const canStart: { id: string; title: string; again: boolean }[] = [];
  for (const { programme: id, title } of programmes.list()) {
    const own = rows.filter((row) => row.programmeId === id);
    if (own.some((row) => row.endedOn === null)) continue;
    if (own.length > 0) canStart.push({ id, title, again: true });
    else if (await acceptedReferral(db, personId, id)) canStart.push({ id, title, again: false });
  }
  const concerned = new Set([
    ...rows.map((row) => row.programmeId),
    ...canStart.map((each) => each.id),
    ...consents.map((each) => each.programmeId),
  ]);
  const enrolments = rows.map((row) => viewEnrolment(programmes, row, parts, today));
  const isFamily = enrolments.some((each) => each.isFamily && !each.ended);
  const record = isFamily ? await loadRecord(db, personId) : undefined;
  return {
    personId,
    enrolments,
    partOf: await partOfWork(context, personId),
    family: record ? familyOf(record) : [],
    consents: programmes
      .list()
      .filter((each) => concerned.has(each.programme))
      .flatMap((each) => viewConsents(each, consents, today)),
    canStart,
  };
}

async function partOfWork(
  { db, programmes }: QueryContext,
  personId: string,
): Promise<readonly PartOfWork[]> {
  const parts = await partsOf(db, personId);
  return parts.map(({ programmeId, programmeVersion, ...part }) => {
    const title = programmeOf(programmes, { programmeId, programmeVersion })?.title ?? programmeId;
    return { ...part, programme: { id: programmeId, title } };
  });
}

/** How the criteria and consents of a start stand, before anybody starts. */
export const previewStart = query({
  name: 'previewStart',
  summary: 'See whether somebody can start in a programme, and what is missing',
  permission: 'enrolment:start',
  about: ({ personId, programme }) => [ofPerson({ personId }), { kind: 'programme', programme }],
  input: z.strictObject({
    personId: zId,
    programme: z.string().max(60).meta({ description: 'Which programme, by its id' }),
    startedOn: zDate.nullish().meta({ description: 'The day of the start; today when left out' }),
    pregnant: z
      .enum(['yes', 'no', 'not_known'])
      .default('not_known')
      .meta({ description: 'What was just asked, in private; the record counts before it' }),
  }),
  output: zStartPreviewOut,
  looksAt: ({ personId }: { personId: string }) => [personId],
  api: { method: 'get', path: '/people/{personId}/start/{programme}' },
  async handle(context, { personId, programme: id, startedOn, pregnant }) {
    const programme = context.programmes.current(id);
    if (!programme) return notFound('programme');
    const referral = await acceptedReferral(context.db, personId, id);
    const on = startedOn ?? context.today;
    const state = await startState(context, programme, personId, referral ?? null, {
      startedOn: on,
      pregnant,
    });
    if (!state) return notFound('person');
    const record = await loadRecord(context.db, personId);
    return succeed({
      personId,
      referralId: referral?.id ?? null,
      family: record && programme.enrols === 'family' ? familyOf(record) : [],
      pregnancyOnRecord:
        record?.pregnancies.some((each) => each.endedOn === null && !isBefore(on, each.knownOn)) ?? false,
      earlier: state.earlier,
      criteria: state.criteria,
      begins: Object.entries(state.begins).map(([pathway, begins]) => ({
        pathway,
        stage: begins.stage,
        because: begins.stage === null ? null : begins.because,
      })),
      missing: consentsMissing(programme, state.consents, on).map(({ id: kind, title }) => ({ kind, title })),
      loads: await readStaffLoads(context.db, context.today, programme.capacity?.per_worker ?? null),
    });
  },
});

/** What each worker holds, against what she can hold. */
export const staffLoads = query({
  name: 'staffLoads',
  summary: 'See what each worker holds against capacity',
  permission: 'caseload:read',
  about: ({ programme }) => (programme ? { kind: 'programme', programme } : withinReach),
  input: z.strictObject({
    programme: z
      .string()
      .max(60)
      .nullish()
      .meta({ description: 'Whose limit for each worker counts; the first programme when left out' }),
  }),
  output: zStaffLoadsOut,
  looksAt: () => [],
  api: { method: 'get', path: '/staff-loads' },
  async handle({ db, programmes, today }, { programme }) {
    const chosen = programme ? programmes.current(programme) : programmes.list()[0];
    if (programme && !chosen) return notFound('programme');
    const loads: StaffLoad[] = await readStaffLoads(db, today, chosen?.capacity?.per_worker ?? null);
    return succeed({ loads });
  },
});
