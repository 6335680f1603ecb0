import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { slotWords } from '../group.ts';
import { roleWords } from '../group-words.ts';
import { findGroupShown, GROUPS, type GroupShown, type MemberShown } from './frame.tsx';
import { placesWords } from './list-page.tsx';
import { MemberTag, SessionTag } from './tags.tsx';

function rowsOf(group: GroupShown) {
  const row = (key: string, value: string | null) => (value ? [{ key, value }] : []);
  return [
    { key: 'Kind', value: `${group.kindTitle}, ${group.programmeTitle}` },
    ...row('What it is for', group.about),
    {
      key: 'Where',
      value: group.online ? ['Online', group.place].filter(Boolean).join(', ') : (group.place ?? ''),
    },
    ...row('Held by', group.staff.map(({ name }) => name).join(', ')),
    { key: 'Places taken', value: placesWords(group) },
    ...row('Members whom you may not see', group.unseen > 0 ? String(group.unseen) : null),
    ...row('Ended', group.endedOn && formatDate(group.endedOn)),
  ];
}

function Sessions({ group, may }: { group: GroupShown; may: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m" id="sessions">
        Sessions
      </h2>
      {may && !group.endedOn && (
        <Button href={`${GROUPS}/${group.id}/sessions/new`} variant="secondary" classes="facet-no-print">
          Plan sessions
        </Button>
      )}
      {group.sessions.length === 0 ? (
        <EmptyState
          title="No session is planned yet"
          text="One, or several a week apart, can be planned at once."
        />
      ) : (
        <RecordTable
          caption="Sessions"
          captionHidden
          columns={['When', 'How it stands', 'Who came'].map((text) => ({ text }))}
          rows={group.sessions.map((session) => [
            <>
              <a class="govuk-link" href={`${GROUPS}/${group.id}/sessions/${session.id}`}>
                {slotWords({ on: session.heldOn, from: session.startsAt, until: session.endsAt })}
              </a>
              {session.topic && <div class="govuk-hint govuk-!-margin-bottom-0">{session.topic}</div>}
            </>,
            <SessionTag standing={session.standing} />,
            session.standing === 'held' ? String(session.came + (session.headCount ?? 0)) : '',
          ])}
        />
      )}
    </>
  );
}

function memberLinks(group: GroupShown, { id, state, joinedOn }: MemberShown) {
  const here = `${GROUPS}/${group.id}/members/${id}`;
  const isFree = group.capacity === null || group.taken < group.capacity;
  return [
    ...(state === 'waiting' && isFree ? [[`${here}/offer`, 'Offer the place'] as const] : []),
    ...(state === 'offered' ? [[`${here}/answer`, 'What does she say?'] as const] : []),
    ...(state === 'left' ? [] : [[`${here}/needs`, 'What she needs'] as const]),
    ...(joinedOn ? [[`${here}/feedback`, 'What she says of it'] as const] : []),
    ...(joinedOn ? [[`${here}/certificate`, 'Certificate'] as const] : []),
    ...(state === 'left'
      ? []
      : [[`${here}/leave`, state === 'joined' ? 'She leaves' : 'Take off the list'] as const]),
  ];
}

function daysOf({ state, askedOn, offeredOn, joinedOn, leftOn, leftWhy }: MemberShown): string {
  if (state === 'waiting') return `Asked on ${formatDate(askedOn)}`;
  if (state === 'offered') return offeredOn ? `On ${formatDate(offeredOn)}` : '';
  const left = leftOn ? `until ${formatDate(leftOn)}. ${leftWhy ?? ''}` : '';
  return [joinedOn ? `Since ${formatDate(joinedOn)}` : '', left].filter(Boolean).join(' ');
}

