import { z } from 'zod';
import { optional } from '../interface/forms/index.ts';
import { dateBoxes, maybeDay, seenEntry } from '../people/index.ts';
import { type Application, applicants, applicationAnswers, applicationKinds } from './court.ts';
import {
  ChoiceOf,
  type CourtSubject,
  DayOf,
  entryForm,
  findEntry,
  inProceedings,
  type Sent,
  whole,
} from './court-form.tsx';
import { applicantWords, applicationAnswerWords, applicationWords } from './court-words.ts';
import { recordApplication } from './record-court.ts';

type ApplicationEntry = CourtSubject['applications'][number];

const zApplicationForm = z.object({
  application: z.object({
    kind: optional(z.enum(applicationKinds)),
    madeBy: optional(z.enum(applicants)),
    madeOn: maybeDay('day of the application'),
    answer: optional(z.enum(applicationAnswers)),
    answeredOn: maybeDay('day of the answer'),
  }),
});

/** An application to the court, and its answer. */
export const applicationForm = (
  path: '/court/:proceedings/applications/add' | '/court/:proceedings/applications/:entry',
) =>
  entryForm<ApplicationEntry, typeof zApplicationForm>({
    path,
    find: findEntry((court) => court.applications),
    title: ({ entry }) =>
      entry ? 'Change an application to the court' : 'Record an application to the court',
    save: 'Save',
    values: ({ entry }) => ({
      application: {
        kind: entry?.kind ?? '',
        madeBy: entry?.madeBy ?? '',
        madeOn: dateBoxes(entry?.madeOn),
        answer: entry?.answer ?? 'waiting',
        answeredOn: dateBoxes(entry?.answeredOn),
      },
    }),
    fields: ({ values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['application', name];
      return (
        <>
          <ChoiceOf
            {...shown}
            name={at('kind')}
            label="What is the court asked for?"
            words={applicationWords}
          />
          <ChoiceOf {...shown} name={at('madeBy')} label="Who asks?" words={applicantWords} />
          <DayOf {...shown} name={at('madeOn')} label="When was it made?" />
          <ChoiceOf
            {...shown}
            name={at('answer')}
            label="What did the court answer?"
            words={applicationAnswerWords}
          />
          <DayOf {...shown} name={at('answeredOn')} label="When did the court answer?" />
        </>
      );
    },
    schema: zApplicationForm,
    submit: inProceedings((request, { court, entry, proceedingsId }, { application }, { sure, version }) =>
      request.run(recordApplication, {
        personId: court.personId,
        ...seenEntry(entry, version),
        application: whole<Sent<Application>>({ ...application, proceedingsId }),
        sure,
      }),
    ),
  });
