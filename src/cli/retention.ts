import { readFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { PlainFault } from '../foundation/plain-fault.ts';
import { readRegisterOf, zRegister } from '../rights/index.ts';
import { type CliCommand, databaseOptions } from './cli-command.ts';
import { oneTenant, withDatabase } from './database.ts';

/**
 * Reads a register of what was destroyed.
 *
 * @throws PlainFault when the file is none
 */
export async function readRegister(
  path: string | undefined,
): Promise<z.output<typeof zRegister> | undefined> {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8').catch(() => {
    throw new PlainFault(`${path} cannot be read`);
  });
  try {
    return zRegister.parse(JSON.parse(text));
  } catch {
    throw new PlainFault(`${path} is no register. Write one with: facet retention register --out FILE`);
  }
}

const register: CliCommand = {
  name: 'retention register',
  summary: 'Write down what was destroyed, to be kept with the backups: identifiers, nothing about people',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    out: { type: 'string', value: 'FILE', about: 'Where to write it; an older one there is replaced' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const found = await readRegisterOf(owner, tenant);
      const out = request.text('out');
      if (out !== undefined)
        await writeFile(out, `${JSON.stringify(found, null, 2)}\n`).catch(() => {
          throw new PlainFault(`${out} cannot be written`);
        });
      const where = out === undefined ? '' : `\nWritten to ${out}. Keep it with the backups.`;
      const count = found.destroyed.length;
      return {
        text: `${tenant}: ${count} ${count === 1 ? 'destruction' : 'destructions'}${where}`,
        json: found,
      };
    }),
};

/** `facet retention …` */
export const retentionCommands: readonly CliCommand[] = [register];
