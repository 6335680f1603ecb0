import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { answerOf, checkCalm, checkNothingLost } from '../support/hostile/checks.ts';
import type { EveryForm } from '../support/hostile/every-form.ts';
import { dateOf, fill, isText, openAgain, sendForm, typedIn } from '../support/hostile/form-driver.ts';
import { formsOf, type PageForm } from '../support/hostile/page-forms.ts';
import { identifiers, rowCounts, writeMark } from '../support/hostile/stored.ts';
import type { FoundForm } from '../support/hostile/walk.ts';
import { openWalkedApp } from '../support/hostile/walked-app.ts';

const NOBODY_ID = '01900000-0000-7000-8000-00000000dead';

let app: TestApp;
let every: EveryForm;
let wrong: string[];

beforeAll(async () => {
  ({ app, every } = await openWalkedApp());
}, 900_000);
afterAll(async () => {
  await app.close();
});

async function tell(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    wrong.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

const send = (found: FoundForm, form: PageForm, entries: readonly (readonly [string, string])[]) =>
  sendForm(
    app,
    found.reader,
    form.action,
    new URLSearchParams(entries.map(([name, value]) => [name, value])),
  );

/** Every address in which an identifier of `east` stands, with that identifier replaced. */
async function elsewhere(): Promise<readonly (readonly [string, string])[]> {
  const [east, west] = [await identifiers(app, 'east'), await identifiers(app, 'west')];
  return Object.entries(east).flatMap(([table, ids]) =>
    ids.map((id, index) => {
      const others = west[table] ?? [];
      return [id, others[index % Math.max(others.length, 1)] ?? NOBODY_ID] as const;
    }),
  );
}

describe('what is not there, or is somebody else’s', () => {
  it('is not found at any address', async () => {
    wrong = [];
    const strangers = await elsewhere();
    let tried = 0;
    for (const [reader, { pages }] of every.walked) {
      for (const address of pages.values()) {
        const known = strangers.filter(([id]) => address.includes(id));
        for (const [id, other] of known.flatMap(
          ([own, theirs]) =>
            [
              [own, theirs],
              [own, NOBODY_ID],
              [own, 'x'],
            ] as const,
        )) {
          const at = address.replaceAll(id, other);
          const answer = await answerOf(await app.get(at, reader));
          tried += 1;
          checkCalm(answer, at);
          if (!/[?].*=/.test(at)) await tell(async () => expect(answer.status, `${reader} ${at}`).toBe(404));
        }
      }
    }
    expect(tried).toBeGreaterThan(60);
    expect(wrong).toEqual([]);
  }, 900_000);

  it('is changed by no form', async () => {
    wrong = [];
    const strangers = await elsewhere();
    const before = await rowCounts(app);
    let tried = 0;
    for (const found of every.posts) {
      const form = await openAgain(app, found);
      if (!form) continue;
      const [path = ''] = form.action.split('?');
      for (const [id, other] of strangers.filter(([own]) => path.includes(own))) {
        for (const stranger of [other, NOBODY_ID]) {
          const entries = fill(form, () => undefined).map(
            ([name, value]) => [name, name === '_key' ? `${value}-${tried}` : value] as const,
          );
          const answer = await send(
            found,
            { ...form, action: form.action.replaceAll(id, stranger) },
            entries,
          );
          tried += 1;
          await tell(async () => expect(answer.status, `${found.key}, ${stranger} for ${id}`).toBe(404));
        }
      }
    }
    expect(tried).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
    expect(await rowCounts(app)).toEqual(before);
  }, 900_000);
});

/** Something else than stands in the form, in every field of words. */
const reworded = (words: string) => (control: Parameters<typeof isText>[0]) =>
  isText(control) && control.wants === 'text' && !dateOf(control) ? words : undefined;

describe('a form that somebody else overtook', () => {
  it('is refused with both versions in sight and nothing lost, and goes on from there', async () => {
    wrong = [];
    let tried = 0;
    let compared = 0;
    for (const found of every.posts) {
      const first = await openAgain(app, found);
      const second = await openAgain(app, found);
      const hasVersion = first?.controls.some(({ name }) => name === '_version');
      const words =
        first?.controls.filter((each) => reworded('x')(each) !== undefined && each.kind !== 'hidden') ?? [];
      if (!first || !second || !hasVersion || words.length === 0) continue;
      const won = await send(found, first, fill(first, reworded('Quicker')));
      if (won.status !== 303) continue;
      const mine = fill(second, reworded('Slower'));
      const lost = await send(found, second, mine);
      if (lost.status === 303 || lost.status === 404) continue;
      tried += 1;
      await tell(async () => checkCalm(lost, found.key));
      await tell(async () => expect([409, 422], `${found.key}: ${lost.status}`).toContain(lost.status));
      await tell(async () => checkNothingLost(lost.body, typedIn(second, mine), `${found.key}: overtaken`));
      // What was ended or chosen in the meantime is said as such, and there is nothing to compare.
      if (!lost.body.includes('Somebody changed this while you had it open')) continue;
      compared += 1;
      await tell(async () => expect(lost.status, `${found.key}: overtaken`).toBe(409));
      await tell(async () =>
        expect(lost.body, `${found.key}: what stands now is not shown`).toContain('Quicker'),
      );
      const again = formsOf(lost.body).find(
        (each) => each.method === 'post' && each.controls.some(({ name }) => name === '_version'),
      );
      if (!again) {
        wrong.push(`${found.key}: the form does not come back`);
        continue;
      }
      const done = await send(
        found,
        { ...again, action: again.action || found.at },
        fill(again, () => undefined),
      );
      await tell(async () => expect(done.status, `${found.key}: sent once more`).toBe(303));
    }
    expect(tried).toBeGreaterThan(4);
    expect(compared).toBeGreaterThan(4);
    expect(wrong).toEqual([]);
  }, 900_000);
});

describe('a form that is sent twice', () => {
  it('writes once, and both times gets the same answer', async () => {
    wrong = [];
    let tried = 0;
    for (const found of every.posts) {
      const form = await openAgain(app, found);
      if (!form?.controls.some(({ name }) => name === '_key')) continue;
      const entries = fill(form, () => undefined);
      const pair = await Promise.all([send(found, form, entries), send(found, form, entries)]);
      for (const each of pair) await tell(async () => checkCalm(each, `${found.key}, at once`));
      const [one, other] = pair;
      if (one?.status !== 303 && other?.status !== 303) continue;
      tried += 1;
      await tell(async () =>
        expect([other?.status, other?.location], `${found.key}: at once`).toEqual([
          one?.status,
          one?.location,
        ]),
      );
      const before = await writeMark(app);
      const third = await send(found, form, entries);
      await tell(async () =>
        expect([third.status, third.location], `${found.key}: once more`).toEqual([
          one?.status,
          one?.location,
        ]),
      );
      await tell(async () => expect(await writeMark(app), `${found.key}: wrote again`).toBe(before));
    }
    expect(tried).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  }, 900_000);

  it('makes one contact of two clicks, and one referral of two calls', async () => {
    const found = every.posts.find(({ key }) => key.endsWith('/contacts/new') && key.startsWith('post'));
    const form = found && (await openAgain(app, found));
    expect(form).toBeDefined();
    if (!found || !form) return;
    const before = await rowCounts(app);
    const entries = fill(form, (control) => (control.name === 'note' ? 'Two clicks' : undefined));
    const answers = await Promise.all([1, 2, 3].map(() => send(found, form, entries)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await rowCounts(app))['t_east.contact']).toBe((before['t_east.contact'] ?? 0) + 1);
    const parent = { givenName: 'Twice', familyName: 'Called', bornOn: '1990' };
    const call = () =>
      app.api('POST', '/referrals', { programme: 'diamond', parent }, 'practitioner', {
        'idempotency-key': 'twice-called-1',
      });
    const [first, second] = await Promise.all([call(), call()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await second.json()).toEqual(await first.json());
    expect((await rowCounts(app))['t_east.referral']).toBe((before['t_east.referral'] ?? 0) + 1);
    const changed = await app.api(
      'POST',
      '/referrals',
      { programme: 'diamond', parent: { ...parent, givenName: 'Other' } },
      'practitioner',
      { 'idempotency-key': 'twice-called-1' },
    );
    expect(changed.status).toBe(409);
  });

  it('may be sent once more, as another one, when its answers were changed', async () => {
    const found = every.posts.find(({ key }) => key.endsWith('/contacts/new') && key.startsWith('post'));
    const form = found && (await openAgain(app, found));
    expect(form).toBeDefined();
    if (!found || !form) return;
    const note = (text: string) => (control: { readonly name: string }) =>
      control.name === 'note' ? text : undefined;
    expect((await send(found, form, fill(form, note('First')))).status).toBe(303);
    const told = await send(found, form, fill(form, note('Changed after going back')));
    expect(told.status).toBe(409);
    expect(told.body).toContain('sent before with other answers');
    const again = formsOf(told.body).find((each) => each.controls.some(({ name }) => name === 'note'));
    expect(again?.controls.find(({ name }) => name === 'note')?.value).toBe('Changed after going back');
    expect(
      again &&
        (
          await send(
            found,
            { ...again, action: form.action },
            fill(again, () => undefined),
          )
        ).status,
    ).toBe(303);
  });
});
