import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { rootFolder } from '../../src/foundation/root.ts';

/** How a process that has ended, ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A facet command as a process of its own. */
export interface FacetProcess {
  readonly child: ChildProcess;
  /** Waits for a line of its output or errors; throws with all that was said when it ends before. */
  says(pattern: RegExp): Promise<void>;
  ended: Promise<Ended>;
}

/** The user that a process runs as, in place of the one who runs the tests. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

const MAIN = process.env.FACET_TEST_MAIN ?? join(rootFolder, 'dist', 'cli', 'main.js');

/** Starts the built facet command, without the environment's own database. */
export function facet(args: readonly string[], env: Record<string, string> = {}, as?: RunAs): FacetProcess {
  if (!existsSync(MAIN)) throw new Error('Facet is not built. Run: npm run build');
  const { DATABASE_URL: _url, FACET_DATA: _data, FACET_SECRET: _secret, ...rest } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...rest, ...env },
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  for (const side of ['out', 'err'] as const) {
    child[side === 'out' ? 'stdout' : 'stderr'].on('data', (chunk) => {
      said[side] += chunk;
      for (const tell of listeners) tell();
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }));
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (pattern.test(`${said.out}\n${said.err}`)) resolve();
      };
      listeners.add(look);
      look();
      ended.then(({ code, out, err }) => reject(new Error(`ended with ${code}: ${out}\n${err}`)), reject);
    });
  return { child, says, ended };
}

/** Runs the built facet command to its end. */
export function runFacet(
  args: readonly string[],
  env: Record<string, string> = {},
  as?: RunAs,
): Promise<Ended> {
  return facet(args, env, as).ended;
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
