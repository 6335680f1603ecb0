import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../cli.ts';
import type { CliCommand, CliFamilies } from '../cli-command.ts';

/** What a command line said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Commands that were read already, as the command line takes them. */
export const inFamilies = (commands: readonly CliCommand[]): CliFamilies =>
  Object.fromEntries(
    Object.entries(Object.groupBy(commands, ({ name }) => name.split(' ')[0] ?? name)).map(([word, some]) => [
      word,
      async () => some ?? [],
    ]),
  );

/** Runs one command line, and gives what it said. */
export async function runLine(
  families: CliFamilies,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const output = {
    out: (more: string) => {
      said.out += more;
    },
    err: (more: string) => {
      said.err += more;
    },
  };
  return { code: await runCli(families, argv, output, env), ...said };
}

/** Runs a command on a file with this text; `FILE` in the line stands for the file. */
export async function runOn(commands: readonly CliCommand[], text: string, ...argv: string[]): Promise<Said> {
  const folder = await mkdtemp(join(tmpdir(), 'facet-cli-'));
  const file = join(folder, 'given');
  try {
    await writeFile(file, text);
    const line = argv.map((word) => (word === 'FILE' ? file : word));
    const said = await runLine(inFamilies(commands), line);
    return { ...said, err: said.err.replaceAll(file, 'FILE') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
