// Starts the built Facet with made-up people on a data folder of its own, for the browser tests.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node26, root } from '../../scripts/setup.mjs';

const data = mkdtempSync(join(tmpdir(), 'facet-e2e-'));
chmodSync(data, 0o755);
const port = process.env.FACET_E2E_PORT ?? '3199';
const args = [join(root, 'dist', 'cli', 'main.js'), 'start', '--demo', '--data', data, '--port', port];
const child = spawn(node26(), args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 0);
});
