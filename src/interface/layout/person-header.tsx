import { classNames } from '../govuk/content.ts';
import { Button } from '../govuk/index.ts';
import { say } from '../wording/index.ts';
import { Icon, type IconName } from './icons.tsx';

/** What everybody who works with a person must see before anything else, each already in words. */
export interface PersonHeaderProps {
  readonly name: string;
  readonly href?: string | undefined;
  readonly knownAs?: string | undefined;
  readonly pronouns?: string | undefined;
  /** An age in words, such as “34 years” or “about 3 years”. */
  readonly age?: string | undefined;
  readonly born?: string | undefined;
  readonly communicationNeeds?: string | undefined;
  /** How it is safe to reach her, and how not. */
  readonly safeContact?: string | undefined;
  readonly restricted?: boolean | undefined;
  /** Present when she is expecting a baby; `due` in words when it is known. */
  readonly expecting?: { readonly due?: string | undefined } | undefined;
  readonly actions?: readonly PersonAction[] | undefined;
  /** `brief` on pages whose own heading is something else, such as a form about her. */
  readonly shape?: 'full' | 'brief' | undefined;
}

/** Something that can be done for a person from her header. */
export interface PersonAction {
  readonly href: string;
  readonly text: string;
  readonly main?: boolean | undefined;
}

/** Who this page is about: name, how to speak with her, how to reach her safely, and what to know at once. */
export function PersonHeader(props: PersonHeaderProps) {
  const { name, safeContact, communicationNeeds, actions = [], restricted } = props;
  return (
    <section
      class={classNames(
        'facet-person',
        restricted && 'facet-person--restricted',
        props.shape === 'brief' && 'facet-person--brief',
      )}
      aria-label={say('person.label', { name })}
    >
      <div class="facet-person__top">
        <div class="facet-person__who">
          <Name {...props} />
          <Facts {...props} />
          <Flags {...props} />
        </div>
        {actions.length > 0 && <Actions actions={actions} />}
      </div>
      {safeContact && (
        <Note icon="warning" tone="warning" label={say('person.safeContact')} text={safeContact} />
      )}
      {communicationNeeds && (
        <Note icon="speech" tone="plain" label={say('person.communication')} text={communicationNeeds} />
      )}
    </section>
  );
}

function Name({ name, href, shape }: PersonHeaderProps) {
  const Tag = shape === 'brief' ? 'p' : 'h1';
  return (
    <Tag class="facet-person__name">
      {href ? (
        <a class="govuk-link govuk-link--no-visited-state" href={href}>
          {name}
        </a>
      ) : (
        name
      )}
    </Tag>
  );
}

function Facts({ knownAs, pronouns, age, born }: PersonHeaderProps) {
  const facts = [
    knownAs && say('person.knownAs', { name: knownAs }),
    pronouns,
    age,
    born && say('person.born', { date: born }),
  ].filter((fact) => fact !== undefined && fact !== '');
  if (facts.length === 0) return null;
  return (
    <ul class="facet-person__facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  );
}

function Flags({ restricted, expecting }: PersonHeaderProps) {
  if (!restricted && !expecting) return null;
  return (
    <ul class="facet-person__flags">
      {restricted && (
        <li class="facet-flag facet-flag--restricted">
          <Icon name="lock" size={16} />
          {say('person.restricted')}
          <span class="govuk-visually-hidden">. {say('person.restrictedHint')}</span>
        </li>
      )}
      {expecting && (
        <li class="facet-flag facet-flag--expecting">
          <Icon name="expecting" size={16} />
          {expecting.due ? say('person.expecting', { date: expecting.due }) : say('person.expectingUndated')}
        </li>
      )}
    </ul>
  );
}

function Actions({ actions }: { actions: readonly PersonAction[] }) {
  return (
    <div class="facet-person__actions">
      {actions.map(({ href, text, main }) =>
        main ? (
          <Button href={href}>{text}</Button>
        ) : (
          <a class="govuk-link govuk-link--no-visited-state" href={href}>
            {text}
          </a>
        ),
      )}
    </div>
  );
}

function Note({
  icon,
  tone,
  label,
  text,
}: {
  icon: IconName;
  tone: 'plain' | 'warning';
  label: string;
  text: string;
}) {
  return (
    <div class={`facet-person__note facet-person__note--${tone}`}>
      <Icon name={icon} size={24} />
      <p>
        {tone === 'warning' && <span class="govuk-visually-hidden">{say('person.warning')}: </span>}
        <strong>{label}:</strong> {text}
      </p>
    </div>
  );
}
