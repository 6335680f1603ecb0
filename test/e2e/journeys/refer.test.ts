import { expect, type Page } from '@playwright/test';
import { test } from '../support/facet.ts';
import { boxes, choose, fillDay, today } from '../support/forms.ts';
import { look, press, visit } from '../support/look.ts';
import { signIn } from '../support/sign-in.ts';

const REFERENCE = /DIA-[A-Z0-9]{4}-[A-Z0-9]{4}/;

const next = (page: Page) => press(page, 'Save and continue');

/** The reference number on the page that says the referral has arrived. */
async function referenceOn(page: Page): Promise<string> {
  const text = await page.locator('.govuk-panel').textContent();
  const reference = REFERENCE.exec(text ?? '')?.[0];
  expect(reference, 'the reference number').toBeDefined();
  return reference ?? '';
}

/** A child who was removed a year ago, at two. */
async function fillChild(page: Page, name: string, bornBeforeRemoval: boolean): Promise<void> {
  const removedOn = today().subtract({ years: 1 });
  const bornOn = bornBeforeRemoval ? removedOn.subtract({ years: 2 }) : removedOn.add({ months: 3 });
  await page.getByLabel('First name (optional)').fill(name);
  await fillDay(page, 'Date of birth', boxes(bornOn));
  await choose(page, 'Was this child removed from the parent’s care?', 'Yes');
  const { month, year } = boxes(removedOn);
  await fillDay(page, 'When was the child removed?', { month, year });
  await page.getByLabel('Where does the child live now?').selectOption('With a foster carer');
}

test('a worker refers a parent, is told of a child born after removal, mends it and gets a reference', async ({
  page,
  made,
}) => {
  await signIn(page, 'practitioner');
  await visit(page, '/referrals');
  await press(page, 'Make a referral');
  await press(page, 'Start a new referral');
  await press(page, 'Safe contact', 'link');
  await choose(page, 'Is it safe to call?', 'No');
  await choose(page, 'Is it safe to send a text message?', 'Yes');
  await page.getByLabel('What should we not say?').fill('The name of the service');
  await next(page);
  await page.getByLabel('First name').fill(made.given);
  await page.getByLabel('Last name').fill(made.family);
  await fillDay(page, 'Date of birth', made.born);
  await next(page);
  await page.getByLabel('Telephone number').fill('07700 900111');
  await next(page);
  await choose(page, 'Does the parent need an interpreter?', 'Yes');
  await page.getByLabel('Which language?').fill('Bengali');
  await next(page);
  await choose(page, /another link to this area/, 'Yes');
  await choose(page, 'Is the parent pregnant now?', 'No');
  await next(page);

  await choose(page, 'Does the parent have children?', 'Yes');
  await press(page, 'Continue');
  await fillChild(page, 'Robin', false);
  await next(page);
  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await expect(page.getByLabel('First name (optional)'), 'what was typed stands').toHaveValue('Robin');
  await fillDay(page, 'Date of birth', boxes(today().subtract({ years: 3 })));
  await next(page);
  await expect(page.getByRole('main')).toContainText('Robin');
  await choose(page, 'Do you want to add another child?', 'No');
  await press(page, 'Continue');

  await choose(page, 'Have there been care proceedings?', 'Yes');
  await press(page, 'Continue');
  await fillDay(page, 'When did they start?', { year: String(today().year - 1) });
  await choose(page, 'Have they ended?', 'Yes');
  await fillDay(page, 'When did they end?', boxes(today().subtract({ months: 2 })));
  await next(page);
  await choose(page, 'Do you want to add other proceedings?', 'No');
  await press(page, 'Continue');
  await choose(page, /Does the parent know about this referral/, 'Yes');
  await next(page);

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
  await expect(page.getByRole('main')).toContainText(made.family);
  await press(page, 'Send the referral');
  const reference = await referenceOn(page);
  await press(page, 'Open the referral', 'link');
  await expect(page.getByRole('main')).toContainText(reference);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(made.name);
});

