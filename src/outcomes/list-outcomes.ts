import { z } from 'zod';
import { query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type OutcomeArea, outcomeAreas } from './outcome.ts';
import { recordedOutcomes } from './outcome-store.ts';

/** The outcomes of one enrolment, by area. */
export interface EnrolmentOutcomes {
  readonly enrolmentId: string;
  readonly programmeTitle: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly areas: readonly OutcomeArea[];
}

const zLookedForOut = z.strictObject({ id: z.string(), title: z.string(), evidence: z.string().nullable() });

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
          reached: z.array(
            z.strictObject({
              id: zIdOut,
              outcome: z.string(),
              title: z.string(),
              occurrence: z.int().min(1),
              reachedOn: zDayOut,
              evidence: z.string().nullable(),
              contactId: zIdOut.nullable(),
              by: z.string().nullable(),
            }),
          ),
          notYet: z.array(zLookedForOut),
          open: z.array(zLookedForOut),
        }),
      ),
    }),
  ),
});

/** What was reached, and what is not reached yet, in each of a person's enrolments. */
export const listOutcomes = query({
  name: 'listOutcomes',
  summary:
    'The changes that a person’s programmes look for: those reached with their evidence, and those not yet',
  permission: 'person:read',
  input: z.strictObject({ personId: zId }),
  output: zOutcomesOut,
  looksAt: ({ personId }: { personId: string; enrolments: readonly EnrolmentOutcomes[] }) => [personId],
  api: null,
  async handle({ db, programmes }, { personId }) {
    const rows = await enrolmentsOf(db, personId);
    const recorded = await recordedOutcomes(db, personId);
    const enrolments = rows.map(({ id: enrolmentId, programmeId, programmeVersion, startedOn, endedOn }) => {
      const programme = programmeOf(programmes, { programmeId, programmeVersion });
      const own = recorded
        .filter((row) => row.enrolmentId === enrolmentId)
        .map(({ enrolmentId: _, programmeId: __, programmeVersion: ___, ...row }) => row);
      const areas = outcomeAreas(programme ?? { outcomes: [] }, own);
      return { enrolmentId, programmeTitle: programme?.title ?? programmeId, startedOn, endedOn, areas };
    });
    return succeed({ personId, enrolments });
  },
});
