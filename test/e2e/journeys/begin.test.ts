import { expect, type Page } from '@playwright/test';
import { test } from '../support/facet.ts';
import { choose } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { accepted } from '../support/parents.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

const main = (page: Page) => page.getByRole('main');
const consent = (page: Page, to: RegExp) =>
  page.getByRole('table', { name: 'Consents' }).getByRole('row', { name: to });

async function giveConsent(page: Page, to: RegExp, agencies?: string): Promise<void> {
  await press(page, to, 'link');
  await choose(page, 'What was the answer?', 'Yes, agreed');
  if (agencies) await page.getByLabel('Which agencies may be told?').fill(agencies);
  await choose(page, 'How was it said?', 'Face to face');
  await press(page, 'Save the answer');
}

test('consent, the start, a worker with room, another pathway later, and consent taken back', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await accepted(page, made);
  await visit(page, `${person}/programme`);
  await press(page, /^Start in Diamond Project/);
  await expect(main(page), 'what stands in the way').toContainText('once these are agreed to');
  await press(page, 'Record consent: Take part', 'link');
  await page.goBack();
  await visit(page, `${person}/programme`);

  await giveConsent(page, /^Record.*: Take part$/);
  await giveConsent(page, /^Record.*: Share with named agencies$/, 'GP at Riverside Practice\nHousing');
  await giveConsent(page, /^Record.*: Help us learn$/);
  await expect(consent(page, /^Take part/)).toContainText('Given');
  await expect(consent(page, /^Share with named agencies/)).toContainText(
    'GP at Riverside Practice and Housing',
  );

  await press(page, /^Start in Diamond Project/);
  await choose(page, /pregnant now/, 'No');
  await choose(page, 'Which pathway?', 'Eighteen months of support');
  const workers = page.getByLabel('Lead worker');
  const held = await workers.locator('option', { hasText: nameOf('second') }).textContent();
  expect(held, 'what each worker holds').toMatch(/\d+ of 10 as lead/);
  await workers.selectOption({ label: held ?? '' });
  await page.getByLabel(/^If the worker or the programme is full/).fill('Made up to try this out');
  await press(page, 'Continue');
  await expect(main(page)).toContainText(nameOf('second'));
  await press(page, 'Start the work');
  await expect(main(page)).toContainText('Month 1 of 18');

  await press(page, 'Change pathway', 'link');
  await choose(page, 'Which pathway now?', 'Staying in touch');
  await page.getByLabel('Why does it change?').fill('She would like some time first');
  await press(page, 'Change the pathway');
  await expect(page.getByRole('table', { name: 'The road so far' })).toContainText(
    'She would like some time first',
  );
  await visit(page, person);
  await expect(
    page.getByRole('region', { name: 'Referrals' }).getByText('Accepted'),
    'no new referral',
  ).toHaveCount(1);

  await visit(page, `${person}/programme`);
  await press(page, /^Withdraw.*: Share with named agencies$/, 'link');
  await choose(page, 'How was it said?', 'By telephone');
  await press(page, 'Record the withdrawal');
  await expect(consent(page, /^Share with named agencies/)).toContainText('Withdrawn');
});
