import { decide } from '../../access/decide.ts';
import {
  type AnswerOf,
  fault,
  type HomeNotice,
  html,
  type Page,
  type PageRequest,
  page,
} from '../../doors/index.ts';
import { clockTime } from '../../foundation/times.ts';
import { Button, InsetText, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatList, formatMoment } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { listFailedReminders, listReminders } from '../list-reminders.ts';
import { dayWords, languageName, stateWords, wayWords, whyWords } from '../reminder-words.ts';

type Listed = AnswerOf<typeof listReminders>;
type Item = Listed['reminders'][number];

/** What she said of reminders, line by line. */
function wishRows(wish: NonNullable<Listed['wish']>) {
  const days = wish.days.flatMap((day) => dayWords[day - 1] ?? []);
  return [
    { key: 'By', value: wayWords[wish.way] },
    { key: 'Safe days', value: formatList(days) },
    { key: 'Safe times', value: `${clockTime(wish.fromTime)} to ${clockTime(wish.untilTime)}` },
    { key: 'Language', value: languageName(wish.language) },
    { key: 'She said yes on', value: formatDate(wish.agreedOn) },
    ...(wish.stoppedOn
      ? [
          {
            key: 'Ended on',
            value: `${formatDate(wish.stoppedOn)}${wish.stoppedHerself ? ', by herself' : ''}`,
          },
        ]
      : []),
  ];
}

function Standing({ about: { why, needs } }: { about: Listed }) {
  return (
    <>
      <InsetText>
        {why
          ? `No reminders are sent. ${whyWords[why]}`
          : 'Reminders are sent, at the times that she said are safe.'}
      </InsetText>
      {needs.length > 0 && (
        <p class="govuk-body">
          Bear in mind, before she is asked whether a short message suits her:{' '}
          <span class="facet-words" dir="auto">
            {needs.join('. ')}
          </span>
        </p>
      )}
    </>
  );
}

function Actions({ personId, item }: { personId: string; item: Item }) {
  const { id, state, eventOn } = item;
  const of = <span class="govuk-visually-hidden">: the reminder of {formatDate(eventOn)}</span>;
  const link = (path: string, text: string) => (
    <a class="govuk-link facet-no-print" href={`/people/${personId}/reminders/${id}/${path}`}>
      {text}
      {of}
    </a>
  );
  const mayRetry = state === 'failed' || state === 'not_sent';
  return (
    <>
      {mayRetry && link('retry', 'Try again')}{' '}
      {(mayRetry || state === 'waiting') && link('take-back', 'Take back')}
    </>
  );
}

function Reminders({ about: { personId, reminders }, mayChange }: { about: Listed; mayChange: boolean }) {
  if (reminders.length === 0)
    return (
      <EmptyState
        title="There are no reminders yet"
        text="Appointments that are near appear here, with what was sent and what came of it."
      />
    );
  return (
    <RecordTable
      caption="Reminders"
      columns={['For', 'What came of it', 'Words', ...(mayChange ? ['What to do'] : [])].map((text) => ({
        text,
      }))}
      rows={reminders.map((item) => [
        `${formatDate(item.eventOn)}${item.eventFrom ? `, ${clockTime(item.eventFrom)}` : ''}`,
        <>
          {wayWords[item.way]}: {stateWords[item.state].toLowerCase()}
          {item.state === 'waiting' && `, ${formatMoment(item.sendAt)}`}
          {item.sentAt && `, ${formatMoment(item.sentAt)}`}
          {item.why && <div class="govuk-hint govuk-!-margin-bottom-0">{whyWords[item.why]}</div>}
        </>,
        item.words ? (
          <span class="facet-words" dir="auto" lang={item.language ?? 'en'}>
            {item.words}
          </span>
        ) : (
          ''
        ),
        ...(mayChange ? [<Actions personId={personId} item={item} />] : []),
      ])}
    />
  );
}

async function listPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/reminders');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listReminders, { personId });
  if (!found.ok) return fault(found.error);
  const { wish } = found.value;
  const mayAsk = decide(request.actor, 'consent:record').allowed;
  const href = `/people/${personId}/reminders`;
  return html({
    title: `Reminders: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Reminders</h1>
        <Standing about={found.value} />
        {wish && <SummaryList rows={wishRows(wish)} />}
        {mayAsk && (
          <div class="govuk-button-group facet-no-print">
            <Button href={`${href}/agree`}>
              {wish ? 'Change what she said of reminders' : 'Record that she wants reminders'}
            </Button>
            {wish && !wish.stoppedOn && (
              <a class="govuk-link" href={`${href}/stop`}>
                She wants no reminders any more
              </a>
            )}
          </div>
        )}
        <Reminders about={found.value} mayChange={decide(request.actor, 'contact:record').allowed} />
      </>
    ),
  });
}

/** A person's reminders. */
export const reminderPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/reminders', permission: 'person:read', handle: listPage }),
];

/** At the top of a worker's home page: reminders that did not reach the people she works with. */
export const reminderNotice: HomeNotice = {
  permission: 'caseload:read',
  async lines(request) {
    const found = await request.ask(listFailedReminders, {});
    if (!found.ok) return [];
    return found.value.map(({ personId, name, eventOn }) => ({
      text: `Reminder that did not arrive: ${name}`,
      href: `/people/${personId}/reminders`,
      detail: `For ${formatDate(eventOn)}`,
    }));
  },
};
