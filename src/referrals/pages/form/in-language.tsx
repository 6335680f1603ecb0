import type { Child } from 'hono/jsx';
import { type Content, LanguageNavigation } from '../../../interface/govuk/index.ts';
import { directionOf, nameOfLanguage } from '../../../interface/wording/index.ts';
import { type Field, shown, valueAt } from '../../journey/fields.ts';
import type { Word } from '../../journey/form-words.ts';
import { ENGLISH, type Said } from '../../journey/language.ts';
import { filled, type Told, type Words } from '../../journey/wording.ts';

/** How a text is marked that is not in the page’s own language: it is read aloud and set as its own language asks. */
export function marksOf({ language }: Said) {
  return { lang: language, dir: directionOf(language) };
}

/** A text in the reader’s language where it is translated, and as the file has it where it is not. */
export function InLanguage({ text, said }: { text: Content; said: Said | undefined }) {
  return <>{said ? <span {...marksOf(said)}>{said.text}</span> : text}</>;
}

interface FormWordProps {
  readonly journey: { readonly say: Words; readonly told: Told };
  readonly word: Word;
  /** What stands in the gaps of the sentence. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One of Facet’s own words on the form, in the reader’s language where the programme’s file has it. */
export function FormWord({ journey, word, values = {} }: FormWordProps) {
  const said = journey.told(word);
  const text = filled(journey.say(word), values);
  return <InLanguage text={text} said={said && { ...said, text: filled(said.text, values) }} />;
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
