import { fault, html, type Page, page, redirect } from '../../doors/page.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { allGrants } from './grant-store.ts';
import { decideSeen, listSignInGrants, seeSignInGrant } from './see-grants.ts';
import { say } from './wording.ts';

type Grant = Awaited<ReturnType<typeof allGrants>>[number];

/** What was done, and how it was checked. */
function What({ grant }: { grant: Grant }) {
  const { kind, checkedHow, note, setsSecondStep } = grant;
  return (
    <>
      {say(`grants.kinds.${kind}`)}
      {checkedHow && (
        <>
          <br />
          {say(`grants.checks.${checkedHow}`)}
        </>
      )}
      {kind === 'recovery' && setsSecondStep && (
        <>
          <br />
          <Tag colour="orange">{say('grants.secondStep')}</Tag>
        </>
      )}
      {note && <p class="govuk-hint">{note}</p>}
    </>
  );
}

function Seen({ grant, reader, formKey }: { grant: Grant; reader: string; formKey: string }) {
  if (grant.seenByName) return <>{say('grants.seenBy', { name: grant.seenByName })}</>;
  if (grant.kind === 'invitation') return null;
  if (!decideSeen(grant, reader).ok) return <>{say('grants.toBeSeen')}</>;
  return (
    <Form action={`/sign-ins-given/${grant.id}`} idempotencyKey={formKey} version={grant.version}>
      <Button variant="secondary" classes="govuk-!-margin-bottom-0">
        {say('grants.see')}
        <span class="govuk-visually-hidden"> {grant.name}</span>
      </Button>
    </Form>
  );
}

const listPage = page({
  method: 'get',
  path: '/sign-ins-given',
  permission: 'audit:read',
  async handle(request) {
    const found = await request.ask(listSignInGrants, {});
    if (!found.ok) return fault(found.error);
    const reader = request.actor.kind === 'staff' ? request.actor.staffId : '';
    const columns = (['whom', 'what', 'by', 'on', 'seen'] as const).map((word) => ({
      text: say(`grants.${word}`),
    }));
    return html({
      title: say('grants.title'),
      current: '/sign-ins-given',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">{say('grants.title')}</h1>
          <p class="govuk-body">{say('grants.text')}</p>
          {found.value.length === 0 ? (
            <p class="govuk-body">{say('grants.none')}</p>
          ) : (
            <RecordTable
              caption={say('grants.title')}
              captionHidden
              columns={columns}
              rows={found.value.map((grant) => [
                grant.name,
                <What grant={grant} />,
                grant.issuedByName ?? say('grants.operator'),
                formatDate(grant.issuedOn),
                <Seen grant={grant} reader={reader} formKey={request.formKey} />,
              ])}
            />
          )}
        </>
      ),
    });
  },
});

const seenPage = page({
  method: 'post',
  path: '/sign-ins-given/:id',
  permission: 'audit:read',
  async handle(request) {
    const version = request.seenVersion ?? 0;
    const done = await request.run(seeSignInGrant, { id: request.params.id ?? '', version });
    return done.ok ? redirect('/sign-ins-given', say('grants.done')) : fault(done.error);
  },
});

/** For administrators and managers: who was given a way to sign in. */
export const grantPages: readonly Page[] = [listPage, seenPage];
