import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, lockFolder } from './folder-lock.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facet-lock-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is held by one, and free again when it lets go', async () => {
    const first = await lockFolder(folder);
    expect(first.held).toBe(true);
    expect(await lockFolder(folder)).toMatchObject({ held: false, by: process.pid });
    await first.release();
    const second = await lockFolder(folder);
    expect(second.held).toBe(true);
    await second.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that is gone, and from one whose number is another’s now', async () => {
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    for (const holder of [`${child.pid} 12345\n`, `${process.pid} 1\n`, 'nonsense', '']) {
      await writeFile(join(folder, 'facet.pid'), holder);
      const lock = await lockFolder(folder);
      expect(lock.held, holder).toBe(true);
      expect((await readFile(join(folder, 'facet.pid'), 'utf8')).split(' ')[0]).toBe(String(process.pid));
      await lock.release();
    }
    expect(await readdir(folder)).toEqual([]);
  });

  it('says where a folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(lockFolder(join(folder, 'file', 'data'))).rejects.toThrow('Choose another with --data DIR');
    await rm(join(folder, 'file'));
  });

  it('knows which processes run', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(2 ** 22 + 1)).toBe(false);
  });
});