test('somebody from another organisation refers, stops half-way and comes back by the link', async ({
  page,
  made,
  browser,
}) => {
  await visit(page, '/t/demo/refer/partner');
  await press(page, 'Start now');
  await press(page, 'About you', 'link');
  await page.getByLabel('Your name').fill('Sam Okafor');
  await page.getByLabel('Your organisation').fill('Riverside Midwives');
  await page.getByLabel('Your email address').fill('sam@example.org');
  await next(page);
  await choose(page, 'Is it safe to call?', 'Not sure');
  await press(page, 'Save and come back later');
  const address = await page.getByLabel('The address to come back to').inputValue();

  // The link is opened on another device.
  const { viewport, javaScriptEnabled } = test.info().project.use;
  const elsewhere = await browser.newContext({
    ...(viewport && { viewport }),
    ...(javaScriptEnabled !== undefined && { javaScriptEnabled }),
  });
  const other = await elsewhere.newPage();
  await visit(other, address);
  await expect(other.getByRole('main')).toContainText('You have completed 1 of');
  await press(other, 'Check your answers');
  await press(other, 'Send the referral');
  await other.getByRole('alert').getByRole('link', { name: 'Enter the parent’s name' }).click();
  await look(other);
  await other.goto(`${address}/name`);
  await other.getByLabel('First name').fill(made.given);
  await other.getByLabel('Last name').fill(made.family);
  await fillDay(other, 'Date of birth', { year: made.born.year ?? '' });
  await next(other);
  await visit(other, `${address}/check`);
  await expect(other.getByRole('main')).toContainText('Sam Okafor');
  await press(other, 'Send the referral');
  const reference = await referenceOn(other);
  await elsewhere.close();

  await signIn(page, 'manager');
  await visit(page, `/referrals?text=${reference}`);
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
});

test('a parent asks for support herself: safe contact first, with a way out on every page', async ({
  page,
  made,
}) => {
  const wayOut = page.getByRole('button', { name: 'Exit this page' });
  await visit(page, '/t/demo/refer');
  await expect(wayOut).toBeVisible();
  await press(page, 'I am a parent and would like support', 'link');
  await expect(wayOut).toBeVisible();
  await press(page, 'Start');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How we can reach you');
  await expect(wayOut).toBeVisible();
  await choose(page, 'Can we call you?', 'No');
  await choose(page, 'Can we send you a text?', 'Yes');
  await page.getByLabel('Is there anybody who must not find out? (optional)').fill('The person I live with');
  await next(page);
  await page.getByLabel('Your first name').fill(made.given);
  await page.getByLabel('Your last name').fill(made.family);
  await next(page);
  await page.getByLabel('Your phone number').fill('07700 900222');
  await next(page);
  await expect(wayOut).toBeVisible();
  const form = new URL(page.url()).pathname.replace(/\/[^/]+$/, '');
  await visit(page, `${form}/check`);
  await expect(wayOut).toBeVisible();
  await expect(page.getByRole('main')).toContainText('The person I live with');
  await press(page, 'Send');
  const reference = await referenceOn(page);

  await signIn(page, 'manager');
  await visit(page, `/referrals?text=${reference}`);
  await press(page, made.name, 'link');
  await expect(page.getByRole('main')).toContainText('Do not call. Safe to text.');
});

test('the manager asks a parent who referred herself; she answers by her link, and it waits to be decided', async ({
  page,
  made,
  browser,
}) => {
  await visit(page, '/t/demo/refer/self');
  await press(page, 'Start');
  await choose(page, 'Can we send you a text?', 'Yes');
  await next(page);
  await page.getByLabel('Your first name').fill(made.given);
  await page.getByLabel('Your last name').fill(made.family);
  await next(page);
  await page.getByLabel('Your phone number').fill('07700 900222');
  await next(page);
  const form = new URL(page.url()).pathname.replace(/\/[^/]+$/, '');
  await visit(page, `${form}/check`);
  await press(page, 'Send');
  const reference = await referenceOn(page);
  const address = await page.getByLabel('The address of this page').inputValue();

  const { viewport, javaScriptEnabled } = test.info().project.use;
  const hers = await browser.newContext({
    ...(viewport && { viewport }),
    ...(javaScriptEnabled !== undefined && { javaScriptEnabled }),
  });
  await signIn(page, 'manager');
  await visit(page, `/referrals?text=${reference}`);
  await press(page, made.name, 'link');
  await choose(page, 'Your decision', 'Ask for more');
  await page.getByLabel('What do you need to know?').fill('Do you live in the borough now?');
  await press(page, 'Save the decision');
  await expect(page.getByRole('main')).toContainText('with the link that was kept');
  const referral = page.url();

  const parent = await hers.newPage();
  await visit(parent, address);
  await expect(parent.getByRole('heading', { level: 1 })).toHaveText('We have a question for you');
  await expect(parent.getByRole('button', { name: 'Exit this page' })).toBeVisible();
  await expect(parent.getByRole('main')).toContainText('Do you live in the borough now?');
  await press(parent, 'Send');
  await expect(parent.getByRole('alert')).toContainText('There is a problem');
  await choose(parent, 'Do you live here, or have a link to this area?', 'Yes');
  await parent.getByLabel('Your answer').fill('I moved back in May');
  await press(parent, 'Send');
  await expect(parent.getByRole('alert')).toContainText('We have your answer');
  await hers.close();

  await visit(page, new URL(referral).pathname);
  const main = page.getByRole('main');
  await expect(main).toContainText('To decide');
  await expect(main).toContainText('I moved back in May');
  await expect(page.getByRole('row', { name: /link to Tower Hamlets/ })).toContainText('Met');
});
