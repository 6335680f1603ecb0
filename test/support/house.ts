import type { z } from 'zod';
import { createAccessLog } from '../../src/access/access-log.ts';
import type { Actor, GuestActor, StaffActor } from '../../src/access/actor.ts';
import type { Role } from '../../src/access/permissions.ts';
import { guardedTables, house as rooms } from '../../src/app/rooms.ts';
import {
  type Bus,
  type Command,
  createBus,
  createLibrary,
  type ProgrammeLibrary,
  type Query,
} from '../../src/doors/index.ts';
import { type Clock, fixedClock } from '../../src/foundation/clock.ts';
import { inRequest, type TenantDb } from '../../src/foundation/database/session.ts';
import { createWriter } from '../../src/foundation/database/write.ts';
import type { Fault } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import type { Programme } from '../../src/programme/index.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { diamond } from './diamond.ts';

/** The made-up staff of every test house. */
export interface TestActors {
  readonly practitioner: StaffActor;
  readonly second: StaffActor;
  readonly manager: StaffActor;
  readonly analyst: StaffActor;
  readonly administrator: StaffActor;
  readonly auditor: StaffActor;
  readonly leader: StaffActor;
  readonly westPractitioner: StaffActor;
  readonly guest: GuestActor;
}

/** A whole house on a database of its own, with a clock that stands where the test puts it. */
export interface TestHouse {
  readonly database: TestDatabase;
  readonly bus: Bus;
  readonly actors: TestActors;
  readonly programmes: ProgrammeLibrary;
  /** Publishes another programme or version. */
  publish(programme: Programme): void;
  readonly owner: TestDatabase['owner'];
  /** Moves the clock: a day (noon) or an instant. */
  setToday(at: string): void;
  readonly clock: Clock;
  run<I extends z.ZodType, O>(
    command: Command<I, O>,
    input: z.input<I>,
    actor?: Actor,
    key?: string,
  ): Promise<Result<O, Fault>>;
  /** Runs a command that must succeed. */
  done<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>, actor?: Actor): Promise<O>;
  ask<I extends z.ZodType, O>(
    query: Query<I, O>,
    input: z.input<I>,
    actor?: Actor,
  ): Promise<Result<O, Fault>>;
  /** Asks a query that must succeed. */
  answer<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>, actor?: Actor): Promise<O>;
  /** Reads rows as a worker of `east` would. */
  read<T>(body: (db: TenantDb) => Promise<T>): Promise<T>;
  /** Writes what waits for the access log. */
  flushLooks(): Promise<void>;
  /** Ends it, with its database; or keeps that as a template under this name. */
  close(keepAs?: string): Promise<void>;
}

async function addStaff(
  database: TestDatabase,
  tenant: string,
  name: string,
  role: Role,
): Promise<StaffActor> {
  return inRequest(
    database.pool,
    { tenant, door: 'staff', staffId: null },
    { readOnly: false },
    async ({ db }) => {
      const author = { staffId: null, command: 'test', at: Temporal.Instant.from('2023-01-02T09:00:00Z') };
      const row = await createWriter(db, author, guardedTables).insert('staff', {
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
        role,
        capacity: role === 'practitioner' ? 10 : null,
        startedOn: Temporal.PlainDate.from('2023-01-02'),
        leftOn: null,
      });
      return { kind: 'staff', tenant, staffId: row.id, name, role };
    },
  );
}

async function addActors(database: TestDatabase): Promise<TestActors> {
  return {
    practitioner: await addStaff(database, 'east', 'Priya Practitioner', 'practitioner'),
    second: await addStaff(database, 'east', 'Sam Second', 'practitioner'),
    manager: await addStaff(database, 'east', 'Morgan Manager', 'manager'),
    analyst: await addStaff(database, 'east', 'Ade Analyst', 'analyst'),
    administrator: await addStaff(database, 'east', 'Alex Administrator', 'administrator'),
    auditor: await addStaff(database, 'east', 'Quinn Auditor', 'auditor'),
    leader: await addStaff(database, 'east', 'Lee Leader', 'leader'),
    westPractitioner: await addStaff(database, 'west', 'Wren Western', 'practitioner'),
    guest: { kind: 'guest', tenant: 'east', given: [] },
  };
}

