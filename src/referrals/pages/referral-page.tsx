import { decide } from '../../access/decide.ts';
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
import { Button } from '../../interface/govuk/index.ts';
import { Column, Columns, PrintButton } from '../../interface/layout/index.ts';
import { decideReferral } from '../decide-referral.ts';
import { getReferral } from '../get-referral.ts';
import { WAITING } from '../referral.ts';
import { atDecisionField, DecisionForm, decisionFrom } from './decision-form.tsx';
import { Answers, Criteria, Duplicates, Heading, History, Outcome, type Shown } from './referral-parts.tsx';

const NO_SUCH = fault({ kind: 'not_found', what: 'referral' });

function WaysOn({ view, request }: Shown) {
  if (!WAITING.includes(view.status) || !decide(request.actor, 'referral:make').allowed) return null;
  return (
    <div class="govuk-button-group">
      <Button href={`/referrals/${view.id}/answers`} variant="secondary">
        Add or change answers
      </Button>
      <a class="govuk-link" href={`/referrals/${view.id}/withdrawal`}>
        Withdraw this referral
      </a>
    </div>
  );
}

interface Refusal {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
  readonly typed: unknown;
}

function showReferral(shown: Shown, refusal?: Refusal): PageAnswer {
  const { request, view, programme } = shown;
  const mayDecide = WAITING.includes(view.status) && decide(request.actor, 'referral:decide').allowed;
  return html({
    title: `Referral ${view.reference}`,
    current: '/referrals',
    back: { href: '/referrals', text: 'Referrals' },
    wide: true,
    ...(refusal && { status: refusal.status, faults: refusal.faults }),
    body: (
      <Columns shape="main-aside">
        <Column>
          <Heading {...shown} />
          <Outcome {...shown} />
          <Criteria {...shown} />
          <WaysOn {...shown} />
          <Duplicates {...shown} />
          {mayDecide && (
            <DecisionForm
              view={view}
              programme={programme}
              formKey={request.formKey}
              typed={refusal?.typed}
              faults={refusal?.faults ?? []}
            />
          )}
          <Answers {...shown} />
        </Column>
        <Column label="History">
          <History {...shown} />
          <PrintButton />
        </Column>
      </Columns>
    ),
  });
}

/** Loads the referral that an address names. */
export async function openReferral(request: PageRequest): Promise<Shown | PageAnswer> {
  const found = await request.ask(getReferral, { id: request.params.id ?? '' });
  if (!found.ok) return found.error.kind === 'invalid' ? NO_SUCH : fault(found.error);
  const view = found.value;
  const programme =
    request.programmes.version(view.programmeId, view.programmeVersion) ??
    request.programmes.current(view.programmeId);
  return programme ? { request, view, programme } : NO_SUCH;
}

const NOTICES = {
  accepted: 'Referral accepted. The parent is on record.',
  asked_for_more: 'Saved. The referral waits for answers.',
  declined: 'Referral declined.',
};

async function saveDecision(request: PageRequest): Promise<PageAnswer> {
  const opened = await openReferral(request);
  if ('kind' in opened) return opened;
  const { form, formFaults: unreadable, seenVersion } = request;
  if (unreadable.length > 0) return showReferral(opened, { status: 422, faults: unreadable, typed: form });
  const seen = { id: opened.view.id, version: seenVersion ?? opened.view.version };
  const decided = await request.run(decideReferral, decisionFrom(form, seen, opened.programme));
  if (decided.ok) return redirect(`/referrals/${opened.view.id}`, NOTICES[decided.value.status]);
  const found = formFaults(decided.error);
  if (!found) return fault(decided.error);
  // Beside the duplicates themselves the summary needs only the one question.
  const faults = found.faults
    .filter((each) => each.path[1] !== 'existing')
    .map((each) => atDecisionField(each, form, opened.programme));
  return showReferral(opened, { status: found.status, faults, typed: form });
}

/** One referral, and the decision on it for those who may make it. */
export const referralPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/referrals/:id',
    permission: 'referral:read',
    async handle(request) {
      const opened = await openReferral(request);
      return 'kind' in opened ? opened : showReferral(opened);
    },
  }),
  page({ method: 'post', path: '/referrals/:id', permission: 'referral:decide', handle: saveDecision }),
];
