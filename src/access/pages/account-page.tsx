import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Button, NotificationBanner, PasswordInput, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { type Account, nameOf, SHORTEST_PASSWORD } from '../sign-in/index.ts';
import { say } from './wording.ts';

/** What was just done, to be said once. */
export type AccountNotice = 'passwordChanged' | 'twoFactorOn' | 'twoFactorOff';

interface AccountView {
  readonly account: Account;
  readonly notice?: AccountNotice | undefined;
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** Her own account; only what is still to be done while she may do nothing else. */
export function accountPage({ account, notice, faults = [], status = 200 }: AccountView): HtmlAnswer {
  const { passwordToChange, secondStepToSet } = account;
  const must = passwordToChange || secondStepToSet;
  const title = passwordToChange
    ? say('password.mustTitle')
    : say(secondStepToSet ? 'secondStep.title' : 'account.title');
  return html({
    title,
    faults,
    status,
    ...(account.actor.kind === 'parent' && { back: { href: '/my', text: say('account.mine') } }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {notice && (
            <NotificationBanner type="success">
              <p class="govuk-notification-banner__heading">{say(`account.${notice}`)}</p>
            </NotificationBanner>
          )}
          <h1 class="govuk-heading-l">{title}</h1>
          {must && (
            <p class="govuk-body">{say(passwordToChange ? 'password.mustText' : 'secondStep.text')}</p>
          )}
          {!must && <Summary account={account} />}
          <Links account={account} />
          {!must && <h2 class="govuk-heading-m">{say('password.heading')}</h2>}
          {!secondStepToSet && <PasswordForm faults={faults} />}
          {!passwordToChange && <TwoFactorForm account={account} faults={faults} />}
        </div>
      </div>
    ),
  });
}

function Links({ account: { passwordToChange, secondStepToSet } }: { account: Account }) {
  if (passwordToChange) return null;
  return (
    <ul class="govuk-list">
      {!secondStepToSet && (
        <li>
          <a class="govuk-link" href="/account/sign-ins">
            {say('signIns.link')}
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link" href="/account/passkeys">
          {say('passkey.link')}
        </a>
      </li>
    </ul>
  );
}

function Summary({ account }: { account: Account }) {
  const { actor, email, twoFactor } = account;
  const state = twoFactor ? (
    <Tag colour="green">{say('account.on')}</Tag>
  ) : (
    <Tag colour="grey">{say('account.off')}</Tag>
  );
  return (
    <SummaryList
      rows={[
        { key: say('account.name'), value: actor.name },
        actor.kind === 'parent'
          ? { key: say('account.signInName'), value: nameOf(email) }
          : { key: say('account.email'), value: email },
        ...(actor.kind === 'parent'
          ? []
          : [
              {
                key: say('account.role'),
                value: say(`role.${actor.kind === 'staff' ? actor.role : 'partner'}`),
              },
            ]),
        { key: say('account.twoFactor'), value: state },
      ]}
    />
  );
}

function PasswordForm({ faults }: { faults: readonly FieldFault[] }) {
  return (
    <form method="post" action="/account/password" novalidate>
      <PasswordInput
        name="current"
        label={say('password.current')}
        errorMessage={faultAt(faults, ['current'])?.message}
      />
      <PasswordInput
        name="next"
        label={say('password.next')}
        hint={say('password.hint', { shortest: SHORTEST_PASSWORD })}
        autocomplete="new-password"
        errorMessage={faultAt(faults, ['next'])?.message}
      />
      <Button>{say('password.button')}</Button>
    </form>
  );
}

function TwoFactorForm({ account, faults }: { account: Account; faults: readonly FieldFault[] }) {
  const on = account.twoFactor;
  return (
    <>
      <h2 class="govuk-heading-m">{say(on ? 'twoFactor.offHeading' : 'twoFactor.heading')}</h2>
      <p>{say(on ? 'twoFactor.offText' : 'twoFactor.text')}</p>
      <form method="post" action={on ? '/account/two-factor/off' : '/account/two-factor'} novalidate>
        <PasswordInput
          name="password"
          label={say('twoFactor.password')}
          errorMessage={faultAt(faults, ['password'])?.message}
        />
        <Button variant={on ? 'warning' : undefined}>{say(on ? 'twoFactor.end' : 'twoFactor.begin')}</Button>
      </form>
    </>
  );
}
