import { fault, html, type PageRequest, page, type Query } from '../../doors/index.ts';
import { parseDate } from '../../foundation/dates.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, PrintButton } from '../../interface/layout/index.ts';
import { formatDate, formatMonth, formatWeekday } from '../../interface/wording/index.ts';
import { beside, type CalendarView, calendarViews, spanOf, weeksOf } from '../calendar.ts';
import { getCalendar, listCalendars } from '../get-calendar.ts';
import { say } from '../wording.ts';

const HERE = '/calendar';

type AnswerOf<Q> = Q extends Query<infer _Input, infer Answer> ? Answer : never;
type Entry = AnswerOf<typeof getCalendar>['entries'][number];
type Choices = AnswerOf<typeof listCalendars>;
type Day = Temporal.PlainDate;

/** What the address asks for. */
interface Asked {
  readonly view: CalendarView;
  readonly on: Day;
  readonly whose: string;
  readonly kind: string;
}

function readAsked({ search, today, actor }: PageRequest): Asked {
  const view = calendarViews.find((each) => each === search.get('view')) ?? 'month';
  const usual = actor.kind === 'staff' && actor.role !== 'practitioner' ? 'all' : 'mine';
  const day = parseDate(search.get('on') ?? '');
  const on = day && day.year >= 1990 && day.year <= 2199 ? day : today;
  return { view, on, whose: search.get('whose') || usual, kind: search.get('kind') ?? '' };
}

const hrefOf = (asked: Asked) =>
  `${HERE}?${new URLSearchParams({ view: asked.view, on: asked.on.toString(), whose: asked.whose, kind: asked.kind })}`;

const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });

function EntryLine({ entry, showHolders }: { entry: Entry; showHolders: boolean }) {
  const { href, title, name, from, until, holders, cancelled } = entry;
  return (
    <li class="facet-calendar__entry">
      {from && until && (
        <span class="facet-calendar__time">
          {clock(from)} to {clock(until)}{' '}
        </span>
      )}
      <a class="govuk-link" href={href}>
        {name ? `${name}: ${title}` : title}
      </a>
      {cancelled && (
        <>
          {' '}
          <Tag colour="grey">{say('cancelled')}</Tag>
        </>
      )}
      {showHolders && holders.length > 0 && (
        <span class="facet-calendar__holders"> {say('heldBy', { names: holders.join(', ') })}</span>
      )}
    </li>
  );
}

interface WeeksProps {
  readonly asked: Asked;
  readonly today: Day;
  readonly entries: readonly Entry[];
}

const WEEKDAYS = Array.from({ length: 7 }, (_, index) =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(new Temporal.PlainDate(2024, 1, 1 + index)),
);

function DayCell({
  day,
  isToday,
  isBeside,
  entries,
  showHolders,
}: {
  readonly day: Day;
  readonly isToday: boolean;
  readonly isBeside: boolean;
  readonly entries: readonly Entry[];
  readonly showHolders: boolean;
}) {
  const states = [
    'facet-calendar__day',
    entries.length === 0 && 'facet-calendar__day--empty',
    isToday && 'facet-calendar__day--today',
    isBeside && 'facet-calendar__day--beside',
  ];
  return (
    <td class={states.filter(Boolean).join(' ')}>
      <time class="facet-calendar__date" datetime={day.toString()}>
        <span class="facet-calendar__short" aria-hidden="true">
          {day.day}
        </span>
        <span class="facet-calendar__long">
          {formatWeekday(day)}
          {isToday && ` (${say('today').toLowerCase()})`}
        </span>
      </time>
      {entries.length > 0 && (
        <ul class="facet-calendar__entries">
          {entries.map((entry) => (
            <EntryLine entry={entry} showHolders={showHolders} />
          ))}
        </ul>
      )}
    </td>
  );
}

