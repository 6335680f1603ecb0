import { createContext, useContext } from 'hono/jsx';
import { directionOf } from '../wording/languages.ts';
import type { Content } from './content.ts';

/** Another language in which a page's reader reads, as far as it is known what the page says in it. */
export interface ReaderWords {
  /** A BCP 47 code. */
  readonly language: string;
  /** What an English sentence is in it; undefined where nobody has translated it. */
  said(english: string): string | undefined;
}

const Reader = createContext<ReaderWords | undefined>(undefined);

/** Says to all that stands in it in which language the page is read. */
export const ReadIn = Reader.Provider;

/** A sentence in the reader's language with what marks it, or the English one with nothing. */
export interface Spoken {
  readonly text: string;
  readonly marks: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' };
}

/** How a page says its sentences to whoever reads it; for attributes and titles, which can hold no markup. */
export function useReaderWords(): (english: string) => Spoken {
  const reader = useContext(Reader);
  return (english) => {
    const text = reader?.said(english);
    if (reader === undefined || text === undefined) return { text: english, marks: {} };
    return { text, marks: { lang: reader.language, dir: directionOf(reader.language) } };
  };
}

/** One of Facet's own sentences in the language of whoever reads it, marked with it; other content as it stands. */
export function InReaderWords({ children }: { children?: Content }) {
  const speak = useReaderWords();
  if (typeof children !== 'string') return <>{children}</>;
  const { text, marks } = speak(children);
  return marks.lang === undefined ? <>{text}</> : <span {...marks}>{text}</span>;
}
