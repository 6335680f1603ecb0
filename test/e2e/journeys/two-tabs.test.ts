import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { press, visit } from '../support/look.ts';
import { accepted } from '../support/parents.ts';
import { signIn } from '../support/sign-in.ts';

test('a form that another tab overtook shows both versions and keeps what was typed', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await accepted(page, made);
  const form = `${person}/details/change`;
  const other = await page.context().newPage();
  await visit(page, form);
  await visit(other, form);
  const called = 'Likes to be called (optional)';
  await other.getByLabel(/Likes to be called/).fill('Mina');
  await press(other, /^Save/);
  await other.close();

  await page.getByLabel(/Likes to be called/).fill('Minnie');
  await press(page, /^Save/);
  const main = page.getByRole('main');
  await expect(main).toContainText('On record now: Mina');
  await expect(main).toContainText('You typed: Minnie');
  await expect(page.getByLabel(/Likes to be called/), called).toHaveValue('Minnie');
  await press(page, /^Save/);
  await expect(page.getByRole('region', { name: `About ${made.name}` })).toContainText('Known as Minnie');
});
