import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Button, Details, Input, NotificationBanner, PasswordInput } from '../../interface/govuk/index.ts';
import { type DemoPerson, idOf } from '../sign-in/index.ts';
import { PasskeySignIn } from './passkeys-page.tsx';
import { Said } from './sign-ins-page.tsx';
import { say } from './wording.ts';

interface SignInView {
  /** What was typed; a password is never sent back. */
  readonly email?: string;
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
  readonly demo: readonly DemoPerson[];
  /** Organisations whose people sign in with their own directory. */
  readonly directories?: readonly { readonly tenant: string; readonly label: string }[];
  /** True when she has just chosen a password by a link. */
  readonly joined?: boolean;
  /** Where to go afterwards. */
  readonly next: string;
}

/** Name and password; in a demonstration, its made-up people as buttons. */
export function signInPage(view: SignInView): HtmlAnswer {
  const { email = '', faults = [], status = 200, demo, directories = [], next } = view;
  return html({
    title: say('signIn.title'),
    faults,
    status,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say('signIn.title')}</h1>
          {view.joined && <Said text={say('join.joined')} />}
          {next.startsWith('/kept/') && (
            <NotificationBanner title={say('signIn.keptTitle')}>
              <p class="govuk-body">{say('signIn.kept')}</p>
            </NotificationBanner>
          )}
          {demo.length > 0 && <DemoButtons people={demo} next={next} />}
          {directories.map(({ tenant, label }) => (
            <Button
              variant="secondary"
              href={`/sign-in/single-sign-on?at=${tenant}&next=${encodeURIComponent(next)}`}
            >
              {say('signIn.with', { label })}
            </Button>
          ))}
          <form method="post" action="/sign-in" novalidate>
            <input type="hidden" name="next" value={next} />
            <Input
              name="email"
              type="text"
              label={say('signIn.email')}
              value={email}
              autocomplete="username"
              spellcheck={false}
              autocapitalize="none"
              errorMessage={faultAt(faults, ['email'])?.message}
            />
            <PasswordInput name="password" label={say('signIn.password')} />
            <Button>{say('signIn.button')}</Button>
          </form>
          <PasskeySignIn next={next} />
          <Details summary={say('signIn.lost')}>{say('signIn.lostText')}</Details>
        </div>
      </div>
    ),
  });
}

function DemoButtons({ people, next }: { people: readonly DemoPerson[]; next: string }) {
  return (
    <section class="govuk-!-margin-bottom-7" aria-labelledby="demonstration">
      <h2 class="govuk-heading-m" id="demonstration">
        {say('demo.heading')}
      </h2>
      <p>{say('demo.text')}</p>
      <form method="post" action="/sign-in/demo">
        <input type="hidden" name="next" value={next} />
        <div class="govuk-button-group">
          {people.map(({ actor }) => (
            <Button variant="secondary" name="who" value={idOf(actor)}>
              {say('demo.asWhom', {
                name: actor.name,
                role: say(`role.${actor.kind === 'staff' ? actor.role : actor.kind}`),
              })}
            </Button>
          ))}
        </div>
      </form>
    </section>
  );
}

/** The second step. */
export function codePage(view: {
  faults?: readonly FieldFault[];
  status?: number;
  next: string;
}): HtmlAnswer {
  const { faults = [], status = 200, next } = view;
  return html({
    title: say('code.title'),
    faults,
    status,
    back: { href: '/sign-in', text: say('code.restart') },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say('code.title')}</h1>
          <p>{say('code.text')}</p>
          <form method="post" action="/sign-in/code" novalidate>
            <input type="hidden" name="next" value={next} />
            <Input
              name="code"
              label={say('code.label')}
              hint={say('code.hint')}
              classes="govuk-input--width-10"
              autocomplete="one-time-code"
              spellcheck={false}
              errorMessage={faultAt(faults, ['code'])?.message}
            />
            <Button>{say('code.button')}</Button>
          </form>
        </div>
      </div>
    ),
  });
}
