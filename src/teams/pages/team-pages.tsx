import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { getTeam, listTeams } from '../list-teams.ts';
import type { Team } from '../team.ts';
import { say } from '../wording.ts';
import { programmesInWords, programmeWord, roleWord } from './team-parts.tsx';

function OpenTeams({ request, teams }: { request: PageRequest; teams: readonly Team[] }) {
  if (teams.length === 0) return <EmptyState title={say('none')} text={say('noneText')} />;
  return (
    <RecordTable
      caption={say('open')}
      columns={[{ text: say('name') }, { text: say('programmes') }, { text: say('people'), numeric: true }]}
      rows={teams.map((team) => [
        <a class="govuk-link" href={`/teams/${team.id}`}>
          {team.name}
        </a>,
        programmesInWords(request, team.programmes),
        String(new Set(team.members.map(({ staffId }) => staffId)).size),
      ])}
    />
  );
}

function ClosedTeams({ teams }: { teams: readonly Team[] }) {
  if (teams.length === 0) return null;
  return (
    <RecordTable
      caption={say('closed')}
      columns={[{ text: say('name') }, { text: say('until') }]}
      rows={teams.map((team) => [team.name, team.endedOn ? formatDate(team.endedOn) : ''])}
    />
  );
}

const listPage = page({
  method: 'get',
  path: '/teams',
  permission: 'team:manage',
  async handle(request) {
    const found = await request.ask(listTeams, {});
    if (!found.ok) return fault(found.error);
    return html({
      title: say('title'),
      current: '/teams',
      body: (
        <>
          <h1 class="govuk-heading-l">{say('title')}</h1>
          <Button href="/teams/new">{say('add')}</Button>
          <OpenTeams request={request} teams={found.value.filter(({ endedOn }) => endedOn === null)} />
          <ClosedTeams teams={found.value.filter(({ endedOn }) => endedOn !== null)} />
          <ul class="govuk-list">
            <li>
              <a class="govuk-link" href="/who-reaches-what">
                {say('reach')}
              </a>
            </li>
            <li>
              <a class="govuk-link" href="/partner-organisations">
                {say('organisations')}
              </a>
            </li>
          </ul>
        </>
      ),
    });
  },
});

function Members({ request, team }: { request: PageRequest; team: Team }) {
  if (team.members.length === 0) return <p class="govuk-body">{say('nobody')}</p>;
  return (
    <RecordTable
      caption={say('members')}
      columns={(['name', 'role', 'programme', 'since', 'actions'] as const).map((word) => ({
        text: say(word),
      }))}
      rows={team.members.map((member) => [
        member.name,
        roleWord(member.role),
        member.programme === null ? say('everyProgramme') : programmeWord(request, member.programme),
        formatDate(member.beganOn),
        <a class="govuk-link" href={`/teams/${team.id}/members/${member.id}/end`}>
          {say('leave')}
          <span class="govuk-visually-hidden"> {member.name}</span>
        </a>,
      ])}
    />
  );
}

const teamPage = page({
  method: 'get',
  path: '/teams/:id',
  permission: 'team:manage',
  async handle(request) {
    const found = await request.ask(getTeam, { id: request.params.id ?? '' });
    if (!found.ok)
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'team' } : found.error);
    const team = found.value;
    const isOpen = team.endedOn === null;
    return html({
      title: team.name,
      current: '/teams',
      back: { href: '/teams', text: say('title') },
      body: (
        <>
          <h1 class="govuk-heading-l">{team.name}</h1>
          <p class="govuk-body">{programmesInWords(request, team.programmes)}</p>
          {team.endedOn && <InsetText>{say('closedText', { date: formatDate(team.endedOn) })}</InsetText>}
          {isOpen && <Button href={`/teams/${team.id}/members/new`}>{say('join')}</Button>}
          {isOpen && <Members request={request} team={team} />}
          {isOpen && (
            <ul class="govuk-list">
              <li>
                <a class="govuk-link" href={`/teams/${team.id}/change`}>
                  {say('change')}
                </a>
              </li>
              <li>
                <a class="govuk-link" href={`/teams/${team.id}/close`}>
                  {say('close')}
                </a>
              </li>
            </ul>
          )}
        </>
      ),
    });
  },
});

/** The teams, and one of them. */
export const teamPages: readonly Page[] = [listPage, teamPage];
