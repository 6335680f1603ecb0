import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, TextAreaField } from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import type { Programme } from '../../programme/index.ts';
import { answerReferral } from '../answer-referral.ts';
import type { DraftAnswers } from '../drafts/draft.ts';
import { answersFromDraft } from '../drafts/draft-answers.ts';
import type { ReferralView } from '../get-referral.ts';
import { textOf } from '../journey/fields.ts';
import { onForm } from '../journey/progress.ts';
import type { Step } from '../journey/step.ts';
import { stepsFor } from '../journey/steps.ts';
import { typedFrom } from '../journey/typed-from.ts';
import { answersSent, StepSections, toldBy } from './answer-fields.tsx';
import { TwoThirds } from './form/frame.tsx';
import { openReferral } from './referral-page.tsx';

interface AnswersPage {
  readonly request: PageRequest;
  readonly view: ReferralView;
  readonly programme: Programme;
  readonly steps: readonly Step[];
}

interface Refusal {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
  readonly typed: DraftAnswers;
  readonly note: string;
}

function showAnswers({ request, view, steps }: AnswersPage, refusal?: Refusal): PageAnswer {
  const answers = typedFrom(steps, view.answers);
  const typed = refusal?.typed ?? answers;
  const faults = refusal?.faults ?? [];
  return html({
    title: 'Add or change answers',
    current: '/referrals',
    back: { href: `/referrals/${view.id}` },
    ...(refusal && { status: refusal.status, faults }),
    body: (
      <TwoThirds>
        <span class="govuk-caption-l">
          {view.parentName}, {view.reference}
        </span>
        <h1 class="govuk-heading-l">Add or change answers</h1>
        {view.askedFor && view.status === 'asked_for_more' && (
          <InsetText>
            <strong>Asked for:</strong> <span class="facet-prose">{view.askedFor}</span>
          </InsetText>
        )}
        <Form
          action={request.path}
          idempotencyKey={request.formKey}
          version={view.version}
          attributes={{ 'data-keep': '' }}
        >
          <StepSections steps={steps} answers={answers} typed={typed} faults={faults} />
          <TextAreaField
            name="note"
            faults={faults}
            label={{ text: 'Who told you, and when? (optional)', classes: 'govuk-label--s' }}
            value={refusal?.note}
            limit={2000}
            rows={2}
          />
          <Button preventDoubleClick>Save the answers</Button>
        </Form>
      </TwoThirds>
    ),
  });
}

async function openAnswers(request: PageRequest): Promise<AnswersPage | PageAnswer> {
  const opened = await openReferral(request);
  if ('kind' in opened) return opened;
  const steps = stepsFor(opened.programme, opened.view.origin, { reader: 'staff' });
  return { ...opened, steps };
}

async function saveAnswers(request: PageRequest): Promise<PageAnswer> {
  const opened = await openAnswers(request);
  if ('kind' in opened) return opened;
  const { view, steps } = opened;
  const typed = answersSent(steps, typedFrom(steps, view.answers), request.form);
  const note = textOf(request.form, ['note']);
  const refuse = (status: 409 | 422, faults: readonly FieldFault[]) =>
    showAnswers(opened, { status, faults: onForm(opened.programme, faults), typed, note });
  if (request.formFaults.length > 0) return refuse(422, request.formFaults);
  const read = answersFromDraft(typed);
  if (!read.ok) return refuse(422, read.error);
  const saved = await request.run(answerReferral, {
    id: view.id,
    version: request.seenVersion ?? view.version,
    ...toldBy(steps, read.value),
    safeContact: read.value.safeContact ?? null,
    note,
  });
  if (saved.ok) return redirect(`/referrals/${view.id}`, 'The answers are saved.');
  const found = formFaults(saved.error);
  return found ? refuse(found.status, found.faults) : fault(saved.error);
}

/** Where a worker adds what was missing from a referral that waits. */
export const answersPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/referrals/:id/answers',
    permission: 'referral:make',
    async handle(request) {
      const opened = await openAnswers(request);
      return 'kind' in opened ? opened : showAnswers(opened);
    },
  }),
  page({ method: 'post', path: '/referrals/:id/answers', permission: 'referral:make', handle: saveAnswers }),
];
