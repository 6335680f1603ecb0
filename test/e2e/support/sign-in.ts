import { expect, type Page } from '@playwright/test';
import { visit } from './look.ts';
import { sendForm } from './send-form.ts';

/** The demonstration's people, by what they do. */
const PEOPLE = {
  practitioner: 'Priya Raman',
  second: 'Tom Adeleke',
  manager: 'Moira Kelly',
  analyst: 'Dev Banerjee',
  administrator: 'Ada Lindqvist',
  parent: 'Sami',
  partner: 'Noor Haddad',
} as const;

export type Role = keyof typeof PEOPLE;

export const nameOf = (role: Role): string => PEOPLE[role];

/** Signs in with the demonstration's button; whoever was signed in before is signed out. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  const shown = await page.request.get('/sign-in');
  const person = new RegExp(`value="([^"]+)"[^>]*>[^<]*${PEOPLE[role]}`).exec(await shown.text())?.[1];
  await sendForm(page, '/sign-in', { who: person ?? '' }, '/sign-in/demo');
}

/** Signs in as a newcomer does: on the page, with the button that bears the name. */
export async function signInOnPage(page: Page, role: Role): Promise<void> {
  await visit(page, '/sign-in');
  await page.getByRole('button', { name: new RegExp(PEOPLE[role]) }).click();
  await expect(page.locator('.facet-header__account')).toContainText(PEOPLE[role]);
}
