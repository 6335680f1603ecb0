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
import { Button } from '../../interface/govuk/index.ts';
import type { ReferralView } from '../get-referral.ts';
import { textOf } from '../journey/fields.ts';
import { withdrawReferral } from '../withdraw-referral.ts';
import { TwoThirds } from './form/frame.tsx';
import { openReferral } from './referral-page.tsx';

function showWithdrawal(
  request: PageRequest,
  view: ReferralView,
  refusal?: { readonly status: 409 | 422; readonly faults: readonly FieldFault[] },
): PageAnswer {
  return html({
    title: 'Withdraw this referral',
    current: '/referrals',
    back: { href: `/referrals/${view.id}` },
    ...refusal,
    body: (
      <TwoThirds>
        <span class="govuk-caption-l">
          {view.parentName}, {view.reference}
        </span>
        <h1 class="govuk-heading-l">Withdraw this referral</h1>
        <p class="govuk-body">It stays on record as withdrawn. A new referral can be made at any time.</p>
        <Form action={request.path} idempotencyKey={request.formKey} version={view.version}>
          <TextAreaField
            name="reason"
            faults={refusal?.faults}
            label={{ text: 'Why? (optional)', classes: 'govuk-label--s' }}
            hint="For example: the parent no longer wants it, or it was sent twice."
            value={textOf(request.form, ['reason'])}
            limit={2000}
            rows={3}
          />
          <div class="govuk-button-group">
            <Button variant="warning" preventDoubleClick>
              Withdraw
            </Button>
            <a class="govuk-link" href={`/referrals/${view.id}`}>
              Keep it
            </a>
          </div>
        </Form>
      </TwoThirds>
    ),
  });
}

async function saveWithdrawal(request: PageRequest): Promise<PageAnswer> {
  const opened = await openReferral(request);
  if ('kind' in opened) return opened;
  const { view } = opened;
  if (request.formFaults.length > 0)
    return showWithdrawal(request, view, { status: 422, faults: request.formFaults });
  const version = request.seenVersion ?? view.version;
  const reason = textOf(request.form, ['reason']);
  const done = await request.run(withdrawReferral, { id: view.id, version, reason });
  if (done.ok) return redirect(`/referrals/${view.id}`, 'The referral is withdrawn.');
  const found = formFaults(done.error);
  return found ? showWithdrawal(request, view, found) : fault(done.error);
}

/** Where a referral is taken back before it is decided. */
export const withdrawalPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/referrals/:id/withdrawal',
    permission: 'referral:make',
    async handle(request) {
      const opened = await openReferral(request);
      return 'kind' in opened ? opened : showWithdrawal(request, opened.view);
    },
  }),
  page({
    method: 'post',
    path: '/referrals/:id/withdrawal',
    permission: 'referral:make',
    handle: saveWithdrawal,
  }),
];
