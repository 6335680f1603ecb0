import { decide } from '../../access/decide.ts';
import type { Permission } from '../../access/permissions.ts';
import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { liftConflict } from '../declare-conflict.ts';
import { getReach, type Reach } from '../get-reach.ts';
import { endNaming, liftRestriction } from '../restrict-record.ts';
import { endShare } from '../share-person.ts';
import { liftWall } from '../wall-parents.ts';
import { organisationsFor, type ReachForm, reachForms } from './reach-forms.tsx';
import { ReachView } from './reach-view.tsx';

const idOf = (request: PageRequest) => request.params.id ?? '';
const home = (personId: string) => `/people/${personId}/access`;

/** What this reader may do about who sees the record. */
export const mayOf =
  (request: PageRequest) =>
  (permission: Permission): boolean =>
    decide(request.actor, permission).allowed;

const reachPage = page({
  method: 'get',
  path: '/people/:id/access',
  permission: 'reach:read',
  async handle(request) {
    const personId = idOf(request);
    const frame = await personFrame(request, personId, '/access');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(getReach, { id: personId });
    if (!found.ok) return fault(found.error);
    return html({
      title: `Who may see the record of ${frame.person.name}`,
      header: frame.header,
      body: (
        <ReachView
          request={request}
          reach={found.value}
          isAdult={frame.person.kind === 'adult'}
          may={mayOf(request)}
        />
      ),
    });
  },
});

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

async function showForm(request: PageRequest, form: ReachForm, shown: Shown): Promise<PageAnswer> {
  const personId = idOf(request);
  const frame = await personFrame(request, personId, '/access');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getReach, { id: personId });
  if (!found.ok) return fault(found.error);
  const organisations = await organisationsFor(request, form);
  return html({
    title: form.title,
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    back: { href: home(personId), text: 'Who may see this record' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{form.title}</h1>
          <p class="govuk-body">{form.lead}</p>
          <Form
            action={`${home(personId)}/${form.path}`}
            idempotencyKey={request.formKey}
            attributes={{ 'data-keep': '' }}
          >
            {form.fields({ reach: found.value, organisations, ...shown })}
            <Button preventDoubleClick>{form.button}</Button>
          </Form>
        </div>
      </div>
    ),
  });
}

function pagesOf(form: ReachForm): Page[] {
  const path = `/people/:id/access/${form.path}` as const;
  const { permission } = form;
  return [
    page({
      method: 'get',
      path,
      permission,
      handle: (request) => showForm(request, form, { values: {}, faults: [], status: 200 }),
    }),
    page({
      method: 'post',
      path,
      permission,
      async handle(request) {
        const values = request.form as FormValues;
        const done = await form.submit(request, idOf(request), values);
        if (done.ok) return redirect(form.leadsTo ?? home(idOf(request)), form.notice);
        const found = formFaults(done.error);
        return found ? showForm(request, form, { values, ...found }) : fault(done.error);
      },
    }),
  ];
}

type Undo = (request: PageRequest, personId: string) => Promise<{ ok: true } | { ok: false; error: Fault }>;

/** One button, without a form of its own: what it undoes is named in its address. */
function undoPage(path: `/${string}`, permission: Permission, notice: string, undo: Undo): Page {
  return page({
    method: 'post',
    path: `/people/:id/access${path}`,
    permission,
    async handle(request) {
      const personId = idOf(request);
      const done = await undo(request, personId);
      if (done.ok) return redirect(home(personId), notice);
      const found = formFaults(done.error);
      return found?.faults[0] ? redirect(home(personId), found.faults[0].message) : fault(done.error);
    },
  });
}

const text = (value: string | undefined) => value ?? '';

/** “Who may see this record”, and the forms beneath it. */
export const reachPages: readonly Page[] = [
  reachPage,
  ...reachForms.flatMap(pagesOf),
  undoPage('/lift', 'record:restrict', 'The restriction is lifted', (request, personId) =>
    request.run(liftRestriction, { personId }),
  ),
  undoPage('/names/:grant/end', 'record:restrict', 'The name was taken off', (request, personId) =>
    request.run(endNaming, { personId, grantId: text(request.params.grant) }),
  ),
  undoPage('/walls/:other/lift', 'record:restrict', 'The wall is taken down', (request, personId) =>
    request.run(liftWall, { personId, otherId: text(request.params.other) }),
  ),
  undoPage('/conflicts/:staff/lift', 'record:restrict', 'The family is shown again', (request, personId) =>
    request.run(liftConflict, { personId, staffId: text(request.params.staff) }),
  ),
  undoPage('/shares/:share/end', 'person:share', 'It is no longer shared', (request, personId) =>
    request.run(endShare, { personId, id: text(request.params.share) }),
  ),
];

/** True where nothing about who may see a record need be said on the person’s own page. */
export const isUnremarkable = (reach: Reach): boolean =>
  reach.walls.length === 0 && reach.restriction === null;
