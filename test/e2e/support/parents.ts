import type { Page } from '@playwright/test';
import { boxes, today } from './forms.ts';
import type { Made } from './made-up.ts';
import { type Answers, sendForm } from './send-form.ts';

/** A date under a form's name for it. */
export function dayAt(name: string, day: Temporal.PlainDate): Answers {
  const { day: d, month, year } = boxes(day);
  return { [`${name}[day]`]: d, [`${name}[month]`]: month, [`${name}[year]`]: year };
}

/** A referral as a worker makes it, with everything known, and each criterion met. Returns its address. */
export async function refer(page: Page, made: Made, changed: Record<string, Answers> = {}): Promise<string> {
  const draft = await sendForm(page, '/refer', {});
  const removedOn = today().subtract({ years: 1 }).with({ day: 5 });
  const steps: Record<string, Answers> = {
    name: {
      'parent[givenName]': made.given,
      'parent[familyName]': made.family,
      'parent[bornOn][day]': made.born.day ?? '',
      'parent[bornOn][month]': made.born.month ?? '',
      'parent[bornOn][year]': made.born.year ?? '',
    },
    'safe-contact': {
      'safeContact[call]': 'no',
      'safeContact[text]': 'yes',
      'safeContact[whatNotToSay]': 'Do not say Diamond',
    },
    support: { 'parent[interpreter]': 'not_needed', 'parent[communicationNeeds]': 'Short messages, please' },
    situation: { 'parent[localLink]': 'yes', 'parent[careLeaver]': 'no', 'parent[pregnant]': 'no' },
    'children/1': {
      'item[givenName]': 'Robin',
      ...dayAt('item[bornOn]', removedOn.subtract({ years: 2 })),
      'item[removed]': 'yes',
      ...dayAt('item[removal][removedOn]', removedOn),
      'item[removal][livingWith]': 'foster_carer',
    },
    'proceedings/1': {
      'item[court]': 'Riverside Family Court',
      ...dayAt('item[startedOn]', removedOn),
      'item[concluded]': 'yes',
      ...dayAt('item[concludedOn]', removedOn.add({ months: 6 })),
    },
    'questions-1': { 'answers[parent_agrees]': 'yes' },
    ...changed,
  };
  for (const [step, answers] of Object.entries(steps)) await sendForm(page, `${draft}/${step}`, answers);
  await sendForm(page, `${draft}/check`, {});
  return addressIn(page, `${draft}/sent`, /\/referrals\/[0-9a-f-]{36}/);
}

/** A parent on record, from a referral that was accepted. Returns the address of her record. Needs the manager. */
export async function accepted(page: Page, made: Made): Promise<string> {
  const referral = await refer(page, made);
  await sendForm(page, referral, { decision: 'accept', person: 'new' });
  return addressIn(page, referral, /\/people\/[0-9a-f-]{36}/);
}

/** A parent who began today on the eighteen months, with consent. Returns the address of her record. Needs the manager. */
export async function begun(page: Page, made: Made, lead: string): Promise<string> {
  const person = await accepted(page, made);
  for (const kind of ['join', 'evaluate']) {
    const answer = { answer: 'given', how: 'in_person' };
    const on = dayAt('on', today());
    await sendForm(page, `${person}/programme/consent/diamond/${kind}`, { ...answer, ...on });
  }
  const form = await page.request.get(`${person}/start?programme=diamond`);
  const worker = new RegExp(`<option value="([^"]+)"[^>]*>${lead}`).exec(await form.text())?.[1] ?? '';
  await sendForm(page, `${person}/start?programme=diamond`, {
    pathway: 'participant',
    pregnant: 'no',
    leadStaffId: worker,
    overCapacityReason: 'Made up to try this out',
    ...dayAt('startedOn', today()),
    step: 'confirm',
  });
  return person;
}

async function addressIn(page: Page, path: string, pattern: RegExp): Promise<string> {
  const response = await page.request.get(path);
  const found = pattern.exec(await response.text())?.[0];
  if (!found) throw new Error(`${path} leads nowhere of the kind ${pattern}`);
  return found;
}
