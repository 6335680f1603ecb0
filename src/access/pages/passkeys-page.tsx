import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Button, Input, PasswordInput } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import type { Passkey } from '../sign-in/index.ts';
import { Said } from './sign-ins-page.tsx';
import { say } from './wording.ts';

/**
 * What a script needs to ask the device: the form is sent with the device's answer in `response`. Without a script, or
 * where the browser knows no passkeys, the text stays and the button is not shown.
 */
function Device({ button, secondary }: { button: string; secondary?: boolean }) {
  return (
    <>
      <input type="hidden" name="response" value="" />
      <p class="govuk-body" data-passkey-without="">
        {say('passkey.withoutScript')}
      </p>
      <div role="alert" data-passkey-failed="" hidden>
        <p class="govuk-error-message">{say('passkey.failed')}</p>
      </div>
      <div data-passkey-button="" hidden>
        <Button variant={secondary ? 'secondary' : undefined}>{button}</Button>
      </div>
    </>
  );
}

/** On the sign-in page. */
export function PasskeySignIn({ next }: { next: string }) {
  return (
    <section aria-labelledby="passkey">
      <h2 class="govuk-heading-m" id="passkey">
        {say('passkey.signInHeading')}
      </h2>
      <form
        method="post"
        action="/sign-in/passkey"
        data-passkey="get"
        data-options="/sign-in/passkey/options"
      >
        <input type="hidden" name="next" value={next} />
        <Device button={say('passkey.signIn')} secondary />
      </form>
    </section>
  );
}

interface PasskeysView {
  readonly passkeys: readonly Passkey[];
  /** True when she has to show again who she is. */
  readonly asksPassword: boolean;
  readonly done?: boolean;
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** Her passkeys, and the way to one more. */
export function passkeysPage({
  passkeys,
  asksPassword,
  done,
  faults = [],
  status = 200,
}: PasskeysView): HtmlAnswer {
  return html({
    title: say('passkey.title'),
    back: { href: '/account', text: say('signIns.back') },
    faults,
    status,
    body: (
      <>
        {done && <Said text={say('passkey.done')} />}
        <h1 class="govuk-heading-l">{say('passkey.title')}</h1>
        <p class="govuk-body">{say('passkey.text')}</p>
        {passkeys.length === 0 ? (
          <p class="govuk-body">{say('passkey.none')}</p>
        ) : (
          <List passkeys={passkeys} />
        )}
        <h2 class="govuk-heading-m">{say('passkey.addHeading')}</h2>
        <form
          method="post"
          action="/account/passkeys"
          data-passkey="create"
          data-options="/account/passkeys/options"
          novalidate
        >
          <Input
            name="name"
            label={say('passkey.name')}
            hint={say('passkey.nameHint')}
            classes="govuk-input--width-20"
            autocomplete="off"
            errorMessage={faultAt(faults, ['name'])?.message}
          />
          {asksPassword && (
            <PasswordInput
              name="password"
              label={say('password.current')}
              errorMessage={faultAt(faults, ['password'])?.message}
            />
          )}
          <Device button={say('passkey.add')} />
        </form>
      </>
    ),
  });
}

function List({ passkeys }: { passkeys: readonly Passkey[] }) {
  const columns = (['name', 'added', 'used', 'action'] as const).map((word) => ({
    text: say(`passkey.${word}`),
  }));
  return (
    <RecordTable
      caption={say('passkey.caption')}
      columns={columns}
      rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => [
        name,
        formatMoment(createdAt),
        lastUsedAt ? formatMoment(lastUsedAt) : say('passkey.never'),
        <a class="govuk-link" href={`/account/passkeys/${id}`}>
          {say('passkey.change')}
          <span class="govuk-visually-hidden"> {name}</span>
        </a>,
      ])}
    />
  );
}

interface PasskeyView {
  readonly passkey: Passkey;
  readonly asksPassword: boolean;
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** One passkey: another name, or gone. */
export function passkeyPage({ passkey, asksPassword, faults = [], status = 200 }: PasskeyView): HtmlAnswer {
  const place = `/account/passkeys/${passkey.id}`;
  return html({
    title: passkey.name,
    back: { href: '/account/passkeys', text: say('passkey.back') },
    faults,
    status,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{passkey.name}</h1>
          <form method="post" action={`${place}/name`} novalidate>
            <Input
              name="name"
              label={say('passkey.name')}
              value={passkey.name}
              classes="govuk-input--width-20"
              autocomplete="off"
              errorMessage={faultAt(faults, ['name'])?.message}
            />
            <Button variant="secondary">{say('passkey.rename')}</Button>
          </form>
          <form method="post" action={`${place}/remove`} novalidate>
            <h2 class="govuk-heading-m">{say('passkey.removeHeading')}</h2>
            <p class="govuk-body">{say('passkey.removeText')}</p>
            {asksPassword && (
              <PasswordInput
                name="password"
                label={say('password.current')}
                errorMessage={faultAt(faults, ['password'])?.message}
              />
            )}
            <Button variant="warning">{say('passkey.remove')}</Button>
          </form>
        </div>
      </div>
    ),
  });
}
