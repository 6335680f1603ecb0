import { expect } from '@playwright/test';
import { test } from '../support/facet.ts';
import { choose } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { begun } from '../support/parents.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

test('the peer group, the ending with reason and destination, and coming back later keeps it all', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await begun(page, made, nameOf('practitioner'));
  await visit(page, `${person}/programme`);
  await press(page, /^Move or extend/, 'link');
  await choose(page, 'Which stage?', 'Peer group');
  await page.getByLabel(/^Why \(optional/).fill('She has what she came for');
  await press(page, 'Save the stage');
  const main = page.getByRole('main');
  const road = page.getByRole('table', { name: 'The road so far' });
  await expect(road).toContainText('Peer group');
  await expect(road).toContainText('She has what she came for');

  await press(page, 'End the work', 'link');
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await choose(page, 'Why does the work end?', 'Came to the end of the programme');
  await choose(page, 'Where does the parent go next?', 'Family and friends');
  await press(page, 'Continue');
  await expect(main).toContainText('Came to the end of the programme');
  await press(page, /^End the work/);
  await expect(main).toContainText('Ended');
  await expect(main).toContainText('Family and friends');

  await press(page, /^Start (again )?in Diamond Project/);
  await expect(main).toContainText('The parent was in Diamond Project before');
  await choose(page, /pregnant now/, 'No');
  await choose(page, 'Which pathway?', 'Staying in touch');
  await press(page, 'Continue');
  await press(page, 'Start the work');
  await expect(page.getByRole('region', { name: /^Diamond Project/ }), 'both times stand').toHaveCount(2);
  await visit(page, `${person}/chronology`);
  for (const entry of ['Started in Diamond Project', 'Came back to Diamond Project']) {
    await expect(page.getByRole('link', { name: entry })).toBeVisible();
  }
});
