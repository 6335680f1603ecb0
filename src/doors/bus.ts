import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { z } from 'zod';
import type { AccessLog } from '../access/access-log.ts';
import type { Actor } from '../access/actor.ts';
import { decide } from '../access/decide.ts';
import { type Clock, dayAt } from '../foundation/clock.ts';
import { databaseFault } from '../foundation/database/row-faults.ts';
import { inRequest, type RequestScope, type TenantDb } from '../foundation/database/session.ts';
import { createWriter } from '../foundation/database/write.ts';
import type { Fault } from '../foundation/fault.ts';
import { refused } from '../foundation/fault.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, type Result } from '../foundation/result.ts';
import type { Command, Query } from './command.ts';
import { staffIdOf } from './context.ts';
import type { ProgrammeLibrary } from './programmes.ts';
import type { House } from './room.ts';

/** Which way a request came in, for the access log. */
export type DoorName = 'page' | 'api' | 'cli';

/** What the bus stands on. */
export interface BusParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly accessLog: AccessLog;
  readonly programmesOf: (tenant: string) => ProgrammeLibrary;
  readonly house: House;
  /** Tables whose rows copy their person's `restricted` mark. */
  readonly guarded: ReadonlySet<string>;
}

/** How one command is run. */
export interface RunOptions {
  readonly door: DoorName;
  /** From the form or the `Idempotency-Key` header: the same key writes once, and answers the same again. */
  readonly key?: string | undefined;
}

/** The one door: every page, API operation, importer, job and CLI command comes through here. */
export interface Bus {
  run<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: unknown,
    options: RunOptions,
  ): Promise<Result<O, Fault>>;
  ask<I extends z.ZodType, O>(
    query: Query<I, O>,
    actor: Actor,
    input: unknown,
    door: DoorName,
  ): Promise<Result<O, Fault>>;
}

function scopeOf(actor: Actor): RequestScope {
  if (actor.kind === 'staff') return { tenant: actor.tenant, door: 'staff', staffId: actor.staffId };
  if (actor.kind === 'system') return { tenant: actor.tenant, door: 'staff', staffId: null };
  return { tenant: actor.tenant, door: 'guest', staffId: null, given: actor.given };
}

function read<I extends z.ZodType>(schema: I, input: unknown): Result<z.output<I>, Fault> {
  const parsed = readInput(schema, input);
  return parsed.ok ? parsed : fail({ kind: 'invalid', faults: parsed.error });
}

async function claimKey(
  db: TenantDb,
  claim: { key: string; command: string; staffId: string | null; inputHash: Buffer; at: Temporal.Instant },
): Promise<{ first: true } | { first: false; sameInput: boolean; answer: unknown }> {
  const inserted = await db
    .insertInto('idempotencyKey')
    .values({ ...claim, answer: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 0n) return { first: true };
  const earlier = await db
    .selectFrom('idempotencyKey')
    .selectAll()
    .where('key', '=', claim.key)
    .executeTakeFirst();
  const sameInput = earlier?.inputHash.equals(claim.inputHash) === true && earlier.staffId === claim.staffId;
  return { first: false, sameInput, answer: earlier?.answer };
}

const hashOf = (command: string, input: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([command, input]) ?? '')
    .digest();

/**
 * The key as it is kept: its sender's own, so that nobody is given, or kept from, what another sent under the same key.
 * Visitors have no account: theirs holds for the drafts that their addresses name.
 */
function ownKey(actor: Actor, key: string): string {
  const whose = actor.kind === 'guest' ? actor.given.toSorted() : staffIdOf(actor);
  return createHash('sha256')
    .update(JSON.stringify([actor.kind, whose, key]))
    .digest('base64url');
}

class TransactionBus implements Bus {
  readonly #parts: BusParts;
  constructor(parts: BusParts) {
    this.#parts = parts;
  }

  async run<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: unknown,
    options: RunOptions,
  ): Promise<Result<O, Fault>> {
    const decision = decide(actor, command.permission);
    if (!decision.allowed) return fail({ kind: 'forbidden', reason: decision.reason });
    const parsed = read(command.input, input);
    if (!parsed.ok) return parsed;
    return this.#guarded(() => this.#inTransaction(command, actor, parsed.value, input, options));
  }

  async #inTransaction<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: z.output<I>,
    raw: unknown,
    options: RunOptions,
  ): Promise<Result<O, Fault>> {
    const { pool, clock, programmesOf, house, guarded } = this.#parts;
    const now = clock.now();
    const staffId = staffIdOf(actor);
    const keep = (result: Result<O, Fault>) => result.ok;
    return inRequest(pool, scopeOf(actor), { readOnly: false, keep }, async ({ db, later }) => {
      const key = options.key ? ownKey(actor, options.key) : undefined;
      if (key) {
        const claim = { key, command: command.name, staffId, inputHash: hashOf(command.name, raw), at: now };
        const claimed = await claimKey(db, claim);
        if (!claimed.first) {
          if (claimed.sameInput) return { ok: true, value: claimed.answer as O };
          return refused(
            'key_used',
            'This form was sent before with other answers, and those were saved. Send it again to save these as well.',
          );
        }
      }
      const write = createWriter(db, { staffId, command: command.name, at: now }, guarded, later);
      const context = {
        db,
        write,
        actor,
        now,
        today: dayAt(now),
        programmes: programmesOf(actor.tenant),
        house,
      };
      const result = await command.handle(context, input);
      if (result.ok && key) {
        const answer = sql<unknown>`${JSON.stringify(result.value ?? null)}::jsonb`;
        later(db.updateTable('idempotencyKey').set({ answer }).where('key', '=', key).compile());
      }
      return result;
    });
  }

  async ask<I extends z.ZodType, O>(
    query: Query<I, O>,
    actor: Actor,
    input: unknown,
    door: DoorName,
  ): Promise<Result<O, Fault>> {
    const decision = decide(actor, query.permission);
    if (!decision.allowed) return fail({ kind: 'forbidden', reason: decision.reason });
    const parsed = read(query.input, input);
    if (!parsed.ok) return parsed;
    const { pool, clock, programmesOf, house, accessLog } = this.#parts;
    const now = clock.now();
    const result = await this.#guarded(() =>
      inRequest(pool, scopeOf(actor), { readOnly: true }, ({ db }) =>
        query.handle(
          { db, actor, now, today: dayAt(now), programmes: programmesOf(actor.tenant), house },
          parsed.value,
        ),
      ),
    );
    if (result.ok) {
      for (const personId of query.looksAt(result.value)) {
        accessLog.note(actor.tenant, {
          at: now,
          staffId: staffIdOf(actor),
          personId,
          query: query.name,
          door,
        });
      }
    }
    return result;
  }

  /** Turns what the database refuses into a fault; anything else is a defect and goes on up. */
  async #guarded<O>(body: () => Promise<Result<O, Fault>>): Promise<Result<O, Fault>> {
    try {
      return await body();
    } catch (error) {
      const fault = databaseFault(error);
      if (fault) return fail(fault);
      throw error;
    }
  }
}

/** Builds the one door. */
export function createBus(parts: BusParts): Bus {
  return new TransactionBus(parts);
}
