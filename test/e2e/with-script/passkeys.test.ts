import { expect, test } from '../support/facet.ts';
import { visit } from '../support/look.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

test('a passkey is added, named, and lets its owner in by itself', async ({ page }) => {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await signIn(page, 'second');
  await visit(page, '/account/passkeys');
  await expect(page.getByText('Passkeys work only where scripts may run')).toBeHidden();
  // The account is the same on every kind of screen: what an earlier run added is still there.
  const name = `Work phone (${test.info().project.name})`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkeys have been changed')).toBeVisible();
  await expect(page.getByRole('cell', { name }).first()).toBeVisible();

  await page.context().clearCookies();
  await visit(page, '/sign-in?next=%2Faccount%2Fsign-ins');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your sign-ins');
  await expect(page.getByRole('cell', { name: 'Passkey' }).first()).toBeVisible();
  await expect(page.locator('.facet-header__account')).toContainText(nameOf('second'));

  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.context().clearCookies();
  await visit(page, '/sign-in');
  await expect(page.getByText('The device did not answer')).toBeHidden();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('The device did not answer, or the request was cancelled')).toBeVisible();
});
