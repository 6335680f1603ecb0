import type { ReaderWords } from '../../interface/govuk/index.ts';
import { faultWords } from '../fault-words.ts';
import { type Field, withNested } from './fields.ts';
import { words } from './form-words.ts';
import type { Step } from './step.ts';
import { filled, type Told, type Words } from './wording.ts';

interface Reading {
  readonly language: string | undefined;
  readonly say: Words;
  readonly told: Told;
  /** What is asked, for a fault that names a question. */
  readonly steps?: readonly Step[];
}

type Sentences = ReadonlyMap<string, string>;

/** What Facet says on the form, in the reader's language: by its English, as far as the programme's file has it. */
export function readerWords({ language, say, told, steps = [] }: Reading): ReaderWords | undefined {
  if (language === undefined) return undefined;
  const known = words.flatMap((word) => {
    const text = told(word)?.text;
    return text === undefined ? [] : [[say(word), text] as const];
  });
  // Where two words are the same in English, the one that stands first is meant on most pages.
  const sentences = new Map(known.toReversed());
  const asked = questionsOf(steps);
  return {
    language,
    said: (english) => sentences.get(english) ?? withGaps(english, sentences, asked),
  };
}

/** What the questions are called in English, and in the reader's language. */
function questionsOf(steps: readonly Step[]): Sentences {
  const fields: readonly Field[] = steps.flatMap((step) => withNested(step.fields));
  return new Map(
    [...fields, ...steps.map(({ title, said }) => ({ label: title, said: { label: said?.title } }))].flatMap(
      ({ label, said }) => (said?.label ? [[label, said.label.text] as const] : []),
    ),
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Faults with something filled in: what each looks like when it is. */
const GAPPED = Object.values(faultWords).flatMap((sentence) => {
  const names = Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  if (names.length === 0) return [];
  const pattern = new RegExp(
    `^${sentence
      .split(/\{\w+\}/)
      .map(escaped)
      .join('(.+)')}$`,
    'su',
  );
  return [{ sentence, names, pattern }];
});

/** A sentence whose gaps were filled in English, filled again in the reader's language. */
function withGaps(english: string, sentences: Sentences, asked: Sentences): string | undefined {
  for (const { sentence, names, pattern } of GAPPED) {
    const found = pattern.exec(english);
    const said = sentences.get(sentence);
    if (!found || said === undefined) continue;
    const values = names.map((name, at) => [name, found[at + 1] ?? ''] as const);
    return filled(said, Object.fromEntries(values.map(([name, text]) => [name, asked.get(text) ?? text])));
  }
  return undefined;
}
