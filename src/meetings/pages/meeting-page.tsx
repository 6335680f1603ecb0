import { decide } from '../../access/decide.ts';
import { feedText } from '../../calendar/index.ts';
import { fault, file, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { clockTime } from '../../foundation/times.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate, formatMinutes } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { getMeeting } from '../list-meetings.ts';
import type { MeetingView } from '../meeting-output.ts';
import { standingColours, standingWords } from '../meeting-words.ts';
import { guestName } from './hold-forms.tsx';

/** How a meeting stands, as a tag. */
export function MeetingTag({ standing }: Pick<MeetingView, 'standing'>) {
  return <Tag colour={standingColours[standing]}>{standingWords[standing]}</Tag>;
}

const joined = (...words: readonly (string | null | undefined | false)[]) => words.filter(Boolean).join('. ');

function rowsOf(item: MeetingView) {
  const row = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return [
    { key: 'How it stands', value: <MeetingTag standing={item.standing} /> },
    ...row(
      'When',
      `${formatDate(item.startsOn)} at ${clockTime(item.startsAt)}, ${formatMinutes(item.minutes)}`,
    ),
    ...row('Where', item.place),
    ...row('From elsewhere', item.joining),
    ...row('Who leads it', item.chair ?? 'Nobody yet'),
    ...row('Service', item.programmeTitle),
    ...row('Called off', item.cancelledOn && joined(formatDate(item.cancelledOn), item.cancelledNote)),
  ];
}

type Shown = { readonly item: MeetingView; readonly mayRecord: boolean; readonly formKey: string };

function Actions({ item }: Shown) {
  const here = `/meetings/${item.id}`;
  const link = (path: string, text: string) => (
    <a class="govuk-link" href={`${here}/${path}`}>
      {text}
    </a>
  );
  if (item.standing === 'cancelled') return null;
  return (
    <p class="govuk-button-group facet-no-print">
      <Button href={`${here}/minutes`}>Write the minutes</Button>
      {link('held', 'Who came')}
      {item.standing === 'booked' && link('time', 'Move it')}
      {item.standing === 'booked' && link('cancel', 'Call it off')}
      {item.standing === 'booked' && link('invitation.ics', 'Invitation for a calendar')}
    </p>
  );
}

const CAME = { true: 'Came', false: 'Did not come' } as const;

function Guests({ item, mayRecord }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">Who is asked</h2>
      {item.guests.length === 0 && <p class="govuk-body">Nobody is asked yet.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {item.guests.map((guest) => (
          <li>
            {guestName(guest)}
            {guest.came !== null && `: ${CAME[`${guest.came}`].toLowerCase()}`}
            {guest.views && (
              <div class="facet-words" dir="auto">
                {guest.views}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayRecord && item.standing !== 'cancelled' && (
        <p class="govuk-body facet-no-print">
          <a class="govuk-link" href={`/meetings/${item.id}/invite`}>
            Ask somebody to come
          </a>
        </p>
      )}
    </>
  );
}

function Decided({
  item,
  mayRecord,
  meetingId,
}: {
  item: MeetingView['items'][number];
  mayRecord: boolean;
  meetingId: string;
}) {
  const title = item.referralId ? (
    <a class="govuk-link" href={`/referrals/${item.referralId}`}>
      {item.title}
    </a>
  ) : (
    item.title
  );
  return (
    <li>
      <strong>{title}</strong>
      {item.decision && <div class="facet-words">{joined(item.decision, item.reason)}</div>}
      {item.conditions && <div class="facet-words">Conditions: {item.conditions}</div>}
      {!item.decidedOn && (
        <div class="govuk-hint govuk-!-margin-bottom-0">
          Not decided yet.{' '}
          {mayRecord && (
            <a
              class="govuk-link"
              href={
                item.referralId ? `/referrals/${item.referralId}` : `/meetings/${meetingId}/items/${item.id}`
              }
            >
              Decide<span class="govuk-visually-hidden">: {item.title}</span>
            </a>
          )}
        </div>
      )}
    </li>
  );
}

function Agenda({ item, mayRecord, formKey }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">The agenda</h2>
      {item.items.length === 0 && <p class="govuk-body">Nothing stands on it yet.</p>}
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {item.items.map((each) => (
          <Decided item={each} mayRecord={mayRecord && item.standing !== 'cancelled'} meetingId={item.id} />
        ))}
      </ol>
      {mayRecord && item.waiting > 0 && (
        <Form action={`/meetings/${item.id}/agenda`} idempotencyKey={formKey}>
          <Button variant="secondary" preventDoubleClick>
            {item.waiting === 1 ? 'Put on one more that waits' : `Put on ${item.waiting} more that wait`}
          </Button>
        </Form>
      )}
      {mayRecord && item.standing !== 'cancelled' && (
        <p class="govuk-body facet-no-print">
          <a class="govuk-link" href={`/meetings/${item.id}/items/new`}>
            Put something on the agenda
          </a>
        </p>
      )}
    </>
  );
}

function Agreed({ item, mayRecord }: Shown) {
  return (
    <>
      <h2 class="govuk-heading-m">What was agreed</h2>
      {item.actions.length === 0 && <p class="govuk-body">Nothing is agreed yet.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {item.actions.map(({ id, what, owner, dueOn, doneOn }) => (
          <li>
            {what}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              {joined(owner, dueOn && `By ${formatDate(dueOn)}`, doneOn && `Done on ${formatDate(doneOn)}`)}{' '}
              {mayRecord && !doneOn && (
                <a class="govuk-link" href={`/agreed/${id}/done`}>
                  Mark as done<span class="govuk-visually-hidden">: {what}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      {mayRecord && item.standing !== 'cancelled' && (
        <p class="govuk-body facet-no-print">
          <a class="govuk-link" href={`/meetings/${item.id}/actions/new`}>
            Write down what somebody will do
          </a>
        </p>
      )}
    </>
  );
}

async function frameOf(request: PageRequest, { personId }: MeetingView) {
  if (!personId || !decide(request.actor, 'person:read').allowed) return { ok: true as const, frame: {} };
  const found = await personFrame(request, personId, '/meetings');
  if (!found.ok) return found;
  const back = { href: `/people/${personId}/meetings`, text: 'Meetings about her' };
  return { ok: true as const, frame: { header: found.header, back } };
}

async function onePage(request: PageRequest) {
  const found = await request.ask(getMeeting, { id: request.params.meeting ?? '' });
  if (!found.ok) return fault(found.error);
  const item = found.value;
  const framed = await frameOf(request, item);
  if (!framed.ok) return framed.answer;
  const shown = {
    item,
    mayRecord: decide(request.actor, 'contact:record').allowed,
    formKey: request.formKey,
  };
  return html({
    title: `${item.kindTitle}: ${formatDate(item.startsOn)}`,
    current: '/meetings',
    back: { href: '/meetings', text: 'Meetings' },
    ...framed.frame,
    body: (
      <>
        <h1 class="govuk-heading-l">{item.kindTitle}</h1>
        {shown.mayRecord && <Actions {...shown} />}
        <SummaryList rows={rowsOf(item)} />
        <Agenda {...shown} />
        <Guests {...shown} />
        <h2 class="govuk-heading-m">The minutes</h2>
        {item.notes ? (
          <div class="govuk-body facet-words" dir="auto">
            {item.notes}
          </div>
        ) : (
          <p class="govuk-body">Nothing is written yet.</p>
        )}
        <Agreed {...shown} />
      </>
    ),
  });
}

/** The invitation: a day, a time and the word “Meeting”. It tells whoever sees the phone nothing else. */
async function invitation(request: PageRequest) {
  const found = await request.ask(getMeeting, { id: request.params.meeting ?? '' });
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : found.error);
  const { id, startsOn, startsAt, minutes, cancelledOn } = found.value;
  const entry = {
    id: `meeting-${id}`,
    on: startsOn,
    at: { from: startsAt, until: startsAt.add({ minutes }) },
    summary: 'Meeting',
    cancelled: cancelledOn !== null,
  };
  return file({
    name: 'meeting.ics',
    type: 'text/calendar',
    text: feedText([entry], 'Meeting', request.now),
  });
}

/** One meeting, and its invitation for a calendar. */
export const meetingPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/meetings/:meeting/invitation.ics',
    permission: 'caseload:read',
    handle: invitation,
  }),
  page({ method: 'get', path: '/meetings/:meeting', permission: 'caseload:read', handle: onePage }),
];
