import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { z } from 'zod';
import type { AccessLog } from '../access/access-log.ts';
import type { Actor } from '../access/actor.ts';
import { decide, placesOf, type Requirement } from '../access/decide.ts';
import { wallsOpenTo } from '../access/walls.ts';
import { type Clock, dayAt } from '../foundation/clock.ts';
import { openReading } from '../foundation/database/reading.ts';
import { inRequest, type RequestScope } from '../foundation/database/session.ts';
import { createWriter } from '../foundation/database/write.ts';
import type { Guarded } from '../foundation/database/write-marks.ts';
import type { Fault } from '../foundation/fault.ts';
import { refused } from '../foundation/fault.ts';
import { fail, type Result } from '../foundation/result.ts';
import type { Command, Query } from './command.ts';
import { staffIdOf } from './context.ts';
import { decideAbout } from './decide-about.ts';
import { claimKey, hashOf, ownKey } from './idempotency.ts';
import type { ProgrammeLibrary } from './programmes.ts';
import { pseudonymsOf } from './pseudonyms.ts';
import { openReadings } from './readings.ts';
import type { House } from './room.ts';
import { type DoorName, guarded, type Occasion, openSitting, read, type Sitting } from './sitting.ts';

/** What the bus stands on. */
export interface BusParts {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly accessLog: AccessLog;
  readonly programmesOf: (tenant: string) => ProgrammeLibrary;
  readonly house: House;
  /** Tables whose rows copy their person's `restricted` mark. */
  readonly guarded: Guarded;
  /** What pseudonyms are made with; of the process's own where it is left out. */
  readonly pseudonymKey?: Buffer;
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
  /** Opens a sitting for a page: all that it asks and does, until it is closed. */
  sit(actor: Actor, occasion: Occasion): Sitting;
}

function scopeOf(actor: Actor, requirement: Requirement, at: Temporal.Instant): RequestScope {
  const { tenant } = actor;
  switch (actor.kind) {
    case 'staff': {
      const places = placesOf(actor, requirement);
      const common = { tenant, staffId: actor.staffId, at, walls: wallsOpenTo(actor) };
      return places === null ? { door: 'staff', ...common } : { door: 'team', places, ...common };
    }
    case 'system':
      return { tenant, door: 'staff', staffId: null, given: actor.given ?? [], at };
    case 'partner':
      return { tenant, door: 'partner', staffId: actor.staffId, given: [actor.organisationId], at };
    case 'parent':
      return { tenant, door: 'parent', staffId: null, given: [actor.personId], at };
    case 'guest':
      return { tenant, door: 'guest', staffId: null, given: actor.given, at };
  }
}

/** A partner's worker and a parent write through a door of their own. */
function writingScopeOf(actor: Actor, requirement: Requirement, at: Temporal.Instant): RequestScope {
  const scope = scopeOf(actor, requirement, at);
  if (actor.kind === 'partner') return { ...scope, door: 'partner_writes' };
  return actor.kind === 'parent' ? { ...scope, door: 'parent_writes' } : scope;
}

class TransactionBus implements Bus {
  readonly #parts: BusParts;
  readonly #pseudonymKey: Buffer;
  constructor(parts: BusParts) {
    this.#parts = parts;
    this.#pseudonymKey = parts.pseudonymKey ?? randomBytes(32);
  }

  async run<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: unknown,
    { door, key }: RunOptions,
  ): Promise<Result<O, Fault>> {
    const sitting = this.sit(actor, { door, what: command.name });
    try {
      return await sitting.run(command, input, key);
    } finally {
      sitting.close(false);
    }
  }

  async #do<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: unknown,
    options: RunOptions,
  ): Promise<Result<O, Fault>> {
    const decision = decide(actor, command.permission);
    if (!decision.allowed) return fail({ kind: 'forbidden', reason: decision.reason });
    const parsed = read(command.input, input);
    if (!parsed.ok) return parsed;
    return guarded(() => this.#inTransaction(command, actor, parsed.value, input, options));
  }

  async #inTransaction<I extends z.ZodType, O>(
    command: Command<I, O>,
    actor: Actor,
    input: z.output<I>,
    raw: unknown,
    options: RunOptions,
  ): Promise<Result<O, Fault>> {
    const { pool, clock, programmesOf, house, guarded: marked } = this.#parts;
    const now = clock.now();
    const staffId = staffIdOf(actor);
    const keep = (result: Result<O, Fault>) => result.ok;
    return inRequest(
      pool,
      writingScopeOf(actor, command.permission, now),
      { readOnly: false, keep },
      async ({ db, later }) => {
        const about = await decideAbout(db, command, actor, input, dayAt(now));
        if (!about.ok) return about;
        const key = options.key ? ownKey(actor, options.key) : undefined;
        if (key) {
          const claim = {
            key,
            command: command.name,
            staffId,
            inputHash: hashOf(command.name, raw),
            at: now,
          };
          const claimed = await claimKey(db, claim);
          if (!claimed.first) {
            if (claimed.sameInput) return { ok: true, value: claimed.answer as O };
            return refused(
              'key_used',
              'This form was sent before with other answers, and those were saved. Send it again to save these as well.',
            );
          }
        }
        const write = createWriter(db, { staffId, command: command.name, at: now }, marked, later);
        const context = {
          db,
          write,
          actor,
          now,
          today: dayAt(now),
          programmes: programmesOf(actor.tenant),
          house,
          pseudonym: pseudonymsOf(actor.tenant, this.#pseudonymKey),
        };
        const result = await command.handle(context, input);
        if (result.ok && key) {
          const answer = sql<unknown>`${JSON.stringify(result.value ?? null)}::jsonb`;
          later(db.updateTable('idempotencyKey').set({ answer }).where('key', '=', key).compile());
        }
        return result;
      },
    );
  }

  async ask<I extends z.ZodType, O>(
    query: Query<I, O>,
    actor: Actor,
    input: unknown,
    door: DoorName,
  ): Promise<Result<O, Fault>> {
    const sitting = this.sit(actor, { door, what: query.name });
    let shown = false;
    try {
      const result = await sitting.ask(query, input);
      shown = result.ok;
      return result;
    } finally {
      sitting.close(shown);
    }
  }

  sit(actor: Actor, occasion: Occasion): Sitting {
    const { pool, clock, programmesOf, house, accessLog } = this.#parts;
    const now = clock.now();
    const { tenant } = actor;
    const pseudonym = pseudonymsOf(tenant, this.#pseudonymKey);
    const context = { actor, now, today: dayAt(now), programmes: programmesOf(tenant), house, pseudonym };
    return openSitting(
      {
        accessLog,
        context,
        readings: openReadings(
          (requirement) => placesOf(actor, requirement)?.join() ?? 'everywhere',
          (requirement) => openReading(pool, scopeOf(actor, requirement, now)),
        ),
        run: (command, input, key) => this.#do(command, actor, input, { door: occasion.door, key }),
      },
      occasion,
    );
  }
}

/** Builds the one door. */
export function createBus(parts: BusParts): Bus {
  return new TransactionBus(parts);
}
