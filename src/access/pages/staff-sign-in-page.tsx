import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { CheckboxesField, RadiosField, TextField } from '../../interface/forms/index.ts';
import { Button, InsetText, WarningText } from '../../interface/govuk/index.ts';
import type { OpenSession } from '../sign-in/index.ts';
import { CHECKS } from '../sign-in/links.ts';
import { Said, SessionTable } from './sign-ins-page.tsx';
import { say } from './wording.ts';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

interface StaffSignInView {
  readonly staff: Member;
  /** True when she has a sign-in already, so that a link is a recovery. */
  readonly hasSignIn: boolean;
  readonly sessions: readonly OpenSession[];
  /** The address to hand over, just made. */
  readonly link?: string;
  readonly ended?: boolean;
  readonly form?: { readonly checkedHow: string; readonly note: string; readonly lost: boolean };
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** What an administrator does about a colleague's sign-in: a link to join, a link to come back in, an end of sessions. */
export function staffSignInPage(view: StaffSignInView): HtmlAnswer {
  const { staff, hasSignIn, sessions, link, ended, faults = [], status = 200 } = view;
  const title = say('given.title', { name: staff.name });
  return html({
    title,
    status,
    faults,
    back:
      staff.role === 'partner'
        ? { href: '/partner-workers', text: say('given.backToPartners') }
        : { href: '/staff', text: say('given.back') },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {ended && <Said text={say('signIns.endedAll', { name: staff.name })} />}
          <h1 class="govuk-heading-l">{title}</h1>
          {link ? <Handed staff={staff} link={link} hasSignIn={hasSignIn} /> : <Ask view={view} />}
          <Sessions staff={staff} sessions={sessions} />
        </div>
      </div>
    ),
  });
}

function Handed({ staff, link, hasSignIn }: { staff: Member; link: string; hasSignIn: boolean }) {
  return (
    <>
      <WarningText>{say('given.once', { name: staff.name })}</WarningText>
      <InsetText>
        <code class="facet-address">{link}</code>
      </InsetText>
      <p class="govuk-body">{say(hasSignIn ? 'given.recoveryNext' : 'given.invitationNext')}</p>
    </>
  );
}

function Ask({ view }: { view: StaffSignInView }) {
  const { staff, hasSignIn, form = { checkedHow: '', note: '', lost: false }, faults = [] } = view;
  const action = `/staff/${staff.id}/sign-in`;
  if (!hasSignIn) {
    return (
      <form method="post" action={action}>
        <p class="govuk-body">{say('given.invite', { name: staff.name, email: staff.email })}</p>
        <Button>{say('given.inviteButton')}</Button>
      </form>
    );
  }
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">{say('given.recoverHeading')}</h2>
      <p class="govuk-body">{say('given.recover', { name: staff.name })}</p>
      <RadiosField
        name="checkedHow"
        label={say('given.how', { name: staff.name })}
        value={form.checkedHow}
        faults={faults}
        items={CHECKS.map((each) => ({ value: each, text: say(`given.checks.${each}`) }))}
      />
      <TextField
        name="note"
        label={say('given.note')}
        hint={say('given.noteHint')}
        value={form.note}
        faults={faults}
      />
      <CheckboxesField
        name="lost"
        label={say('given.lostLabel')}
        values={form.lost ? ['yes'] : []}
        faults={faults}
        items={[{ value: 'yes', text: say('given.lost'), hint: say('given.lostHint') }]}
      />
      <Button>{say('given.recoverButton')}</Button>
    </form>
  );
}

function Sessions({ staff, sessions }: { staff: Member; sessions: readonly OpenSession[] }) {
  const { id, name } = staff;
  return (
    <>
      <h2 class="govuk-heading-m">{say('signIns.staffHeading', { name })}</h2>
      {sessions.length === 0 ? (
        <p class="govuk-body">{say('signIns.none', { name })}</p>
      ) : (
        <>
          <SessionTable sessions={sessions} ends={false} />
          <form method="post" action={`/staff/${id}/sign-in/end`}>
            <Button variant="warning">{say('signIns.endAll')}</Button>
          </form>
        </>
      )}
    </>
  );
}
