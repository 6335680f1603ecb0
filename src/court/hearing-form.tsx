import { z } from 'zod';
import { optional } from '../interface/forms/index.ts';
import { dateBoxes, maybeDay, seenEntry } from '../people/index.ts';
import { attendances, type Hearing, hearingKinds } from './court.ts';
import {
  ChoiceOf,
  type CourtSubject,
  DayOf,
  entryForm,
  findEntry,
  inProceedings,
  maybeYes,
  type Sent,
  WordsOf,
  whole,
  YesNoOf,
  yesNo,
} from './court-form.tsx';
import { attendanceWords, hearingWords } from './court-words.ts';
import { recordHearing } from './record-court.ts';

type HearingEntry = CourtSubject['hearings'][number];

const zHearingForm = z.object({
  hearing: z.object({
    kind: optional(z.enum(hearingKinds)),
    heardOn: maybeDay('day of the hearing'),
    askedForSupport: maybeYes,
    supported: maybeYes,
    attended: optional(z.enum(attendances)),
    howItWent: z.string().optional(),
  }),
});

/** A hearing: asked for, supported, attended, how it went. */
export const hearingForm = (
  path: '/court/:proceedings/hearings/add' | '/court/:proceedings/hearings/:entry',
) =>
  entryForm<HearingEntry, typeof zHearingForm>({
    path,
    find: findEntry((court) => court.hearings),
    title: ({ entry }) => (entry ? 'Change a hearing' : 'Record a hearing'),
    lead: () => <p class="govuk-body">A hearing may lie ahead. Come back to it when it has been.</p>,
    save: 'Save',
    values: ({ entry }) => ({
      hearing: {
        kind: entry?.kind ?? '',
        heardOn: dateBoxes(entry?.heardOn),
        askedForSupport: yesNo(entry?.askedForSupport),
        supported: yesNo(entry?.supported),
        attended: entry?.attended ?? '',
        howItWent: entry?.howItWent ?? '',
      },
    }),
    fields: ({ values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['hearing', name];
      return (
        <>
          <ChoiceOf {...shown} name={at('kind')} label="Which hearing is it?" words={hearingWords} />
          <DayOf {...shown} name={at('heardOn')} label="When is it, or when was it?" />
          <YesNoOf
            {...shown}
            name={at('askedForSupport')}
            label="Did the parent ask for somebody to come along?"
          />
          <YesNoOf {...shown} name={at('supported')} label="Did somebody from the service come along?" />
          <ChoiceOf {...shown} name={at('attended')} label="Was the parent there?" words={attendanceWords} />
          <WordsOf
            {...shown}
            name={at('howItWent')}
            label="How did it go?"
            hint="Also how it was for the parent"
          />
        </>
      );
    },
    schema: zHearingForm,
    submit: inProceedings((request, { court, entry, proceedingsId }, { hearing }, { sure, version }) =>
      request.run(recordHearing, {
        personId: court.personId,
        ...seenEntry(entry, version),
        hearing: whole<Sent<Hearing>>({ ...hearing, proceedingsId }),
        sure,
      }),
    ),
  });