function Members({ group, may }: { group: GroupShown; may: boolean }) {
  const order = ['joined', 'offered', 'waiting', 'left'];
  const members = group.members.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <>
      <h2 class="govuk-heading-m" id="members">
        Who is in it
      </h2>
      {group.apart && (
        <WarningText iconFallbackText="Warning">
          Two people in this group should not be together. Speak with your manager.
        </WarningText>
      )}
      {may && !group.endedOn && (
        <Button href={`${GROUPS}/${group.id}/add`} variant="secondary" classes="facet-no-print">
          Add somebody
        </Button>
      )}
      {members.length === 0 ? (
        <EmptyState
          title="Nobody is in it yet"
          text="Those who join, and those who wait for a place, appear here."
        />
      ) : (
        <RecordTable
          caption="Who is in it, and who waits"
          captionHidden
          columns={['Name', 'How she stands', 'Needs', ...(may ? ['What to do'] : [])].map((text) => ({
            text,
          }))}
          rows={members.map((member) => [
            <a class="govuk-link" href={`/people/${member.personId}/groups`}>
              {member.name}
            </a>,
            <>
              <MemberTag state={member.state} />{' '}
              {member.role === 'co_facilitator' && roleWords.co_facilitator}
              <div class="govuk-hint govuk-!-margin-bottom-0">{daysOf(member)}</div>
            </>,
            [
              member.transport && `Transport: ${member.transport}`,
              member.creche && `Crèche: ${member.creche}`,
            ]
              .filter(Boolean)
              .join('. '),
            ...(may
              ? [
                  <ul class="govuk-list govuk-!-margin-bottom-0">
                    {memberLinks(group, member).map(([href, text]) => (
                      <li>
                        <a class="govuk-link" href={href}>
                          {text}
                          <span class="govuk-visually-hidden">: {member.name}</span>
                        </a>
                      </li>
                    ))}
                  </ul>,
                ]
              : []),
          ])}
        />
      )}
    </>
  );
}

function Feedback({ group }: { group: GroupShown }) {
  if (group.feedback.length === 0) return null;
  const asked = new Map(group.questions.map(({ id, ask }) => [id, ask]));
  const means = group.questions.flatMap(({ id, ask }) => {
    const given = group.feedback.flatMap(({ answers }) => answers[id] ?? []);
    if (given.length === 0) return [];
    const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
    return [
      {
        key: ask,
        value: `${mean.toFixed(1)} of 5, from ${given.length === 1 ? 'one answer' : `${given.length} answers`}`,
      },
    ];
  });
  return (
    <>
      <h2 class="govuk-heading-m">What they say of it</h2>
      {means.length > 0 && <SummaryList rows={means} />}
      <ul class="govuk-list govuk-list--spaced">
        {group.feedback.map(({ name, saidOn, words, answers, byHerself }) => (
          <li>
            {words && (
              <div class="facet-words" dir="auto">
                {words}
              </div>
            )}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              {name}, {formatDate(saidOn)}. {byHerself ? 'Written by herself. ' : ''}
              {Object.entries(answers)
                .map(([id, answer]) => `${asked.get(id) ?? 'Asked before'} ${answer} of 5`)
                .join('. ')}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

async function groupPage(request: PageRequest) {
  const found = await findGroupShown(request);
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'group' } : found.error);
  const group = found.value;
  const may = decide(request.actor, 'contact:record').allowed;
  return html({
    title: group.title,
    current: GROUPS,
    back: { href: GROUPS, text: 'Groups' },
    body: (
      <>
        <h1 class="govuk-heading-l">{group.title}</h1>
        <SummaryList rows={rowsOf(group)} />
        {may && (
          <p class="govuk-body facet-no-print">
            <a class="govuk-link" href={`${GROUPS}/${group.id}/change`}>
              Change what it is
            </a>
          </p>
        )}
        <Sessions group={group} may={may} />
        <Members group={group} may={may} />
        <Feedback group={group} />
      </>
    ),
  });
}

/** One group. */
export const onePage = page({
  method: 'get',
  path: `${GROUPS}/:group`,
  permission: 'caseload:read',
  handle: groupPage,
});
