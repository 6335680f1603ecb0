import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, type PersonSection, page } from '../../doors/index.ts';
import { clockTime } from '../../foundation/times.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Button, Pagination } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { listMeetings, listMeetingsOfPerson } from '../list-meetings.ts';
import { meetingStandings } from '../meeting.ts';
import type { MeetingLine } from '../meeting-output.ts';
import { standingWords } from '../meeting-words.ts';
import { MeetingTag } from './meeting-page.tsx';

const PATH = '/meetings';
const SHOWN = [...meetingStandings, 'all'] as const;
const shownWords = { ...standingWords, booked: 'To come', all: 'All' };

function choiceOf({ search }: PageRequest) {
  const page = Number(search.get('page') ?? '1');
  return {
    standing: SHOWN.find((each) => each === search.get('standing')) ?? ('booked' as const),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

function hrefOf({ standing, page: at }: ReturnType<typeof choiceOf>): string {
  const search = new URLSearchParams();
  if (standing !== 'booked') search.set('standing', standing);
  if (at > 1) search.set('page', String(at));
  return search.size > 0 ? `${PATH}?${search}` : PATH;
}

const rowOf = (item: MeetingLine) => [
  <a class="govuk-link govuk-link--no-visited-state" href={`${PATH}/${item.id}`}>
    {item.kindTitle}
  </a>,
  item.personName ?? 'Many',
  `${formatDate(item.startsOn)} at ${clockTime(item.startsAt)}`,
  item.place ?? (item.joining ? 'Online' : 'Not said'),
  <MeetingTag standing={item.standing} />,
];

const COLUMNS = ['Meeting', 'About', 'When', 'Where', 'State'].map((text) => ({ text }));

async function listPage(request: PageRequest) {
  const choice = choiceOf(request);
  const found = await request.ask(listMeetings, choice);
  if (!found.ok) return fault(found.error);
  const { items, more } = found.value;
  const isPlain = choice.standing === 'booked';
  return html({
    title: 'Meetings',
    current: PATH,
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-l">Meetings</h1>
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`${PATH}/new`}>Book a panel or another meeting about many</Button>
        )}
        <p class="govuk-body">
          A meeting about one person is booked on her own page.{' '}
          <a class="govuk-link" href="/agreed">
            What was agreed
          </a>
        </p>
        <Filter
          action={PATH}
          selected={isPlain ? [] : [{ text: shownWords[choice.standing], removeHref: PATH }]}
          across
        >
          <SelectField
            name="standing"
            label="Show"
            items={SHOWN.map((value) => ({ value, text: shownWords[value] }))}
            value={choice.standing}
          />
        </Filter>
        {items.length === 0 ? (
          <EmptyState
            title={isPlain ? 'No meeting is booked' : 'No meetings match'}
            text="Meetings that are booked appear here, the next one first."
            action={{ href: `${PATH}?standing=all`, text: 'See all meetings' }}
          />
        ) : (
          <RecordTable caption="Meetings" captionHidden columns={COLUMNS} rows={items.map(rowOf)} />
        )}
        {(choice.page > 1 || more) && (
          <Pagination
            landmarkLabel="Pages of meetings"
            previous={choice.page > 1 ? { href: hrefOf({ ...choice, page: choice.page - 1 }) } : undefined}
            next={more ? { href: hrefOf({ ...choice, page: choice.page + 1 }) } : undefined}
          />
        )}
      </>
    ),
  });
}

async function personPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, PATH);
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listMeetingsOfPerson, { personId });
  if (!found.ok) return fault(found.error);
  const { items } = found.value;
  return html({
    title: `Meetings: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Meetings</h1>
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`/people/${personId}/meetings/new`} classes="facet-no-print">
            Book a meeting
          </Button>
        )}
        {items.length === 0 ? (
          <EmptyState
            title="No meeting about her is on record"
            text="Meetings with her and those around her appear here, with who came and what was agreed."
          />
        ) : (
          <RecordTable
            caption="Meetings about her"
            captionHidden
            columns={COLUMNS.filter((_, index) => index !== 1)}
            rows={items.map((item) => rowOf(item).filter((_, index) => index !== 1))}
          />
        )}
      </>
    ),
  });
}

/** The list of meetings, and that of one person. */
export const meetingsPages: readonly Page[] = [
  page({ method: 'get', path: PATH, permission: 'caseload:read', handle: listPage }),
  page({ method: 'get', path: '/people/:id/meetings', permission: 'person:read', handle: personPage }),
];

/** On her own page: meetings about her. Nothing where there are none. */
export const meetingSection: PersonSection = {
  id: 'meetings',
  title: 'Meetings',
  order: 47,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listMeetingsOfPerson, { personId });
    if (!found.ok || found.value.items.length === 0) return null;
    return (
      <ul class="govuk-list">
        {found.value.items.slice(0, 5).map((item) => (
          <li>
            <a class="govuk-link" href={`${PATH}/${item.id}`}>
              {item.kindTitle}
            </a>
            , {formatDate(item.startsOn)} <MeetingTag standing={item.standing} />
          </li>
        ))}
      </ul>
    );
  },
};
