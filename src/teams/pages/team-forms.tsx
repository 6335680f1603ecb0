import type { Role } from '../../access/permissions.ts';
import { roles } from '../../access/permissions.ts';
import {
  asTyped,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  RadiosField,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { addTeam, changeTeam, closeTeam } from '../change-teams.ts';
import { getTeam, listWorkers } from '../list-teams.ts';
import { joinTeam, leaveTeam } from '../members.ts';
import type { Team } from '../team.ts';
import { say } from '../wording.ts';
import { frameAt, programmesInWords, programmeWord, roleWord } from './team-parts.tsx';

const programmeItems = (request: PageRequest) =>
  request.programmes.list().map(({ programme, title }) => ({ value: programme, text: title }));

const teamOf = (request: PageRequest) => request.ask(getTeam, { id: request.params.id ?? '' });
const at = (team: Pick<Team, 'id' | 'name'>) => frameAt(`/teams/${team.id}`, team.name)();

function TeamFields({
  request,
  values,
  faults,
}: Pick<FormFieldsProps<unknown>, 'request' | 'values' | 'faults'>) {
  return (
    <>
      <TextField
        name="name"
        label={say('name')}
        value={textAt(values, ['name'])}
        faults={faults}
        autocomplete="off"
      />
      <CheckboxesField
        name="programmes"
        label={say('programmesQuestion')}
        hint={say('programmesHint')}
        values={textsAt(values, ['programmes'])}
        faults={faults}
        items={programmeItems(request)}
      />
    </>
  );
}

const newTeam = formPages<null, typeof asTyped>({
  path: '/teams/new',
  permission: 'team:manage',
  find: async () => succeed(null),
  frame: frameAt('/teams', say('title')),
  title: () => say('add'),
  save: say('addButton'),
  values: () => ({}),
  fields: TeamFields,
  schema: () => asTyped,
  async submit(request, _about, _read, _version, values) {
    const name = textAt(values, ['name']) ?? '';
    const done = await request.run(addTeam, { name, programmes: textsAt(values, ['programmes']) });
    return done.ok
      ? succeed({ to: `/teams/${done.value.id}`, notice: say('added', { name: name.trim() }) })
      : done;
  },
});

const changeForm = formPages<Team, typeof asTyped>({
  path: '/teams/:id/change',
  permission: 'team:manage',
  find: teamOf,
  frame: async (_request, team) => at(team),
  title: (team) => say('changeTitle', { name: team.name }),
  save: say('save'),
  version: ({ version }) => version,
  values: ({ name, programmes }) => ({ name, programmes: [...programmes] }),
  standsNow: (team, _typed, request) => (
    <StandsNow lines={[team.name, programmesInWords(request, team.programmes)]} />
  ),
  fields: TeamFields,
  schema: () => asTyped,
  async submit(request, team, _read, version = team.version, values) {
    const name = textAt(values, ['name']) ?? '';
    const wish = { id: team.id, version, name, programmes: textsAt(values, ['programmes']) };
    const done = await request.run(changeTeam, wish);
    return done.ok
      ? succeed({ to: `/teams/${team.id}`, notice: say('changed', { name: name.trim() }) })
      : done;
  },
});

const closeForm = formPages<Team, typeof asTyped>({
  path: '/teams/:id/close',
  permission: 'team:manage',
  find: teamOf,
  frame: async (_request, team) => at(team),
  title: (team) => say('closeTitle', { name: team.name }),
  lead: () => <p class="govuk-body">{say('closeText')}</p>,
  save: say('closeButton'),
  warns: true,
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: (team, _typed, request) => (
    <StandsNow lines={[team.name, programmesInWords(request, team.programmes)]} />
  ),
  fields: () => <></>,
  schema: () => asTyped,
  async submit(request, team, _read, version = team.version) {
    const done = await request.run(closeTeam, { id: team.id, version });
    return done.ok ? succeed({ to: '/teams', notice: say('closedNotice', { name: team.name }) }) : done;
  },
});

interface Joining {
  readonly team: Team;
  readonly workers: readonly { readonly id: string; readonly name: string }[];
}

function JoinFields({ about: { team, workers }, request, values, faults }: FormFieldsProps<Joining>) {
  const programmes = programmeItems(request).filter(
    ({ value }) => team.programmes.length === 0 || team.programmes.includes(value),
  );
  return (
    <>
      <SelectField
        name="staffId"
        label={say('joinWho')}
        value={textAt(values, ['staffId'])}
        faults={faults}
        items={[
          { value: '', text: say('choose') },
          ...workers.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <RadiosField
        name="role"
        label={say('joinRole')}
        hint={say('joinRoleHint')}
        value={textAt(values, ['role'])}
        faults={faults}
        items={roles.map((role) => ({ value: role, text: roleWord(role) }))}
      />
      <SelectField
        name="programme"
        label={say('joinProgramme')}
        value={textAt(values, ['programme'])}
        faults={faults}
        items={[{ value: '', text: say('everyProgramme') }, ...programmes]}
      />
    </>
  );
}

const joinForm = formPages<Joining, typeof asTyped>({
  path: '/teams/:id/members/new',
  permission: 'team:manage',
  async find(request) {
    const [team, workers] = await Promise.all([teamOf(request), request.ask(listWorkers, {})]);
    if (!team.ok) return team;
    return workers.ok ? succeed({ team: team.value, workers: workers.value }) : workers;
  },
  frame: async (_request, { team }) => at(team),
  title: ({ team }) => say('joinTitle', { name: team.name }),
  save: say('joinButton'),
  values: () => ({}),
  fields: JoinFields,
  schema: () => asTyped,
  async submit(request, { team, workers }, _read, _version, values) {
    const staffId = textAt(values, ['staffId']) ?? '';
    const done = await request.run(joinTeam, {
      teamId: team.id,
      staffId,
      role: textAt(values, ['role']) as Role,
      programme: textAt(values, ['programme']),
    });
    const name = workers.find(({ id }) => id === staffId)?.name ?? '';
    return done.ok ? succeed({ to: `/teams/${team.id}`, notice: say('joined', { name }) }) : done;
  },
});

interface Leaving {
  readonly team: Team;
  readonly member: Team['members'][number] | undefined;
}

const leaveForm = formPages<Leaving, typeof asTyped>({
  path: '/teams/:id/members/:member/end',
  permission: 'team:manage',
  async find(request, moment) {
    const found = await teamOf(request);
    if (!found.ok) return found;
    const member = found.value.members.find(({ id }) => id === request.params.member);
    if (member) return succeed({ team: found.value, member });
    // Whose role is over already: the same form sent twice still gets the answer that it got.
    return moment === 'send' ? succeed({ team: found.value, member: undefined }) : notFound('role in a team');
  },
  frame: async (_request, { team }) => at(team),
  title: ({ team, member }) => say('leaveTitle', { name: member?.name ?? '', team: team.name }),
  lead: ({ member }, request) =>
    member ? (
      <>
        <p class="govuk-body">
          {roleWord(member.role)}
          {member.programme === null ? '' : `, ${programmeWord(request, member.programme)}`}
        </p>
        <p class="govuk-body">{say('leaveText', { name: member.name })}</p>
      </>
    ) : null,
  save: say('leaveButton'),
  warns: true,
  version: ({ member }) => member?.version,
  values: () => ({}),
  fields: ({ about: { member } }) => <input type="hidden" name="name" value={member?.name} />,
  schema: () => asTyped,
  async submit(request, { team, member }, _read, version, values) {
    const seen = { id: request.params.member ?? '', version: version ?? member?.version ?? 1 };
    const done = await request.run(leaveTeam, seen);
    const name = textAt(values, ['name']) ?? '';
    return done.ok ? succeed({ to: `/teams/${team.id}`, notice: say('left', { name }) }) : done;
  },
});

/** Forms over teams and who is in them. */
export const teamForms: readonly Page[] = [
  ...newTeam,
  ...changeForm,
  ...closeForm,
  ...joinForm,
  ...leaveForm,
];
