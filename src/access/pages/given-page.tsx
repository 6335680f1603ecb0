import { type HtmlAnswer, html } from '../../doors/page.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import type { GivenSignIn, OpenSession } from '../sign-in/index.ts';
import { Said, SessionTable } from './sign-ins-page.tsx';
import { say } from './wording.ts';

interface GivenView {
  readonly staff: { readonly id: string; readonly name: string; readonly email: string };
  /** What was given; `taken` when the address is another's; left out before anything was asked for. */
  readonly given?: GivenSignIn | 'taken';
  /** Where she is signed in now; left out where that is not asked. */
  readonly sessions?: readonly OpenSession[];
  /** True when her sessions have just been ended. */
  readonly ended?: boolean;
}

/** Where an administrator gives a colleague a password, and sees it once. */
export function givenPage({ staff, given, sessions, ended }: GivenView): HtmlAnswer {
  const title = say('given.title', { name: staff.name });
  const taken = given === 'taken';
  return html({
    title,
    status: taken ? 409 : 200,
    faults: taken ? [{ path: [], message: say('given.taken', { email: staff.email }) }] : [],
    back: { href: '/staff', text: say('given.back') },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {ended && <Said text={say('signIns.endedAll', { name: staff.name })} />}
          <h1 class="govuk-heading-l">{title}</h1>
          {given && given !== 'taken' ? (
            <>
              <WarningText>{say('given.done', { name: staff.name })}</WarningText>
              <SummaryList
                rows={[
                  { key: say('given.email'), value: given.email },
                  { key: say('given.password'), value: <code>{given.password}</code> },
                ]}
              />
            </>
          ) : (
            <form method="post" action={`/staff/${staff.id}/sign-in`}>
              <p>{say('given.ask', { name: staff.name })}</p>
              <Button>{say('given.button')}</Button>
            </form>
          )}
          {sessions && <Sessions staff={staff} sessions={sessions} />}
        </div>
      </div>
    ),
  });
}

function Sessions({ staff, sessions }: { staff: GivenView['staff']; sessions: readonly OpenSession[] }) {
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
