import type { Room } from '../doors/index.ts';
import { getAccessSetting, setAccessSetting } from './access-setting.ts';
import { addTeam, changeTeam, closeTeam } from './change-teams.ts';
import { getTeam, listTeams, listWorkers } from './list-teams.ts';
import { joinTeam, leaveTeam } from './members.ts';
import { closeOrganisation, listAllOrganisations } from './organisations.ts';
import { organisationPages } from './pages/organisation-pages.tsx';
import { settingForm } from './pages/setting-form.tsx';
import { teamForms } from './pages/team-forms.tsx';
import { teamPages } from './pages/team-pages.tsx';

export { addTeam, closeTeam, getAccessSetting, joinTeam, leaveTeam, listTeams, setAccessSetting };

/** Teams and who is in them, partner organisations, and what roles may reach. */
export const teamsRoom: Room = {
  name: 'teams',
  about: 'Teams and who is in them, partner organisations, and what roles may reach',
  commands: [addTeam, changeTeam, closeTeam, joinTeam, leaveTeam, setAccessSetting, closeOrganisation],
  queries: [listTeams, getTeam, listWorkers, getAccessSetting, listAllOrganisations],
  pages: [...teamForms, ...teamPages, ...settingForm, ...organisationPages],
  navigation: [{ text: 'Teams', href: '/teams', permission: 'team:manage', order: 91, under: 'manage' }],
};
