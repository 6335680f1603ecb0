import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/support/app.ts';
import { house } from '../../../app/rooms.ts';
import { rootFolder } from '../../../foundation/root.ts';
import { checkProgramme } from '../../../programme/index.ts';
import { answerReferral, getReferral } from '../../index.ts';

/* Every kind of question, asked on the form as a visitor without scripts sends it. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const file = join(rootFolder, 'test/programmes/files/everything.yaml');
  const { programme } = checkProgramme(readFileSync(file, 'utf8'), file, house);
  if (!programme) throw new Error('everything.yaml has faults');
  app.publish(programme);
});
afterAll(() => app.close());

type Sent = Record<string, string | readonly string[]>;

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const shown = async (path: string) => (await app.get(path, 'nobody')).text();

async function send(path: string, form: Sent): Promise<Response> {
  const version = /name="_version" value="(\d+)"/.exec(await shown(path))?.[1] ?? '';
  return app.post(path, { _version: version, ...form }, 'nobody');
}

async function done(path: string, form: Sent): Promise<string> {
  const response = await send(path, form);
  expect(response.status, text(await response.clone().text())).toBe(303);
  return new URL(response.headers.get('location') ?? '', 'https://x').pathname;
}

async function begin(): Promise<string> {
  const start = await shown('/t/east/refer/self');
  const action = /action="([^"]+\/begin)"/.exec(start)?.[1] ?? '';
  await app.post(action, { origin: 'self', programme: 'everything' }, 'nobody');
  return action.replace(/\/begin$/, '');
}

const first: Sent = {
  'answers[name_used]': 'Nell',
  'answers[hopes]': 'A quiet year',
  'answers[rooms]': '3',
  'answers[travel_miles]': '2.5',
  'answers[money_worries]': 'yes',
  'answers[debt]': '£1,250.50',
  'answers[booked_on][day]': '1',
  'answers[booked_on][month]': '7',
  'answers[booked_on][year]': '2024',
  'answers[moved_in][year]': '2021',
  'answers[housing]': 'shared',
};
const second: Sent = {
  'answers[helpers_now][]': ['gp', 'midwife'],
  'answers[partner]': 'Sam Reed',
  'answers[safe_address][lines]': '4 Quay Street',
  'answers[safe_address][postcode]': 'e1 4ab',
  'answers[safe_address][confidential]': 'yes',
  'answers[scan_letter]': 'Letter of 1 May, by post',
};

describe('the questions of a programme', () => {
  it('are asked, kept under their names, and shown again as they were answered', async () => {
    const base = await begin();
    await done(`${base}/name`, { 'parent[givenName]': 'Nell' });
    await done(`${base}/contact`, { 'parent[email]': 'nell@example.org' });
    expect(await shown(`${base}/questions-1`)).toContain('A few words in her own voice are best.');
    await done(`${base}/questions-1`, first);
    await done(`${base}/questions-2`, second);
    expect(await done(`${base}/group-adults`, { more: 'yes' })).toBe(`${base}/group-adults/1`);
    await done(`${base}/group-adults/1`, {
      'item[name]': 'Sam Reed',
      'item[helps]': 'yes',
      'item[how]': 'Cooks',
    });
    await done(`${base}/group-adults`, { more: 'yes' });
    await done(`${base}/group-adults/2`, {
      'item[name]': 'Jo Reed',
      'item[helps]': 'no',
      'item[how]': 'Nothing',
    });
    const check = text(await shown(`${base}/check`));
    for (const said of ['Nell', '2.5', '1,250.50', 'Sam Reed', 'Jo Reed', '4 Quay Street', 'GP, Midwife']) {
      expect(check).toContain(said);
    }
    await done(`${base}/check`, {});
    const [, , , , id = ''] = base.split('/');
    const { answers, version } = await app.answer(getReferral, { id });
    expect(answers.answers).toMatchObject({
      rooms: 3,
      travel_miles: 2.5,
      debt: { pence: 125_050 },
      booked_on: '2024-07-01',
      moved_in: '2021',
      helpers_now: ['gp', 'midwife'],
      safe_address: { lines: '4 Quay Street', postcode: 'E1 4AB', confidential: true },
      adults: [
        { name: 'Sam Reed', helps: true, how: 'Cooks' },
        { name: 'Jo Reed', helps: false },
      ],
    });
    const said = text(await (await app.get(`/referrals/${id}/answers`)).text());
    expect(said).toContain('Jo Reed');
    // Money that is kept is never taken for pounds when other answers are added.
    await app.done(answerReferral, { id, version, answers: { rooms: 4 } });
    const later = await app.answer(getReferral, { id });
    expect(later.answers.answers).toMatchObject({ rooms: 4, debt: { pence: 125_050 } });
  });

  it.each([
    ['a number that is too large', 'questions-1', { 'answers[rooms]': '21' }, 'This must be 20 or less'],
    [
      'letters for a number',
      'questions-1',
      { 'answers[travel_miles]': 'far' },
      'Enter a number, like 3 or 2.5',
    ],
    [
      'an amount in words',
      'questions-1',
      { 'answers[money_worries]': 'yes', 'answers[debt]': 'lots' },
      'Enter an amount in pounds',
    ],
    [
      'half a postcode',
      'questions-2',
      { 'answers[safe_address][lines]': 'x', 'answers[safe_address][postcode]': 'E1' },
      'Enter a full postcode',
    ],
  ])('say what is wrong, and lose nothing typed: %s', async (_, step, form, message) => {
    const base = await begin();
    const response = await send(`${base}/${step}`, form as Sent);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(text(page)).toContain(message);
    const typed = Object.values(form).at(-1) ?? '';
    expect(page).toContain(`value="${typed}"`);
  });

  it('of one entry say what it lacks', async () => {
    const base = await begin();
    await done(`${base}/group-adults`, { more: 'yes' });
    const response = await send(`${base}/group-adults/1`, { 'item[helps]': 'yes' });
    expect(response.status).toBe(422);
    expect(text(await response.text())).toContain('Answer this: Name');
  });

  it('that others make pointless are not asked', async () => {
    const base = await begin();
    await done(`${base}/questions-1`, { 'answers[money_worries]': 'no', 'answers[debt]': '5' });
    await done(`${base}/name`, { 'parent[givenName]': 'Nell' });
    const check = text(await shown(`${base}/check`));
    expect(check).toContain('Do you worry about money?');
    expect(check).not.toContain('How much do you owe?');
  });
});
