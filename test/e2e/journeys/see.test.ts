import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { boxes, today } from '../support/forms.ts';
import { openParts, press, visit } from '../support/look.ts';
import { begun, dayAt } from '../support/parents.ts';
import { sendForm } from '../support/send-form.ts';
import { nameOf, signIn, signInOnPage } from '../support/sign-in.ts';

test('home says what today needs: who is planned, overdue, not seen for long, and which referrals wait', async ({
  page,
}) => {
  await signInOnPage(page, 'practitioner');
  const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true });
  for (const name of ['Today', 'Due or overdue', 'Not seen for long', 'Referrals waiting', 'My parents']) {
    await expect(heading(name)).toBeVisible();
  }
  const parents = page.getByRole('table', { name: /parents?$/ });
  await expect(parents.getByRole('row', { name: /Samira Hossain/ })).toContainText(/Month \d+ of 18/);
  await expect(parents, 'only her own').not.toContainText('Elena Vasquez-Trent');

  await signIn(page, 'manager');
  await visit(page, '/');
  await expect(page.getByRole('table', { name: 'What each worker holds' })).toContainText('of 10 as lead');
  const filters = page.locator('summary', { hasText: 'Show or hide filters' });
  if (await filters.isVisible()) await filters.click();
  await page.getByLabel('Whose parents').selectOption(nameOf('second'));
  await press(page, 'Apply filters');
  await expect(heading(`Parents of ${nameOf('second')}`)).toBeVisible();
  await expect(parents.getByRole('row', { name: /Elena Vasquez-Trent/ })).toBeVisible();
});

test('everything recorded stands in the chronology and the picture, under how she may be reached', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await begun(page, made, nameOf('practitioner'));
  await signIn(page, 'practitioner');
  await sendForm(page, `${person}/plan/goals/new`, {
    area: 'staying_safe',
    words: 'I want a lock on my door',
  });
  await sendForm(page, `${person}/contacts/new`, {
    result: 'met',
    kind: 'home_visit',
    day: 'today',
    note: 'Looked at the door together.',
  });
  await sendForm(page, `${person}/given/new`, { kind: 'goods', what: 'A door chain', amount: '12.50' });
  await sendForm(page, `${person}/outcomes/new`, {
    outcome: 'housing_helped',
    evidence: 'The landlord agreed',
    ...dayAt('reachedOn', today()),
  });

  await visit(page, person);
  const header = page.getByRole('region', { name: `About ${made.name}` });
  await expect(header).toContainText('Safe contact: Do not call. Safe to text.');
  await expect(header).toContainText('Short messages, please');

  await openParts(page);
  await press(page, 'Chronology', 'link');
  const entries = page.getByRole('region', { name: 'What happened' });
  for (const text of [
    'Robin was born',
    'Robin was removed',
    'Care proceedings began',
    'Referred to Diamond Project',
    'Consent given: Take part',
    'Started in Diamond Project',
    `${nameOf('practitioner')} became lead worker`,
    'I want a lock on my door',
    'Looked at the door together.',
    'A door chain',
    'Was helped with housing or an emergency stay',
  ]) {
    await expect(entries).toContainText(text);
  }

  await openParts(page);
  await press(page, 'Journey', 'link');
  const picture = page.getByRole('figure', { name: /^The road so far/ });
  await expect(picture.locator('svg, ol').filter({ visible: true }).first()).toBeVisible();
  await picture.locator('summary').click();
  await expect(picture.getByRole('table')).toContainText('Robin was removed');
  await expect(picture.getByRole('table')).toContainText(String(Number(boxes(today()).year) - 1));
});
