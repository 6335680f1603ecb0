import { asTyped, fault, formFaults, formPages, html, type Page, page, redirect } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { Form, RadiosField, SelectField, TextField, textAt } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { PartnerWorker } from '../partner-store.ts';
import { addPartnerWorker, endPartnerWorker, listPartnerWorkers } from '../partner-workers.ts';

const HERE = '/partner-workers';

const MODES = { casework: 'Sees the people shared with the organisation', referral: 'Only refers' } as const;

function Here({ workers, formKey }: { workers: readonly PartnerWorker[]; formKey: string }) {
  if (workers.length === 0)
    return (
      <EmptyState
        title="No partner organisation’s worker comes in yet"
        text="Add one by name. She then signs in for herself, and what she does is hers by name."
      />
    );
  return (
    <RecordTable
      caption="Who comes in"
      columns={['Name', 'Organisation', 'What for', 'Since', 'Actions'].map((text) => ({ text }))}
      rows={workers.map(({ staffId, name, email, organisation, mode, beganOn }) => [
        <>
          {name}
          <br />
          <span class="govuk-hint facet-words">{email}</span>
        </>,
        organisation,
        MODES[mode],
        formatDate(beganOn),
        <>
          <a class="govuk-link" href={`/staff/${staffId}/sign-in`}>
            Sign-in<span class="govuk-visually-hidden"> of {name}</span>
          </a>
          <Form action={`${HERE}/${staffId}/end`} idempotencyKey={`${formKey}-${staffId.slice(-12)}`}>
            <button type="submit" class="facet-link-button">
              End<span class="govuk-visually-hidden"> the access of {name}</span>
            </button>
          </Form>
        </>,
      ])}
    />
  );
}

const listPage = page({
  method: 'get',
  path: HERE,
  permission: 'partner:invite',
  async handle(request) {
    const found = await request.ask(listPartnerWorkers, {});
    if (!found.ok) return fault(found.error);
    const { workers } = found.value;
    const ended = workers.filter(({ endedOn }) => endedOn !== null);
    return html({
      title: 'Partners’ workers',
      current: HERE,
      body: (
        <>
          <h1 class="govuk-heading-l">Partners’ workers</h1>
          <Button href={`${HERE}/new`}>Add a worker</Button>
          <Here workers={workers.filter(({ endedOn }) => endedOn === null)} formKey={request.formKey} />
          {ended.length > 0 && (
            <RecordTable
              caption="Who came in before"
              columns={['Name', 'Organisation', 'Ended'].map((text) => ({ text }))}
              rows={ended.map(({ name, organisation, endedOn }) => [
                name,
                organisation,
                endedOn ? formatDate(endedOn) : '',
              ])}
            />
          )}
        </>
      ),
    });
  },
});

type Organisations = readonly { readonly id: string; readonly name: string }[];

const addForm = formPages<Organisations, typeof asTyped>({
  path: '/partner-workers/new',
  permission: 'partner:invite',
  async find(request) {
    const found = await request.ask(listPartnerWorkers, {});
    return found.ok ? succeed(found.value.organisations) : found;
  },
  frame: async () => ({
    ok: true,
    frame: { current: HERE, back: { href: HERE, text: 'Partners’ workers' } },
  }),
  title: () => 'Add a partner organisation’s worker',
  lead: (organisations) =>
    organisations.length > 0 ? null : (
      <p class="govuk-body">There is no partner organisation yet. An administrator adds them under Teams.</p>
    ),
  save: 'Add',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <SelectField
        name="organisationId"
        label="Organisation"
        value={textAt(values, ['organisationId'])}
        faults={faults}
        items={[{ value: '', text: 'Choose' }, ...about.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <TextField
        name="name"
        label="Name"
        value={textAt(values, ['name'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name="email"
        label="Work email address"
        value={textAt(values, ['email'])}
        faults={faults}
        autocomplete="off"
        spellcheck={false}
      />
      <RadiosField
        name="mode"
        label="What is the worker to do?"
        value={textAt(values, ['mode'])}
        faults={faults}
        items={Object.entries(MODES).map(([value, text]) => ({ value, text }))}
      />
    </>
  ),
  schema: () => asTyped,
  atFields: (faults) =>
    faults.map((each) =>
      each.path[0] === 'organisationId' ? { ...each, message: 'Choose an organisation' } : each,
    ),
  async submit(request, _about, _read, _version, values) {
    const done = await request.run(addPartnerWorker, {
      organisationId: textAt(values, ['organisationId']) ?? '',
      name: textAt(values, ['name']) ?? '',
      email: textAt(values, ['email']) ?? '',
      mode: textAt(values, ['mode']) as 'casework',
    });
    return done.ok
      ? succeed({ to: `/staff/${done.value.id}/sign-in`, notice: 'Added. Now make the invitation.' })
      : done;
  },
});

const endPage = page({
  method: 'post',
  path: '/partner-workers/:id/end',
  permission: 'partner:invite',
  async handle(request) {
    const done = await request.run(endPartnerWorker, { id: request.params.id ?? '' });
    if (done.ok) return redirect(HERE, 'The access has ended, on every device.');
    const found = done.error.kind === 'invalid' ? undefined : formFaults(done.error);
    if (found?.faults[0]) return redirect(HERE, found.faults[0].message);
    return fault(done.error.kind === 'invalid' ? { kind: 'not_found', what: 'worker' } : done.error);
  },
});

/** Where managers and administrators invite partners' workers, and end that. */
export const workersPages: readonly Page[] = [listPage, ...addForm, endPage];
