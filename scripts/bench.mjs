// `npm run bench`: fills a database with made-up people and prints how Facet's times stand to bare SQL's.
// What is measured is what ships: the benchmarks' imports of src/ are led to the compiled files in dist/.

import { spawnSync } from 'node:child_process';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, install, node26, root } from './setup.mjs';

const measuring = '--measuring';

if (!process.argv.includes(measuring)) {
  install();
  build();
  const args = ['--expose-gc', fileURLToPath(import.meta.url), measuring, ...process.argv.slice(2)];
  process.exit(spawnSync(node26(), args, { cwd: root, stdio: 'inherit' }).status ?? 1);
}

const sources = pathToFileURL(join(root, 'src', '/')).href;
const compiled = pathToFileURL(join(root, 'dist', '/')).href;

registerHooks({
  resolve(specifier, context, next) {
    const url =
      specifier.startsWith('.') && context.parentURL ? new URL(specifier, context.parentURL).href : '';
    if (!url.startsWith(sources)) return next(specifier, context);
    return next(compiled + url.slice(sources.length).replace(/\.tsx?$/, '.js'), context);
  },
});

const { main } = await import('../bench/main.ts');
await main(process.argv.slice(2).filter((each) => each !== measuring));
