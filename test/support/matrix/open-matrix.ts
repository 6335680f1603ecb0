import { type AccessLog, createAccessLog } from '../../../src/access/access-log.ts';
import type { Actor } from '../../../src/access/actor.ts';
import { house as contributions, guardedTables } from '../../../src/app/rooms.ts';
import { type Bus, type Command, type CommandContext, createBus } from '../../../src/doors/index.ts';
import { refused } from '../../../src/foundation/fault.ts';
import { openTestApp, type TestApp } from '../app.ts';
import { layDownMatrix, type Matrix, READERS } from './lay-down.ts';

/** The application with everybody of the matrix in it: who asks is said by a cookie, or by a token, of the form `reader-N`. */
export interface OpenMatrix {
  readonly app: TestApp;
  readonly bus: Bus;
  readonly matrix: Matrix;
  close(): Promise<void>;
}

/** The same command, stopped after its last line: what it did is rolled back. */
function stopped<C extends Command>(command: C): C {
  return {
    ...command,
    handle: async (context: CommandContext, input: unknown) => {
      const result = await command.handle(context, input);
      return result.ok ? refused('stopped', 'It would have been done.') : result;
    },
  };
}

/** A bus on which every command is stopped after its last line, so that no row changes under the next. */
function stopping(bus: Bus): Bus {
  return {
    run: (command, ...rest) => bus.run(stopped(command as Command) as typeof command, ...rest),
    ask: (...asked) => bus.ask(...asked),
    sit(actor, occasion) {
      const sitting = bus.sit(actor, occasion);
      return {
        ask: (query, input) => sitting.ask(query, input),
        run: (command, input, key) => sitting.run(stopped(command as Command) as typeof command, input, key),
        refused: (reason) => sitting.refused(reason),
        close: (shown) => sitting.close(shown),
      };
    },
  };
}

/** Opens it. The bus does not check what is answered: rows that the catalogue made are not answers that anybody would give. */
export async function openMatrix(): Promise<OpenMatrix> {
  let laid: Matrix | undefined;
  let looks: AccessLog | undefined;
  let bus: Bus | undefined;
  const readerNamed = (name: string | undefined): Actor | null => {
    const reader = READERS[Number(/^reader-(\d+)$/.exec(name ?? '')?.[1])];
    return (reader && laid?.readers[reader]) ?? null;
  };
  const app = await openTestApp({
    parts: ({ database: { pool }, clock, programmes }) => {
      looks = createAccessLog(pool, (error) => {
        throw error;
      });
      bus = stopping(
        createBus({
          pool,
          clock,
          accessLog: looks,
          programmesOf: () => programmes,
          house: contributions,
          guarded: guardedTables,
        }),
      );
      return {
        bus,
        sessionOf: async (headers) => {
          const actor = readerNamed(/test_actor=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1]);
          return actor && actor.kind !== 'guest' && actor.kind !== 'system' ? actor : null;
        },
        actorOfToken: async (token) => {
          const actor = readerNamed(token);
          return actor?.kind === 'staff' ? actor : null;
        },
      };
    },
  });
  const matrix = await layDownMatrix(app);
  laid = matrix;
  if (!bus) throw new Error('the application was opened without a bus');
  return {
    app,
    bus,
    matrix,
    async close() {
      await looks?.stop();
      await app.close();
    },
  };
}
