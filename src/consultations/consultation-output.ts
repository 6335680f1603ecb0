import { z } from 'zod';
import { type AgreedView, zAgreedOut } from '../agreed/index.ts';
import type { ProgrammeLibrary } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore } from '../foundation/dates.ts';
import { displayName } from '../people/index.ts';
import {
  bases,
  closings,
  consultationStanding,
  consultationStandings,
  helpedAnswers,
} from './consultation.ts';
import type { ConsultationRow } from './consultation-store.ts';
import { consultationsOf } from './consultations-part.ts';

const zWords = z.string().nullable();
const zDay = zDayOut.nullable();

/** One consultation as it is answered. */
export const zConsultationOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut.nullable().meta({ description: 'Whom it is about; null where nobody is named' }),
    personName: zWords,
    programme: z.string(),
    programmeTitle: z.string(),
    kind: z.string(),
    kindTitle: z.string(),
    theme: zWords,
    themeTitle: zWords,
    offer: zWords,
    offerTitle: zWords,
    askedBy: zWords,
    askedByTitle: zWords,
    askerName: z.string(),
    askerOrganisation: zWords,
    askerReach: zWords,
    question: z.string(),
    toBeNamed: z
      .boolean()
      .meta({ description: 'Asked from outside, about a family whom the asker will name' }),
    fromOutside: z.boolean(),
    basis: z.enum(bases).nullable(),
    basisNote: zWords,
    askedOn: zDayOut,
    answerBy: zDay.meta({ description: 'By when the programme wants it answered; null once it is over' }),
    overdue: z.boolean(),
    givenBy: zIdOut.nullable(),
    givenByName: zWords,
    startsOn: zDay,
    startsAt: zTimeOut.nullable(),
    minutes: z.int().nullable(),
    answeredOn: zDay,
    advice: zWords,
    closedOn: zDay,
    closedAs: z.enum(closings).nullable(),
    closedNote: zWords,
    helped: z.enum(helpedAnswers).nullable(),
    helpedWords: zWords,
    helpedOn: zDay,
    standing: z.enum(consultationStandings),
    recordedByName: zWords,
    actions: z.array(zAgreedOut),
  })
  .meta({ id: 'Consultation', description: 'What a professional asked, and what was advised' });

/** A consultation as pages and the API show it. */
export function consultationView(
  row: ConsultationRow,
  programmes: ProgrammeLibrary,
  today: Temporal.PlainDate,
  actions: readonly AgreedView[] = [],
) {
  const { programmeId, programmeVersion, personKind, givenName, familyName, ...rest } = row;
  const programme = programmeOf(programmes, { programmeId, programmeVersion });
  const said = consultationsOf(programme);
  const standing = consultationStanding(row);
  const open = standing === 'asked' || standing === 'booked';
  const within = said.answer_within;
  const answerBy = open && within ? row.askedOn.add({ [`${within.unit}s`]: within.amount }) : null;
  return {
    ...rest,
    programme: programmeId,
    programmeTitle: programme?.title ?? programmeId,
    personName:
      personKind === null
        ? null
        : displayName({ kind: personKind, givenName: givenName ?? '', familyName: familyName ?? '' }),
    kindTitle: titleIn(said.kinds, row.kind),
    themeTitle: row.theme && titleIn(said.themes, row.theme),
    offerTitle: row.offer && titleIn(said.offers, row.offer),
    askedByTitle: row.askedBy && titleIn(said.askers, row.askedBy),
    answerBy,
    overdue: answerBy !== null && isBefore(answerBy, today),
    standing,
    actions: [...actions],
  };
}

export type ConsultationView = ReturnType<typeof consultationView>;
