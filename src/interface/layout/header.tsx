import { say } from '../wording/index.ts';
import { Mark } from './mark.tsx';

/**
 * Who is signed in. `keepAs` is an opaque id that parts one person's kept drafts from another's; without one, nothing that
 * is typed is kept in the browser.
 */
export interface Actor {
  readonly name: string;
  readonly role?: string | undefined;
  readonly keepAs?: string | undefined;
}

/** Where the sign-out button posts to, with the hidden fields that the post must carry. */
export interface SignOut {
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

interface HeaderProps {
  readonly home: string;
  readonly tenant?: string | undefined;
  readonly actor?: Actor | undefined;
  readonly signOut?: SignOut | undefined;
}

/** Facet's own header: its mark and name, whose service this is, and who is signed in. */
export function Header({ home, tenant, actor, signOut }: HeaderProps) {
  return (
    <div class="facet-header">
      <div class="govuk-width-container facet-header__inside">
        <div class="facet-header__name">
          <a class="facet-header__link" href={home}>
            <Mark size={30} />
            {say('service.name')}
          </a>
          {tenant && <span class="facet-header__tenant">{tenant}</span>}
        </div>
        {actor && <Account actor={actor} signOut={signOut} />}
      </div>
    </div>
  );
}

function Account({ actor, signOut }: { actor: Actor; signOut: SignOut | undefined }) {
  return (
    <div class="facet-header__account">
      <p>
        <span class="govuk-visually-hidden">{say('header.signedInAs')} </span>
        <strong>{actor.name}</strong>
        {actor.role && <span class="facet-header__role">, {actor.role}</span>}
      </p>
      {signOut && (
        <form method="post" action={signOut.action} data-sign-out="">
          {Object.entries(signOut.fields ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="facet-header__sign-out" type="submit">
            {say('header.signOut')}
          </button>
        </form>
      )}
    </div>
  );
}
