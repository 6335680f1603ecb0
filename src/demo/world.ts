import type pg from 'pg';
import type { z } from 'zod';
import type { AccessLog } from '../access/access-log.ts';
import type { Actor, StaffActor } from '../access/actor.ts';
import { guardedTables, house } from '../app/rooms.ts';
import { type Command, createBus, type ProgrammeLibrary, type Query } from '../doors/index.ts';
import { fixedClock } from '../foundation/clock.ts';
import { type Fault, faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { Result } from '../foundation/result.ts';
import type { StaffKey } from './case.ts';

/** A command of the demonstration was refused: the files and the commands do not agree. */
export class DemoFault extends PlainFault {
  override readonly name = 'DemoFault';
}

/** Where a past is built: every command runs with the clock at its own day. */
export interface World {
  readonly tenant: string;
  readonly staff: Readonly<Record<StaffKey, StaffActor>>;
  readonly programmes: ProgrammeLibrary;
  /** Runs a command on a day; a refusal is a fault of the files. */
  done<I extends z.ZodType, O>(
    on: Temporal.PlainDate,
    command: Command<I, O>,
    actor: Actor,
    input: z.input<I>,
  ): Promise<O>;
  /** Runs a command on a day; a refusal is for the caller to look at. */
  tried<I extends z.ZodType, O>(
    on: Temporal.PlainDate,
    command: Command<I, O>,
    actor: Actor,
    input: z.input<I>,
  ): Promise<Result<O, Fault>>;
  /** Asks as things are known on a day. */
  ask<I extends z.ZodType, O>(
    on: Temporal.PlainDate,
    query: Query<I, O>,
    actor: Actor,
    input: z.input<I>,
  ): Promise<O>;
}

/** What a world stands on. */
export interface WorldParts {
  readonly pool: pg.Pool;
  readonly accessLog: AccessLog;
  readonly tenant: string;
  readonly programmes: ProgrammeLibrary;
  readonly staff: Readonly<Record<StaffKey, StaffActor>>;
}

/** The middle of the afternoon, when the day's work is written down. */
const WRITTEN_AT = 'T15:30:00Z';

/** A bus whose clock stands on a day. */
export function busOn(parts: Pick<WorldParts, 'pool' | 'accessLog' | 'programmes'>, on: Temporal.PlainDate) {
  const { pool, accessLog, programmes } = parts;
  const clock = fixedClock(`${on.toString()}${WRITTEN_AT}`);
  return createBus({ pool, clock, accessLog, programmesOf: () => programmes, house, guarded: guardedTables });
}

/** The value of a result; a refusal is a fault of the files. */
export function valueFrom<O>(result: Result<O, Fault>, what: string): O {
  if (result.ok) return result.value;
  const { error } = result;
  const places =
    error.kind === 'invalid' ? ` (${error.faults.map(({ path }) => path.join('.')).join(', ')})` : '';
  throw new DemoFault(`${what}: ${faultSentence(error)}${places}`);
}

/** Opens a world over a tenant. */
export function openWorld(parts: WorldParts): World {
  const { tenant, staff, programmes } = parts;
  return {
    tenant,
    staff,
    programmes,
    async done(on, command, actor, input) {
      const result = await busOn(parts, on).run(command, actor, input, { door: 'cli' });
      return valueFrom(result, `${on.toString()} ${command.name}`);
    },
    tried: (on, command, actor, input) => busOn(parts, on).run(command, actor, input, { door: 'cli' }),
    async ask(on, query, actor, input) {
      const result = await busOn(parts, on).ask(query, actor, input, 'cli');
      return valueFrom(result, `${on.toString()} ${query.name}`);
    },
  };
}
