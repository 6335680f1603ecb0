// Draws the interface's sample pages (test/support/sheet/sheets.tsx) into .cache/sheet, with pictures at a phone's and
// a desk's width and axe's findings, for whoever works on the look: npm run sheet
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';
import { createServer } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, '.cache', 'sheet');
const only = process.argv.slice(2);
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

mkdirSync(out, { recursive: true });
const pages = (await samplePages()).filter(({ name }) => only.length === 0 || only.includes(name));
const executablePath = await chromium.executablePath();
const browser = await browsers.launch({
  executablePath,
  // Chromium's package brings Open Sans, so that pictures are the same on every machine.
  env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') },
  headless: true,
  // One process for all would end with the first page that closes.
  args: chromium.args.filter((argument) => argument !== '--single-process'),
});
let findings = 0;
for (const page of pages) findings += await picture(page);
await browser.close();
process.exitCode = findings === 0 ? 0 : 1;

async function samplePages() {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, ws: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  });
  try {
    const { sheets } = await server.ssrLoadModule('/test/support/sheet/sheets.tsx');
    const manifest = JSON.parse(readFileSync(join(root, 'dist/assets/manifest.json'), 'utf8'));
    const file = (name) => pathToFileURL(join(root, 'dist/assets', name)).href;
    return sheets({ css: file(manifest.css), js: file(manifest.js), icon: file(manifest.icon) });
  } finally {
    await server.close();
  }
}

async function picture({ name, html }) {
  const file = join(out, `${name}.html`);
  // A file may not load a module script, but may hold one; the content stays what the server would send.
  writeFileSync(
    file,
    html.replace(
      /<script type="module" src="([^"]+)"><\/script>/,
      (_, src) => `<script type="module">${readFileSync(fileURLToPath(src), 'utf8')}</script>`,
    ),
  );
  let found = 0;
  for (const width of [320, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('pageerror', (error) => console.error(`${name} ${width}: ${error.message}`));
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(out, `${name}-${width}.png`), fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) console.error(`${name} ${width}: ${overflow} px wider than the screen`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const { id, help, nodes } of violations)
      console.error(
        `${name} ${width}: ${id}: ${help}\n  ${nodes.map((node) => node.html.slice(0, 160)).join('\n  ')}`,
      );
    found += violations.length + (overflow > 0 ? 1 : 0);
    await page.close();
  }
  console.log(`${name}: ${found} findings`);
  return found;
}
