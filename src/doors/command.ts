import type { z } from 'zod';
import type { Requirement } from '../access/decide.ts';
import type { LookedAt } from '../access/looks.ts';
import type { About } from '../access/subject.ts';
import type { Fault } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import type { CommandContext, QueryContext } from './context.ts';

/** Where an operation stands in the JSON API, under `/api/v1`. Path parameters (`{id}`) are fields of the input. */
export interface ApiPlace {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: `/${string}`;
  /** For what takes a file in its JSON, which needs more room than any words. */
  readonly takesFiles?: true;
}

/** What JSON makes of a value: days, instants and times become text, and what is undefined is left out. */
export type AsJson<T> = T extends Temporal.PlainDate | Temporal.Instant | Temporal.PlainTime
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly AsJson<Item>[]
      : T extends object
        ? { [Key in keyof T as undefined extends T[Key] ? never : Key]: AsJson<T[Key]> } & {
            [Key in keyof T as undefined extends T[Key] ? Key : never]?: AsJson<T[Key]> | undefined;
          }
        : T;

/** A request and its answer as JSON, about somebody made up; for the API's description. */
export interface Example {
  readonly input: unknown;
  readonly answer: unknown;
}

/**
 * A change, declared once for the page's form, the JSON API, the importers, the CLI and the simulator.
 * Nothing here may be left out: a command without a permission or an audit line does not compile.
 */
export interface Command<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: 'command';
  /** The operationId in the API, and the name in the change log. */
  readonly name: string;
  readonly summary: string;
  readonly permission: Requirement;
  /**
   * What it is about, for those whose role holds in one team or programme only: the person or the row that its input
   * names; `withinReach` for a list, a search or a count, which the rows limit; or `wholeTenant`, on purpose, where such a
   * role lets nobody in.
   */
  readonly about: About<z.output<Input>>;
  readonly input: Input;
  /** The shape of the answer as JSON: what the API answers, and what every test holds an answer to. */
  readonly output: z.ZodType;
  /** What the change log and the chronology of work say was done, for one input, without anybody's words in it. */
  readonly audit: (input: z.output<Input>) => string;
  readonly api: ApiPlace | null;
  readonly example?: Example;
  readonly handle: (context: CommandContext, input: z.output<Input>) => Promise<Result<Output, Fault>>;
}

/** A question, declared once for the page, the JSON API, search, export and the CLI. */
export interface Query<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: 'query';
  readonly name: string;
  readonly summary: string;
  readonly permission: Requirement;
  /**
   * What it is about, for those whose role holds in one team or programme only: the person or the row that its input
   * names; `withinReach` for a list, a search or a count, which the rows limit; or `wholeTenant`, on purpose, where such a
   * role lets nobody in.
   */
  readonly about: About<z.output<Input>>;
  readonly input: Input;
  /** The shape of the answer as JSON: what the API answers, and what every test holds an answer to. */
  readonly output: z.ZodType;
  /**
   * Whose records were looked at, for the access log: a person's id for her record, or more about the look (a referral, a
   * line in a list); an empty list when nobody's was.
   */
  readonly looksAt: (output: Output) => readonly (string | LookedAt)[];
  readonly api: ApiPlace | null;
  readonly example?: Example;
  readonly handle: (context: QueryContext, input: z.output<Input>) => Promise<Result<Output, Fault>>;
}

type Told = 'kind' | 'output' | 'example';

/** What a declaration tells of its answer; an example must be of the shapes that it stands for. */
interface Telling<Input extends z.ZodType, Answer extends z.ZodType> {
  readonly output: Answer;
  readonly example?: {
    readonly input: z.input<NoInfer<Input>>;
    readonly answer: z.output<NoInfer<Answer>>;
  };
}

/** Declares a command. Its `output` must describe every part of what `handle` answers, or it does not compile. */
export function command<Input extends z.ZodType, Output, Answer extends z.ZodType<NoInfer<AsJson<Output>>>>(
  declaration: Omit<Command<Input, Output>, Told> & Telling<Input, Answer>,
): Command<Input, Output> {
  return { kind: 'command', ...declaration };
}

/** Declares a query. Its `output` must describe every part of what `handle` answers, or it does not compile. */
export function query<Input extends z.ZodType, Output, Answer extends z.ZodType<NoInfer<AsJson<Output>>>>(
  declaration: Omit<Query<Input, Output>, Told> & Telling<Input, Answer>,
): Query<Input, Output> {
  return { kind: 'query', ...declaration };
}

/** What a query answers. */
export type AnswerOf<Q> = Q extends Query<infer _Input, infer Answer> ? Answer : never;
