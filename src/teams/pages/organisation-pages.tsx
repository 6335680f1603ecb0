import { asTyped, fault, formPages, html, type Page, page, StandsNow } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { TextAreaField, TextField, textAt } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { addOrganisation } from '../../reach/index.ts';
import { closeOrganisation, listAllOrganisations } from '../organisations.ts';
import type { Organisation } from '../team-store.ts';
import { say } from '../wording.ts';
import { frameAt } from './team-parts.tsx';

const HERE = '/partner-organisations';

function OpenOnes({ rows }: { rows: readonly Organisation[] }) {
  if (rows.length === 0)
    return <EmptyState title={say('organisationNone')} text={say('organisationNoneText')} />;
  return (
    <RecordTable
      caption={say('organisationsOpen')}
      columns={(['name', 'about', 'since', 'actions'] as const).map((word) => ({ text: say(word) }))}
      rows={rows.map(({ id, name, about, beganOn }) => [
        name,
        about ?? '',
        formatDate(beganOn),
        <a class="govuk-link" href={`${HERE}/${id}/close`}>
          {say('organisationClose')}
          <span class="govuk-visually-hidden"> {name}</span>
        </a>,
      ])}
    />
  );
}

const listPage = page({
  method: 'get',
  path: HERE,
  permission: 'team:manage',
  async handle(request) {
    const found = await request.ask(listAllOrganisations, {});
    if (!found.ok) return fault(found.error);
    const ended = found.value.filter(({ endedOn }) => endedOn !== null);
    return html({
      title: say('organisations'),
      current: '/teams',
      back: { href: '/teams', text: say('title') },
      body: (
        <>
          <h1 class="govuk-heading-l">{say('organisations')}</h1>
          <Button href={`${HERE}/new`}>{say('organisationAdd')}</Button>
          <OpenOnes rows={found.value.filter(({ endedOn }) => endedOn === null)} />
          {ended.length > 0 && (
            <RecordTable
              caption={say('organisationsClosed')}
              columns={(['name', 'ended'] as const).map((word) => ({ text: say(word) }))}
              rows={ended.map(({ name, endedOn }) => [name, endedOn ? formatDate(endedOn) : ''])}
            />
          )}
        </>
      ),
    });
  },
});

const addForm = formPages<null, typeof asTyped>({
  path: '/partner-organisations/new',
  permission: 'team:manage',
  find: async () => succeed(null),
  frame: frameAt(HERE, say('organisations')),
  title: () => say('organisationAdd'),
  save: say('organisationAddButton'),
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <TextField
        name="name"
        label={say('organisationName')}
        value={textAt(values, ['name'])}
        faults={faults}
        autocomplete="off"
      />
      <TextAreaField
        name="about"
        label={say('organisationAbout')}
        hint={say('organisationAboutHint')}
        rows={3}
        value={textAt(values, ['about'])}
        faults={faults}
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, _about, _read, _version, values) {
    const name = textAt(values, ['name']) ?? '';
    const done = await request.run(addOrganisation, { name, about: textAt(values, ['about']) });
    return done.ok ? succeed({ to: HERE, notice: say('organisationAdded', { name: name.trim() }) }) : done;
  },
});

const closeForm = formPages<Organisation, typeof asTyped>({
  path: '/partner-organisations/:id/close',
  permission: 'team:manage',
  async find(request) {
    const found = await request.ask(listAllOrganisations, {});
    if (!found.ok) return found;
    const organisation = found.value.find(({ id }) => id === request.params.id);
    return organisation ? succeed(organisation) : notFound('organisation');
  },
  frame: frameAt(HERE, say('organisations')),
  title: ({ name }) => say('organisationCloseTitle', { name }),
  lead: () => <p class="govuk-body">{say('organisationCloseText')}</p>,
  save: say('organisationCloseButton'),
  warns: true,
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: ({ name }) => <StandsNow lines={[name]} />,
  fields: () => <></>,
  schema: () => asTyped,
  async submit(request, { id, name, version: now }, _read, version = now) {
    const done = await request.run(closeOrganisation, { id, version });
    return done.ok ? succeed({ to: HERE, notice: say('organisationClosed', { name }) }) : done;
  },
});

/** Organisations that work with this one. */
export const organisationPages: readonly Page[] = [listPage, ...addForm, ...closeForm];
