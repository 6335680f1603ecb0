import { decide } from '../../access/decide.ts';
import type { Permission } from '../../access/permissions.ts';
import {
  asTyped,
  fault,
  formFaults,
  formPages,
  html,
  type Page,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { personFormFrame, personFrame } from '../../people/index.ts';
import { liftConflict } from '../declare-conflict.ts';
import { getReach, type Reach } from '../get-reach.ts';
import { endNaming, liftRestriction } from '../restrict-record.ts';
import { endShare } from '../share-person.ts';
import { liftWall } from '../wall-parents.ts';
import { type FieldsProps, organisationsFor, type ReachForm, reachForms } from './reach-forms.tsx';
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
      back: { href: `/people/${frame.person.id}`, text: frame.person.name },
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

interface About {
  readonly reach: Reach;
  readonly organisations: FieldsProps['organisations'];
}

function pagesOf(form: ReachForm): Page[] {
  return formPages<About, typeof asTyped>({
    path: `/people/:id/access/${form.path}`,
    permission: form.permission,
    async find(request) {
      const found = await request.ask(getReach, { id: idOf(request) });
      if (!found.ok) return found;
      return succeed({ reach: found.value, organisations: await organisationsFor(request, form) });
    },
    frame: (request) => personFormFrame(request, idOf(request), '/access', 'Who may see this record'),
    title: () => form.title,
    lead: () => <p class="govuk-body">{form.lead}</p>,
    save: form.button,
    values: () => ({}),
    fields: ({ about, values, faults }) => form.fields({ ...about, values, faults }),
    schema: () => asTyped,
    async submit(request, _about, _read, _version, values) {
      const done = await form.submit(request, idOf(request), values);
      return done.ok ? succeed({ to: form.leadsTo ?? home(idOf(request)), notice: form.notice }) : done;
    },
  });
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
