// `npm start`: everything from a fresh clone to a running Facet with made-up people.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, flagsFor, install, node26, root } from './setup.mjs';

install();
build();
const given = process.argv.slice(2);
const kind =
  given.includes('--empty') || given.includes('--demo') || given.includes('--help') ? [] : ['--demo'];
const main = join(root, 'dist', 'cli', 'main.js');
const child = spawn(node26(), [...flagsFor('start'), main, 'start', ...kind, ...given], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
