import { fault, formFaults, html, type PageAnswer, redirect } from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { Form } from '../../../interface/forms/index.ts';
import { Button, ErrorSummary, SummaryList } from '../../../interface/govuk/index.ts';
import { answersFromDraft } from '../../drafts/draft-answers.ts';
import { fieldsAsked } from '../../journey/asked-now.ts';
import { asked, shown } from '../../journey/fields.ts';
import { belongsTo, faultsOfDraft, itemsOf, onForm } from '../../journey/progress.ts';
import type { Step } from '../../journey/step.ts';
import { filled } from '../../journey/wording.ts';
import { makeReferral } from '../../make-referral.ts';
import { makeReferralFromOutside } from '../../make-referral-from-outside.ts';
import { JourneyBody, StepTitle } from './frame.tsx';
import { FormWord, InLanguage, ShownAnswer } from './in-language.tsx';
import { frameOf, type Journey } from './journey.ts';
import { AddTitle, ItemCards } from './list-page.tsx';

/** Where a fault is put right: its step's own page, back to the check from there. */
function hrefOf(journey: Journey, found: FieldFault): string | undefined {
  const step = journey.steps.find((each) => belongsTo(each, found));
  if (!step) return undefined;
  const number = step.kind === 'list' && typeof found.path[1] === 'number' ? `/${found.path[1] + 1}` : '';
  return `${journey.base}/${step.id}${number}?back=check`;
}

function Section({ journey, step }: { journey: Journey; step: Step }) {
  const href = `${journey.base}/${step.id}?back=check`;
  if (step.kind === 'list') {
    return (
      <>
        <h2 class="govuk-heading-m">
          <StepTitle step={step} />
        </h2>
        <ItemCards journey={journey} step={step} back="?back=check" />
        {itemsOf(journey.answers, step.list).length === 0 && (
          <p class="govuk-body">
            <FormWord
              journey={journey}
              word={Array.isArray(journey.answers[step.list]) ? 'none' : 'notAnswered'}
            />
          </p>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={href}>
            <AddTitle step={step} />
          </a>
        </p>
      </>
    );
  }
  const fields = asked(fieldsAsked(journey, step), journey.answers);
  return (
    <SummaryList
      card={{
        title: <StepTitle step={step} />,
        actions: [{ href, text: <FormWord journey={journey} word="change" /> }],
      }}
      rows={fields.map((field) => ({
        key: <InLanguage text={field.label} said={field.said?.label} />,
        value: shown(field, journey.answers) ? (
          <ShownAnswer field={field} answers={journey.answers} />
        ) : (
          <FormWord journey={journey} word="notAnswered" />
        ),
      }))}
    />
  );
}

/** The title while something stands in the way, in the reader’s language. */
function saidOfFault({ told }: Journey) {
  const [check, wrong] = [told('check'), told('errorTitle')];
  return check && wrong && { ...check, text: filled(wrong.text, { title: check.text }) };
}

/** Shows all answers before they are sent, with what still stands in the way. */
export function showCheck(
  journey: Journey,
  refusal?: { readonly status: 409 | 422; readonly faults: readonly FieldFault[] },
): PageAnswer {
  const { request, draft, say, steps, base } = journey;
  const faults = refusal?.faults ?? [];
  return html({
    ...frameOf(journey, faults.length > 0 ? saidOfFault(journey) : undefined),
    title: faults.length > 0 ? `Error: ${say('check')}` : say('check'),
    back: { href: base },
    ...(refusal && { status: refusal.status }),
    body: (
      <JourneyBody journey={journey}>
        {faults.length > 0 && (
          <ErrorSummary
            errors={faults.map((each) => ({ text: each.message, href: hrefOf(journey, each) }))}
          />
        )}
        <h1 class="govuk-heading-l">
          <FormWord journey={journey} word="check" />
        </h1>
        <p class="govuk-body">
          <FormWord journey={journey} word="checkLead" />
        </p>
        {steps.map((step) => (
          <Section journey={journey} step={step} />
        ))}
        <p class="govuk-body">
          <FormWord journey={journey} word="sendLead" />
        </p>
        <Form action={request.path} idempotencyKey={request.formKey} version={draft.version}>
          <Button preventDoubleClick>
            <FormWord journey={journey} word="send" />
          </Button>
        </Form>
      </JourneyBody>
    ),
  });
}

async function send(journey: Journey) {
  const { request, draft, secret } = journey;
  const version = request.seenVersion ?? draft.version;
  if (draft.origin !== 'staff') {
    return request.run(makeReferralFromOutside, { draft: draft.id, secret: secret ?? '', version });
  }
  const read = answersFromDraft(draft.answers);
  if (!read.ok) return { ok: false as const, error: { kind: 'invalid' as const, faults: read.error } };
  return request.run(makeReferral, {
    ...read.value,
    programme: draft.programmeId,
    origin: 'staff',
    draft: { id: draft.id, version },
  });
}

/** Sends the referral. */
export async function sendReferral(journey: Journey): Promise<PageAnswer> {
  const standing = faultsOfDraft(journey);
  if (standing.length > 0) return showCheck(journey, { status: 422, faults: standing });
  const sent = await send(journey);
  if (sent.ok) return redirect(`${journey.base}/sent`);
  const found = formFaults(sent.error);
  if (!found) return fault(sent.error);
  return showCheck(journey, { ...found, faults: onForm(journey.programme, found.faults) });
}
