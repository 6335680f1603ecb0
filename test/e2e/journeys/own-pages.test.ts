import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { press, visit } from '../support/look.ts';
import { signIn } from '../support/sign-in.ts';

test('a parent finds her own pages, writes what she thinks and asks for her rights, with a way out on each', async ({
  page,
}) => {
  await signIn(page, 'parent');
  await visit(page, '/my');
  const main = page.getByRole('main');
  await expect(main).toContainText('Hello, Sami');
  await expect(main).toContainText('Priya Raman');
  for (const path of [
    '/my/dates',
    '/my/journey',
    '/my/letters',
    '/my/agreed',
    '/my/seen',
    '/my/safe',
    '/account',
  ]) {
    await visit(page, path);
    await expect(
      page.getByRole('button', { name: /Exit this page/ }).or(page.locator('.govuk-exit-this-page')),
    ).not.toHaveCount(0);
  }
  await visit(page, '/my/plan');
  await expect(main).toContainText('I want to finish the course this time.');
  const words = `I think so too (${test.info().project.name})`;
  await main.getByRole('link', { name: /what I think.*finish the course/ }).click();
  await page.getByLabel('What I think').fill(words);
  await press(page, 'Save');
  await expect(main).toContainText(words);
  await visit(page, '/my/rights/wrong');
  await page.getByLabel('Where does it say so?').fill('My plan');
  await press(page, 'Send');
  await expect(page.locator('.govuk-error-summary')).toContainText('Write what it says now');
  await expect(page.getByLabel('Where does it say so?')).toHaveValue('My plan');
  expect((await page.goto('/people'))?.status(), 'no page of workers').toBe(403);
});

test('a partner’s worker sees who is shared with her organisation, and records delegated work', async ({
  page,
}) => {
  await signIn(page, 'partner');
  await visit(page, '/partner');
  const main = page.getByRole('main');
  await expect(main).toContainText('Bridge House');
  await main.getByRole('link', { name: 'Samira Hossain' }).click();
  await expect(main).toContainText('I want to finish the course this time.');
  await visit(page, `${new URL(page.url()).pathname}/contact`);
  await page.getByLabel('Telephone call').check();
  await page.getByLabel('Met', { exact: true }).check();
  await press(page, 'Save');
  await expect(main).toContainText('Noor Haddad');
  expect((await page.goto('/people'))?.status(), 'no page of workers').toBe(403);
});

test('a worker sees how a parent was invited, and makes a link that is shown once', async ({ page }) => {
  await signIn(page, 'parent');
  await visit(page, '/my');
  await signIn(page, 'practitioner');
  await visit(page, '/people?q=Hossain');
  const main = page.getByRole('main');
  await main
    .getByRole('link', { name: /Samira Hossain|Sami/ })
    .first()
    .click();
  await visit(page, `${new URL(page.url()).pathname}/own-pages`);
  await expect(main).toContainText('Name to sign in with');
  await press(page, 'Make a link');
  await expect(main).toContainText('/join/');
  await expect(main).not.toContainText('Hossain');
});
