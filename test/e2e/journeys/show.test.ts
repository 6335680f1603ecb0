import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { press, visit } from '../support/look.ts';
import { signIn } from '../support/sign-in.ts';

const FIRST_YEAR = '/figures/diamond?asAt=2024-03-31';

test('a figure as at a day, with its interval, opens into what it means and who was counted', async ({
  page,
}) => {
  await signIn(page, 'manager');
  await visit(page, '/figures/diamond');
  await page.locator('summary', { hasText: 'Count as at another day' }).click();
  await visit(page, FIRST_YEAR);
  const main = page.getByRole('main');
  await expect(main).toContainText('As at 31 March 2024');
  await expect(main, 'nobody of ten, and how sure that is').toContainText(/0 of 10 \(0%\)\s*0% to 30\.8%/);
  await press(page, 'Started letterbox contact', 'link');
  await expect(main).toContainText('How it is counted');
  const rows = page.getByRole('table').last();
  await expect(rows.getByRole('link')).toHaveCount(7);
  await rows.getByRole('link').first().click();
  await expect(page.getByRole('navigation', { name: /^About / }), 'a row leads to the record').toBeVisible();
});

test('the report prints with its charts and the costs, whose sum is said beside the one in print', async ({
  page,
}) => {
  await signIn(page, 'manager');
  await visit(page, '/reports/diamond?asAt=2024-03-31');
  const main = page.getByRole('main');
  await expect(main).toContainText('£98,500');
  await expect(main).toContainText('£99,000');
  await expect(main.locator('svg').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(main.locator('svg').first(), 'charts are printed').toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  const paper = await page.screenshot({ fullPage: true });
  expect(paper.byteLength, 'a sheet with something on it').toBeGreaterThan(50_000);
});

test('an analyst sees figures and no names', async ({ page }) => {
  await signIn(page, 'manager');
  await visit(page, '/figures/diamond/letterbox_started?asAt=2024-03-31');
  const names = await page.getByRole('table').last().getByRole('link').allTextContents();
  expect(names.length).toBeGreaterThan(0);

  await signIn(page, 'analyst');
  await visit(page, '/figures/diamond/letterbox_started?asAt=2024-03-31');
  const main = page.getByRole('main');
  await expect(main).toContainText('7');
  for (const name of names) await expect(main).not.toContainText(name);
  const people = await page.goto('/people');
  expect(people?.status()).toBe(403);
});
