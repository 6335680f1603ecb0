import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  redirect,
} from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { newId } from '../../../foundation/identifiers.ts';
import { Form, RadiosField } from '../../../interface/forms/index.ts';
import { Button, SummaryList } from '../../../interface/govuk/index.ts';
import { formatDate, formatMoment } from '../../../interface/wording/index.ts';
import type { Programme } from '../../../programme/index.ts';
import { newSecret } from '../../drafts/draft.ts';
import { listDrafts } from '../../drafts/list-drafts.ts';
import type { DraftView } from '../../drafts/open-draft.ts';
import { startDraft } from '../../drafts/start-draft.ts';
import { textOf } from '../../journey/fields.ts';
import { ORIGINS, type Origin } from '../../referral-input.ts';
import { TwoThirds } from './frame.tsx';
import { baseOf } from './journey.ts';

const takers = (request: PageRequest, origin: Origin): readonly Programme[] =>
  request.programmes.list().filter((programme) => programme.referral.from.includes(origin));

/** Where there is one service only, nobody is asked which: a fault of it has no field to stand beside. */
const asked = (request: PageRequest, origin: Origin) => takers(request, origin).length > 1;

function WhichProgramme(props: { programmes: readonly Programme[]; faults?: readonly FieldFault[] }) {
  const [first, ...others] = props.programmes;
  if (first && others.length === 0) return <input type="hidden" name="programme" value={first.programme} />;
  return (
    <RadiosField
      name="programme"
      faults={props.faults}
      label={{ text: 'Which service?', classes: 'govuk-fieldset__legend--m' }}
      items={props.programmes.map((programme) => ({
        value: programme.programme,
        text: programme.title,
        hint: programme.about,
      }))}
    />
  );
}

const NONE = (
  <p class="govuk-body">This service takes no referrals in this way at the moment. Please call us instead.</p>
);

interface StartWords {
  readonly title: string;
  readonly lead: string;
  readonly points: readonly string[];
  readonly button: string;
}

const START: Readonly<Record<'partner' | 'self', StartWords>> = {
  partner: {
    title: 'Refer a parent',
    lead: 'Use this if you work with a parent whose children live elsewhere after care proceedings, and who would like support of her own.',
    points: [
      'Talk with the parent first: we meet only those who want to meet us.',
      'Have at hand what you know of the children, the removals and the proceedings. The year alone will do for old dates.',
      'It takes about 15 minutes. You can save it and go on later; you need no account.',
    ],
    button: 'Start now',
  },
  self: {
    title: 'Ask for support',
    lead: 'You can use this if one or more of your children live away from you and you would like somebody on your side.',
    points: [
      'First we ask how we can reach you safely.',
      'You can leave out anything that you would rather not say.',
      'It takes about 10 minutes. You can stop and go on later.',
      'It is your choice, and you can change your mind at any time.',
    ],
    button: 'Start',
  },
};

/** Where each service says what it is. */
function Services({ programmes, tenant }: { programmes: readonly Programme[]; tenant: string }) {
  if (programmes.length === 0) return null;
  return (
    <ul class="govuk-list">
      {programmes.map(({ programme, title }) => (
        <li>
          <a class="govuk-link" href={`/t/${tenant}/services/${programme}`}>
            What {title} does, and what happens next
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where somebody from outside begins: what this is, and one button. The key of the draft is made here. */
export function showStart(
  request: PageRequest,
  origin: 'partner' | 'self',
  faults: readonly FieldFault[] = [],
): PageAnswer {
  const programmes = takers(request, origin);
  const words = START[origin];
  const tenant = request.params.tenant ?? '';
  const base = baseOf(newId(request.now), { tenant, secret: newSecret() });
  const about = origin === 'partner' && programmes.length === 1 ? programmes[0] : undefined;
  return html({
    title: words.title,
    exitThisPage: origin === 'self',
    ...(faults.length > 0 && { faults, status: 422 }),
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-xl">{words.title}</h1>
        {about && (
          <p class="govuk-body-l">
            {about.title}: {about.about}
          </p>
        )}
        <p class="govuk-body">{words.lead}</p>
        <ul class="govuk-list govuk-list--bullet">
          {words.points.map((point) => (
            <li>{point}</li>
          ))}
        </ul>
        <Services programmes={programmes} tenant={tenant} />
        {programmes.length === 0 ? (
          NONE
        ) : (
          <Form action={`${base}/begin`} idempotencyKey={request.formKey}>
            <input type="hidden" name="origin" value={origin} />
            <WhichProgramme programmes={programmes} faults={faults} />
            <Button isStartButton preventDoubleClick>
              {words.button}
            </Button>
          </Form>
        )}
        <p class="govuk-body-s">
          If somebody is in danger now, call 999. If you cannot speak, press 55 when you are asked.
        </p>
      </TwoThirds>
    ),
  });
}

/** Where visitors choose how they come in. */
export function showWays(request: PageRequest): PageAnswer {
  const base = `/t/${request.params.tenant}/refer`;
  return html({
    title: 'Get support',
    exitThisPage: true,
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-xl">Get support</h1>
        <p class="govuk-body-l">
          <a class="govuk-link" href={`${base}/self`}>
            I am a parent and would like support
          </a>
        </p>
        <p class="govuk-body-l">
          <a class="govuk-link" href={`${base}/partner`}>
            I work with a parent and would like to refer
          </a>
        </p>
      </TwoThirds>
    ),
  });
}

function originOf(request: PageRequest): Origin {
  const origin = textOf(request.form, ['origin']);
  return ORIGINS.find((each) => each === origin) ?? 'partner';
}

/** Begins a visitor's draft under the key that the start page made. */
export async function beginOutside(request: PageRequest): Promise<PageAnswer> {
  const { tenant = '', draft = '', secret = '' } = request.params;
  const origin = originOf(request) === 'self' ? 'self' : 'partner';
  const programme = textOf(request.form, ['programme']);
  const begun = await request.run(startDraft, { draft, secret, origin, programme });
  if (!begun.ok) return beginAgain(request, origin, begun.error);
  const base = baseOf(draft, { tenant, secret });
  return redirect(origin === 'self' ? `${base}/safe-contact` : base);
}

function beginAgain(
  request: PageRequest,
  origin: 'partner' | 'self',
  error: Parameters<typeof fault>[0],
): PageAnswer {
  const found = formFaults(error);
  const beside = found?.faults.every((each) => each.path[0] === 'programme');
  if (!found || !beside) return fault(error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : error);
  const faults = asked(request, origin) ? found.faults : found.faults.map((each) => ({ ...each, path: [] }));
  return showStart(request, origin, faults);
}

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
      path: asked(request, 'staff') ? ['programme'] : [],
      message: each.message,
    })),
  );
}
