import { expect, type Page } from '@playwright/test';
import { test } from '../support/facet.ts';
import { press, visit } from '../support/look.ts';
import { signIn } from '../support/sign-in.ts';

const focused = (page: Page) => page.locator(':focus');

async function openContactForm(page: Page): Promise<void> {
  await signIn(page, 'practitioner');
  await visit(page, '/');
  await page
    .getByRole('link', { name: /^Record contact with/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Record a contact');
}

test('the first key press offers the way past the menu to the page itself', async ({ page }) => {
  await signIn(page, 'practitioner');
  await visit(page, '/');
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText('Skip to main content');
  await page.keyboard.press('Enter');
  await expect(page.locator('#main-content')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true);
});

test('a contact can be recorded with the keys alone, question by question as they stand on the page', async ({
  page,
}) => {
  await openContactForm(page);
  await page.getByRole('radio', { name: 'Met', exact: true }).focus();
  await page.keyboard.press('Space');
  const order = ['What kind of contact?', 'Which day was it?', 'What happened?', 'What was done'];
  const seen: string[] = [];
  for (let step = 0; step < order.length; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(
      await page.evaluate<string>(
        `(() => {
          const at = document.activeElement;
          const legend = at.type === 'radio' && at.closest('fieldset').querySelector('legend');
          return (legend || at.labels?.[0] || at).innerText.trim();
        })()`,
      ),
    );
  }
  expect(seen).toEqual(order);
});

test('what is wrong is read out first, and leads to its field', async ({ page }) => {
  await openContactForm(page);
  await press(page, 'Save contact');
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Met', exact: true })).toBeFocused();
});

test('words of blame are marked while somebody types, said to a screen reader, and never stop the saving', async ({
  page,
}) => {
  await openContactForm(page);
  const box = page.getByLabel('What happened?');
  const marked = page.locator('[aria-live]', { hasText: 'may be read as blame' });
  await expect(marked).toHaveCount(0);
  await box.fill('She failed to attend');
  await expect(marked).toContainText(
    '“failed to attend” may be read as blame. You could write: did not come',
  );
  await box.fill('She did not come');
  await expect(marked).toHaveCount(0);
});
