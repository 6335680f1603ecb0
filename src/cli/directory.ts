import { readFile, stat, writeFile } from 'node:fs/promises';
import { createAccessLog } from '../access/access-log.ts';
import type { SystemActor } from '../access/actor.ts';
import { readLibrary } from '../app/programmes.ts';
import { guardedTables, house } from '../app/rooms.ts';
import { entriesOf, exportDirectory, importDirectory, SERVICES_AT_ONCE } from '../directory/index.ts';
import { type Bus, createBus } from '../doors/index.ts';
import { systemClock } from '../foundation/clock.ts';
import { type Fault, faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { Result } from '../foundation/result.ts';
import { type CliCommand, type CliRequest, databaseOptions } from './cli-command.ts';
import { oneTenant, withDatabase } from './database.ts';

/** More than the largest public directory needs, and less than would fill the memory. */
const MOST_BYTES = 200 * 1024 * 1024;
const SHOWN = 50;

async function withDirectory<T>(
  request: CliRequest,
  body: (bus: Bus, actor: SystemActor) => Promise<T>,
): Promise<T> {
  return withDatabase(request, { migrate: true }, async ({ owner, pool }) => {
    const tenant = await oneTenant(owner, request.text('tenant'));
    const library = await readLibrary(owner, tenant);
    const accessLog = createAccessLog(pool, () => {});
    const parts = { pool, clock: systemClock, accessLog, programmesOf: () => library, house };
    const bus = createBus({ ...parts, guarded: guardedTables });
    const done = await body(bus, { kind: 'system', tenant, service: 'exchange' });
    await accessLog.stop();
    return done;
  });
}

function need<T>(result: Result<T, Fault>): T {
  if (result.ok) return result.value;
  throw new PlainFault(faultSentence(result.error));
}

/** The services of a file of JSON: a list, a page of the standard’s API, or an export. */
async function entriesIn(path: string): Promise<readonly unknown[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new PlainFault(`There is no file ${path}`);
  if (found.size > MOST_BYTES) throw new PlainFault(`${path} is larger than 200 MB. Divide it into parts`);
  const text = await readFile(path, 'utf8');
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new PlainFault(
      `${path} is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    );
  }
  const entries = entriesOf(file);
  if (!entries)
    throw new PlainFault(
      `${path} holds no services: Facet reads a list, or “services” or “contents” in an object`,
    );
  return entries;
}

const tenant = { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' } as const;

/** `facet import directory` */
export const importDirectoryCommand: CliCommand = {
  name: 'import directory',
  summary:
    'Take services in from a file as Open Referral UK 3.0 has them; what is wrong is named and left out',
  places: ['FILE'],
  options: {
    tenant,
    assured: {
      type: 'boolean',
      about: 'Take the file’s word for what was assured; otherwise each service waits to be assured',
    },
    ...databaseOptions,
  },
  async run(request) {
    const path = request.need('FILE');
    const entries = await entriesIn(path);
    const counts = { added: 0, changed: 0, same: 0 };
    const faults: { where: string; message: string }[] = [];
    await withDirectory(request, async (bus, actor) => {
      for (let first = 0; first < entries.length; first += SERVICES_AT_ONCE) {
        const part = entries.slice(first, first + SERVICES_AT_ONCE);
        const input = { entries: part, first, assured: request.flag('assured') };
        const done = need(await bus.run(importDirectory, actor, input, { door: 'cli' }));
        for (const name of ['added', 'changed', 'same'] as const) counts[name] += done[name];
        faults.push(...done.faults);
        if (entries.length > SERVICES_AT_ONCE)
          request.say(`${Math.min(first + SERVICES_AT_ONCE, entries.length)} of ${entries.length}`);
      }
    });
    const more = faults.length > SHOWN ? [`… and ${faults.length - SHOWN} more (see --json)`] : [];
    const lines = faults.slice(0, SHOWN).map(({ where, message }) => `${path}: ${where}: ${message}`);
    const summary = `${counts.added} added, ${counts.changed} changed, ${counts.same} as they were, ${faults.length} faults`;
    return {
      text: [...lines, ...more, summary].join('\n'),
      json: { ...counts, faults },
      ok: faults.length === 0,
    };
  },
};

/** `facet export directory` */
export const exportDirectoryCommand: CliCommand = {
  name: 'export directory',
  summary: 'Write the directory into a file as Open Referral UK 3.0 has it',
  places: ['FILE'],
  options: {
    tenant,
    internal: { type: 'boolean', about: 'With contacts that are not public too' },
    ...databaseOptions,
  },
  async run(request) {
    const path = request.need('FILE');
    const services = await withDirectory(request, async (bus, actor) => {
      const found: Record<string, unknown>[] = [];
      let after: string | null = null;
      do {
        const input: { after?: string; internal: boolean } = {
          internal: request.flag('internal'),
          ...(after && { after }),
        };
        const part = need(await bus.ask(exportDirectory, actor, input, 'cli'));
        found.push(...part.services);
        after = part.next;
      } while (after);
      return found;
    });
    const text = `${JSON.stringify({ services }, null, 2)}\n`;
    // Contacts that are not public are for those who keep the directory: the file is its owner's alone.
    await writeFile(path, text, { mode: request.flag('internal') ? 0o600 : 0o644 }).catch((error: Error) => {
      throw new PlainFault(`${path} cannot be written: ${error.message}`);
    });
    return { text: `${path}: ${services.length} services`, json: { file: path, services: services.length } };
  },
};
