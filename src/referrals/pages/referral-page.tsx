import type { Child } from 'hono/jsx';
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
import { parsePartialDate } from '../../foundation/dates.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Button, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { Column, Columns, PrintButton, RecordTable, Timeline } from '../../interface/layout/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { safeContactWords } from '../../people/index.ts';
import type { Programme } from '../../programme/index.ts';
import { decideReferral } from '../decide-referral.ts';
import { getReferral, type ReferralView } from '../get-referral.ts';
import { WAITING } from '../referral.ts';
import { eventWords, originWords, reasonWords, statusColours, statusWords } from '../words.ts';
import { DecisionForm, decisionFrom } from './decision-form.tsx';
import { cardsOf, criterionRows } from './referral-view.ts';

interface Shown {
  readonly request: PageRequest;
  readonly view: ReferralView;
  readonly programme: Programme;
}

const NO_SUCH = fault({ kind: 'not_found', what: 'referral' });

function Criteria({ view, programme }: Shown) {
  const rows = criterionRows(programme, view.eligibility.criteria, view.barring);
  return (
    <RecordTable
      caption="How it stands against the criteria"
      columns={[{ text: 'Criterion' }, { text: 'State' }, { text: 'What to ask' }]}
      rows={rows.map((row) => [
        row.about,
        <Tag colour={row.tag.colour}>{row.tag.text}</Tag>,
        row.ask ?? (row.bars ? 'This bars the start for now' : ''),
      ])}
    />
  );
}

function Duplicates({ view }: Shown) {
  if (view.duplicates.length === 0) return null;
  const { parent } = view.answers;
  const born = parent.bornOn ? parsePartialDate(parent.bornOn) : undefined;
  const row = (name: Child, knownAs: string | null, bornText: string, area: string | null, why: string) => [
    name,
    knownAs ?? '',
    bornText,
    area ?? '',
    why,
  ];
  return (
    <>
      <h2 class="govuk-heading-m">Somebody on record may be the same parent</h2>
      <RecordTable
        caption="Compare before you accept"
        captionHidden
        columns={[
          { text: 'Name' },
          { text: 'Known as' },
          { text: 'Born' },
          { text: 'Lives in' },
          { text: 'Why it may be the same' },
        ]}
        rows={[
          row(
            `${view.parentName} (this referral)`,
            parent.knownAs,
            born ? formatPartialDay(born) : 'Not known',
            parent.area,
            '',
          ),
          ...view.duplicates.map((each) =>
            row(
              <a class="govuk-link" href={`/people/${each.id}`}>
                {each.name}
              </a>,
              each.knownAs,
              each.bornOn ? formatPartialDay(each.bornOn) : 'Not known',
              each.area,
              each.reason,
            ),
          ),
        ]}
      />
    </>
  );
}

function Outcome({ view, programme }: Shown) {
  if (view.status === 'asked_for_more') {
    return (
      <InsetText>
        <h2 class="govuk-heading-s">Asked for more{view.askedOn && ` on ${formatDate(view.askedOn)}`}</h2>
        <p class="govuk-body facet-prose">{view.askedFor}</p>
      </InsetText>
    );
  }
  if (WAITING.includes(view.status)) return null;
  const rows = [
    view.decidedOn && {
      key: statusWords[view.status],
      value: [formatDate(view.decidedOn), view.decidedByName && `by ${view.decidedByName}`]
        .filter(Boolean)
        .join(', '),
    },
    view.declineReasons.length > 0 && {
      key: 'Reasons',
      value: view.declineReasons.map((reason) => reasonWords(programme, reason)).join('; '),
    },
    view.signposts.length > 0 && { key: 'Pointed to', value: view.signposts.join('; ') },
    view.overrideReason !== null && { key: 'Accepted although', value: view.overrideReason },
    view.decisionNote !== null && { key: 'Note', value: view.decisionNote },
  ];
  return (
    <>
      <h2 class="govuk-heading-m">Decision</h2>
      <SummaryList rows={rows} />
      {view.personId && (
        <div class="govuk-button-group">
          <Button href={`/people/${view.personId}/programme`}>Begin the work</Button>
          <a class="govuk-link" href={`/people/${view.personId}`}>
            Open {view.parentName}’s record
          </a>
        </div>
      )}
    </>
  );
}

function Answers({ view, programme }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">What the referral says</h2>
      {cardsOf(programme, view).map((card) => (
        <SummaryList card={{ title: card.title, headingLevel: 3 }} rows={[...card.rows]} />
      ))}
    </>
  );
}

function History({ view }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">History</h2>
      <Timeline
        items={view.history.toReversed().map((event) => ({
          title: eventWords[event.kind],
          when: formatDate(Temporal.PlainDate.from(event.on)),
          datetime: event.on,
          by: event.by ?? undefined,
          text: event.text ? <p class="govuk-body facet-prose">{event.text}</p> : undefined,
        }))}
      />
    </>
  );
}

function Heading({ view }: Shown) {
  const safe = safeContactWords(view.answers.safeContact ?? null);
  return (
    <>
      <span class="govuk-caption-l">
        {view.programmeTitle}, {view.reference}
      </span>
      <h1 class="govuk-heading-l">{view.parentName}</h1>
      <p class="govuk-body">
        <Tag colour={statusColours[view.status]}>{statusWords[view.status]}</Tag>{' '}
        {view.eligibility.priority && <Tag colour="purple">Comes first</Tag>}
      </p>
      <p class="govuk-body">
        {originWords[view.origin]}, received {formatDate(view.receivedOn)}
        {view.madeBy && `, recorded by ${view.madeBy}`}
      </p>
      {safe && (
        <InsetText>
          <strong>Safe contact:</strong> {safe}
        </InsetText>
      )}
    </>
  );
}

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
  const decided = await request.run(decideReferral, decisionFrom(form, seen));
  if (decided.ok) return redirect(`/referrals/${opened.view.id}`, NOTICES[decided.value.status]);
  const found = formFaults(decided.error);
  if (!found) return fault(decided.error);
  // Beside the duplicates themselves the summary needs only the one question.
  const faults = found.faults.filter((each) => each.path[1] !== 'existing');
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
