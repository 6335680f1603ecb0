import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { rootFolder } from '../foundation/root.ts';
import { runCli } from './cli.ts';
import { families } from './registry.ts';

const commandLine = process.argv.slice(2);

// Compiling what a command reads takes half of a short command's time. A folder that cannot be written is no fault. A server
// would hold 17 MB more all day for the second that it saves once.
if (commandLine[0] !== 'start') enableCompileCache(join(rootFolder, '.cache', 'compiled'));

// A reader that has seen enough (`facet … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const output = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

process.exitCode = await runCli(families, commandLine, output, process.env);
