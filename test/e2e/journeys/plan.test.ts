import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { boxes, choose, fillDay, today } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { begun } from '../support/parents.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

test('a plan in the parent’s own words: a goal, a step, a change, and a page that she can keep', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await begun(page, made, nameOf('practitioner'));
  await signIn(page, 'practitioner');
  await visit(page, `${person}/plan`);
  await press(page, 'Add a goal in Being a parent');
  await press(page, 'Save goal');
  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await page.getByLabel('The goal, in the parent’s own words').fill('I want to write to Robin');
  await page.getByLabel('How the parent sees it').fill('I never know how to begin');
  await press(page, 'Save goal');
  const area = page.getByRole('region', { name: 'Being a parent' });
  await expect(area).toContainText('I want to write to Robin');
  await expect(area).toContainText('I never know how to begin');

  await press(page, /^Add a step/, 'link');
  await page.getByLabel('What will be done').fill('Buy a card with a boat on it');
  await choose(page, 'Who will do it?', 'Both together');
  await fillDay(page, 'By when?', boxes(today().add({ weeks: 1 })));
  await press(page, 'Save step');
  await expect(area).toContainText('Buy a card with a boat on it');
  await expect(area).toContainText('Both together');

  await press(page, /^Change the step/, 'link');
  await choose(page, 'How does it stand?', 'Done');
  await fillDay(page, /on which day/, boxes(today()));
  await press(page, 'Save step');
  await expect(area.getByRole('listitem')).toContainText('Done');

  await press(page, /^Change the goal/, 'link');
  await page.getByLabel('The goal, in the parent’s own words').fill('I want to write to Robin each birthday');
  await press(page, 'Save goal');
  await expect(area).toContainText('I want to write to Robin each birthday');

  await press(page, '“My plan”, for the parent to keep', 'link');
  await page.emulateMedia({ media: 'print' });
  const mine = page.getByRole('main');
  await expect(mine).toContainText('I want to write to Robin each birthday');
  await expect(mine).toContainText('Buy a card with a boat on it. This is done.');
  await expect(page.getByRole('navigation', { name: 'Main' }), 'paper needs no menu').toBeHidden();
});
