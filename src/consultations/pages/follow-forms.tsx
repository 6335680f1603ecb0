import { z } from 'zod';
import { type FormFrameFound, formPages, type Page, type PageRequest, StandsNow } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  optional,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Fieldset } from '../../interface/govuk/index.ts';
import { closings, helpedAnswers } from '../consultation.ts';
import type { ConsultationView } from '../consultation-output.ts';
import { closingWords, helpedWords, standingWords } from '../consultation-words.ts';
import { consultationsOf } from '../consultations-part.ts';
import { answerConsultation, closeConsultation, recordConsultationHelp } from '../follow-consultation.ts';
import { getConsultation, listConsultants } from '../list-consultations.ts';

/** The consultation that the address names, and who works here. */
export async function findIt(request: PageRequest) {
  const found = await request.ask(getConsultation, { id: request.params.consultation ?? '' });
  if (!found.ok) return found;
  const staff = await request.ask(listConsultants, {});
  if (!staff.ok) return staff;
  const themes = consultationsOf(request.programmes.current(found.value.programme)).themes;
  return succeed({ ...found.value, staff: staff.value, themes });
}

type About = Extract<Awaited<ReturnType<typeof findIt>>, { ok: true }>['value'];
/** Where it opens. */
export const hrefOf = ({ id }: { readonly id: string }) => `/consultations/${id}`;

/** The way back to the consultation. */
export const backToIt = async (
  _request: PageRequest,
  about: { readonly id: string },
): Promise<FormFrameFound> => ({
  ok: true,
  frame: { current: '/consultations', back: { href: hrefOf(about), text: 'The consultation' } },
});

/** What is said in place of a form that can be filled in only while a consultation is open. */
export const isOver = ({ standing }: Pick<ConsultationView, 'standing'>) =>
  standing === 'asked' || standing === 'booked' ? undefined : (
    <p class="govuk-body">This is over: {standingWords[standing].toLowerCase()}.</p>
  );

const common = {
  permission: 'contact:record',
  frame: backToIt,
  save: 'Save',
  version: ({ version }: { readonly version: number }) => version,
  standsNow: (about: ConsultationView) => (
    <StandsNow
      lines={[
        standingWords[about.standing],
        ...[about.advice, about.closedNote, about.helpedWords].filter((text) => text !== null),
      ]}
    />
  ),
} as const;

function DayField({
  label,
  values,
  faults,
}: {
  label: string;
  values: Parameters<typeof datePartsAt>[0];
  faults: Parameters<typeof DateField>[0]['faults'];
}) {
  return (
    <DateField
      name="on"
      label={label}
      hint="Today, if you leave this empty"
      value={datePartsAt(values, ['on'])}
      faults={faults}
    />
  );
}

const day = optional(formDateText({ what: 'day' }));
const zAction = z.object({
  what: z.string().default(''),
  ownerStaffId: z.string().default(''),
  ownerName: z.string().default(''),
  dueOn: optional(formDateText({ what: 'day' })),
});

const ROWS = [0, 1, 2] as const;
const saysSomething = (values: FormValues, row: number) =>
  ['what', 'ownerStaffId', 'ownerName'].some((field) => textAt(values, ['actions', row, field])) ||
  Object.values(datePartsAt(values, ['actions', row, 'dueOn']) ?? {}).some((part) => part);

const zAnswer = z.object({
  advice: z.string().default(''),
  theme: z.string().default(''),
  minutes: z.string().default(''),
  on: day,
  actions: z.array(zAction).default([]),
});

