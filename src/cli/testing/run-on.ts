import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../cli.ts';
import type { CliCommand } from '../cli-command.ts';

/** What a command line said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command on a file with this text; `FILE` in the line stands for the file. */
export async function runOn(commands: readonly CliCommand[], text: string, ...argv: string[]): Promise<Said> {
  const folder = await mkdtemp(join(tmpdir(), 'facet-cli-'));
  const file = join(folder, 'given');
  try {
    await writeFile(file, text);
    const said = { out: '', err: '' };
    const output = {
      out: (more: string) => {
        said.out += more;
      },
      err: (more: string) => {
        said.err += more;
      },
    };
    const line = argv.map((word) => (word === 'FILE' ? file : word));
    const code = await runCli(commands, line, output, {});
    return { code, out: said.out, err: said.err.replaceAll(file, 'FILE') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
