import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../../src/app/rooms.ts';
import type { TestApp } from '../support/app.ts';
import {
  answerOf,
  checkCalm,
  checkFaultsShown,
  checkNothingLost,
  checkNothingMade,
  summaryOf,
} from '../support/hostile/checks.ts';
import type { EveryForm } from '../support/hostile/every-form.ts';
import { dateOf, fill, isText, openAgain, sendForm, typedIn } from '../support/hostile/form-driver.ts';
import { elementsOf, formsOf, type PageForm, textOf } from '../support/hostile/page-forms.ts';
import { TEXTS } from '../support/hostile/payloads.ts';
import { writeMark } from '../support/hostile/stored.ts';
import { type FoundForm, walkPages } from '../support/hostile/walk.ts';
import { openWalkedApp } from '../support/hostile/walked-app.ts';

const pages = rooms.flatMap((room) => room.pages ?? []);
/** From which of the texts each form is filled: from all of them on a long run. */
const PLACES = process.env.FACET_HOSTILE_RUNS ? TEXTS.map((_, index) => index) : [0, 9];

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

const plainWord = (control: Parameters<typeof isText>[0]) => isText(control) && !dateOf(control);

/** Fills every field with hostile words, from one place of the list on; those that refuse them are left as they were. */
async function tryWords(found: FoundForm, form: PageForm, from: number): Promise<boolean> {
  const names = [...new Set(form.controls.filter(plainWord).map(({ name }) => name))];
  const left = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    const entries = fill(form, (control) => {
      const index = names.indexOf(control.name);
      return index < 0 || left.has(control.name) || !plainWord(control)
        ? undefined
        : TEXTS[(from + index) % TEXTS.length];
    });
    const before = await writeMark(app);
    const answer = await sendForm(app, found.reader, form.action, new URLSearchParams(entries));
    const said = `${found.key}: words from ${from}`;
    await tell(async () => checkCalm(answer, said));
    if (answer.status === 303) {
      const next = await answerOf(await app.get(answer.location ?? '/', found.reader));
      await tell(async () => checkCalm(next, `${said}, after`));
      return true;
    }
    if (answer.status !== 422 && answer.status !== 409) return false;
    await tell(async () => expect(await writeMark(app), `${said}: something was written`).toBe(before));
    await tell(async () => checkFaultsShown(answer.body, said, answer.status === 409));
    await tell(async () => checkNothingLost(answer.body, typedIn(form, entries), said));
    const ids = new Set(summaryOf(answer.body).map(({ target }) => target));
    for (const control of form.controls) if (ids.has(control.id)) left.add(control.name);
  }
  return false;
}

