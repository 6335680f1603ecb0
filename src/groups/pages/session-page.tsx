import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { TextField } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment, formatPartialDay } from '../../interface/wording/index.ts';
import { findPeople } from '../../people/index.ts';
import { slotWords } from '../group.ts';
import { findSessionShown, GROUPS, type SessionShown } from './frame.tsx';
import { alsoIn, answerText } from './register-page.tsx';
import { SessionTag } from './tags.tsx';

function rowsOf({ session, group }: SessionShown) {
  const row = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return [
    { key: 'How it stands', value: <SessionTag standing={session.standing} /> },
    { key: 'When', value: slotWords({ on: session.heldOn, from: session.startsAt, until: session.endsAt }) },
    ...row('Where', session.place),
    ...row('About', session.topic),
    ...row('Held by', session.staff.map(({ name }) => name).join(', ')),
    ...row('Changed, because', session.changedWhy),
    ...row('Cancelled, because', session.cancelledWhy),
    ...(session.standing === 'held'
      ? row(
          'How many came',
          `${session.came + (session.headCount ?? 0)}${session.headCount ? `, ${session.headCount} of them without a name` : ''}`,
        )
      : []),
    ...(group.takesHeads && session.standing === 'held' && session.headCount === null
      ? row('Without a name', 'Nobody was counted')
      : []),
  ];
}

function Actions({ shown: { session, group } }: { shown: SessionShown }) {
  const here = `${GROUPS}/${group.id}/sessions/${session.id}`;
  const { standing } = session;
  const link = (path: string, text: string) => (
    <a class="govuk-link" href={`${here}/${path}`}>
      {text}
    </a>
  );
  if (standing === 'cancelled') return null;
  return (
    <p class="govuk-button-group facet-no-print">
      <Button href={`${here}/register`} variant={standing === 'planned' ? 'secondary' : undefined}>
        {standing === 'held' ? 'Correct the register' : 'Take the register'}
      </Button>
      {standing !== 'held' && link('change', 'Change this session')}
      {standing !== 'held' && link('cancel', 'Cancel this session')}
      {link('note', session.note ? 'Change the note' : 'Write a note')}
      {link('reflection', 'Write for myself')}
    </p>
  );
}

function Register({ shown: { lines, session } }: { shown: SessionShown }) {
  if (session.standing !== 'held') return null;
  return (
    <RecordTable
      caption="Register"
      columns={['Name', 'Was she there?'].map((text) => ({ text }))}
      rows={lines.map(({ personId, name, answer, walkIn }) => [
        <>
          <a class="govuk-link" href={`/people/${personId}/groups`}>
            {name}
          </a>
          {walkIn && <span class="govuk-hint"> Not in the group</span>}
        </>,
        answerText(answer),
      ])}
    />
  );
}

async function sessionPage(request: PageRequest) {
  const found = await findSessionShown(request);
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'session' } : found.error);
  const shown = found.value;
  const { session, group, reflections } = shown;
  return html({
    title: `${group.title}, ${formatDate(session.heldOn)}`,
    current: GROUPS,
    back: { href: `${GROUPS}/${group.id}`, text: group.title },
    body: (
      <>
        <span class="govuk-caption-l">{group.title}</span>
        <h1 class="govuk-heading-l">{formatDate(session.heldOn)}</h1>
        <SummaryList rows={rowsOf(shown)} />
        {decide(request.actor, 'contact:record').allowed && <Actions shown={shown} />}
        <Register shown={shown} />
        {session.note && (
          <>
            <h2 class="govuk-heading-m">Note about the session</h2>
            <p class="govuk-body facet-words" dir="auto">
              {session.note}
            </p>
          </>
        )}
        {reflections.length > 0 && (
          <>
            <h2 class="govuk-heading-m">What I wrote for myself</h2>
            {reflections.map(({ words, writtenAt }) => (
              <InsetText>
                <p class="govuk-body facet-words" dir="auto">
                  {words}
                </p>
                <p class="govuk-hint govuk-!-margin-bottom-0">
                  {formatMoment(writtenAt)}. Nobody else reads this.
                </p>
              </InsetText>
            ))}
          </>
        )}
      </>
    ),
  });
}

type Found = Extract<Awaited<ReturnType<typeof askPeople>>, { ok: true }>['value'];
const askPeople = (request: PageRequest, q: string) => request.ask(findPeople, { q });

function People({ people, hrefOf }: { people: Found['people']; hrefOf: (id: string) => string }) {
  if (people.length === 0)
    return <EmptyState title="Nobody was found" text="Try another spelling, or a date of birth." />;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {people.map(({ id, name, bornOn, area }) => (
        <li>
          <a class="govuk-link" href={hrefOf(id)}>
            {name}
          </a>
          <span class="govuk-hint">
            {' '}
            {[bornOn && formatPartialDay(bornOn), area].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A search by name whose results lead to wherever somebody is needed. */
export async function peopleSearch(
  request: PageRequest,
  page: {
    title: string;
    caption: string;
    lead: string;
    back: { href: string; text: string };
    hrefOf: (id: string) => string;
    keep?: readonly (readonly [string, string])[];
  },
) {
  const q = request.search.get('q')?.trim() ?? '';
  const found = q ? await askPeople(request, q) : undefined;
  const faults = found && !found.ok && found.error.kind === 'invalid' ? found.error.faults : [];
  if (found && !found.ok && faults.length === 0) return fault(found.error);
  return html({
    title: page.title,
    current: GROUPS,
    back: page.back,
    ...(faults.length > 0 && { status: 422, faults }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{page.caption}</span>
          <h1 class="govuk-heading-l">{page.title}</h1>
          <p class="govuk-body">{page.lead}</p>
          <form method="get" action={request.path} novalidate>
            {page.keep?.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <TextField name="q" label="Name or date of birth" value={q} faults={faults} />
            <Button>Find</Button>
          </form>
          {found?.ok && (
            <People people={found.value.people.filter(({ kind }) => kind === 'adult')} hrefOf={page.hrefOf} />
          )}
        </div>
      </div>
    ),
  });
}

async function walkInPage(request: PageRequest) {
  const found = await findSessionShown(request);
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'session' } : found.error);
  const { session, group } = found.value;
  const register = `${GROUPS}/${group.id}/sessions/${session.id}/register`;
  const also = alsoIn(request);
  return peopleSearch(request, {
    title: 'Who came and is not on the list?',
    caption: group.title,
    lead: 'She stands in the register then. She is not in the group: you can put her into it afterwards. Save what you have marked in the register first.',
    back: {
      href: `${register}?${new URLSearchParams(also.map((id) => ['also', id]))}`,
      text: 'The register',
    },
    keep: also.map((id) => ['also', id] as const),
    hrefOf: (id) =>
      `${register}?${new URLSearchParams([...new Set([...also, id])].map((each) => ['also', each]))}`,
  });
}

/** One session, and finding somebody who came without being on its list. */
export const sessionPages: readonly Page[] = [
  page({
    method: 'get',
    path: `${GROUPS}/:group/sessions/:session`,
    permission: 'caseload:read',
    handle: sessionPage,
  }),
  page({
    method: 'get',
    path: `${GROUPS}/:group/sessions/:session/walk-in`,
    permission: 'contact:record',
    handle: walkInPage,
  }),
];
