import type { HtmlAnswer } from '../doors/index.ts';
import { type Fault, faultSentence, httpStatus } from '../foundation/fault.ts';

const TITLES: Record<Fault['kind'], string> = {
  invalid: 'There is a problem',
  refused: 'This cannot be done now',
  stale: 'Somebody changed this while you had it open',
  not_found: 'Page not found',
  forbidden: 'You may not see this page',
  too_many: 'Too many tries',
  unavailable: 'Sorry, Facet is away for a moment',
};

const NEXT: Record<Fault['kind'], string> = {
  invalid: 'Go back, put it right and send it again.',
  refused: 'Go back to see how things stand now.',
  stale: 'Go back and open the page again to see how things stand now.',
  not_found:
    'If you typed the address, check it. If you followed a link, the record may have been closed to you.',
  forbidden: 'If you think you should, ask your manager or administrator.',
  too_many: 'Wait a little, then try again. Nothing that you saved is lost.',
  unavailable: 'Wait a moment and load the page again. Nothing that was saved is lost.',
};

/** The page for a fault that no page of its own deals with. */
export function faultPage(fault: Fault): Omit<HtmlAnswer, 'kind'> {
  const title = TITLES[fault.kind];
  return {
    title,
    status: httpStatus(fault),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">{faultSentence(fault)}</p>
          <p class="govuk-body">{NEXT[fault.kind]}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/">
              Go to the start
            </a>
          </p>
        </div>
      </div>
    ),
  };
}

/** The page for a defect of Facet's own: a number to quote, and nothing of what went on inside. */
export function defectPage(reference: string): Omit<HtmlAnswer, 'kind'> {
  return {
    title: 'Sorry, something went wrong',
    status: 500,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Sorry, something went wrong</h1>
          <p class="govuk-body">This is a fault in Facet, not in what you did. Nothing was half saved.</p>
          <p class="govuk-body">
            Go back and try again. If it happens again, tell your administrator this number:{' '}
            <strong>{reference}</strong>
          </p>
        </div>
      </div>
    ),
  };
}
