import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { checkCalm, checkFaultsShown, checkNothingLost, summaryOf } from '../support/hostile/checks.ts';
import { type EveryForm, pages } from '../support/hostile/every-form.ts';
import {
  boxed,
  dateOf,
  datesOf,
  type Filling,
  fill,
  isText,
  openAgain,
  sendForm,
  typedIn,
} from '../support/hostile/form-driver.ts';
import type { Control, PageForm } from '../support/hostile/page-forms.ts';
import { BROKEN_TEXTS, MARK, NO_DATES } from '../support/hostile/payloads.ts';
import { logEnds, pastTheLog, rowCounts, writeMark } from '../support/hostile/stored.ts';
import type { FoundForm } from '../support/hostile/walk.ts';
import { openWalkedApp } from '../support/hostile/walked-app.ts';

/** How many impossible dates each field meets; all of them on a long run. */
const DATES_EACH = Math.min(Number(process.env.FACET_HOSTILE_RUNS ?? 2), NO_DATES.length);

/** How many bodies that are no whole form each form meets, turn about; all of them on a long run. */
const BODIES_EACH = process.env.FACET_HOSTILE_RUNS ? Number.POSITIVE_INFINITY : 4;

const MULTIPART = 'multipart/form-data; boundary=x';

let app: TestApp;
let every: EveryForm;
/** Everything that is wrong, so that one run tells all of it. */
let wrong: string[];
let counted: Readonly<Record<string, number>>;
let ends: Readonly<Record<'east' | 'west', number>>;

