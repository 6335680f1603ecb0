import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { choose, group } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { begun } from '../support/parents.ts';
import { post, readForm, sendForm, withAnswers } from '../support/send-form.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

test('a visit with its goal, a change, a voucher and the next date', async ({ page, made }) => {
  await signIn(page, 'manager');
  const person = await begun(page, made, nameOf('practitioner'));
  await signIn(page, 'practitioner');
  await sendForm(page, `${person}/plan/goals/new`, {
    area: 'staying_healthy',
    words: 'I want to see a doctor',
  });
  await visit(page, `${person}/contacts`);
  await press(page, 'Record a contact');
  await press(page, 'Save contact');
  await expect(page.getByRole('alert')).toContainText('There is a problem');

  await choose(page, 'How did it go?', 'Met');
  await page.getByLabel('What kind of contact?').selectOption('Home visit');
  await page.getByLabel('What happened?').fill('We rang the practice together from her kitchen.');
  await page.getByText('What was done', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'Helped with a GP' }).check();
  await choose(page, 'When is the next contact?', /^In a week/);
  await page.getByText(/^Where, how long, goals/).click();
  await page.getByLabel('Where', { exact: true }).fill('At home');
  await page.getByLabel('How long, in minutes').fill('50');
  await page.getByRole('checkbox', { name: 'I want to see a doctor' }).check();
  const change = page.getByRole('checkbox', { name: 'Registered with a GP' });
  await change.check();
  // Without a script the boxes for the other changes stand open too.
  const evidence = page.locator(`#conditional-${await change.getAttribute('id')}`);
  await evidence.getByLabel('What shows it').fill('The practice said so on the phone');
  const given = group(page, 'Was anything given?');
  await given.getByLabel('Kind').selectOption('Food or clothing voucher');
  await given.getByLabel('What', { exact: true }).fill('Supermarket card');
  await given.getByLabel(/pounds|Amount|How much/).fill('25');
  await press(page, 'Save contact');

  await press(page, /^Home visit/, 'link');
  const main = page.getByRole('main');
  for (const text of [
    'We rang the practice together',
    '50 minutes',
    'Helped with a GP',
    'I want to see a doctor',
    'Registered with a GP',
    'Supermarket card',
    '£25',
  ]) {
    await expect(main).toContainText(text);
  }
  await visit(page, `${person}/outcomes`);
  await expect(page.getByRole('main')).toContainText('The practice said so on the phone');
});

test('somebody who did not come is work done, and a form sent twice is written once', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await begun(page, made, nameOf('practitioner'));
  await signIn(page, 'practitioner');
  const path = `${person}/contacts/new`;
  const form = await readForm(page, path);
  const entries = withAnswers(form.entries, {
    result: 'did_not_attend',
    kind: 'met_elsewhere',
    day: 'today',
    note: 'Waited half an hour in the café.',
  });
  const answers = await Promise.all([post(page, form.to, entries), post(page, form.to, entries)]);
  answers.push(await post(page, form.to, entries));
  expect(answers.every((each) => each.status() < 500)).toBe(true);

  await visit(page, `${person}/contacts`);
  await expect(page.getByText('Waited half an hour in the café.')).toHaveCount(1);
  await expect(page.getByRole('main')).toContainText('Did not attend');
  await visit(page, `${person}/chronology`);
  await expect(page.getByText('Waited half an hour in the café.')).toHaveCount(1);
});
