import { z } from 'zod';
import type { Page } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  CheckboxesField,
  optional,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import { formatPartialDay } from '../interface/wording/index.ts';
import { recordFormPages } from '../people/index.ts';
import {
  type Application,
  applicants,
  applicationAnswers,
  applicationKinds,
  attendances,
  type Hearing,
  hearingKinds,
  type PreProceedings,
  preEndings,
  type Report,
  reportAnswers,
} from './court.ts';
import {
  ChoiceOf,
  type CourtSubject,
  courtOf,
  DayOf,
  dayBoxes,
  type EntrySubject,
  entryForm,
  findEntry,
  maybeDay,
  maybeYes,
  seenEntry,
  WordsOf,
  YesNoOf,
} from './court-form.tsx';
import {
  applicantWords,
  applicationAnswerWords,
  applicationWords,
  attendanceWords,
  hearingWords,
  preEndingWords,
  reportAnswerWords,
} from './court-words.ts';
import {
  nameChildrenInCourt,
  recordApplication,
  recordCourtReport,
  recordHearing,
  recordPreProceedings,
} from './record-court.ts';

type ApplicationEntry = CourtSubject['applications'][number];
type HearingEntry = CourtSubject['hearings'][number];
type PreEntry = CourtSubject['preProceedings'][number];
type ReportEntry = CourtSubject['reports'][number];

/** What was left out is worded by the command. */
const whole = <T,>(sent: unknown) => sent as T;
type Sent<T> = {
  [K in keyof T]: T[K] extends Temporal.PlainDate
    ? string
    : T[K] extends Temporal.PlainDate | null
      ? string | null
      : T[K];
};

const yesNo = (answer: boolean | null | undefined) =>
  answer === null || answer === undefined ? '' : answer ? 'yes' : 'no';

const zApplicationForm = z.object({
  application: z.object({
    kind: optional(z.enum(applicationKinds)),
    madeBy: optional(z.enum(applicants)),
    madeOn: maybeDay('day of the application'),
    answer: optional(z.enum(applicationAnswers)),
    answeredOn: maybeDay('day of the answer'),
  }),
});

const applicationForm = (
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
        madeOn: dayBoxes(entry?.madeOn),
        answer: entry?.answer ?? 'waiting',
        answeredOn: dayBoxes(entry?.answeredOn),
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
    submit: async (request, { court, proceedings, entry }, { application }, { sure, version }) => {
      if (!proceedings) return notFound('page');
      const made = whole<Sent<Application>>({ ...application, proceedingsId: proceedings.id });
      const done = await request.run(recordApplication, {
        personId: court.personId,
        ...seenEntry(entry, version),
        application: made,
        sure,
      });
      return done.ok ? succeed({ to: courtOf(court.personId), notice: 'Saved' }) : done;
    },
  });

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

