import type { Child } from 'hono/jsx';
import { fileWords } from '../../documents/index.ts';
import type { PageRequest } from '../../doors/index.ts';
import { isBefore, parsePartialDate } from '../../foundation/dates.ts';
import { Button, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { RecordTable, Timeline } from '../../interface/layout/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { safeContactWords } from '../../people/index.ts';
import type { Programme } from '../../programme/index.ts';
import type { ReferralView } from '../get-referral.ts';
import { type PanelSaid, viewWords } from '../panel.ts';
import { WAITING } from '../referral.ts';
import { eventWords, originWords, reasonWords, statusColours, statusWords } from '../words.ts';
import { type AnswerCard, cardsAskedNoMore, cardsOf, criterionRows } from './referral-view.ts';

/** What the page of one referral is made from. */
export interface Shown {
  readonly request: PageRequest;
  readonly view: ReferralView;
  readonly programme: Programme;
}

/** How the referral stands against the criteria; once decided, how it stood then. */
export function Criteria({ view, programme }: Shown) {
  const then = view.decidedUpon;
  const { criteria } = then ?? view.eligibility;
  const rows = criterionRows(programme, criteria, then ? [] : view.barring);
  return (
    <RecordTable
      caption={
        then
          ? `How it stood against the criteria on ${formatDate(Temporal.PlainDate.from(then.on))}`
          : 'How it stands against the criteria'
      }
      columns={[{ text: 'Criterion' }, { text: 'State' }]}
      rows={rows.map((row) => [
        <>
          {row.about} {row.ask && <div class="govuk-hint govuk-!-margin-bottom-0">{row.ask}</div>}
          {row.excludes && (
            <div class="govuk-hint govuk-!-margin-bottom-0">Whoever this applies to is not taken on</div>
          )}
          {row.bars && <div class="govuk-hint govuk-!-margin-bottom-0">This bars the start for now</div>}
        </>,
        <Tag colour={row.tag.colour}>{row.tag.text}</Tag>,
      ])}
    />
  );
}

/** People on record who may be the same, beside the parent of the referral. */
export function Duplicates({ view }: Shown) {
  if (view.duplicates.length === 0) return null;
  const { parent } = view.answers;
  const born = parent.bornOn ? parsePartialDate(parent.bornOn) : undefined;
  const row = (name: Child, knownAs: string | null, bornText: string, area: string | null, why: string) => [
    name,
    knownAs ?? 'None known',
    bornText,
    area ?? 'Not known',
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
            view.parentName,
            parent.knownAs,
            born ? formatPartialDay(born) : 'Not known',
            parent.area,
            'This referral',
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

/** What was decided or asked, and the way on from there. */
export function Outcome({ view, programme }: Shown) {
  if (view.status === 'asked_for_more') {
    return (
      <InsetText>
        <h2 class="govuk-heading-s">Asked for more{view.askedOn && ` on ${formatDate(view.askedOn)}`}</h2>
        <p class="govuk-body facet-prose">{view.askedFor}</p>
        {view.origin !== 'staff' && (
          <p class="govuk-body">
            {view.linkOpenUntil
              ? `It can be read and answered until ${formatDate(view.linkOpenUntil)} with the link that was kept when this was sent. Facet sends no message: tell whoever referred, in a safe way, that there is a question.`
              : 'The link with which this was sent has ended. Ask in a safe way, and add the answers here.'}
          </p>
        )}
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
    view.panel && {
      key: programme.decision?.panel?.title ?? 'Panel',
      value: <PanelView panel={view.panel} />,
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
          {view.status === 'accepted' && programme.waiting_list && (
            <a class="govuk-link" href={`/waiting-lists/${programme.programme}`}>
              See the waiting list
            </a>
          )}
        </div>
      )}
    </>
  );
}

function PanelView({ panel: { on, members, reason } }: { panel: PanelSaid }) {
  return (
    <>
      <p class="govuk-body">{formatDate(Temporal.PlainDate.from(on))}</p>
      <ul class="govuk-list">
        {members.map(({ member, name, view, said }) => (
          <li>
            {name} ({member}): {viewWords[view]}
            {said && <div class="facet-prose">{said}</div>}
          </li>
        ))}
      </ul>
      <p class="govuk-body facet-prose">{reason}</p>
    </>
  );
}

/** The answers of a part; a file that came with the referral opens from its name. */
function rowsOf(view: Shown['view'], card: AnswerCard) {
  return card.rows.map(({ key, value, isFile }) => {
    const file = isFile ? view.files.find(({ name }) => name === value) : undefined;
    if (!file) return { key, value };
    return {
      key,
      value: (
        <>
          <a class="govuk-link facet-words" href={`/referrals/${view.id}/files/${file.id}`} dir="auto">
            {file.name}
          </a>{' '}
          ({fileWords(file)})
        </>
      ),
    };
  });
}

/** What the referral says, part by part; then what it says to questions that are asked no more. */
export function Answers({ view, programme, request }: Shown) {
  const versions = request.programmes.versions(view.programmeId);
  const before = cardsAskedNoMore({ programme, versions }, view);
  return (
    <>
      <h2 class="govuk-heading-m">What the referral says</h2>
      {cardsOf(programme, view).map((card) => (
        <SummaryList card={{ title: card.title, headingLevel: 3 }} rows={rowsOf(view, card)} />
      ))}
      {before.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What is asked no more</h2>
          <p class="govuk-body">
            The form asked this when the referral came in. The answers stay with it; no rule looks at them
            now.
          </p>
          {before.map((card) => (
            <SummaryList card={{ title: card.title, headingLevel: 3 }} rows={rowsOf(view, card)} />
          ))}
        </>
      )}
    </>
  );
}

/** What was done with it, the latest first. */
export function History({ view }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">History</h2>
      <Timeline
        items={view.history.toReversed().map((event) => ({
          title: eventWords[event.kind],
          when: formatDate(Temporal.PlainDate.from(event.on)),
          datetime: event.on,
          by: event.by ?? (event.kind === 'answered' ? 'Whoever referred, by link' : undefined),
          text: event.text ? <p class="govuk-body facet-prose">{event.text}</p> : undefined,
        }))}
      />
    </>
  );
}

/** Who it is about, where it stands, and how to reach her safely. */
export function Heading({ view, request }: Shown) {
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
      {view.decideBy && WAITING.includes(view.status) && (
        <p class="govuk-body">
          To be decided by {formatDate(view.decideBy)}{' '}
          {isBefore(view.decideBy, request.today) && <Tag colour="red">Overdue</Tag>}
        </p>
      )}
      {safe && (
        <InsetText>
          <strong>Safe contact:</strong> {safe}
        </InsetText>
      )}
    </>
  );
}
