import { IntlMessageFormat } from 'intl-messageformat';
import type { Placeholders } from './placeholders.ts';

/** Sentences in ICU message syntax, nested by where they are said. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** Every sentence of a catalogue by its dotted key, such as `header.signOut`. */
export type MessageKey<M extends Messages> = {
  [K in keyof M & string]: M[K] extends Messages ? `${K}.${MessageKey<M[K]>}` : K;
}[keyof M & string];

/** The sentence that stands under a dotted key. */
export type MessageAt<M, Key extends string> = Key extends `${infer Head}.${infer Tail}`
  ? Head extends keyof M
    ? MessageAt<M[Head], Tail>
    : never
  : Key extends keyof M
    ? M[Key] extends string
      ? M[Key]
      : never
    : never;

type Values<Message extends string> = keyof Placeholders<Message> extends never
  ? []
  : [values: Placeholders<Message>];

/** Says one sentence of a catalogue; its placeholders are required by type. */
export type Say<M extends Messages> = <Key extends MessageKey<M>>(
  key: Key,
  ...values: Values<MessageAt<M, Key>>
) => string;

/**
 * Opens a catalogue for one language. A translation has the same keys and placeholders as the English:
 * `sayFrom(bn satisfies Translation<typeof en>, 'bn')`. Throws RangeError for a key that is not there,
 * which the types rule out.
 */
export function sayFrom<const M extends Messages>(messages: M, locale = 'en-GB'): Say<M> {
  const sentences = new Map(sentencesOf(messages));
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, ...[values]) => {
    let format = compiled.get(key);
    if (!format) {
      const sentence = sentences.get(key);
      if (sentence === undefined) throw new RangeError(`No wording for “${key}”`);
      format = new IntlMessageFormat(sentence, locale, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format<string>(values as Record<string, string | number> | undefined));
  };
}

/** All sentences of a catalogue with their dotted keys. */
export function sentencesOf(messages: Messages, prefix = ''): [key: string, sentence: string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : sentencesOf(value, `${prefix}${key}.`),
  );
}

/** The shape that a translation of a catalogue must have: the same keys, each some sentence. */
export type Translation<M extends Messages> = {
  readonly [K in keyof M]: M[K] extends Messages ? Translation<M[K]> : string;
};
