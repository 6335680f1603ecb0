import type { Child } from 'hono/jsx';
import { type Content, LanguageNavigation } from '../../../interface/govuk/index.ts';
import { directionOf, nameOfLanguage } from '../../../interface/wording/index.ts';
import { type Field, shown, valueAt } from '../../journey/fields.ts';
import { ENGLISH, type Said } from '../../journey/language.ts';

/** How a text is marked that is not in the page’s own language: it is read aloud and set as its own language asks. */
export function marksOf({ language }: Said) {
  return { lang: language, dir: directionOf(language) };
}

/** A text in the reader’s language where it is translated, and as the file has it where it is not. */
export function InLanguage({ text, said }: { text: Content; said: Said | undefined }) {
  return <>{said ? <span {...marksOf(said)}>{said.text}</span> : text}</>;
}

/** An answer as it is shown again, the words of a choice in the reader’s language. */
export function ShownAnswer({ field, answers }: { field: Field; answers: unknown }): Child {
  if (!('options' in field)) return shown(field, answers);
  const value = valueAt(answers, field.path);
  const chosen = Array.isArray(value) ? value : [value];
  return field.options
    .filter((option) => chosen.includes(option.value))
    .map(({ label, said }, index) => (
      <>
        {index > 0 && ', '}
        <InLanguage text={label} said={said} />
      </>
    ));
}

interface LanguageLinksProps {
  /** What the form can be read in beside English. */
  readonly languages: readonly string[];
  readonly now: string | undefined;
  /** Where this page stands in a language; undefined for English. */
  readonly hrefIn: (language: string | undefined) => string;
}

/** The languages that a page can be read in; nothing where there is English alone. */
export function LanguageLinks({ languages, now, hrefIn }: LanguageLinksProps) {
  if (languages.length === 0) return null;
  return (
    <LanguageNavigation
      items={[undefined, ...languages].map((language) => ({
        text: nameOfLanguage(language ?? ENGLISH),
        lang: language ?? ENGLISH,
        dir: directionOf(language ?? ENGLISH),
        href: hrefIn(language),
        current: language === now,
      }))}
    />
  );
}
