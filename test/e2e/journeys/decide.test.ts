import { expect, type Page } from '@playwright/test';
import { test } from '../support/facet.ts';
import { choose, fillDay, group, today } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { accepted, refer } from '../support/parents.ts';
import { signIn } from '../support/sign-in.ts';

const UNKNOWN_PROCEEDINGS = { 'proceedings/1': { 'item[court]': 'Riverside Family Court' } };
const OUT_OF_AREA = { situation: { 'parent[localLink]': 'no', 'parent[careLeaver]': 'yes' } };

const criterion = (page: Page, name: RegExp) => page.getByRole('row', { name });
const decide = (page: Page, decision: string) => choose(page, 'Your decision', decision);

test('the manager asks for what is not known, the answer comes, and the parent is put on record', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const referral = await refer(page, made, UNKNOWN_PROCEEDINGS);
  await visit(page, '/referrals');
  await press(page, made.name, 'link');
  const proceedings = criterion(page, /^Care proceedings have ended/);
  await expect(proceedings).toContainText('Not known');
  await expect(proceedings).toContainText('Ask whether the care proceedings for each child have ended');
  await expect(criterion(page, /^A child under five was removed/)).toContainText('Met');
  await decide(page, 'Ask for more');
  await expect(page.getByLabel('What do you need to know?')).toHaveValue(/care proceedings/);
  await press(page, 'Save the decision');
  await expect(page.getByRole('main')).toContainText('More asked for');

  await signIn(page, 'practitioner');
  await visit(page, referral);
  await press(page, 'Add or change answers');
  await choose(page, 'Have they ended?', 'Yes');
  await fillDay(page, 'When did they end?', { year: String(today().year - 1) });
  await page.getByLabel('Who told you, and when? (optional)').fill('The court officer, this morning');
  await press(page, 'Save the answers');

  await signIn(page, 'manager');
  await visit(page, referral);
  await expect(criterion(page, /^Care proceedings have ended/)).toContainText('Met');
  await decide(page, 'Accept');
  await press(page, 'Save the decision');
  await expect(page.getByRole('alert')).toContainText('Referral accepted');
  await press(page, new RegExp(made.name), 'link');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(made.name);
  await expect(page.getByRole('region', { name: `About ${made.name}` })).toContainText('Do not call');
});

test('somebody with the same name and date of birth is shown, and the referral goes to her record', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const person = await accepted(page, made);
  const again = await refer(page, made);
  await visit(page, again);
  await expect(
    page.getByRole('heading', { name: 'Somebody on record may be the same parent' }),
  ).toBeVisible();
  await expect(criterion(page, new RegExp(`${made.name}.*same name`, 'i'))).toContainText(
    'Same date of birth',
  );
  await decide(page, 'Accept');
  await press(page, 'Save the decision');
  await expect(page.getByRole('alert'), 'who this is must be said').toContainText('There is a problem');
  await choose(page, 'Who is this?', new RegExp(made.name));
  await press(page, 'Save the decision');
  await visit(page, `/people?q=${encodeURIComponent(made.name)}`);
  await expect(page.getByRole('link', { name: made.name }), 'one parent, one record').toHaveCount(1);
  await visit(page, person);
  const referrals = page.getByRole('region', { name: 'Referrals' });
  await expect(referrals.getByText('Accepted', { exact: true })).toHaveCount(2);
});

test('a referral is declined with its reasons and where the parent was pointed to', async ({
  page,
  made,
}) => {
  await signIn(page, 'manager');
  const referral = await refer(page, made, OUT_OF_AREA);
  await visit(page, referral);
  await expect(criterion(page, /^The parent lives outside the area/)).toContainText('Not met');
  await decide(page, 'Decline');
  const reason = group(page, 'Why?').getByRole('checkbox', { name: /outside the area/ });
  await expect(reason, 'what is not met is a reason').toBeChecked();
  await group(page, /pointed to/)
    .getByRole('checkbox', { name: "The parent's own council" })
    .check();
  await page.getByLabel('Any other service (optional)').fill('Hackney Birth Parents Group');
  await press(page, 'Save the decision');
  const main = page.getByRole('main');
  await expect(main).toContainText('Declined');
  await expect(main).toContainText('The parent lives outside the area, with no link to it');
  await expect(main).toContainText("The parent's own council");
  await expect(main).toContainText('Hackney Birth Parents Group');
  await expect(page.getByRole('button', { name: 'Save the decision' })).toHaveCount(0);
});

test('a referral that does not meet every criterion is accepted only with why', async ({ page, made }) => {
  await signIn(page, 'manager');
  const referral = await refer(page, made, OUT_OF_AREA);
  await visit(page, referral);
  await decide(page, 'Accept');
  await page.getByLabel('Anything to add? (optional)').fill('Talked over with the team');
  await press(page, 'Save the decision');
  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await expect(page.getByLabel('Anything to add? (optional)')).toHaveValue('Talked over with the team');
  await page.getByLabel(/Why do you accept/).fill('Her children live in this borough');
  await press(page, 'Save the decision');
  await expect(page.getByRole('main')).toContainText('Accepted');
  await expect(page.getByRole('main')).toContainText('Her children live in this borough');
});
