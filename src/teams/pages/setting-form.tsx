import { asTyped, formPages, type Page, StandsNow } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextField, textAt } from '../../interface/forms/index.ts';
import { getAccessSetting, setAccessSetting } from '../access-setting.ts';
import { say } from '../wording.ts';
import { frameAt } from './team-parts.tsx';

interface Setting {
  readonly version: number;
  readonly practitionersReach: 'tenant' | 'team';
  readonly leadersRead: 'figures' | 'records';
  readonly glassMinutes: number;
}

const reachWords = { tenant: say('reachTenant'), team: say('reachTeam') };
const leaderWords = { figures: say('leadersFigures'), records: say('leadersRecords') };

/** The form of who reaches what. */
export const settingForm: readonly Page[] = formPages<Setting, typeof asTyped>({
  path: '/who-reaches-what',
  permission: 'team:manage',
  find: (request) => request.ask(getAccessSetting, {}),
  frame: frameAt('/teams', say('title')),
  title: () => say('reach'),
  lead: () => <p class="govuk-body">{say('reachLead')}</p>,
  save: say('save'),
  version: ({ version }) => version,
  values: ({ practitionersReach, leadersRead, glassMinutes }) => ({
    practitionersReach,
    leadersRead,
    glassMinutes: String(glassMinutes),
  }),
  standsNow: ({ practitionersReach, leadersRead, glassMinutes }) => (
    <StandsNow
      lines={[
        say('standsPractitioners', { text: reachWords[practitionersReach] }),
        say('standsLeaders', { text: leaderWords[leadersRead] }),
        say('standsGlass', { minutes: glassMinutes }),
      ]}
    />
  ),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="practitionersReach"
        label={say('reachQuestion')}
        value={textAt(values, ['practitionersReach'])}
        faults={faults}
        items={[
          { value: 'tenant', text: reachWords.tenant, hint: say('reachTenantHint') },
          { value: 'team', text: reachWords.team, hint: say('reachTeamHint') },
        ]}
      />
      <RadiosField
        name="leadersRead"
        label={say('leadersQuestion')}
        value={textAt(values, ['leadersRead'])}
        faults={faults}
        items={[
          { value: 'figures', text: leaderWords.figures },
          { value: 'records', text: leaderWords.records },
        ]}
      />
      <TextField
        name="glassMinutes"
        label={say('glass')}
        hint={say('glassHint')}
        value={textAt(values, ['glassMinutes'])}
        faults={faults}
        inputmode="numeric"
        classes="govuk-input--width-4"
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, _setting, _read, version = 0, values) {
    const typed = (name: string) => textAt(values, [name]) ?? '';
    const done = await request.run(setAccessSetting, {
      version,
      practitionersReach: typed('practitionersReach') as Setting['practitionersReach'],
      leadersRead: typed('leadersRead') as Setting['leadersRead'],
      glassMinutes: typed('glassMinutes'),
    });
    return done.ok ? succeed({ to: '/who-reaches-what', notice: say('saved') }) : done;
  },
});
