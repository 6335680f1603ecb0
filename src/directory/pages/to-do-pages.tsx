import { decide } from '../../access/decide.ts';
import {
  asTyped,
  fault,
  formPages,
  html,
  type Page,
  type PageRequest,
  page,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { SelectField, TextField, textAt } from '../../interface/forms/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { addDirectoryTerm, setDirectorySetting } from '../keep-service.ts';
import { getDirectoryKeeping, listDirectoryTerms } from '../search-directory.ts';

const KEEPING = '/directory/keeping';
const backToKeeping = async () => ({
  ok: true as const,
  frame: { current: '/directory', back: { href: KEEPING, text: 'What is to be done' } },
});

const settingForm = formPages<{ version: number; assuredMonths: number }, typeof asTyped>({
  path: '/directory/setting',
  permission: 'directory:manage',
  async find(request) {
    const found = await request.ask(getDirectoryKeeping, {});
    if (!found.ok) return found;
    return succeed({ version: found.value.settingVersion, assuredMonths: found.value.assuredMonths });
  },
  frame: backToKeeping,
  title: () => 'For how long is a service shown?',
  save: 'Save',
  version: ({ version }) => version,
  values: ({ assuredMonths }) => ({ assuredMonths: String(assuredMonths) }),
  standsNow: ({ assuredMonths }) => <StandsNow lines={[`${assuredMonths} months`]} />,
  fields: ({ values, faults }) => (
    <TextField
      name="assuredMonths"
      label="How many months after somebody assured it?"
      hint="Then it is hidden from those who refer until somebody has assured it again"
      classes="govuk-input--width-3"
      inputmode="numeric"
      value={textAt(values, ['assuredMonths'])}
      faults={faults}
    />
  ),
  schema: () => asTyped,
  async submit(request, about, _read, version = about.version, values) {
    const done = await request.run(setDirectorySetting, {
      version,
      assuredMonths: textAt(values, ['assuredMonths']),
    });
    return done.ok ? succeed({ to: KEEPING, notice: 'Saved' }) : done;
  },
});

const termForm = formPages<readonly { id: string; name: string }[], typeof asTyped>({
  path: '/directory/terms/new',
  permission: 'directory:manage',
  find: (request) => request.ask(listDirectoryTerms, {}),
  frame: backToKeeping,
  title: () => 'Add a word that services are sorted by',
  save: 'Save',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <TextField
        name="name"
        label="The word"
        hint="What a service helps with"
        value={textAt(values, ['name'])}
        faults={faults}
      />
      <SelectField
        name="parentId"
        label="Does it belong under another word?"
        items={[{ value: '', text: 'No' }, ...about.map(({ id, name }) => ({ value: id, text: name }))]}
        value={textAt(values, ['parentId'])}
        faults={faults}
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, _about, _read, _version, values) {
    const parentId = textAt(values, ['parentId']) || null;
    const done = await request.run(addDirectoryTerm, { name: textAt(values, ['name']) ?? '', parentId });
    return done.ok ? succeed({ to: KEEPING, notice: 'Added' }) : done;
  },
});

async function keepingPage(request: PageRequest) {
  const found = await request.ask(getDirectoryKeeping, {});
  if (!found.ok) return fault(found.error);
  const { toAssure, flags, assuredMonths } = found.value;
  return html({
    title: 'What is to be done for the directory',
    current: '/directory',
    back: { href: '/directory', text: 'Directory' },
    body: (
      <>
        <h1 class="govuk-heading-l">What is to be done for the directory</h1>
        <p class="govuk-body">
          A service is hidden from those who refer when nobody has assured it for {assuredMonths} months.{' '}
          {decide(request.actor, 'directory:manage').allowed && (
            <a class="govuk-link" href="/directory/setting">
              Change this
            </a>
          )}
        </p>
        {decide(request.actor, 'directory:manage').allowed && (
          <p class="govuk-body">
            <a class="govuk-link" href="/directory/terms/new">
              Add a word that services are sorted by
            </a>
          </p>
        )}
        {flags.length === 0 && toAssure.length === 0 && (
          <EmptyState
            title="Nothing is to be done"
            text="Services to assure, and what was found wrong, appear here."
          />
        )}
        {flags.length > 0 && (
          <RecordTable
            caption="Found wrong"
            columns={['Service', 'What is wrong', 'When', 'Who says so'].map((text) => ({ text }))}
            rows={flags.map(({ id, serviceId, name, what, flaggedOn, flaggedBy }) => [
              <a class="govuk-link" href={`/directory/${serviceId}/flags/${id}`}>
                {name}
              </a>,
              what,
              formatDate(flaggedOn),
              flaggedBy ?? '',
            ])}
          />
        )}
        {toAssure.length > 0 && (
          <RecordTable
            caption="To be assured"
            columns={['Service', 'Given by', 'Last assured', 'Kept by'].map((text) => ({ text }))}
            rows={toAssure.map(({ id, name, organisation, assuredOn, keeper }) => [
              <a class="govuk-link" href={`/directory/${id}`}>
                {name}
              </a>,
              organisation,
              assuredOn ? formatDate(assuredOn) : 'Never',
              keeper ?? 'Nobody',
            ])}
          />
        )}
      </>
    ),
  });
}

/** What is to be done for the whole directory, for how long a service is shown, and the words it is sorted by. */
export const toDoPages: readonly Page[] = [
  page({ method: 'get', path: KEEPING, permission: 'directory:read', handle: keepingPage }),
  ...settingForm,
  ...termForm,
];
