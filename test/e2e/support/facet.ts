import { createHash } from 'node:crypto';
import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { type Made, makeUp } from './made-up.ts';

export { expect } from '@playwright/test';

interface Facet {
  /** Somebody made up for this test alone: no other test, project or repetition has the same. */
  readonly made: Made;
}

/** Journeys: each page is watched for errors in the console, failed requests and answers that say “our fault”. */
export const test = base.extend<Facet>({
  page: async ({ page }, use) => {
    const faults = watch(page);
    await use(page);
    expect(faults, 'what went wrong while pages were open').toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  made: async ({}, use, info) => {
    await use(makeUp(seedOf(info)));
  },
});

/** The same test makes up the same people each time it runs. */
function seedOf(info: TestInfo): Buffer {
  const { project, titlePath, repeatEachIndex, retry } = info;
  return createHash('sha256')
    .update([project.name, ...titlePath, repeatEachIndex, retry].join('\n'))
    .digest();
}

/** Notes what nobody should meet; refusals of a form (400 to 499) are pages like others. */
export function watch(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error in a script: ${error.message}`));
  page.on('console', (message) => {
    // What did not load is told by its answer below, with its address.
    const isOfLoading = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isOfLoading) faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= (isPage ? 500 : 400)) faults.push(`${response.status()} from ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (!why.includes('ERR_ABORTED')) faults.push(`${why} at ${request.url()}`);
  });
  return faults;
}
