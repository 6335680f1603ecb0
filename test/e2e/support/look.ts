import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The levels that the public sector must meet, and those that come with them. */
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds, one line for each place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(LEVELS)}, resultTypes: ['violations'] }).then((result) => result.violations)`,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary ?? ''}`),
  );
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** An address without what differs from record to record: pages of one shape are built by the same code. */
export function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://facet.test');
  const path = pathname
    .replace(ID, ':id')
    .replace(/^\/figures\/([^/]+)\/[^/]+$/, '/figures/$1/:figure')
    .replace(/\/refer\/:id\/[^/]{20,}/, '/refer/:id/:secret');
  const keys = [...new Set(searchParams.keys())].sort();
  return keys.length > 0 ? `${path}?${keys.join('&')}` : path;
}

/** What axe has looked at in this worker: the kinds of element that each shape of page was made of, in each state. */
const looked = new Map<string, Set<string>>();

/** The kinds of element that a page is made of: what stands in what, its classes, and what it says of itself. */
const KINDS = `[...new Set([...document.querySelectorAll('body *')].map((each) => {
  const kind = (one) => one.tagName + '.' + (one.getAttribute('class') ?? '');
  return kind(each.parentElement) + '>' + kind(each) + '[' + each.getAttributeNames().sort() + '|' +
    (each.getAttribute('role') ?? each.getAttribute('type') ?? '');
}))]`;

/** Where a script is off, axe cannot run: the same pages are looked at where it is on. */
const scripts = () => test.info().project.use.javaScriptEnabled !== false;

/**
 * Looks at the page that is open as everybody should find it: one main heading, a title that says where we are,
 * nothing wider than the screen, and nothing for axe to find. Axe looks at each shape of page once in each state, and again
 * where another reader's page of that shape is made of something that the first was not.
 */
export async function look(page: Page): Promise<void> {
  const where = `${page.url()} (${await page.title()})`;
  await expect(page.locator('h1'), `one main heading on ${where}`).toHaveCount(1);
  expect(await page.title(), `the title of ${where}`).toMatch(/^(Error: )?\S.* – Facet$/);
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  expect(wider, `${where} is wider than the screen`).toBeLessThanOrEqual(0);
  if (!scripts()) return;
  const state = await page.locator('.govuk-error-summary a').allTextContents();
  const shape = [test.info().project.name, shapeOf(page.url()), ...state].join(' ');
  const kinds = await page.evaluate<readonly string[]>(KINDS);
  const before = looked.get(shape);
  if (before && kinds.every((kind) => before.has(kind))) return;
  looked.set(shape, new Set([...(before ?? []), ...kinds]));
  expect(await violations(page), `what axe finds on ${where}`).toEqual([]);
}

/** Opens a page of Facet, and looks at it. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), `${path} opens`).toBe(200);
  await look(page);
}

/** Presses a button or follows a link that leads to another page, and looks at what comes. */
export async function press(
  page: Page,
  name: string | RegExp,
  kind: 'button' | 'link' = 'button',
): Promise<void> {
  const target = page.getByRole('main').getByRole(kind, { name, exact: true });
  await Promise.all([page.waitForEvent('domcontentloaded'), target.click()]);
  await page.waitForLoadState();
  await look(page);
}

/** On a phone the further parts of a record stand behind one line; at a desk they stand open. */
export async function openParts(page: Page): Promise<void> {
  const more = page.locator('.facet-parts__summary');
  if (await more.isVisible()) await more.click();
}
