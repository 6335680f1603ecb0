import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp, TestReader } from '../support/app.ts';
import { type EveryForm, pages } from '../support/hostile/every-form.ts';
import { fill, openAgain } from '../support/hostile/form-driver.ts';
import { away, ELSEWHERE, leadsOf, PLACE_NAMES } from '../support/hostile/leads.ts';
import { identifiers, rowCounts } from '../support/hostile/stored.ts';
import { openWalkedApp } from '../support/hostile/walked-app.ts';

const NOBODY_ID = '01900000-0000-7000-8000-00000000dead';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const NAMED = /\/:\w+/;
/** What anybody may begin under a new address names nothing that is there. */
const MADE_NEW = '/t/:tenant/consult/:programme/:offer/:consultation';

let app: TestApp;
let every: EveryForm;
/** Every page that anybody comes to, with its own address there and who came. */
let places: { readonly path: string; readonly place: string; readonly reader: TestReader }[];
let west: readonly string[];

beforeAll(async () => {
  ({ app, every } = await openWalkedApp());
  const found = new Map<string, (typeof places)[number]>();
  for (const [reader, { pages: own }] of every.walked)
    for (const [path, place] of own)
      if (!found.has(path)) found.set(path, { path, place: place.split(/[?#]/)[0] ?? place, reader });
  places = [...found.values()];
  const rows = await identifiers(app, 'west');
  west = [rows.person, rows.enrolment, rows.contact, rows.referral, rows.goal].flatMap(
    (ids) => ids?.slice(0, 1) ?? [],
  );
}, 300_000);
afterAll(() => app.close());

const withoutNonces = (text: string) => text.replaceAll(/nonce="[^"]+"/g, '').replaceAll(UUID, '*');

it('was come to, most of them', () => {
  const readable = pages.filter(({ method }) => method === 'get').length;
  expect(places.length).toBeGreaterThan(readable * 0.7);
  expect(west.length).toBeGreaterThan(2);
});

describe('every page', () => {
  it('holds no id twice', () => {
    const repeated = [...every.walked.values()].flatMap((each) => each.repeated);
    expect([...new Set(repeated)]).toEqual([]);
  });

  it('leads nowhere that its address says, and is kept by no cache', async () => {
    const wrong: string[] = [];
    for (const { place, reader } of places) {
      // A worker's e-mail and a regulator's page are led to without being asked.
      const usual = new Set(await leadsOf(await app.get(place, reader)));
      for (const value of ELSEWHERE.slice(0, 4)) {
        const address = `${place}?${new URLSearchParams(PLACE_NAMES.map((name) => [name, value]))}`;
        const answer = await app.get(address, reader);
        if (answer.headers.get('cache-control') !== 'no-store') wrong.push(`${address} may be kept`);
        const leads = away(await leadsOf(answer)).filter((lead) => !usual.has(lead));
        wrong.push(...leads.map((lead) => `${address} leads to ${lead}`));
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('says the same of what is another tenant’s as of what is not there', async () => {
    const wrong: string[] = [];
    let walked = 0;
    for (const { path, place, reader } of places) {
      if (path === MADE_NEW || !NAMED.test(path.replace('/:tenant', '')) || !place.match(UUID)) continue;
      walked += 1;
      const own = await app.get(place, reader);
      if (own.status !== 200) wrong.push(`${place}: its own is ${own.status}`);
      const unknown = await app.get(place.replaceAll(UUID, NOBODY_ID), reader);
      const text = withoutNonces(await unknown.text());
      if (unknown.status !== 404) wrong.push(`${path}: what is not there is ${unknown.status}`);
      for (const id of west) {
        const theirs = await app.get(place.replaceAll(UUID, id), reader);
        if (theirs.status !== 404) wrong.push(`${path}: another tenant’s is ${theirs.status}`);
        else if (withoutNonces(await theirs.text()) !== text)
          wrong.push(`${path}: another tenant’s reads otherwise`);
        const headers = ({ headers: all }: Response) =>
          [...all].filter(([name]) => name !== 'content-security-policy').join('\n');
        if (headers(theirs) !== headers(unknown)) wrong.push(`${path}: another tenant’s has other headers`);
      }
    }
    expect(walked).toBeGreaterThan(30);
    expect([...new Set(wrong)]).toEqual([]);
  }, 300_000);

  it('is changed by no method but its own, whatever a header or a field says that it is', async () => {
    const before = await rowCounts(app);
    const wrong: string[] = [];
    for (const { place, reader } of places) {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const { status } = await app.send(place, { method }, reader);
        if (![404, 405].includes(status)) wrong.push(`${method} ${place}: ${status}`);
      }
    }
    for (const found of every.posts.slice(0, 40)) {
      const form = await openAgain(app, found);
      if (!form) continue;
      const query = new URLSearchParams([...fill(form, () => undefined), ['_method', 'POST']]);
      const names = ['x-http-method-override', 'x-http-method', 'x-method-override'];
      const headers = Object.fromEntries(names.map((name) => [name, 'POST']));
      const { status } = await app.send(`${form.action}?${query}`, { headers }, found.reader);
      if (status >= 500) wrong.push(`GET ${form.action}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(await rowCounts(app)).toEqual(before);
  }, 300_000);
});

describe('every form', () => {
  it('takes nothing that it does not ask for', async () => {
    const marks = { text: 'smuggled-in', id: '0badc0de-0bad-7bad-8bad-0badc0de0bad' };
    const names = [
      'staffId',
      'staff_id',
      'tenant',
      'role',
      'restricted',
      'createdAt',
      'recordedAt',
      'recordedBy',
      'permission',
      'actor',
      'status',
      'endedOn',
      'decidedBy',
      'person_id',
      'teamId',
    ];
    const wrong: string[] = [];
    let taken = 0;
    for (const found of every.posts) {
      const form = await openAgain(app, found);
      if (!form) continue;
      const asked = new Set(form.controls.map(({ name }) => name.replace(/\[.*$/, '')));
      const entries = fill(form, () => undefined);
      for (const name of names.filter((each) => !asked.has(each)))
        for (const inner of [name, `parent[${name}]`, `person[${name}]`])
          if (!asked.has(inner.replace(/\[.*$/, '')))
            entries.push([inner, /id$/i.test(name) ? marks.id : marks.text]);
      const { rows: first } = await app.owner.query<{ n: string }>(
        'select coalesce(max(sequence), 0) as n from t_east.change_log',
      );
      const answer = await app.send(
        form.action,
        { method: 'POST', body: new URLSearchParams(entries) },
        found.reader,
      );
      if (answer.status >= 500) wrong.push(`${found.key}: ${answer.status}`);
      if (answer.status === 303) taken += 1;
      const { rows } = await app.owner.query<{ command: string }>(
        `select command from t_east.change_log where sequence > $1 and (after::text like $2 or after::text like $3)`,
        [first[0]?.n ?? 0, `%${marks.text}%`, `%${marks.id}%`],
      );
      wrong.push(...rows.map(({ command }) => `${found.key}: ${command} kept what was smuggled in`));
    }
    expect(taken).toBeGreaterThan(20);
    expect([...new Set(wrong)]).toEqual([]);
  }, 300_000);
});