beforeAll(async () => {
  ({ app, every } = await openWalkedApp());
  counted = await rowCounts(app);
  ends = await logEnds(app);
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

/** Goes through every form, and says at the end all that was wrong with any. */
async function inEveryForm(body: (found: FoundForm, form: PageForm) => Promise<void>): Promise<void> {
  wrong = [];
  let opened = 0;
  for (const found of every.posts) {
    const form = await openAgain(app, found);
    if (!form) continue;
    opened += 1;
    await body(found, form);
  }
  expect(opened).toBeGreaterThan(20);
  expect([...new Set(wrong)]).toEqual([]);
}

/** Sends what must be refused: calmly, with nothing written, the faults in sight and everything typed still there. */
async function mustRefuse(
  found: FoundForm,
  form: PageForm,
  entries: readonly (readonly [string, string])[],
  about: string,
  { unlinked = false } = {},
): Promise<string> {
  const before = await writeMark(app);
  const body = new URLSearchParams(entries.map(([name, value]) => [name, value]));
  const answer = await sendForm(app, found.reader, form.action, body);
  const said = `${found.key}: ${about}`;
  await tell(async () => checkCalm(answer, said));
  await tell(async () => expect(answer.status, `${said}: not refused`).toBe(422));
  if (answer.status !== 422) return '';
  await tell(async () => expect(await writeMark(app), `${said}: something was written`).toBe(before));
  await tell(async () => checkFaultsShown(answer.body, said, unlinked));
  await tell(async () => checkNothingLost(answer.body, typedIn(form, entries), said));
  return answer.body;
}

const nameId = (name: string) => name.replaceAll(/\[|\]/g, '-').replaceAll(/-+/g, '-').replace(/-$/, '');

/** Pages that no link leads to in this house, and why; the tests of their rooms come to them. */
const NOT_FROM_HERE: Readonly<Record<string, string>> = {
  '/t/:tenant/refer/:draft/:secret/more': 'only a referral from outside of which more was asked',
  '/referrals/:id/files/:file': 'only a referral that came with a file',
  '/programmes/:programme/versions/:version': 'only a programme with two versions',
  '/programmes/:programme/versions/:version/file': 'only a programme that was published here',
  '/programmes/:programme/versions/:version/moves': 'only a programme with two versions',
  '/rights/retention/:id/keep': 'only a record whose time has come',
  '/rights/retention/certificates/:id': 'only after something was destroyed',
  '/rights/requests/:id/answer.zip': 'only when all was read twice',
  '/rights/requests/:id/start': 'only while the clock stands still',
  '/rights/requests/:id/deliver': 'only when all was read twice',
  '/rights/requests/:id/read': 'only when it was collected',
  '/rights/requests/:id/records/:item': 'only when it was collected',
  '/rights/requests/:id/records/:record/file': 'only when it was collected',
  '/people/:id/access/name': 'only a record kept to named people',
  '/people/:id/access/wall': 'only two parents of one child',
  '/my/documents': 'only when a document was added for her to see',
  '/my/documents/:document/file': 'only when a document was added for her to see',
  '/partner/people/:id/documents/:document/file':
    'only when a document was marked for a partner organisation',
  '/emergency/list': 'only after an emergency',
  '/audit/checkpoints/:number': 'only after the first night',
  '/handover': 'only when somebody has left who still holds a case',
  '/looks/review': 'only after unusual looking',
  '/consultations/:consultation/person': 'only a consultation about nobody named',
  '/groups/:group/add/:person': 'only when somebody is searched for by name',
  '/groups/:group/members/:member/offer': 'only somebody who waits while a place is free',
  '/groups/:group/members/:member/answer': 'only somebody who was offered a place',
  '/people/:id/groups/apart/:other': 'only when somebody is searched for by name',
  '/people/:id/groups/apart/:other/end': 'only two who must not be in one group',
  '/my/groups/:id': 'only a parent who is in a group',
  '/due': 'only a programme with schedules or follow-ups',
  '/people/:id/due': 'only a programme with schedules or follow-ups',
  '/people/:id/due/:enrolment/:item': 'only a programme with schedules or follow-ups',
  '/people/:id/due/:enrolment/:item/found': 'only a programme with schedules or follow-ups',
  '/people/:id/due/:enrolment/:item/reopen': 'only a programme with schedules or follow-ups',
  '/waiting-lists/:programme': 'only a programme with a waiting list',
  '/waiting-lists/:programme/:referral': 'only a programme with a waiting list',
};

it('comes to every page that there is', () => {
  const seen = new Set([...every.walked.values()].flatMap(({ pages: found }) => [...found.keys()]));
  const missed = pages
    .filter((page) => page.method === 'get' && !seen.has(page.path))
    .map((page) => page.path);
  expect(missed.filter((path) => !Object.hasOwn(NOT_FROM_HERE, path))).toEqual([]);
  expect(Object.keys(NOT_FROM_HERE).filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
});

it('takes no date that is none, in any field that asks for one', async () => {
  // Each field meets a few of them, and all of them are met by some.
  let next = 0;
  await inEveryForm(async (found, form) => {
    for (const date of datesOf(form)) {
      const control = form.controls.find((each) => dateOf(each) === date);
      for (let count = 0; count < DATES_EACH; count += 1) {
        const boxes = NO_DATES[next % NO_DATES.length] ?? ['x', 'x', 'x'];
        next += 1;
        const about = `${date} ${boxes.join(' ')}`;
        const html = await mustRefuse(found, form, fill(form, boxed(date, boxes), control), about);
        const beside = summaryOf(html).some(({ target }) => target?.startsWith(nameId(date)));
        if (html)
          await tell(async () => expect(beside, `${found.key}: ${about}: nothing is said of it`).toBe(true));
      }
    }
  });
}, 900_000);

/** What cannot be kept, turn about: a NUL, and what is left of half an emoji. */
const brokenText = (form: PageForm): Filling => {
  const names = [...new Set(form.controls.filter(isText).map(({ name }) => name))];
  return (control) =>
    isText(control) ? BROKEN_TEXTS[names.indexOf(control.name) % BROKEN_TEXTS.length] : undefined;
};

it('refuses a NUL and half of an emoji in every field', async () => {
  await inEveryForm(async (found, form) => {
    const texts = form.controls.filter(isText);
    if (texts.length === 0) return;
    const html = await mustRefuse(found, form, fill(form, brokenText(form)), 'broken text');
    const targets = summaryOf(html).map(({ target }) => target ?? '');
    for (const control of html ? texts : []) {
      const id = nameId(dateOf(control) ?? control.name);
      const said = targets.some((each) => each.startsWith(id));
      await tell(async () => expect(said, `${found.key}: nothing is said of ${control.name}`).toBe(true));
    }
  });
}, 900_000);

/** The file of a programme may be long; all else is answered in fewer letters. */
const beyond = ({ name }: { readonly name: string }) => (name === 'source' ? 310_000 : 60_000);

it('refuses text beyond measure in every field, and gives it back', async () => {
  await inEveryForm(async (found, form) => {
    const texts = form.controls.filter((control) => isText(control) && !dateOf(control));
    if (texts.length === 0) return;
    await mustRefuse(
      found,
      form,
      fill(form, (control) => (texts.includes(control) ? 'a'.repeat(beyond(control)) : undefined)),
      'text beyond measure',
    );
  });
}, 900_000);

it('refuses choices that are not offered', async () => {
  await inEveryForm(async (found, form) => {
    const names = [
      ...new Set(
        form.controls
          .filter((each) => each.kind === 'choice' || each.kind === 'select')
          .map((each) => each.name),
      ),
    ];
    for (const name of names) {
      const control = form.controls.find((each) => each.name === name) as Control;
      const before = await writeMark(app);
      const entries = fill(form, (each) => (each.name === name ? `"><script ${MARK}>` : undefined), control);
      if (!entries.some(([key]) => key === name)) entries.push([name, `"><script ${MARK}>`]);
      const answer = await sendForm(app, found.reader, form.action, new URLSearchParams(entries));
      const said = `${found.key}: another ${name}`;
      await tell(async () => checkCalm(answer, said));
      await tell(async () => expect([303, 409, 422], `${said}: ${answer.status}`).toContain(answer.status));
      // What only leads on to another page may take any answer for a no.
      await tell(async () => expect(await writeMark(app), `${said}: something was written`).toBe(before));
      if (answer.status === 422) await tell(async () => checkFaultsShown(answer.body, said, false));
    }
  });
}, 900_000);

it('takes ten million letters in, and gives them back with what is wrong', async () => {
  wrong = [];
  const long = every.posts
    .filter(({ form }) => form.controls.some((each) => each.kind === 'lines'))
    .slice(0, 3);
  expect(long.length).toBe(3);
  for (const found of long) {
    const form = await openAgain(app, found);
    const field = form?.controls.find((each) => each.kind === 'lines');
    if (!form || !field) continue;
    const filled = fill(form, (each) => (each === field ? 'a'.repeat(10_000_000) : undefined), field);
    await mustRefuse(found, form, filled, `ten million letters in ${field.name}`);
  }
  expect(wrong).toEqual([]);
  const most = 'x'.repeat(26_000_000);
  const answer = await sendForm(app, 'practitioner', long[0]?.form.action ?? '', `note=${most}`);
  expect(answer.status).toBe(413);
}, 900_000);

/** A body that is no whole form, and what a form says that is sent so. */
interface Broken {
  readonly what: string;
  readonly body: string;
  /** Given where the body is no form at all. */
  readonly type?: string;
}

/** What this form says, with more to it than it asks for; and what is none of it. */
function brokenBodies(text: string, first: string): readonly Broken[] {
  const twice = [
    { what: 'a field twice', body: `${text}&${encodeURIComponent(first)}=other` },
    { what: 'a list where a word was', body: `${text}&${encodeURIComponent(`${first}[x]`)}=1` },
  ];
  return [
    { what: 'a key of all objects', body: `${text}&__proto__[polluted]=1` },
    { what: 'the making of objects', body: `${text}&constructor[prototype][polluted]=1` },
    { what: 'a bracket that is not closed', body: `${text}&a[b=1` },
    { what: 'seven levels', body: `${text}&a[b][c][d][e][f][g]=1` },
    { what: 'a field without a name', body: `${text}&=1` },
    {
      what: '2,001 fields',
      body: `${text}&${Array.from({ length: 2001 }, (_, at) => `more${at}=x`).join('&')}`,
    },
    ...(first === '_key' ? [] : twice),
    { what: 'JSON', body: '{"a":1}', type: 'application/json' },
    { what: 'plain text', body: text, type: 'text/plain' },
    {
      what: 'half a multipart',
      body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n',
      type: MULTIPART,
    },
    { what: 'a boundary that is not there', body: text, type: MULTIPART },
  ];
}

it('runs nothing from what is no whole form', async () => {
  // One reader takes every form apart: each form meets a few of them, turn about, and each is met by a third of the forms.
  let next = 0;
  await inEveryForm(async (found, form) => {
    const entries = fill(form, () => undefined);
    const isFilled = entries.some(([name]) => !name.startsWith('_'));
    const first = form.controls.find(isText)?.name ?? '_key';
    const all = brokenBodies(new URLSearchParams(entries).toString(), first);
    const before = await writeMark(app);
    for (let count = 0; count < Math.min(BODIES_EACH, all.length); count += 1) {
      const { what, body, type } = all[next % all.length] as Broken;
      next += 1;
      const answer = await sendForm(app, found.reader, form.action, body, type);
      const said = `${found.key}: ${what}`;
      await tell(async () => checkCalm(answer, said));
      const fitting = type ? [422] : [303, 404, 422];
      await tell(async () => expect(fitting, `${said}: ${answer.status}`).toContain(answer.status));
      // Where nothing was filled in nothing can be lost, and a page of its own says what is wrong.
      if (!type && answer.status === 422 && isFilled)
        await tell(async () => checkFaultsShown(answer.body, said, true));
    }
    await tell(async () => expect(await writeMark(app), `${found.key}: something was written`).toBe(before));
  });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}, 900_000);

it('wrote nothing past the change log', async () => {
  expect(await pastTheLog(app, counted, ends)).toEqual({});
});
