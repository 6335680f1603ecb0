import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FacetProcess, facet, freePort } from '../../support/process.ts';
import { test as base } from './facet.ts';

async function start(data: string, port: number): Promise<FacetProcess> {
  const own = facet(['start', '--demo', '--data', data, '--port', String(port)]);
  await own.says(/Facet is open at/);
  return own;
}

interface OwnFacet {
  /** The address of a Facet that stands for one worker of the tests alone. */
  readonly own: string;
}

/**
 * Journeys that change what everybody meets: on a Facet of their own, so that what they publish is asked of nobody in
 * another journey.
 */
export const test = base.extend<Record<never, never>, OwnFacet>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const data = await mkdtemp(join(tmpdir(), 'facet-e2e-own-'));
      await chmod(data, 0o755);
      const port = await freePort();
      const running = await start(data, port);
      await use(`http://localhost:${port}`);
      running.child.kill('SIGTERM');
      await running.ended;
      await rm(data, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ own }, use) => use(own),
});
