import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  redirect,
} from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { Form } from '../../../interface/forms/index.ts';
import { Button, SummaryList } from '../../../interface/govuk/index.ts';
import { formatDate, formatMoment } from '../../../interface/wording/index.ts';
import { listDrafts } from '../../drafts/list-drafts.ts';
import type { DraftView } from '../../drafts/open-draft.ts';
import { startDraft } from '../../drafts/start-draft.ts';
import { textOf } from '../../journey/fields.ts';
import { TwoThirds } from './frame.tsx';
import { asksWhich, NONE, takers, WhichProgramme } from './which-programme.tsx';

function Drafts({ drafts, request }: { drafts: readonly DraftView[]; request: PageRequest }) {
  if (drafts.length === 0) return null;
  const nameOf = ({ answers }: DraftView) =>
    ['givenName', 'familyName']
      .map((key) => textOf(answers, ['parent', key]))
      .join(' ')
      .trim();
  return (
    <>
      <h2 class="govuk-heading-m">Begun and not sent</h2>
      <SummaryList
        rows={drafts.map((draft) => ({
          key: nameOf(draft) || 'No name yet',
          value: (
            <>
              {request.programmes.current(draft.programmeId)?.title}
              <br />
              Saved {formatMoment(draft.savedAt)}; kept until {formatDate(draft.expiresOn)}
            </>
          ),
          actions: [
            {
              href: `/refer/${draft.id}`,
              text: 'Go on',
              visuallyHiddenText: `with ${nameOf(draft) || 'this'}`,
            },
          ],
        }))}
      />
    </>
  );
}

/** The addresses for those who refer from outside, to be given to them. */
function Outside({ request }: { request: PageRequest }) {
  const base = `/t/${request.actor.tenant}/refer`;
  const ways = [
    { origin: 'partner' as const, key: 'For professionals outside' },
    { origin: 'self' as const, key: 'For parents themselves' },
  ].filter(({ origin }) => takers(request, origin).length > 0);
  if (ways.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Pages that need no account</h2>
      <p class="govuk-body">Give these addresses to people who want to refer.</p>
      <SummaryList
        rows={ways.map(({ origin, key }) => ({
          key,
          value: (
            <a class="govuk-link" href={`${base}/${origin}`}>
              {`${request.origin}${base}/${origin}`}
            </a>
          ),
        }))}
      />
    </>
  );
}

/** Where a worker begins a referral, or goes on with one. */
export async function showStaffStart(
  request: PageRequest,
  faults: readonly FieldFault[] = [],
): Promise<PageAnswer> {
  const drafts = await request.ask(listDrafts, {});
  if (!drafts.ok) return fault(drafts.error);
  const programmes = takers(request, 'staff');
  return html({
    title: 'Make a referral',
    current: '/referrals',
    back: { href: '/referrals' },
    ...(faults.length > 0 && { faults, status: 422 }),
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-l">Make a referral</h1>
        <p class="govuk-body">
          Record what you know; whatever you do not know can be asked for later. Each page is saved as you go.
        </p>
        {programmes.length === 0 ? (
          NONE
        ) : (
          <Form action="/refer" idempotencyKey={request.formKey}>
            <WhichProgramme programmes={programmes} faults={faults} />
            <Button preventDoubleClick>Start a new referral</Button>
          </Form>
        )}
        <Drafts drafts={drafts.value} request={request} />
        <Outside request={request} />
      </TwoThirds>
    ),
  });
}

/** Begins a worker's draft. */
export async function beginHere(request: PageRequest): Promise<PageAnswer> {
  // The form's own key names the draft: sent twice, it finds the same one.
  const draft = request.formKey;
  const programme = textOf(request.form, ['programme']);
  const begun = await request.run(startDraft, { draft, secret: null, origin: 'staff', programme });
  if (begun.ok) return redirect(`/refer/${begun.value.id}`);
  const found = formFaults(begun.error);
  if (!found) return fault(begun.error);
  return showStaffStart(
    request,
    found.faults.map((each) => ({
      path: asksWhich(request, 'staff') ? ['programme'] : [],
      message: each.message,
    })),
  );
}
