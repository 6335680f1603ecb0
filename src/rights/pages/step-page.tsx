import { z } from 'zod';
import { type FormFieldsProps, formPages, type Page, type PageRequest } from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  RadiosField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { confirmIdentity } from '../access/confirm-identity.ts';
import { closeRequest, deliverRequest } from '../access/deliver-request.ts';
import { extendRequest } from '../access/extend-request.ts';
import { getSubjectRequest } from '../access/get-requests.ts';
import { startClock, stopClock } from '../access/stop-clock.ts';
import { deliveries } from '../tables.ts';
import { deliveryWords } from './wording.ts';

/** What a step’s form gave: a day, words, and one choice. */
interface Given {
  readonly day: string;
  readonly words: string;
  readonly choice: string;
}

interface Step {
  readonly path: string;
  readonly title: string;
  readonly day: { readonly name: string; readonly label: string };
  readonly words?: { readonly name: string; readonly label: string; readonly hint?: string };
  readonly choice?: {
    readonly name: string;
    readonly label: string;
    readonly items: readonly { readonly value: string; readonly text: string }[];
  };
  readonly button: string;
  readonly notice: string;
  readonly run: (
    request: PageRequest,
    id: string,
    version: number,
    given: Given,
  ) => Promise<Result<unknown, Fault>>;
}

const on = { name: 'on', label: 'On which day?' };

const steps: readonly Step[] = [
  {
    path: 'identity',
    title: 'Confirm who asks',
    day: { name: 'on', label: 'When was it proved?' },
    words: {
      name: 'how',
      label: 'How was it proved?',
      hint: 'Such as: she came with her passport. Keep no copy of it.',
    },
    button: 'Save',
    notice: 'Identity is confirmed. The month counts from that day.',
    run: (request, id, version, { day, words }) =>
      request.run(confirmIdentity, { id, version, on: day, how: words }),
  },
  {
    path: 'stop',
    title: 'Stop the clock until she answers',
    day: { name: 'on', label: 'When was she asked?' },
    words: {
      name: 'asked',
      label: 'What was she asked?',
      hint: 'Only what is needed to find what she wants',
    },
    button: 'Stop the clock',
    notice: 'The clock stands still.',
    run: (request, id, _version, { day, words }) => request.run(stopClock, { id, on: day, asked: words }),
  },
  {
    path: 'start',
    title: 'She answered',
    day: { name: 'on', label: 'When did she answer?' },
    button: 'Let the clock go on',
    notice: 'The clock goes on.',
    run: (request, id, _version, { day }) => request.run(startClock, { id, on: day }),
  },
  {
    path: 'extend',
    title: 'Extend by two months',
    day: { name: 'toldOn', label: 'When was she told?' },
    words: {
      name: 'reason',
      label: 'Why, as she was told it?',
      hint: 'Only where the request is complex, or one of many',
    },
    button: 'Extend',
    notice: 'The time is extended by two months.',
    run: (request, id, version, { day, words }) =>
      request.run(extendRequest, { id, version, toldOn: day, reason: words }),
  },
  {
    path: 'deliver',
    title: 'Give the copy',
    day: on,
    choice: {
      name: 'how',
      label: 'How was it given?',
      items: deliveries.map((value) => ({ value, text: deliveryWords[value] })),
    },
    button: 'Record that it was given',
    notice: 'The copy was given, and the request is closed.',
    run: (request, id, version, { day, choice }) =>
      request.run(deliverRequest, { id, version, on: day, how: choice as (typeof deliveries)[number] }),
  },
  {
    path: 'close',
    title: 'Close this request',
    day: on,
    choice: {
      name: 'why',
      label: 'Why?',
      items: [
        { value: 'withdrawn', text: 'She took it back' },
        { value: 'refused', text: 'It is refused' },
      ],
    },
    words: {
      name: 'note',
      label: 'What was she told?',
      hint: 'If it is refused: why, and that she can complain',
    },
    button: 'Close the request',
    notice: 'The request is closed.',
    run: (request, id, version, { day, choice, words }) =>
      request.run(closeRequest, {
        id,
        version,
        on: day,
        why: choice as 'withdrawn' | 'refused',
        note: words,
      }),
  },
];

function StepFields({
  step,
  values,
  faults,
}: { step: Step } & Pick<FormFieldsProps<unknown>, 'values' | 'faults'>) {
  return (
    <>
      <DateField
        name={step.day.name}
        label={step.day.label}
        faults={faults}
        value={datePartsAt(values, [step.day.name])}
      />
      {step.choice && (
        <RadiosField
          name={step.choice.name}
          label={step.choice.label}
          faults={faults}
          value={textAt(values, [step.choice.name])}
          items={step.choice.items}
        />
      )}
      {step.words && (
        <TextAreaField
          name={step.words.name}
          label={step.words.label}
          hint={step.words.hint}
          rows={4}
          faults={faults}
          value={textAt(values, [step.words.name])}
        />
      )}
    </>
  );
}

type Found = { readonly name: string; readonly version: number };

/** A day, and a choice among those offered; the command says what is wrong with the words. */
function schemaOf({ day, choice }: Step) {
  const offered = choice?.items.map(({ value }) => value) ?? [];
  const chosen = z
    .string('Select one answer')
    .refine((value) => offered.includes(value), 'Select one answer');
  return z.looseObject({
    [day.name]: formDateText({ what: 'day' }),
    ...(choice ? { [choice.name]: chosen } : {}),
  });
}

function pagesOf(step: Step): Page[] {
  const { day, words, choice } = step;
  return formPages<Found, ReturnType<typeof schemaOf>>({
    path: `/rights/requests/:id/${step.path}`,
    permission: 'rights:handle',
    async find(request) {
      const found = await request.ask(getSubjectRequest, { id: request.params.id ?? '' });
      return found.ok ? succeed(found.value.request) : found;
    },
    frame: async (request, { name }) => ({
      ok: true,
      frame: { current: '/rights', back: { href: requestHref(request), text: `A copy for ${name}` } },
    }),
    title: () => step.title,
    lead: (_about, request) => (step.path === 'deliver' ? <SaveFirst request={request} /> : null),
    save: step.button,
    values: () => ({}),
    version: ({ version }) => version,
    fields: ({ values, faults }) => <StepFields step={step} values={values} faults={faults} />,
    schema: () => schemaOf(step),
    async submit(request, _about, read, version, values) {
      const given = {
        day: String(read[day.name] ?? ''),
        words: textAt(values, [words?.name ?? '']) ?? '',
        choice: textAt(values, [choice?.name ?? '']) ?? '',
      };
      const done = await step.run(request, request.params.id ?? '', version ?? 0, given);
      return done.ok ? succeed({ to: requestHref(request), notice: step.notice }) : done;
    },
  });
}

const requestHref = (request: PageRequest) => `/rights/requests/${request.params.id ?? ''}`;

function SaveFirst({ request }: { request: PageRequest }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`${requestHref(request)}/answer.zip`}>
        Save the copy
      </a>{' '}
      and open it before you give it. It begins with a letter in plain words.
    </p>
  );
}

/** Every step that takes a day and a few words: its form, and its saving. */
export const stepPages: readonly Page[] = steps.flatMap(pagesOf);
