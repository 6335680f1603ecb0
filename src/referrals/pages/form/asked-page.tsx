import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  redirect,
} from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { Form, TextAreaField } from '../../../interface/forms/index.ts';
import { Button, InReaderWords, InsetText } from '../../../interface/govuk/index.ts';
import { answerReferralFromOutside } from '../../asked/answer-from-outside.ts';
import { type AskedView, openAsked } from '../../asked/open-asked.ts';
import { stepsToAsk } from '../../asked/steps-to-ask.ts';
import type { DraftAnswers } from '../../drafts/draft.ts';
import { answersFromDraft } from '../../drafts/draft-answers.ts';
import { saidWrong } from '../../fault-words.ts';
import { textOf } from '../../journey/fields.ts';
import type { Step } from '../../journey/step.ts';
import { answersSent, StepSections, toldBy } from '../answer-fields.tsx';
import { JourneyBody } from './frame.tsx';
import { FormWord } from './in-language.tsx';
import { frameOf, type Journey, openJourney } from './journey.ts';

interface Asked {
  readonly journey: Journey;
  readonly view: AskedView;
  readonly steps: readonly Step[];
}

interface NotSaved {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
  readonly typed: DraftAnswers;
  readonly note: string;
}

function showAsked({ journey, view, steps }: Asked, why?: NotSaved): PageAnswer {
  const { request, say } = journey;
  const faults = why?.faults ?? [];
  return html({
    ...frameOf(journey),
    title: say('askedTitle'),
    ...(why && { status: why.status, faults }),
    body: (
      <JourneyBody journey={journey}>
        <span class="govuk-caption-l">{view.reference}</span>
        <h1 class="govuk-heading-l">
          <FormWord journey={journey} word="askedTitle" />
        </h1>
        <p class="govuk-body">
          <FormWord journey={journey} word="askedLead" />
        </p>
        <InsetText>
          <span class="facet-prose">{view.askedFor}</span>
        </InsetText>
        <Form action={request.path} idempotencyKey={request.formKey} version={view.version}>
          <StepSections
            steps={steps}
            answers={view.known}
            typed={why?.typed ?? view.known}
            faults={faults}
            told={journey.told}
          />
          <TextAreaField
            name="note"
            faults={faults}
            label={{ text: <FormWord journey={journey} word="askedAnswer" />, classes: 'govuk-label--m' }}
            hint={<FormWord journey={journey} word="askedAnswerHint" />}
            value={why?.note}
            limit={5000}
            rows={5}
          />
          <Button preventDoubleClick>
            <FormWord journey={journey} word="askedSend" />
          </Button>
        </Form>
      </JourneyBody>
    ),
  });
}

/** Another answer came first, or it was decided meanwhile: what was written is shown, so that it can be copied. */
function showTooLate(journey: Journey, message: string): PageAnswer {
  const note = textOf(journey.request.form, ['note']);
  return html({
    ...frameOf(journey),
    title: saidWrong('answerNotSent'),
    status: 409,
    body: (
      <JourneyBody journey={journey}>
        <h1 class="govuk-heading-l">
          <InReaderWords>{saidWrong('answerNotSent')}</InReaderWords>
        </h1>
        <p class="govuk-body">
          <InReaderWords>{message}</InReaderWords>
        </p>
        {note !== '' && (
          <InsetText>
            <strong>
              <InReaderWords>{saidWrong('whatYouWrote')}</InReaderWords>
            </strong>{' '}
            <span class="facet-prose">{note}</span>
          </InsetText>
        )}
      </JourneyBody>
    ),
  });
}

async function onAsked(
  request: PageRequest,
  handle: (asked: Asked) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const opened = await openJourney(request);
  if (!opened.ok) return opened.answer;
  const { journey } = opened;
  const { draft, secret, steps } = journey;
  if (!draft.sent) return redirect(journey.base);
  const asked = await request.ask(openAsked, { draft: draft.id, secret: secret ?? '' });
  if (asked.ok) {
    return handle({ journey, view: asked.value, steps: stepsToAsk(steps, asked.value.missing) });
  }
  if (asked.error.kind !== 'refused') return fault(asked.error);
  return request.form.note === undefined
    ? redirect(`${journey.base}/sent`)
    : showTooLate(journey, asked.error.message);
}

/** Shows a visitor what was asked about the referral that the link made. */
export function showAskedPage(request: PageRequest): Promise<PageAnswer> {
  return onAsked(request, (asked) => showAsked(asked));
}

/** Takes a visitor's answer. */
export function saveAskedPage(request: PageRequest): Promise<PageAnswer> {
  return onAsked(request, async (asked) => {
    const { journey, view, steps } = asked;
    const { draft, secret, base, say } = journey;
    const typed = answersSent(steps, view.known, request.form);
    const note = textOf(request.form, ['note']);
    const again = (status: 409 | 422, faults: readonly FieldFault[]) =>
      showAsked(asked, { status, faults, typed, note });
    if (request.formFaults.length > 0) return again(422, request.formFaults);
    const read = answersFromDraft(typed);
    if (!read.ok) return again(422, read.error);
    const saved = await request.run(answerReferralFromOutside, {
      draft: draft.id,
      secret: secret ?? '',
      version: request.seenVersion ?? view.version,
      ...toldBy(steps, read.value),
      note,
    });
    if (saved.ok) return redirect(`${base}/sent`, say('askedThanks'));
    const found = formFaults(saved.error);
    return found ? again(found.status, found.faults) : fault(saved.error);
  });
}
