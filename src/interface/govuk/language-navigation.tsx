import { type Attributes, type Content, classNames } from './content.ts';

export type LanguageNavigationItem = {
  readonly text: Content;
  /** Where the page stands in this language; without one it is the language of this very page. */
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  /** The language’s code, such as `bn`. */
  readonly lang?: string | undefined;
  readonly hrefLang?: string | undefined;
  readonly dir?: string | undefined;
  /** Read aloud after the name. */
  readonly languageDescriptionText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type LanguageNavigationProps = {
  items: readonly LanguageNavigationItem[];
  label?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** The languages in which a page can be read. */
export function LanguageNavigation(props: LanguageNavigationProps) {
  return (
    <nav
      class={classNames('govuk-language-navigation', props.classes)}
      {...props.attributes}
      aria-label={props.label ?? 'Language'}
    >
      <ul class="govuk-language-navigation__list">
        {props.items.map((item) => (
          <li class="govuk-language-navigation__list-item">
            <Language {...item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Language(item: LanguageNavigationItem) {
  const { lang, dir, attributes } = item;
  if (item.current || !item.href) {
    return (
      <span
        class={classNames('govuk-language-navigation__text', item.classes)}
        aria-current="true"
        lang={lang}
        dir={dir}
        {...attributes}
      >
        {item.text}
      </span>
    );
  }
  const { languageDescriptionText: description } = item;
  return (
    <a
      class={classNames('govuk-language-navigation__link', item.classes)}
      href={item.href}
      rel="alternate"
      lang={lang}
      hreflang={item.hrefLang ?? lang}
      dir={dir}
      {...attributes}
    >
      {item.text}
      {description && <span class="govuk-visually-hidden"> {description}</span>}
    </a>
  );
}
