import { z } from 'zod';
import { query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
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

/** What was reached, and what is not reached yet, in each of a person's enrolments. */
export const listOutcomes = query({
  name: 'listOutcomes',
  summary:
    'The changes that a person’s programmes look for: those reached with their evidence, and those not yet',
  permission: 'person:read',
  input: z.strictObject({ personId: zId }),
  looksAt: ({ personId }: { personId: string; enrolments: readonly EnrolmentOutcomes[] }) => [personId],
  api: null,
  async handle({ db, programmes }, { personId }) {
    const rows = await enrolmentsOf(db, personId);
    const recorded = await recordedOutcomes(db, personId);
    const enrolments = rows.map(({ id: enrolmentId, programmeId, programmeVersion, startedOn, endedOn }) => {
      const programme = programmeOf(programmes, { programmeId, programmeVersion });
      const own = recorded.filter((row) => row.enrolmentId === enrolmentId);
      const areas = outcomeAreas(programme ?? { outcomes: [] }, own);
      return { enrolmentId, programmeTitle: programme?.title ?? programmeId, startedOn, endedOn, areas };
    });
    return succeed({ personId, enrolments });
  },
});
