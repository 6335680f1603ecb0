import { z } from 'zod';
import { optional, SelectField, TextField, textAt } from '../interface/forms/index.ts';
import { formatPartialDay } from '../interface/wording/index.ts';
import { dateBoxes, maybeDay, savedTo, seenEntry } from '../people/index.ts';
import { type Report, reportAnswers } from './court.ts';
import {
  ChoiceOf,
  type CourtSubject,
  courtOf,
  DayOf,
  entryForm,
  findEntry,
  type Sent,
  WordsOf,
  whole,
} from './court-form.tsx';
import { reportAnswerWords } from './court-words.ts';
import { recordCourtReport } from './record-court.ts';

type ReportEntry = CourtSubject['reports'][number];

const zReportForm = z.object({
  report: z.object({
    proceedingsId: z.string().optional(),
    askedBy: z.string().default(''),
    askedOn: maybeDay('day'),
    wantedBy: maybeDay('day'),
    answer: optional(z.enum(reportAnswers)),
    answeredOn: maybeDay('day of the answer'),
    reason: z.string().optional(),
  }),
});

function courtItems({ proceedings }: CourtSubject) {
  return proceedings.map(({ id, court, startedOn }) => ({
    value: id,
    text: [startedOn ? formatPartialDay(startedOn) : 'Start not known', court].filter(Boolean).join(', '),
  }));
}

/** A request for a court report, with the answer and its reason. */
export const reportForm = (path: '/court/reports/add' | '/court/reports/:entry') =>
  entryForm<ReportEntry, typeof zReportForm>({
    path,
    find: findEntry((court) => court.reports),
    title: ({ entry }) => (entry ? 'Change a request for a report' : 'Log a request for a report to a court'),
    save: 'Save',
    values: ({ entry }) => ({
      report: {
        proceedingsId: entry?.proceedingsId ?? '',
        askedBy: entry?.askedBy ?? '',
        askedOn: dateBoxes(entry?.askedOn),
        wantedBy: dateBoxes(entry?.wantedBy),
        answer: entry?.answer ?? 'waiting',
        answeredOn: dateBoxes(entry?.answeredOn),
        reason: entry?.reason ?? '',
      },
    }),
    fields: ({ about, values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['report', name];
      return (
        <>
          <TextField
            {...shown}
            name={at('askedBy')}
            label="Who asked?"
            hint="For example, the council’s solicitor, the guardian, the court"
            value={textAt(values, at('askedBy'))}
          />
          <DayOf {...shown} name={at('askedOn')} label="When did they ask?" />
          <DayOf {...shown} name={at('wantedBy')} label="By when do they want it?" />
          <SelectField
            {...shown}
            name={at('proceedingsId')}
            label="In which proceedings?"
            items={[{ value: '', text: 'Not known, or in none' }, ...courtItems(about.court)]}
            value={textAt(values, at('proceedingsId'))}
          />
          <ChoiceOf {...shown} name={at('answer')} label="What was answered?" words={reportAnswerWords} />
          <DayOf {...shown} name={at('answeredOn')} label="When was it answered?" />
          <WordsOf {...shown} name={at('reason')} label="Why?" hint="In words that the parent may read" />
        </>
      );
    },
    schema: zReportForm,
    submit: async (request, { court, entry }, { report }, { sure, version }) => {
      const asked = whole<Sent<Report>>({ ...report, proceedingsId: report.proceedingsId || null });
      const done = await request.run(recordCourtReport, {
        personId: court.personId,
        ...seenEntry(entry, version),
        report: asked,
        sure,
      });
      return savedTo(courtOf(court.personId), done);
    },
  });
