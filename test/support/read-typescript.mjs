// Lets Node import TypeScript and JSX as they stand in `src` and `test`: the tests then run as plain modules, at the speed of what ships.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

const OURS = /^file:(?!.*\/node_modules\/).*\.tsx?(\?|$)/;
const JSX = { runtime: 'automatic', importSource: 'hono/jsx' };

registerHooks({
  load(url, context, nextLoad) {
    if (!OURS.test(url)) return nextLoad(url, context);
    const file = fileURLToPath(url.split('?')[0]);
    const { code, map, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: JSX,
      sourcemap: true,
    });
    if (errors.length > 0) throw errors[0];
    const lines = Buffer.from(JSON.stringify(map)).toString('base64');
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${lines}`;
    return { format: 'module', source, shortCircuit: true };
  },
});
