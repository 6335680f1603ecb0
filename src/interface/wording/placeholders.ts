/**
 * Reads the placeholders of an ICU message in the type system, so that a sentence cannot be said without
 * its values. `{name}` wants text or a number; `{n, number}` and `{n, plural, …}` want a number;
 * `{kind, select, …}` wants text.
 */
export type Placeholders<Message extends string> = string extends Message
  ? Record<string, string | number>
  : Flat<Scan<Message, ['message'], object>>;

type Level = 'message' | 'options';
type Flat<T> = { [K in keyof T]: T[K] };

/** The next brace in a text, and what follows it. */
type NextBrace<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${infer _}}${infer Between}`
    ? ['close', `${Between}{${After}`]
    : ['open', After]
  : Text extends `${infer _}}${infer After}`
    ? ['close', After]
    : ['end', ''];

type Scan<Text extends string, Levels extends Level[], Found> =
  NextBrace<Text> extends [infer Brace, infer Rest extends string]
    ? Brace extends 'open'
      ? Levels[0] extends 'message'
        ? Opened<Rest, Levels, Found>
        : Scan<Rest, ['message', ...Levels], Found>
      : Brace extends 'close'
        ? Scan<Rest, Popped<Levels>, Found>
        : Found
    : Found;

type Popped<Levels extends Level[]> = Levels extends [Level, ...infer Outer extends Level[]]
  ? Outer
  : ['message'];

/** After the brace that opens a placeholder: a simple one ends at `}`; one with branches opens the first of them. */
type Opened<Rest extends string, Levels extends Level[], Found> = Rest extends `${infer Head}}${infer Tail}`
  ? Head extends `${infer Opening}{${infer _}`
    ? Rest extends `${Opening}{${infer Branch}`
      ? Scan<Branch, ['message', 'options', ...Levels], Found & Wanted<Opening>>
      : never
    : Scan<Tail, Levels, Found & Wanted<Head>>
  : Found;

type Wanted<Head extends string> = Head extends `${infer Name},${infer Kind}`
  ? Record<Trim<Name>, Trim<Kind> extends `select${infer After}` ? SelectKind<After> : number>
  : Record<Trim<Head>, string | number>;

type SelectKind<After extends string> = After extends `ordinal${string}` ? number : string;

type Trim<Text extends string> = Text extends ` ${infer Tail}`
  ? Trim<Tail>
  : Text extends `${infer Head} `
    ? Trim<Head>
    : Text;
