import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainFault } from '../plain-fault.ts';

/** The data folder cannot be used; the message says what to do. */
export class FolderFault extends PlainFault {
  override readonly name = 'FolderFault';
}

/** Whether this process holds a data folder, or which other one does. */
export type FolderLock =
  | { readonly held: true; release(): Promise<void> }
  | { readonly held: false; readonly by: number; release(): Promise<void> };

interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts it: tells it from a later one with the same number. */
  readonly began: string;
}

/** True while a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began (Linux); empty where the system does not tell. */
async function beganAt(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in brackets and may hold spaces: count from the last bracket.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid, began = ''] = text.trim().split(' ');
  return Number(pid) > 0 ? { pid: Number(pid), began } : undefined;
}

async function stillRuns(holder: Holder): Promise<boolean> {
  return isAlive(holder.pid) && (await beganAt(holder.pid)) === holder.began;
}

/** Makes the data folder where it is missing. */
export async function makeDataFolder(dataFolder: string): Promise<void> {
  await mkdir(dataFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new FolderFault(
      `The data folder ${dataFolder} cannot be made (${error.code ?? error.message}). Choose another with --data DIR`,
    );
  });
}

/**
 * Takes the data folder for this process. Another process that is still running keeps it; the lock of one that was
 * killed is taken over.
 *
 * @throws FolderFault when the folder cannot be made or written
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  await makeDataFolder(dataFolder);
  const path = join(dataFolder, 'facet.pid');
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${process.pid} ${await beganAt(process.pid)}\n`).catch(
    (error: NodeJS.ErrnoException) => {
      throw new FolderFault(
        error.code === 'ENOSPC'
          ? `The disk of the data folder ${dataFolder} is full. Nothing was changed: make room, and try again`
          : `The data folder ${dataFolder} cannot be written (${error.code ?? error.message}). Choose another with --data DIR`,
      );
    },
  );
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const taken = await link(draft, path).then(
        () => true,
        () => false,
      );
      if (taken) return { held: true, release: () => rm(path, { force: true }) };
      const holder = await readHolder(path);
      if (holder && (await stillRuns(holder)))
        return { held: false, by: holder.pid, release: async () => {} };
      await removeStale(path, holder);
    }
    throw new FolderFault(`The data folder ${dataFolder} is being taken by another Facet. Try again`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Only one of several takers can move a stale lock away; one that moved a fresh lock puts it back. */
async function removeStale(path: string, stale: Holder | undefined): Promise<void> {
  const aside = `${path}.stale.${process.pid}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const found = await readHolder(aside);
  if (found?.pid !== stale?.pid || found?.began !== stale?.began) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
