import type { JSX } from 'hono/jsx/jsx-runtime';
import {
  fault,
  formFaults,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import { Form, type FormValues, TextAreaField, TextField, textAt } from '../../interface/forms/index.ts';
import { Button, SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { askForOwnCopy, sayOwnWrong } from '../../rights/index.ts';
import { getOwnRights } from '../get-own-rights.ts';
import { ownPage, type Shown, START } from './frame.tsx';

const PATH = '/my/rights';

type Rights = Extract<Awaited<ReturnType<typeof rightsOf>>, { ok: true }>['value'];

const rightsOf = (request: PageRequest) => request.ask(getOwnRights, {});

const DECIDED = {
  corrected: 'We have put it right.',
  in_part: 'We have put a part of it right.',
  kept: 'We have not changed it. What you said stands beside it.',
} as const;

function Copies({ copies }: { copies: Rights['copies'] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {copies.map(({ reference, receivedOn, extendedOn, deliveredOn, closedOn }) => (
        <li>
          You asked for a copy on {formatDate(receivedOn)} ({reference}).{' '}
          {deliveredOn
            ? `You were given it on ${formatDate(deliveredOn)}.`
            : closedOn
              ? `This came to an end on ${formatDate(closedOn)}. Ask your worker if you do not know why.`
              : extendedOn
                ? 'It takes longer than a month. We have told you why.'
                : 'You will have an answer within a month.'}
        </li>
      ))}
    </ul>
  );
}

function Corrections({ corrections }: { corrections: Rights['corrections'] }) {
  return (
    <>
      {corrections.map(({ place, saidBefore, says, askedOn, decision, decidedOn, why }) => (
        <SummaryList
          rows={[
            { key: 'Where', value: place },
            { key: 'What it says', value: saidBefore },
            { key: 'What I say', value: says },
            {
              key: 'What came of it',
              value:
                decision && decidedOn
                  ? `${formatDate(decidedOn)}: ${DECIDED[decision]}${why ? ` ${why}` : ''}`
                  : `You said so on ${formatDate(askedOn)}. We are looking at it.`,
            },
          ]}
        />
      ))}
    </>
  );
}

const rightsPage = page({
  method: 'get',
  path: PATH,
  permission: 'own:read',
  async handle(request) {
    const found = await rightsOf(request);
    if (!found.ok) return fault(found.error);
    const { copies, corrections } = found.value;
    return ownPage({
      title: 'My rights',
      lead: 'The record is about you. This is what you can ask for. It costs nothing.',
      current: PATH,
      back: { href: START, text: 'My pages' },
      body: (
        <>
          <h2 class="govuk-heading-m">See what is written about me</h2>
          <p class="govuk-body">
            You can have a copy of your record. What is about other people may be left out. We answer within a
            month.
          </p>
          <Copies copies={copies} />
          <Button variant="secondary" href={`${PATH}/copy`}>
            Ask for a copy
          </Button>
          <h2 class="govuk-heading-m">Say that something is wrong</h2>
          <p class="govuk-body">
            If something in your record is not right, tell us. We look at it and tell you what we decide. If
            we do not change it, your own words are kept beside it.
          </p>
          <Corrections corrections={corrections} />
          <Button variant="secondary" href={`${PATH}/wrong`}>
            Say what is wrong
          </Button>
          <h2 class="govuk-heading-m">Change my mind</h2>
          <p class="govuk-body">
            You can take back{' '}
            <a class="govuk-link" href="/my/agreed">
              what you agreed to
            </a>
            .
          </p>
          <h2 class="govuk-heading-m">Complain</h2>
          <p class="govuk-body">
            Tell your worker or {request.tenantName}. You can also complain to the Information Commissioner:
            0303 123 1113, or{' '}
            <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
              ico.org.uk/make-a-complaint
            </a>
            .
          </p>
        </>
      ),
    });
  },
});

interface Asking {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly notice: string;
  readonly fields: (shown: { values: FormValues; faults: readonly FieldFault[] }) => JSX.Element;
  readonly submit: (request: PageRequest, values: FormValues) => Promise<Result<unknown, Fault>>;
}

const copy: Asking = {
  path: '/copy',
  title: 'Ask for a copy of my record',
  lead: 'You need not say why. You have signed in, so we know that it is you.',
  button: 'Ask for a copy',
  notice: 'We have your request. You will have an answer within a month.',
  fields: ({ values, faults }) => (
    <TextAreaField
      name="wants"
      label="Is there something that you want most? (optional)"
      hint="Leave this empty if you want everything."
      rows={4}
      value={textAt(values, ['wants'])}
      faults={faults}
    />
  ),
  submit: (request, values) => request.run(askForOwnCopy, { wants: textAt(values, ['wants']) || null }),
};

const wrong: Asking = {
  path: '/wrong',
  title: 'Say what is wrong',
  lead: 'Write it in your own words. Spelling does not matter.',
  button: 'Send',
  notice: 'Thank you. We will look at it and tell you.',
  fields: ({ values, faults }) => (
    <>
      <TextField
        name="place"
        label="Where does it say so?"
        hint="Such as “My plan”, or “the visit in May”"
        value={textAt(values, ['place'])}
        faults={faults}
      />
      <TextAreaField
        name="saidBefore"
        label="What does it say?"
        rows={3}
        value={textAt(values, ['saidBefore'])}
        faults={faults}
      />
      <TextAreaField
        name="says"
        label="What should it say?"
        rows={4}
        value={textAt(values, ['says'])}
        faults={faults}
      />
    </>
  ),
  submit: (request, values) =>
    request.run(sayOwnWrong, {
      place: textAt(values, ['place']) ?? '',
      saidBefore: textAt(values, ['saidBefore']) ?? '',
      says: textAt(values, ['says']) ?? '',
    }),
};

function show(request: PageRequest, asking: Asking, shown?: Shown): PageAnswer {
  const { values, faults } = shown ?? { values: {}, faults: [] };
  return ownPage({
    title: asking.title,
    lead: asking.lead,
    back: { href: PATH, text: 'My rights' },
    shown,
    body: (
      <Form action={`${PATH}${asking.path}`} idempotencyKey={request.formKey}>
        {asking.fields({ values, faults })}
        <Button preventDoubleClick>{asking.button}</Button>
      </Form>
    ),
  });
}

const asking = (each: Asking): Page[] => [
  page({
    method: 'get',
    path: `${PATH}${each.path}` as `/${string}`,
    permission: 'own:write',
    handle: async (request) => show(request, each),
  }),
  page({
    method: 'post',
    path: `${PATH}${each.path}` as `/${string}`,
    permission: 'own:write',
    async handle(request) {
      const values = request.form as FormValues;
      const done = await each.submit(request, values);
      if (done.ok) return redirect(PATH, each.notice);
      const found = formFaults(done.error);
      return found ? show(request, each, { values, ...found }) : fault(done.error);
    },
  }),
];

/** Her rights, and where she asks for what they give her. */
export const ownRightsPages: readonly Page[] = [rightsPage, ...asking(copy), ...asking(wrong)];