/**
 * Holds an answer to the schema that its declaration gives: as JSON, with nothing missing and nothing more. What the API
 * says of itself is thereby proved by every test of every room.
 */
function checkAnswer({ name, output }: Pick<Command, 'name' | 'output'>, answer: unknown): void {
  const read = output.safeParse(JSON.parse(JSON.stringify(answer ?? null)));
  if (!read.success) throw new Error(`${name} answers otherwise than its output says: ${read.error.message}`);
}

/** A bus whose answers are each held to their schema. */
function checkedBus(bus: Bus): Bus {
  return {
    async run(command, actor, input, options) {
      const result = await bus.run(command, actor, input, options);
      if (result.ok) checkAnswer(command, result.value);
      return result;
    },
    async ask(query, actor, input, door) {
      const result = await bus.ask(query, actor, input, door);
      if (result.ok) checkAnswer(query, result.value);
      return result;
    },
    sit(actor, occasion) {
      const sitting = bus.sit(actor, occasion);
      return {
        async ask(query, input) {
          const result = await sitting.ask(query, input);
          if (result.ok) checkAnswer(query, result.value);
          return result;
        },
        async run(command, input, key) {
          const result = await sitting.run(command, input, key);
          if (result.ok) checkAnswer(command, result.value);
          return result;
        },
        refused: (reason) => sitting.refused(reason),
        close: (shown) => sitting.close(shown),
      };
    },
  };
}

function unwrap<O>(result: Result<O, Fault>): O {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.error)}`);
}

/** A database that was kept, and the staff in it. */
export interface KeptHouse {
  readonly template: string;
  readonly actors: TestActors;
}

/** Opens a house. `today` is a day (noon) or an instant; the practitioner acts where no actor is named. */
export async function openTestHouse(options: { today?: string; kept?: KeptHouse } = {}): Promise<TestHouse> {
  const database = await openTestDatabase(options.kept?.template);
  let at = fixedClock(options.today ?? '2024-06-03');
  const clock: Clock = { now: () => at.now() };
  const actors = options.kept?.actors ?? (await addActors(database));
  const published: Programme[] = [diamond];
  let programmes = createLibrary(published);
  const faults: unknown[] = [];
  const accessLog = createAccessLog(database.pool, (error) => faults.push(error));
  const parts = {
    pool: database.pool,
    clock,
    accessLog,
    programmesOf: () => programmes,
    house: rooms,
    guarded: guardedTables,
  };
  const bus = checkedBus(createBus(parts));
  const run: TestHouse['run'] = (command, input, actor = actors.practitioner, key) =>
    bus.run(command, actor, input, { door: 'page', key });
  const ask: TestHouse['ask'] = (query, input, actor = actors.practitioner) =>
    bus.ask(query, actor, input, 'page');
  return {
    database,
    bus,
    actors,
    get programmes() {
      return programmes;
    },
    publish(programme) {
      published.push(programme);
      programmes = createLibrary(published);
    },
    owner: database.owner,
    clock,
    setToday(day) {
      at = fixedClock(day);
    },
    run,
    ask,
    done: async (command, input, actor) => unwrap(await run(command, input, actor)),
    answer: async (query, input, actor) => unwrap(await ask(query, input, actor)),
    read: (body) =>
      inRequest(
        database.pool,
        { tenant: 'east', door: 'staff', staffId: actors.practitioner.staffId },
        { readOnly: true },
        ({ db }) => body(db),
      ),
    flushLooks: () => accessLog.flush(),
    async close(keepAs) {
      await accessLog.stop();
      await (keepAs ? database.keepAs(keepAs) : database.drop());
      if (faults.length > 0) throw new Error(`the access log could not be written: ${String(faults[0])}`);
    },
  };
}