const answerForm = formPages<About, typeof zAnswer>({
  ...common,
  path: '/consultations/:consultation/answer',
  find: findIt,
  instead: isOver,
  title: () => 'What did you advise?',
  values: ({ theme, minutes }) => ({ theme: theme ?? '', minutes: minutes === null ? '' : String(minutes) }),
  fields: ({ about, values, faults }) => (
    <>
      <TextAreaField
        name="advice"
        label="Your advice"
        rows={6}
        limit={10_000}
        value={textAt(values, ['advice'])}
        faults={faults}
      />
      {about.themes.length > 0 && (
        <RadiosField
          name="theme"
          label="What was it mostly about?"
          items={about.themes.map(({ id, title }) => ({ value: id, text: title }))}
          value={textAt(values, ['theme'])}
          faults={faults}
        />
      )}
      <TextField
        name="minutes"
        label="How many minutes did it take?"
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={textAt(values, ['minutes'])}
        faults={faults}
      />
      <DayField label="When was that?" values={values} faults={faults} />
      {ROWS.map((row) => (
        <Fieldset
          legend={{
            text: row === 0 ? 'What was agreed' : `And also (${row + 1})`,
            classes: 'govuk-fieldset__legend--m',
          }}
        >
          <TextField
            name={['actions', row, 'what']}
            label="What is to be done?"
            {...(row === 0 && { hint: 'Leave this empty if nothing was agreed' })}
            value={textAt(values, ['actions', row, 'what'])}
            faults={faults}
          />
          <SelectField
            name={['actions', row, 'ownerStaffId']}
            label="Who of us does it?"
            items={[
              { value: '', text: 'Nobody of us' },
              ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            value={textAt(values, ['actions', row, 'ownerStaffId'])}
            faults={faults}
          />
          <TextField
            name={['actions', row, 'ownerName']}
            label="Or who else?"
            value={textAt(values, ['actions', row, 'ownerName'])}
            faults={faults}
          />
          <DateField
            name={['actions', row, 'dueOn']}
            label="By which day?"
            value={datePartsAt(values, ['actions', row, 'dueOn'])}
            faults={faults}
          />
        </Fieldset>
      ))}
    </>
  ),
  schema: () => zAnswer,
  // Rows that were left empty are not sent, so that those beneath them count from another number.
  atFields: (faults, values) => {
    const sent = ROWS.filter((row) => saysSomething(values, row));
    return faults.map((each) => {
      const [list, index, ...rest] = each.path;
      const row = list === 'actions' && typeof index === 'number' ? sent[index] : undefined;
      return row === undefined ? each : { ...each, path: ['actions', row, ...rest] };
    });
  },
  async submit(request, about, { actions, minutes, ...sent }, version) {
    const done = await request.run(answerConsultation, {
      ...sent,
      id: about.id,
      version: version ?? about.version,
      minutes: minutes.trim() === '' ? null : Number(minutes),
      actions: actions
        .filter(({ what, ownerStaffId, ownerName, dueOn }) => what || ownerStaffId || ownerName || dueOn)
        .map((each) => ({ ...each, ownerStaffId: each.ownerStaffId || null })),
    });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zClose = z.object({
  as: z.enum(closings, 'Select what happened'),
  note: z.string().default(''),
  on: day,
});

const closeForm = formPages<About, typeof zClose>({
  ...common,
  path: '/consultations/:consultation/close',
  find: findIt,
  instead: isOver,
  title: () => 'It does not take place',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="as"
        label="What happened?"
        items={closings.map((value) => ({ value, text: closingWords[value] }))}
        value={textAt(values, ['as'])}
        faults={faults}
      />
      <TextAreaField
        name="note"
        label="Anything to add?"
        rows={3}
        limit={1000}
        value={textAt(values, ['note'])}
        faults={faults}
      />
      <DayField label="When was that?" values={values} faults={faults} />
    </>
  ),
  schema: () => zClose,
  async submit(request, about, sent, version) {
    const seen = { id: about.id, version: version ?? about.version };
    const done = await request.run(closeConsultation, { ...sent, ...seen });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zHelped = z.object({
  helped: z.enum(helpedAnswers, 'Select whether it helped'),
  words: z.string().default(''),
  on: day,
});

const helpedForm = formPages<About, typeof zHelped>({
  ...common,
  path: '/consultations/:consultation/helped',
  find: findIt,
  instead: ({ answeredOn }) =>
    answeredOn ? undefined : <p class="govuk-body">Write down first what you advised.</p>,
  title: () => 'Did the advice help?',
  values: ({ helped, helpedWords: words }) => ({ helped: helped ?? '', words: words ?? '' }),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="helped"
        label="What does the professional say?"
        items={helpedAnswers.map((value) => ({ value, text: helpedWords[value] }))}
        value={textAt(values, ['helped'])}
        faults={faults}
      />
      <TextAreaField
        name="words"
        label="In their own words"
        rows={3}
        limit={2000}
        value={textAt(values, ['words'])}
        faults={faults}
      />
      <DayField label="When did they say it?" values={values} faults={faults} />
    </>
  ),
  schema: () => zHelped,
  async submit(request, about, sent, version) {
    const seen = { id: about.id, version: version ?? about.version };
    const done = await request.run(recordConsultationHelp, { ...sent, ...seen });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

/** What follows on a consultation: its time, the advice, that it does not take place, whether it helped. */
export const followForms: readonly Page[] = [...answerForm, ...closeForm, ...helpedForm];