const hearingForm = (path: '/court/:proceedings/hearings/add' | '/court/:proceedings/hearings/:entry') =>
  entryForm<HearingEntry, typeof zHearingForm>({
    path,
    find: findEntry((court) => court.hearings),
    title: ({ entry }) => (entry ? 'Change a hearing' : 'Record a hearing'),
    lead: () => <p class="govuk-body">A hearing may lie ahead. Come back to it when it has been.</p>,
    save: 'Save',
    values: ({ entry }) => ({
      hearing: {
        kind: entry?.kind ?? '',
        heardOn: dayBoxes(entry?.heardOn),
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
    submit: async (request, { court, proceedings, entry }, { hearing }, { sure, version }) => {
      if (!proceedings) return notFound('page');
      const held = whole<Sent<Hearing>>({ ...hearing, proceedingsId: proceedings.id });
      const done = await request.run(recordHearing, {
        personId: court.personId,
        ...seenEntry(entry, version),
        hearing: held,
        sure,
      });
      return done.ok ? succeed({ to: courtOf(court.personId), notice: 'Saved' }) : done;
    },
  });

const zPreForm = z.object({
  preProceedings: z.object({
    beganOn: maybeDay('first day'),
    endedOn: maybeDay('last day'),
    endedHow: optional(z.enum(preEndings)),
  }),
});

const preForm = (path: '/court/pre-proceedings/add' | '/court/pre-proceedings/:entry') =>
  entryForm<PreEntry, typeof zPreForm>({
    path,
    find: findEntry((court) => court.preProceedings),
    title: () => 'Before proceedings',
    lead: () => (
      <p class="govuk-body">
        The time in which the council writes to a parent and meets with her, so that a court may not be
        needed.
      </p>
    ),
    save: 'Save',
    values: ({ entry }) => ({
      preProceedings: {
        beganOn: dayBoxes(entry?.beganOn),
        endedOn: dayBoxes(entry?.endedOn),
        endedHow: entry?.endedHow ?? '',
      },
    }),
    fields: ({ values, faults }) => {
      const shown = { values, faults };
      const at = (name: string) => ['preProceedings', name];
      return (
        <>
          <DayOf {...shown} name={at('beganOn')} label="When did it begin?" />
          <DayOf
            {...shown}
            name={at('endedOn')}
            label="When did it end?"
            hint="Leave it empty while it goes on"
          />
          <ChoiceOf {...shown} name={at('endedHow')} label="How did it end?" words={preEndingWords} />
        </>
      );
    },
    schema: zPreForm,
    submit: async (request, { court, entry }, { preProceedings }, { sure, version }) => {
      const done = await request.run(recordPreProceedings, {
        personId: court.personId,
        ...seenEntry(entry, version),
        preProceedings: whole<Sent<PreProceedings>>(preProceedings),
        sure,
      });
      return done.ok ? succeed({ to: courtOf(court.personId), notice: 'Saved' }) : done;
    },
  });

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

const reportForm = (path: '/court/reports/add' | '/court/reports/:entry') =>
  entryForm<ReportEntry, typeof zReportForm>({
    path,
    find: findEntry((court) => court.reports),
    title: ({ entry }) => (entry ? 'Change a request for a report' : 'Log a request for a report to a court'),
    save: 'Save',
    values: ({ entry }) => ({
      report: {
        proceedingsId: entry?.proceedingsId ?? '',
        askedBy: entry?.askedBy ?? '',
        askedOn: dayBoxes(entry?.askedOn),
        wantedBy: dayBoxes(entry?.wantedBy),
        answer: entry?.answer ?? 'waiting',
        answeredOn: dayBoxes(entry?.answeredOn),
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
      return done.ok ? succeed({ to: courtOf(court.personId), notice: 'Saved' }) : done;
    },
  });

const zChildrenForm = z.object({
  childIds: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
});

const childrenForm = entryForm<CourtSubject['proceedings'][number], typeof zChildrenForm>({
  path: '/court/:proceedings/children',
  find: findEntry<CourtSubject['proceedings'][number]>(() => []),
  title: () => 'Which children are these proceedings about?',
  save: 'Save',
  values: ({ proceedings }: EntrySubject<unknown>) => ({ childIds: [...(proceedings?.childIds ?? [])] }),
  fields: ({ about, values, faults }) => (
    <CheckboxesField
      name="childIds"
      label="Children"
      items={about.court.children.map(({ id, name }) => ({ value: id, text: name }))}
      values={textsAt(values, ['childIds'])}
      faults={faults}
    />
  ),
  schema: zChildrenForm,
  submit: async (request, { court, proceedings }, { childIds }) => {
    if (!proceedings) return notFound('page');
    const { personId } = court;
    const done = await request.run(nameChildrenInCourt, {
      personId,
      proceedingsId: proceedings.id,
      childIds,
    });
    return done.ok ? succeed({ to: courtOf(personId), notice: 'Saved' }) : done;
  },
});

/** The forms about court. */
export const courtForms: readonly Page[] = [
  ...recordFormPages(preForm('/court/pre-proceedings/add')),
  ...recordFormPages(preForm('/court/pre-proceedings/:entry')),
  ...recordFormPages(reportForm('/court/reports/add')),
  ...recordFormPages(reportForm('/court/reports/:entry')),
  ...recordFormPages(childrenForm),
  ...recordFormPages(applicationForm('/court/:proceedings/applications/add')),
  ...recordFormPages(applicationForm('/court/:proceedings/applications/:entry')),
  ...recordFormPages(hearingForm('/court/:proceedings/hearings/add')),
  ...recordFormPages(hearingForm('/court/:proceedings/hearings/:entry')),
];
