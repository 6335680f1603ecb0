import { expect, type Page } from '@playwright/test';
import { linksOf } from '../../support/hostile/page-forms.ts';
import { test } from '../support/facet.ts';
import { look, shapeOf } from '../support/look.ts';
import { type Role, signIn } from '../support/sign-in.ts';

const MOST_PAGES = 250;

/** What a crawl came to: the shapes of the pages, and what was wrong with any of them. */
interface Crawled {
  readonly shapes: readonly string[];
  readonly faults: readonly string[];
}

/** Follows every link of Facet's own from these pages on, and looks at each kind of page that it comes to. */
async function crawl(page: Page, from: readonly string[]): Promise<Crawled> {
  const waiting = [...from];
  const shapes = new Set<string>();
  const faults: string[] = [];
  const opened = new Set<string>();
  while (waiting.length > 0 && opened.size < MOST_PAGES) {
    const path = waiting.shift() ?? '';
    const shape = shapeOf(path);
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    opened.add(path);
    await (isFile(path) ? fetchFile(page, path) : openPage(page, path, waiting)).catch((error: Error) =>
      faults.push(`${path}: ${error.message}`),
    );
  }
  return { shapes: [...shapes], faults };
}

async function openPage(page: Page, path: string, waiting: string[]): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), `${path} opens`).toBe(200);
  waiting.push(...linksOf(await page.content()).map((link) => link.split('#')[0] ?? ''));
  await look(page);
}

/** What is saved, not opened: spreadsheets, checkpoints of the change log, answers to requests, and papers. */
const isFile = (path: string) =>
  /\.csv|\.zip|^\/audit\/checkpoints\/|^\/programmes\/.*\/file$|\/documents\/.*\/(file|view|download)$/.test(
    path,
  );

async function fetchFile(page: Page, path: string): Promise<void> {
  const response = await page.request.get(path);
  expect(response.status(), `${path} opens`).toBe(200);
  expect(response.headers()['content-type']).toMatch(
    /^(text\/(csv|plain)|image\/|application\/(zip|json|yaml|pdf|vnd\.))/,
  );
  expect(response.headers()['content-disposition']).toMatch(/^(attachment|inline)/);
}

const EXPECTED: Readonly<Record<Role, readonly string[]>> = {
  practitioner: [
    '/',
    '/people/:id',
    '/people/:id/contacts/new',
    '/people/:id/plan/print',
    '/referrals/:id/answers',
  ],
  second: ['/', '/people/:id'],
  manager: ['/people/:id/programme/enrolments/:id/allocate', '/figures/diamond/:figure', '/reports/diamond'],
  analyst: ['/figures/diamond', '/figures/diamond/:figure', '/reports/diamond'],
  administrator: ['/staff', '/staff/new', '/staff/:id', '/figures/diamond'],
  parent: ['/my', '/my/plan/goals/:id', '/my/agreed/:id', '/my/rights/wrong', '/my/stop', '/account'],
  partner: ['/partner', '/partner/people/:id', '/partner/people/:id/contact'],
};

/** Who works at a desk: their pages are walked there (see the projects), and a few of them by the journeys on a phone. */
const AT_A_DESK: ReadonlySet<Role> = new Set(['manager', 'analyst', 'administrator']);

for (const role of ['practitioner', 'manager', 'analyst', 'administrator', 'parent', 'partner'] as const) {
  test(`every page that links lead this role to is sound: ${role}${AT_A_DESK.has(role) ? ' @desk' : ''}`, async ({
    page,
  }) => {
    test.setTimeout(480_000);
    await signIn(page, role);
    const { shapes, faults } = await crawl(page, ['/']);
    expect(faults).toEqual([]);
    expect(shapes).toEqual(expect.arrayContaining([...EXPECTED[role]]));
  });
}

test('every page that links lead a visitor to is sound', async ({ page }) => {
  const { faults } = await crawl(page, ['/sign-in', '/t/demo/refer']);
  expect(faults).toEqual([]);
});
