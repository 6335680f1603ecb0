import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Button, PasswordInput } from '../../interface/govuk/index.ts';
import { SHORTEST_PASSWORD } from '../sign-in/index.ts';
import type { OpenLink } from '../sign-in/links.ts';
import { say } from './wording.ts';

interface JoinView {
  readonly link: OpenLink;
  readonly token: string;
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** Where a link leads: one password, chosen by her alone. */
export function joinPage({ link, token, faults = [], status = 200 }: JoinView): HtmlAnswer {
  const title = say(`join.${link.kind}`);
  const isParent = 'personId' in link.owner;
  return html({
    title,
    faults,
    status,
    exitThisPage: isParent,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {isParent ? <ForParent name={link.name} /> : <ForWorker link={link} />}
          <form method="post" action={`/join/${token}`} novalidate>
            <PasswordInput
              name="password"
              label={say('password.next')}
              hint={say('password.hint', { shortest: SHORTEST_PASSWORD })}
              autocomplete="new-password"
              errorMessage={faultAt(faults, ['password'])?.message}
            />
            <Button>{say('join.button')}</Button>
          </form>
        </div>
      </div>
    ),
  });
}

function ForWorker({ link: { name, email, setsSecondStep } }: { link: OpenLink }) {
  return (
    <>
      <p class="govuk-body">{say('join.who', { name, email })}</p>
      <p class="govuk-body">{say(setsSecondStep ? 'join.thenStep' : 'join.thenSignIn')}</p>
    </>
  );
}

function ForParent({ name }: { name: string }) {
  return (
    <>
      <p class="govuk-body">{say('join.parentWho', { name })}</p>
      <p class="govuk-body">{say('join.parentNext')}</p>
    </>
  );
}

/** For a link that opens nothing: used, too old, or never made. All are told the same. */
export function deadLinkPage(): HtmlAnswer {
  return html({
    title: say('join.deadTitle'),
    status: 404,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say('join.deadTitle')}</h1>
          <p class="govuk-body">{say('join.deadText')}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/sign-in">
              {say('signIn.title')}
            </a>
          </p>
        </div>
      </div>
    ),
  });
}
