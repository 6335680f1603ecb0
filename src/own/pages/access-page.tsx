import { z } from 'zod';
import { waysToGive } from '../../access/own-tables.ts';
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
import {
  CheckboxesField,
  Form,
  type FormValues,
  formTick,
  RadiosField,
  readForm,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { endParentAccess } from '../end-access.ts';
import { getParentAccess } from '../get-parent-access.ts';
import { inviteParent } from '../invite-parent.ts';
import type { Shown } from './frame.tsx';

const TAB = '/own-pages';
const PATH = `/people/:id${TAB}` as const;
const placeOf = (personId: string) => `/people/${personId}${TAB}`;

type Access = Extract<Awaited<ReturnType<typeof accessOf>>, { ok: true }>['value'];

const accessOf = (request: PageRequest) =>
  request.ask(getParentAccess, { personId: request.params.id ?? '' });

export const WAY_WORDS = {
  in_person: 'I hand it over when we meet',
  text: 'By text',
  email: 'By email',
  post: 'By post',
} as const;

const STANDING_WORDS = {
  safe: undefined,
  not_safe: 'The record says that this is not safe',
  not_asked: 'The record does not say whether this is safe: ask first',
} as const;

function Invite({
  request,
  access,
  shown,
}: {
  request: PageRequest;
  access: Access;
  shown?: Shown | undefined;
}) {
  const { values, faults } = shown ?? { values: {}, faults: [] };
  return (
    <>
      <p class="govuk-body">
        On pages of their own, parents see who works with them, their plan in their own words, their next
        dates, what they agreed to and who has opened the record. Notes, other people and addresses are not
        there.
      </p>
      <WarningText>
        Somebody else may read a message or open a letter. Ask in private how the link should come.
      </WarningText>
      <Form action={placeOf(access.personId)} idempotencyKey={request.formKey}>
        <RadiosField
          name="givenHow"
          label="How will you give the link?"
          value={textAt(values, ['givenHow'])}
          faults={faults}
          items={access.ways.map(({ way, standing }) => {
            const hint = STANDING_WORDS[standing];
            return { value: way, text: WAY_WORDS[way], ...(hint && way !== 'in_person' ? { hint } : {}) };
          })}
        />
        <CheckboxesField
          name="askedThatDay"
          label="If the record says that this way is not safe"
          values={textsAt(values, ['askedThatDay'])}
          faults={faults}
          items={[{ value: 'yes', text: 'I asked today, and this way is safe now' }]}
        />
        <Button preventDoubleClick>Invite</Button>
      </Form>
    </>
  );
}

function Open({ request, access }: { request: PageRequest; access: Access }) {
  const { open, hasSignIn, lastSeenAt, linkUntil, personId } = access;
  if (!open) return null;
  const state = hasSignIn
    ? 'Password chosen'
    : linkUntil
      ? `A link opens until ${formatMoment(linkUntil)}`
      : 'No link yet';
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'Invited',
            value: `${formatDate(open.invitedOn)}${open.invitedBy ? ` by ${open.invitedBy}` : ''}`,
          },
          { key: 'Name to sign in with', value: open.signInName },
          { key: 'Link goes', value: WAY_WORDS[open.givenHow] },
          {
            key: 'Link made',
            value: open.linkGivenOn
              ? `${formatDate(open.linkGivenOn)}${open.linkGivenBy ? ` by ${open.linkGivenBy}` : ''}`
              : 'Not yet',
          },
          {
            key: 'Now',
            value:
              linkUntil && hasSignIn ? `${state}; a new link opens until ${formatMoment(linkUntil)}` : state,
          },
          { key: 'Last signed in', value: lastSeenAt ? formatMoment(lastSeenAt) : 'Not yet' },
        ]}
      />
      <h2 class="govuk-heading-m">{hasSignIn ? 'If the password is lost' : 'Make the link'}</h2>
      <p class="govuk-body">
        It opens once, within three days, for choosing a password.{' '}
        {hasSignIn
          ? 'Make sure first whom you are speaking with. When it is used, the old password, app and passkeys no longer work.'
          : 'A link that was made before no longer works.'}
      </p>
      <form method="post" action={`${placeOf(personId)}/link`}>
        <Button>Make a link</Button>
      </form>
      <h2 class="govuk-heading-m">End the access</h2>
      <p class="govuk-body">It ends at once, on every device. What was written stays in the record.</p>
      <Form action={`${placeOf(personId)}/end`} idempotencyKey={request.formKey}>
        <Button variant="warning" preventDoubleClick>
          End the access
        </Button>
      </Form>
    </>
  );
}

function Earlier({ earlier }: { earlier: Access['earlier'] }) {
  if (earlier.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Before</h2>
      <ul class="govuk-list govuk-list--bullet">
        {earlier.map(({ invitedOn, endedOn, endedHow, endedBy }) => (
          <li>
            From {formatDate(invitedOn)} to {endedOn && formatDate(endedOn)}, ended{' '}
            {endedHow === 'by_parent' ? 'by the parent' : `by ${endedBy ?? 'a worker'}`}
          </li>
        ))}
      </ul>
    </>
  );
}

async function show(request: PageRequest, shown?: Shown): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, TAB);
  if (!frame.ok) return frame.answer;
  const found = await accessOf(request);
  if (!found.ok) return fault(found.error);
  const access = found.value;
  return html({
    title: `Own pages of ${frame.person.name}`,
    header: frame.header,
    back: { href: `/people/${frame.person.id}`, text: frame.person.name },
    ...(shown && { status: shown.status, faults: shown.faults }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Own pages</h1>
          {!access.isAdult && <p class="govuk-body">Only adults are invited to pages of their own.</p>}
          {access.isAdult && !access.open && <Invite request={request} access={access} shown={shown} />}
          <Open request={request} access={access} />
          <Earlier earlier={access.earlier} />
        </div>
      </div>
    ),
  });
}

const inviteForm = z.object({
  givenHow: z.enum(waysToGive, 'Select how the link will be given'),
  askedThatDay: formTick(),
});

async function invite(request: PageRequest): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const values = request.form as FormValues;
  const read = readForm(inviteForm, { values, faults: request.formFaults });
  if (!read.ok) return show(request, { values, faults: read.error, status: 422 });
  const done = await request.run(inviteParent, { personId, ...read.value });
  if (done.ok) return redirect(placeOf(personId), 'Invited. Make the link now, and give it to nobody else.');
  const found = formFaults(done.error);
  return found ? show(request, { values, ...found }) : fault(done.error);
}

async function end(request: PageRequest): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const done = await request.run(endParentAccess, { personId });
  if (done.ok) return redirect(placeOf(personId), 'The access has ended, on every device.');
  const found = formFaults(done.error);
  return found ? show(request, { values: {}, ...found }) : fault(done.error);
}

/** Where a worker invites a parent to pages of her own, and ends that. */
export const parentAccessPages: readonly Page[] = [
  page({ method: 'get', path: PATH, permission: 'parent:invite', handle: (request) => show(request) }),
  page({ method: 'post', path: PATH, permission: 'parent:invite', handle: invite }),
  page({ method: 'post', path: `${PATH}/end`, permission: 'parent:invite', handle: end }),
];