/** A table of weeks at a desk; on a phone the days that hold something, one under the other. */
function Weeks({ asked, today, entries }: WeeksProps) {
  const byDay = Map.groupBy(entries, ({ on }) => on.toString());
  return (
    <table class="facet-calendar">
      <caption class="govuk-visually-hidden">{headingOf(asked)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(spanOf(asked.view, asked.on)).map((week) => (
          <tr>
            {week.map((day) => (
              <DayCell
                day={day}
                isToday={day.equals(today)}
                isBeside={asked.view === 'month' && day.month !== asked.on.month}
                entries={byDay.get(day.toString()) ?? []}
                showHolders={asked.whose !== 'mine'}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function headingOf({ view, on }: Asked): string {
  if (view === 'month') return formatMonth(on);
  const { from, until } = spanOf('week', on);
  return say('ofWeek', { from: formatDate(from), until: formatDate(until) });
}

function Choosing({ asked, choices, request }: { asked: Asked; choices: Choices; request: PageRequest }) {
  const whose = [
    { value: 'mine', text: say('mine') },
    { value: 'all', text: say('all') },
    ...choices.teams.map(({ id, name }) => ({ value: `team:${id}`, text: say('team', { name }) })),
    ...choices.workers.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <Filter action={HERE} across>
      <input type="hidden" name="view" value={asked.view} />
      <input type="hidden" name="on" value={asked.on.toString()} />
      <SelectField name="whose" label={say('whose')} value={asked.whose} items={whose} />
      <SelectField
        name="kind"
        label={say('kind')}
        value={asked.kind}
        items={[
          { value: '', text: say('everything') },
          ...request.house.calendar.map(({ kind, title }) => ({ value: kind, text: title })),
        ]}
      />
    </Filter>
  );
}

function Moves({ asked, today }: { asked: Asked; today: Day }) {
  const at = (change: Partial<Asked>) => hrefOf({ ...asked, ...change });
  return (
    <nav class="facet-calendar__moves facet-no-print" aria-label={say('moves')}>
      <a class="govuk-link" rel="prev" href={at({ on: beside(asked.view, asked.on, -1) })}>
        {say('before')}
      </a>
      <a class="govuk-link" href={at({ on: today })}>
        {say('today')}
      </a>
      <a class="govuk-link" rel="next" href={at({ on: beside(asked.view, asked.on, 1) })}>
        {say('after')}
      </a>
      {calendarViews.map((view) => (
        <a class="govuk-link" href={at({ view })} aria-current={view === asked.view ? 'true' : undefined}>
          {say(view)}
        </a>
      ))}
    </nav>
  );
}

/** All that has a date. */
export const calendarPage = page({
  method: 'get',
  path: HERE,
  permission: 'caseload:read',
  async handle(request) {
    const asked = readAsked(request);
    const found = await request.ask(getCalendar, {
      ...spanAsText(asked),
      whose: asked.whose,
      kind: asked.kind,
    });
    if (!found.ok)
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : found.error);
    const choices = await request.ask(listCalendars, {});
    if (!choices.ok) return fault(choices.error);
    const { entries, cut } = found.value;
    return html({
      title: `${say('title')}: ${headingOf(asked)}`,
      current: HERE,
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">
            {say('title')}: {headingOf(asked)}
          </h1>
          <Choosing asked={asked} choices={choices.value} request={request} />
          <Moves asked={asked} today={request.today} />
          {cut && <InsetText>{say('cut')}</InsetText>}
          {entries.length === 0 && <EmptyState title={say('none')} text={say('noneText')} />}
          {entries.length > 0 && <Weeks asked={asked} today={request.today} entries={entries} />}
          <div class="govuk-button-group facet-no-print">
            {entries.length > 0 && <PrintButton />}
            <Button variant="secondary" href={`${HERE}/feed`}>
              {say('feed')}
            </Button>
          </div>
        </>
      ),
    });
  },
});

const spanAsText = ({ view, on }: Asked) => {
  const { from, until } = spanOf(view, on);
  return { from: from.toString(), until: until.toString() };
};