describe('words that look like something else', () => {
  it('are words in every field of every form, whether kept or refused', async () => {
    wrong = [];
    let kept = 0;
    for (const found of every.posts) {
      for (const from of PLACES) {
        const form = await openAgain(app, found);
        if (!form?.controls.some(plainWord)) break;
        if (await tryWords(found, form, from)) kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  }, 900_000);

  it('make nothing on any page on which they are shown', async () => {
    const { personId, waitingId } = every.seeded;
    for (const reader of ['manager', 'administrator'] as const) {
      const { pages: found } = await walkPages(app, pages, reader, [
        '/',
        '/people',
        '/staff',
        '/referrals',
        `/people/${personId}`,
        `/referrals/${waitingId}`,
      ]);
      for (const address of found.values()) {
        const answer = await answerOf(await app.get(address, reader));
        checkCalm(answer, address);
      }
    }
  }, 900_000);

  it('make nothing of an address or a search', async () => {
    const forms = every.gets.slice(0, 12);
    expect(forms.length).toBeGreaterThan(2);
    for (const { at, reader, form } of forms) {
      for (const text of TEXTS) {
        const query = new URLSearchParams(form.controls.map(({ name }) => [name, text]));
        const [path = '/'] = (form.action || at).split(/[?#]/);
        for (const address of [`${path}?${query}`, `${path}/${encodeURIComponent(text)}`]) {
          const answer = await answerOf(await app.get(address, reader));
          checkCalm(answer, address);
          for (const name of ['set-cookie', 'x-injected']) expect(answer.body).not.toContain(`${name}: `);
        }
      }
    }
  }, 900_000);
});

/** What is in the fields of the form that changes a person’s details. */
async function details(personId: string): Promise<PageForm> {
  const page = await app.get(`/people/${personId}/details/change`);
  const form = formsOf(await page.text()).find(({ action }) => action.endsWith('/details/change'));
  if (!form) throw new Error('there is no form of details');
  return form;
}

describe('names', () => {
  it.each([
    ['in Bengali', 'নুসরাত', 'জাহান', 'নুসরাত জাহান'],
    ['from right to left', 'نادية', 'بنت خالد', 'نادية بنت خالد'],
    ['with letters made of parts', 'Zoe\u0308', 'S\u0327ahin', 'Zo\u00eb \u015eahin'],
    ['that are two words and a mark', "Mary-Jane O'", '<b>Brien</b>', "Mary-Jane O' <b>Brien</b>"],
    ['with a joiner and a family', 'شیرین\u200cبانو', '👩🏽‍👧', 'شیرین\u200cبانو 👩🏽‍👧'],
  ])('%s are kept and shown as they are', async (_, given, family, shown) => {
    const { personId } = every.seeded;
    const form = await details(personId);
    const names: Readonly<Record<string, string>> = {
      'details[givenName]': given,
      'details[familyName]': family,
    };
    // What earlier tests left in the other fields is of no matter here.
    const entries = fill(
      form,
      (control) =>
        names[control.name] ??
        (control.kind === 'line' && control.wants === 'text' && !dateOf(control) ? '' : undefined),
    );
    const saved = await sendForm(app, 'practitioner', form.action, new URLSearchParams(entries));
    expect(
      saved.status,
      summaryOf(saved.body)
        .map(({ text }) => text)
        .join(),
    ).toBe(303);
    const again = await details(personId);
    const value = (name: string) => again.controls.find((control) => control.name === name)?.value;
    expect([value('details[givenName]'), value('details[familyName]')]).toEqual([
      given.normalize('NFC'),
      family.normalize('NFC'),
    ]);
    const html = await (await app.get(`/people/${personId}`)).text();
    checkNothingMade(html, shown);
    const heading = elementsOf(html).find(({ tagName }) => tagName === 'h1');
    expect(heading && textOf(heading)).toContain(shown);
    const answer = await app.api('GET', `/people/${personId}`);
    expect(await answer.text()).toContain(JSON.stringify(given.normalize('NFC')).slice(1, -1));
    const found = await app.get(`/people?q=${encodeURIComponent(family)}`);
    expect(found.status).toBe(200);
  });
});

describe('days in a family that cannot be', () => {
  const child = (removed: readonly [string, string, string], born: readonly [string, string, string]) => ({
    relation: 'mother',
    'child[givenName]': 'Sami',
    'child[unborn]': 'no',
    'child[bornOn][day]': born[0],
    'child[bornOn][month]': born[1],
    'child[bornOn][year]': born[2],
    'child[removed]': 'yes',
    'child[removedOn][day]': removed[0],
    'child[removedOn][month]': removed[1],
    'child[removedOn][year]': removed[2],
    _key: 'a-child-of-nobody-1',
  });

  it.each([
    ['a child born after the removal', ['1', '2', '2021'], ['1', '3', '2021'], 'child-removedOn'],
    ['a removal yet to come', ['1', '1', '2030'], ['1', '3', '2021'], 'child-removedOn'],
    ['a birth yet to come', ['1', '1', '2031'], ['4', '6', '2024'], 'child-bornOn'],
    ['a child older than its mother', ['', '', '1995'], ['', '', '1990'], 'child-bornOn'],
  ] as const)('%s is refused beside the date', async (what, removed, born, field) => {
    const before = await writeMark(app);
    const form = child(removed, born);
    const answer = await answerOf(
      await app.post(`/people/${every.seeded.personId}/family/children/add`, form),
    );
    expect(answer.status).toBe(422);
    checkFaultsShown(answer.body, what, false);
    const { _key, relation, 'child[unborn]': unborn, 'child[removed]': wasRemoved, ...typed } = form;
    checkNothingLost(answer.body, new Map(Object.entries(typed)), what);
    expect([_key, relation, unborn, wasRemoved]).not.toContain('');
    expect(summaryOf(answer.body).map(({ target }) => target)).toContainEqual(
      expect.stringMatching(`^${field}`),
    );
    expect(await writeMark(app)).toBe(before);
  });

  it('the same are refused by the API, with the path of the date', async () => {
    const body = {
      child: { givenName: 'Sami', bornOn: '2021-03-01', removed: true, removedOn: '2021-02-01' },
    };
    const answer = await app.api('POST', `/people/${every.seeded.personId}/children`, body);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '#/child/removedOn' }] });
  });
});
