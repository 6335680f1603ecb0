import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../foundation/root.ts';
import type { Instrument } from './instrument.ts';
import { readInstrument } from './instrument-file.ts';

let read: readonly Instrument[] | undefined;

/**
 * The instruments that are shipped with Facet, in `instruments/`, in the order of their titles. A pack that was taken out
 * is simply not there.
 *
 * @throws Error when a file has a fault: what is shipped is checked by tests
 */
export function shippedInstruments(): readonly Instrument[] {
  read ??= readdirSync(join(rootFolder, 'instruments'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const found = readInstrument(readFileSync(join(rootFolder, 'instruments', name), 'utf8'));
      if (!found.ok) throw new Error(`instruments/${name}: ${found.error}`);
      return found.value;
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  return read;
}
