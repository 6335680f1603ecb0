import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';

const port = 3199;
const phone = { width: 320, height: 720 };
const desk = { width: 1280, height: 900 };

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/playwright',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-zygote',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
      ],
    },
  },
  projects: [
    { name: 'desk', use: { viewport: desk } },
    { name: 'phone', use: { viewport: phone }, grepInvert: /@desk/ },
    {
      name: 'no-script',
      testIgnore: '**/with-script/**',
      use: { viewport: desk, javaScriptEnabled: false },
    },
  ],
  webServer: {
    command: 'node test/e2e/serve.mjs',
    url: `http://localhost:${port}/health`,
    env: { FACET_E2E_PORT: String(port) },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
