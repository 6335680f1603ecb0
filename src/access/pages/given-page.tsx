import { type HtmlAnswer, html } from '../../doors/page.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import type { GivenSignIn } from '../sign-in/index.ts';
import { say } from './wording.ts';

interface GivenView {
  readonly staff: { readonly id: string; readonly name: string; readonly email: string };
  /** What was given; `taken` when the address is another's; left out before anything was asked for. */
  readonly given?: GivenSignIn | 'taken';
}

/** Where an administrator gives a colleague a password, and sees it once. */
export function givenPage({ staff, given }: GivenView): HtmlAnswer {
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
        </div>
      </div>
    ),
  });
}
