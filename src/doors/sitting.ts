import type { z } from 'zod';
import type { AccessLog } from '../access/access-log.ts';
import { decide } from '../access/decide.ts';
import { LookBook, readerOf, type Subject, subjectOf } from '../access/looks.ts';
import { databaseFault } from '../foundation/database/row-faults.ts';
import type { Fault } from '../foundation/fault.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, type Result } from '../foundation/result.ts';
import type { Command, Query } from './command.ts';
import type { QueryContext } from './context.ts';
import { decideAbout } from './decide-about.ts';
import type { Readings } from './readings.ts';

/** Which way a request came in, for the access log. */
export type DoorName = 'page' | 'api' | 'cli';

/** What one sitting is for. */
export interface Occasion {
  readonly door: DoorName;
  /** The page's route, or the name of the operation: what the access log says was looked at. */
  readonly what: string;
  /** Whom the page's address names. */
  readonly about?: Subject | null;
}

/**
 * All that one page, or one operation of the API, asks and does: one transaction for all its questions, and one entry in
 * the access log for each person whom it showed. A command has a transaction of its own.
 */
export interface Sitting {
  ask<I extends z.ZodType, O>(query: Query<I, O>, input: unknown): Promise<Result<O, Fault>>;
  run<I extends z.ZodType, O>(
    command: Command<I, O>,
    input: unknown,
    key: string | undefined,
  ): Promise<Result<O, Fault>>;
  /** Notes that the page itself was refused, and why. */
  refused(reason: string): void;
  /** Ends it. What was asked and not `shown` (a redirect, a fault) is no look. */
  close(shown: boolean): void;
}

/** What a sitting stands on. */
export interface SittingParts {
  readonly readings: Readings;
  readonly accessLog: AccessLog;
  readonly context: Omit<QueryContext, 'db'>;
  readonly run: Sitting['run'];
}

/** Said of a record that is not there, or that row-level security hides: the reader is not told which. */
const NOT_OPEN = 'There is no such record, or it is not open to this reader';

const NOT_ON_RECORD: Fault = {
  kind: 'unavailable',
  message: 'Facet cannot record who looks at what just now, so it shows nothing. Tell your administrator.',
};

/** Reads an input by its schema. */
export function read<I extends z.ZodType>(schema: I, input: unknown): Result<z.output<I>, Fault> {
  const parsed = readInput(schema, input);
  return parsed.ok ? parsed : fail({ kind: 'invalid', faults: parsed.error });
}

/** Turns what the database refuses into a fault; anything else is a defect and goes on up. */
export async function guarded<O>(body: () => Promise<Result<O, Fault>>): Promise<Result<O, Fault>> {
  try {
    return await body();
  } catch (error) {
    const fault = databaseFault(error);
    if (fault) return fail(fault);
    throw error;
  }
}

class OpenSitting implements Sitting {
  readonly #parts: SittingParts;
  readonly #occasion: Occasion;
  readonly #book = new LookBook();

  constructor(parts: SittingParts, occasion: Occasion) {
    this.#parts = parts;
    this.#occasion = occasion;
  }

  async ask<I extends z.ZodType, O>(query: Query<I, O>, input: unknown): Promise<Result<O, Fault>> {
    const { readings, accessLog, context } = this.#parts;
    const decision = decide(context.actor, query.permission);
    if (!decision.allowed) {
      this.#book.refused(this.#subject(query, input), decision.reason);
      return fail({ kind: 'forbidden', reason: decision.reason });
    }
    const parsed = read(query.input, input);
    if (!parsed.ok) return parsed;
    if (accessLog.isFull(context.actor.tenant)) return fail(NOT_ON_RECORD);
    const result = await guarded(() =>
      readings.ask(query.permission, async (db) => {
        const about = await decideAbout(db, query, context.actor, parsed.value, context.today);
        return about.ok ? query.handle({ ...context, db }, parsed.value) : about;
      }),
    );
    if (result.ok) this.#book.saw(query.looksAt(result.value), decision.reason);
    else if (result.error.kind === 'not_found') this.#book.refused(this.#subject(query, input), NOT_OPEN);
    return result;
  }

  async run<I extends z.ZodType, O>(
    command: Command<I, O>,
    input: unknown,
    key: string | undefined,
  ): Promise<Result<O, Fault>> {
    // What is asked after it sees what it wrote; and no request holds two connections.
    this.#parts.readings.close();
    const result = await this.#parts.run(command, input, key);
    if (!result.ok && result.error.kind === 'forbidden')
      this.#book.refused(this.#subject(command, input), result.error.reason);
    return result;
  }

  refused(reason: string): void {
    this.#book.refused(this.#occasion.about ?? null, reason);
  }

  close(shown: boolean): void {
    const { readings, accessLog, context } = this.#parts;
    readings.close();
    const { door, what } = this.#occasion;
    const common = { at: context.now, ...readerOf(context.actor), query: what, door };
    accessLog.note(context.actor.tenant, this.#book.looks(common, shown));
  }

  #subject({ api }: Pick<Query, 'api'>, input: unknown): Subject | null {
    return this.#occasion.about ?? (api ? subjectOf(api.path, input) : null);
  }
}

/** Opens a sitting. Nothing is asked of the database before its first question; it must be closed. */
export function openSitting(parts: SittingParts, occasion: Occasion): Sitting {
  return new OpenSitting(parts, occasion);
}
