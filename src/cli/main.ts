import { runCli } from './cli.ts';
import { commands } from './registry.ts';

// A reader that has seen enough (`facet … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const output = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

process.exitCode = await runCli(commands, process.argv.slice(2), output, process.env);
