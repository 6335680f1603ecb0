import { expect, type Page } from '@playwright/test';
import { WORKED_EXAMPLE } from '../../../src/publishing/worked-example.ts';
import { choose, today } from '../support/forms.ts';
import { press, visit } from '../support/look.ts';
import { test } from '../support/own-facet.ts';
import { dayAt } from '../support/parents.ts';
import { sendForm } from '../support/send-form.ts';
import { nameOf, signIn } from '../support/sign-in.ts';

test.use({ actionTimeout: 30_000 });

const FILE = 'The programme, as a file in YAML';

/** A service of this test's own, with a version and a name. */
function service(id: string, version: number, change: (text: string) => string = (text) => text): string {
  return change(WORKED_EXAMPLE)
    .replace('programme: my-service', `programme: ${id}`)
    .replace('version: 1', `version: ${version}`)
    .replace('title: My service', `title: Service ${id}`);
}

async function save(page: Page, source: string): Promise<void> {
  await page.getByLabel(FILE).fill(source);
  await press(page, 'Save and check');
}

/** Tries the draft, and waits until what came out is there. */
async function tryOut(page: Page): Promise<void> {
  await press(page, 'Try it', 'link');
  await page.getByLabel('How many people begin?').fill('0');
  await press(page, 'Try it');
  await expect(page.getByRole('alert')).toContainText('Enter a whole number from 1 to 200');
  await page.getByLabel('How many people begin?').fill('2');
  await press(page, 'Try it');
  const place = page.url();
  await expect(async () => {
    await page.goto(place);
    await expect(page.getByRole('heading', { name: 'What came out' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 240_000, intervals: [3_000] });
  await visit(page, place);
  await expect(page.getByRole('table', { name: 'Figures' })).toContainText('Settled homes');
}

interface Name {
  readonly given: string;
  readonly family: string;
}

/** A referral to the service that a worker made, with its agreement and hopes. Returns its address. */
async function referred(page: Page, id: string, { given, family }: Name, hopes: string): Promise<string> {
  const draft = await sendForm(page, '/refer', { programme: id });
  await sendForm(page, `${draft}/name`, { 'parent[givenName]': given, 'parent[familyName]': family });
  await sendForm(page, `${draft}/questions-1`, { 'answers[agrees]': 'yes', 'answers[hopes]': hopes });
  await sendForm(page, `${draft}/check`, {});
  const sent = await page.request.get(`${draft}/sent`);
  return /\/referrals\/[0-9a-f-]{36}/.exec(await sent.text())?.[0] ?? '';
}

/** A parent who began in the service, from such a referral. Needs the manager. Returns the address of her record. */
async function begun(page: Page, id: string, name: Name): Promise<string> {
  const referral = await referred(page, id, name, 'To be steady');
  await sendForm(page, referral, { decision: 'accept', person: 'new' });
  const decided = await page.request.get(referral);
  const person = /\/people\/[0-9a-f-]{36}/.exec(await decided.text())?.[0] ?? '';
  await sendForm(page, `${person}/programme/consent/${id}/join`, {
    answer: 'given',
    how: 'in_person',
    ...dayAt('on', today()),
  });
  const start = `${person}/start?programme=${id}`;
  const form = await page.request.get(start);
  const lead =
    new RegExp(`<option value="([^"]+)"[^>]*>${nameOf('practitioner')}`).exec(await form.text())?.[1] ?? '';
  await sendForm(page, start, {
    pathway: 'visits',
    leadStaffId: lead,
    overCapacityReason: 'Made up to try this out',
    ...dayAt('startedOn', today()),
    step: 'confirm',
  });
  return person;
}

/** The next version: a stage under another name, and a question that is asked no more. */
const nextVersion = (id: string) =>
  service(
    id,
    2,
    (text) =>
      `${text
        .replace(
          'id: getting_to_know, title: Getting to know each other',
          'id: first_weeks, title: The first weeks',
        )
        .replace(/ {4}- id: hopes\n(?: {6}.*\n)+/, '')}moves:
  - from: 1
    stages: { visits: { getting_to_know: first_weeks } }
    dropped: [hopes]
    because: The stage has a shorter name
`,
  );

/** Writes the next version of a service, and publishes it. Needs the administrator; ends where open cases are moved. */
async function publishNext(page: Page, id: string): Promise<void> {
  await visit(page, `/programmes/${id}`);
  await press(page, 'Write the next version');
  await press(page, 'Begin the draft');
  await expect(page.getByLabel(FILE)).toHaveValue(/version: 2/);
  await save(page, nextVersion(id));
  await press(page, 'Publish', 'link');
  const main = page.getByRole('main');
  await expect(main).toContainText('Renamed from visits.getting_to_know to visits.first_weeks');
  await expect(main).toContainText('Taken out: What does the parent hope for?');
  await expect(page.getByRole('table', { name: /^Referrals that nobody has decided on/ })).toBeVisible();
  await press(page, 'Publish version 2');
}

test('a programme is written, mended, tried, published and worked with, and its cases move to the next version', async ({
  page,
  made,
}) => {
  test.setTimeout(480_000);
  const id = `s-${made.family.toLowerCase().replaceAll(/[^a-z]/g, '')}`;
  await signIn(page, 'administrator');
  await visit(page, '/programmes');
  await press(page, 'Write a programme');
  await press(page, 'Begin the draft');
  await expect(page.getByRole('alert')).toContainText('Choose what you begin with');
  await choose(page, 'What do you begin with?', 'A small worked example');
  await press(page, 'Begin the draft');
  await expect(page.getByText('No faults')).toBeVisible();

  await save(
    page,
    service(id, 1, (text) =>
      text.replace('weeks: 6', 'weeks: six').replace('count: outcomes', 'count: outcome'),
    ),
  );
  await expect(page.getByRole('heading', { name: '2 faults to put right' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('did you mean "outcomes"?');
  await press(page, 'Publish', 'link');
  await expect(page.getByRole('main')).toContainText('This cannot be published yet');
  await press(page, 'The file', 'link');
  await save(page, service(id, 1));
  await press(page, 'In words', 'link');
  await expect(page.getByRole('img', { name: 'The road through it' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is counted' })).toContainText('Settled homes');
  await tryOut(page);

  await press(page, 'Publish', 'link');
  await press(page, 'Publish version 1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Service ${id}`);
  await visit(page, `/t/demo/services/${id}`);
  await expect(page.getByRole('main')).toContainText('What happens next');

  await signIn(page, 'manager');
  const second = { given: `${made.given} Ann`, family: made.family };
  const cases = [await begun(page, id, made), await begun(page, id, second)];
  const third = { given: `${made.given} Bea`, family: made.family };
  const waiting = await referred(page, id, third, 'To sleep at night');

  await signIn(page, 'administrator');
  await publishNext(page, id);
  const moves = page.getByRole('table', { name: /^Open cases, if they are moved/ });
  await expect(moves.getByRole('row', { name: /Getting to know each other/ })).toHaveText(
    /2\s*Visits at home, The first weeks/,
  );
  await press(page, 'Move 2 cases and 1 referral');
  await expect(page.getByRole('main')).toContainText('Nobody to move');

  await signIn(page, 'manager');
  for (const person of cases) {
    await visit(page, `${person}/chronology`);
    await expect(page.getByRole('main')).toContainText('Moved to version 2 of the programme');
    await expect(page.getByRole('main')).toContainText('The stage has a shorter name');
  }
  await visit(page, waiting);
  await expect(page.getByRole('main')).toContainText('From now on version 2 judges it');
  await expect(page.getByRole('heading', { name: 'What is asked no more' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('To sleep at night');
});
