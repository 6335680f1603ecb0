import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type Withdrawal, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import { type OutcomeArea, outcomeAreas, type ReachedOutcome } from './outcome.ts';
import { type RecordedOutcome, recordedOutcomes } from './outcome-store.ts';

/** The outcomes of one enrolment, by area. */
export interface EnrolmentOutcomes {
  readonly enrolmentId: string;
  readonly programmeTitle: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly areas: readonly OutcomeArea[];
  /** Recorded by mistake: kept, and counted nowhere. */
  readonly withdrawn: readonly (ReachedOutcome & { readonly withdrawal: Withdrawal })[];
}

const zLookedForOut = z.strictObject({ id: z.string(), title: z.string(), evidence: z.string().nullable() });

const reached = {
  id: zIdOut,
  version: zVersionOut,
  outcome: z.string(),
  title: z.string(),
  occurrence: z.int().min(1),
  reachedOn: zDayOut,
  evidence: z.string().nullable(),
  contactId: zIdOut.nullable(),
  by: z.string().nullable(),
};

const zOutcomesOut = z.strictObject({
  personId: zIdOut,
  enrolments: z.array(
    z.strictObject({
      enrolmentId: zIdOut,
      programmeTitle: z.string(),
      startedOn: zDayOut,
      endedOn: zDayOut.nullable(),
      areas: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          reached: z.array(z.strictObject(reached)),
          notYet: z.array(zLookedForOut),
          open: z.array(zLookedForOut),
        }),
      ),
      withdrawn: z.array(z.strictObject({ ...reached, withdrawal: zWithdrawalOut.unwrap() })),
    }),
  ),
});

function shownOutcome(row: RecordedOutcome): Omit<ReachedOutcome, 'title'> {
  const { id, version, outcome, occurrence, reachedOn, evidence, contactId, by } = row;
  return { id, version, outcome, occurrence, reachedOn, evidence, contactId, by };
}

/** What was reached, and what is not reached yet, in each of a person's enrolments. */
export const listOutcomes = query({
  name: 'listOutcomes',
  summary:
    'The changes that a person’s programmes look for: those reached with their evidence, and those not yet',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zOutcomesOut,
  looksAt: ({ personId }: { personId: string; enrolments: readonly EnrolmentOutcomes[] }) => [personId],
  api: null,
  async handle({ db, programmes }, { personId }) {
    const rows = await enrolmentsOf(db, personId);
    const recorded = await recordedOutcomes(db, personId);
    const enrolments = rows.map(({ id: enrolmentId, programmeId, programmeVersion, startedOn, endedOn }) => {
      const programme = programmeOf(programmes, { programmeId, programmeVersion });
      const own = recorded.filter((row) => row.enrolmentId === enrolmentId);
      const standing = own.filter((row) => row.withdrawnOn === null).map(shownOutcome);
      const areas = outcomeAreas(programme ?? { outcomes: [] }, standing);
      const withdrawn = own.flatMap((row) => {
        const withdrawal = withdrawalOf(row);
        const title = titleIn(programme?.outcomes, row.outcome);
        return withdrawal ? [{ ...shownOutcome(row), title, withdrawal }] : [];
      });
      return {
        enrolmentId,
        programmeTitle: programme?.title ?? programmeId,
        startedOn,
        endedOn,
        areas,
        withdrawn,
      };
    });
    return succeed({ personId, enrolments });
  },
});
