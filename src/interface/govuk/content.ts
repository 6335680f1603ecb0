import type { Child } from 'hono/jsx';

/** Anything that may stand in a place of a page: a string or number is text and is escaped, JSX is markup. */
export type Content = Child;

/** Further HTML attributes, by their HTML names. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Words with an optional look: the content itself, or the content with classes and attributes. */
export type Wording<More extends object = object> = Content | WordingOptions<More>;

export type WordingOptions<More extends object = object> = {
  readonly text: Content;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
} & More;

/** An entry of a list that may be left out by a condition: `isManager && { … }`. */
export type Maybe<T> = T | false | null | undefined;

/** Joins class names, leaving out those that do not apply. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Opens a wording into its options. JSX nodes, promises and rendered strings all have prototypes of their own. */
export function wordingOptions<More extends object>(
  wording: Content | WordingOptions<More>,
): WordingOptions<More> | { readonly text: Content } {
  return isOptions(wording) ? wording : { text: wording };
}

function isOptions<More extends object>(
  wording: Content | WordingOptions<More>,
): wording is WordingOptions<More> {
  return (
    typeof wording === 'object' && wording !== null && Object.getPrototypeOf(wording) === Object.prototype
  );
}

/** True when there is nothing to show. */
export function isBlank(content: Content): boolean {
  return content === undefined || content === null || content === false || content === '';
}

/** True for text without markup; some components wrap such text in a paragraph. */
export function isPlainText(content: Content): boolean {
  if (Array.isArray(content)) return content.every(isPlainText);
  return typeof content === 'string' || typeof content === 'number' || isBlank(content);
}

/** Joins the ids for `aria-describedby`; undefined when there are none, so that the attribute is left out. */
export function joinIds(...ids: readonly (string | false | undefined)[]): string | undefined {
  return classNames(...ids) || undefined;
}

/** Phrases for the component's script, as `data-i18n.*` attributes; a record gives one phrase per plural form. */
export function phraseAttributes(
  phrases: Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>> | undefined,
): Attributes {
  const attributes: Record<string, string> = {};
  for (const [key, phrase] of Object.entries(phrases ?? {})) {
    const name = `data-i18n.${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (typeof phrase === 'string') attributes[name] = phrase;
    else for (const [plural, text] of Object.entries(phrase ?? {})) attributes[`${name}.${plural}`] = text;
  }
  return attributes;
}

/** Phrases by plural form (`one`, `other` …) of the language. */
export type PluralPhrases = Readonly<Record<string, string>>;
