// `npm run pictures`: starts Facet with its made-up people and takes the README's pictures of it.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node26, root } from './setup.mjs';

if (!process.env.FACET_PICTURES) {
  install();
  build();
}

// The browser's packages may need a newer Node than the one that ran this.
if (process.execPath !== node26() && !process.env.FACET_PICTURES) {
  const again = spawnSync(node26(), [join(root, 'scripts', 'pictures.mjs')], {
    stdio: 'inherit',
    env: { ...process.env, FACET_PICTURES: '1' },
  });
  process.exit(again.status ?? 1);
}

const { default: chromium } = await import('@sparticuz/chromium');
const { chromium: playwright } = await import('playwright-core');

const port = 3187;
const base = `http://localhost:${port}`;
const folder = join(root, 'docs', 'pictures');

async function answers() {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const up = await fetch(`${base}/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Facet did not start');
}

async function signIn(page, role) {
  await page.goto(`${base}/sign-in`);
  await page
    .getByRole('button', { name: new RegExp(role, 'i') })
    .first()
    .click();
  await page.waitForLoadState();
}

async function shoot(browser, { name, role, path, width = 1280, height = 900, full = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  if (role) await signIn(page, role);
  await path(page);
  await page.waitForLoadState();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full });
  await context.close();
}

const first = (page, pattern) => page.locator(`main a[href*="${pattern}"]`).first().click();

/** Opens the person whose record the demonstration tells at length. */
async function openPerson(page, tab = '') {
  await page.goto(`${base}/`);
  await page.locator('main a[href^="/people/"]:not([href*="/contacts"])').first().click();
  await page.waitForLoadState();
  if (tab) await page.goto(`${page.url().split(/[?#]/)[0]}${tab}`);
}

const pictures = [
  { name: 'home', role: 'practitioner', path: (page) => page.goto(`${base}/`) },
  { name: 'person', role: 'practitioner', path: (page) => openPerson(page) },
  {
    name: 'record-contact-phone',
    role: 'practitioner',
    width: 360,
    height: 780,
    path: (page) => openPerson(page, '/contacts/new'),
  },
  { name: 'plan', role: 'practitioner', path: (page) => openPerson(page, '/plan') },
  { name: 'journey', role: 'practitioner', path: (page) => openPerson(page, '/journey') },
  {
    name: 'decide',
    role: 'manager',
    path: async (page) => {
      await page.goto(`${base}/referrals?status=received`);
      await first(page, '/referrals/');
    },
  },
  { name: 'figures', role: 'analyst', path: (page) => page.goto(`${base}/figures/diamond?asAt=2024-03-31`) },
  { name: 'report', role: 'manager', path: (page) => page.goto(`${base}/reports/diamond?asAt=2024-03-31`) },
  {
    name: 'refer-yourself-phone',
    width: 360,
    height: 780,
    path: (page) => page.goto(`${base}/t/demo/refer/self`),
  },
];

const data = mkdtempSync(join(tmpdir(), 'facet-pictures-'));
chmodSync(data, 0o755);
mkdirSync(folder, { recursive: true });
const server = spawn(
  node26(),
  [join(root, 'dist', 'cli', 'main.js'), 'start', '--demo', '--data', data, '--port', String(port)],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
try {
  await answers();
  const executablePath = await chromium.executablePath();
  const fonts = join(tmpdir(), 'fonts');
  const browser = await playwright.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-zygote',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, ...(existsSync(fonts) ? { FONTCONFIG_PATH: fonts } : {}) },
  });
  const only = process.argv.slice(2);
  for (const picture of pictures) {
    if (only.length > 0 && !only.includes(picture.name)) continue;
    await shoot(browser, picture);
    process.stdout.write(`docs/pictures/${picture.name}.png\n`);
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
