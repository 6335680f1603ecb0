import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { diamond } from '../../../test/support/diamond.ts';
import { aReferral } from '../../../test/support/referrals.ts';
import { answerReferral, decideReferral, getReferral, makeReferral } from '../index.ts';
import { cardsOf, criterionRows, declineChoices, questionsToAsk } from './referral-view.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';

const called = (givenName: string, familyName: string, more: object = {}) =>
  aReferral({ parent: { ...aReferral().parent, givenName, familyName, bornOn: '1991', ...more } });

async function made(...[givenName, familyName, more]: Parameters<typeof called>) {
  const { id } = await app.done(makeReferral, called(givenName, familyName, more));
  return { id, view: await app.answer(getReferral, { id }) };
}

describe('what the page shows', () => {
  test('what is not met first, then what to ask, then what is met; priority last', async () => {
    const { view } = await made('Vera', 'Molnar', { localLink: 'not_known', pregnant: 'yes' });
    const rows = criterionRows(diamond, view.eligibility.criteria, view.barring);
    expect(rows.map((row) => [row.id, row.tag.text, row.ask !== null, row.bars])).toEqual([
      ['not_pregnant', 'Applies', false, true],
      ['local_link', 'Not known', true, false],
      ['agrees', 'Met', false, false],
      ['removed_under_five', 'Met', false, false],
      ['proceedings_over', 'Met', false, false],
      ['no_child_at_home', 'Met', false, false],
      ['care_leaver', 'Not so', false, false],
    ]);
    expect(questionsToAsk(diamond, view)).toContain('Ask where the parent lives now');
    const outside = questionsToAsk(diamond, { ...view, origin: 'self' });
    expect(outside).toBe('Please tell us more about:\nYour situation');
  });

  test('a decline is made ready from what is not met, with the signposts for it first', async () => {
    const { view } = await made('Dora', 'Maar', { localLink: 'no' });
    const choices = declineChoices(diamond, view);
    expect(choices.ticked).toEqual(['local_link']);
    expect(choices.reasons[0]).toEqual({
      value: 'local_link',
      text: 'The parent lives outside the area, with no link to it',
    });
    expect(choices.signposts[0]?.value).toBe('The parent’s own council'.replace('’', "'"));
  });

  test('answers are shown in words, and what nobody asked says so', async () => {
    const { id } = await app.done(makeReferral, { ...called('Ida', 'Applebroog'), proceedings: null });
    const cards = cardsOf(diamond, await app.answer(getReferral, { id }));
    const rows = cards.flatMap((card) => card.rows.map((row) => `${card.title}: ${row.key}: ${row.value}`));
    expect(rows).toContain('Court proceedings: Court proceedings: Nobody has asked yet');
    expect(rows).toContain('Amira Khatun: When was the child removed?: May 2022');
    expect(rows).toContain('Amira Khatun: Where does the child live now?: With an adoptive family');
  });
});

describe('the list', () => {
  test('shows those that wait, finds by misspelt name, and says when there are none', async () => {
    await made('Yayoi', 'Kusama');
    expect(plain(await (await app.get('/referrals')).text())).toContain('Yayoi Kusama');
    expect(plain(await (await app.get('/referrals?text=Yayoy%20Kussama')).text())).toContain('Yayoi Kusama');
    const none = await app.get('/referrals?text=Nobodyatall&status=declined');
    expect(plain(await none.text())).toContain('No referrals match');
  });

  test.each([
    '?page=0',
    '?page=x',
    '?status=odd&sort=odd',
    '?text=%00',
    '?text=%27%22%3Cb%3E',
    '?programme=%FF',
  ])('takes %s for what it is worth', async (search) => {
    expect((await app.get(`/referrals${search}`)).status).toBe(200);
  });

  test('goes from page to page', async () => {
    for (let index = 0; index < 26; index += 1) await made('Paged', `Parent${index}`);
    const first = await (await app.get('/referrals?text=Paged')).text();
    expect(first).toContain('page=2');
    expect(first).not.toContain('rel="prev"');
    const second = await (await app.get('/referrals?text=Paged&page=2')).text();
    expect(second).toContain('rel="prev"');
    expect(second).not.toContain('rel="next"');
  });
});

describe('the decision', () => {
  async function decide(id: string, form: Record<string, string | string[]>) {
    const shown = await (await app.get(`/referrals/${id}`, 'manager')).text();
    return app.post(`/referrals/${id}`, { _version: versionIn(shown), ...form }, 'manager');
  }

  test('a practitioner sees the referral without the decision; a manager decides', async () => {
    const { id } = await made('Lee', 'Krasner');
    const form = 'name="decision"';
    expect(await (await app.get(`/referrals/${id}`)).text()).not.toContain(form);
    expect(await (await app.get(`/referrals/${id}`, 'manager')).text()).toContain(form);
    expect((await app.post(`/referrals/${id}`, { decision: 'accept' })).status).toBe(403);
    const accepted = await decide(id, { decision: 'accept', person: 'new' });
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, `/referrals/${id}`]);
    const { personId } = await app.answer(getReferral, { id });
    const after = await (await app.get(`/referrals/${id}`)).text();
    expect(after).toContain(`href="/people/${personId}/programme"`);
    const person = await (await app.get(`/people/${personId}`)).text();
    expect(person).toContain(`href="/referrals/${id}"`);
  });

  test('a refusal says why beside its field, and keeps what was typed', async () => {
    const { id } = await made('Agnes', 'Martin', { localLink: 'no' });
    const open = await decide(id, { decision: 'accept', note: 'Typed <b>note</b>' });
    expect(open.status).toBe(409);
    const page = await open.text();
    expect(page).toContain('id="override-error"');
    expect(page).toContain('Typed &lt;b&gt;note&lt;/b&gt;');
    const nothing = await decide(id, {});
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toContain('Select what you decide');
    const noReason = await decide(id, { decision: 'decline' });
    expect(noReason.status).toBe(422);
    expect(await noReason.text()).toContain('id="reasons-error"');
    const declined = await decide(id, {
      decision: 'decline',
      'reasons[]': ['local_link', 'other'],
      'signposts[]': ['Early Help'],
      otherSignposts: 'Her council\n\n A midwife ',
      note: 'Moved to Leeds',
    });
    expect(declined.status).toBe(303);
    expect(await app.answer(getReferral, { id })).toMatchObject({
      declineReasons: ['local_link', 'other'],
      signposts: ['Early Help', 'Her council', 'A midwife'],
      decisionNote: 'Moved to Leeds',
    });
  });

  test('a possible duplicate is shown beside, and must be answered', async () => {
    const first = await made('Sonia', 'Delaunay', { bornOn: '1990-02-03' });
    await app.done(decideReferral, { id: first.id, version: 1, decision: 'accept' }, app.actors.manager);
    const second = await made('Sonya', 'Delauney', { bornOn: '1990-02-03' });
    const shown = plain(await (await app.get(`/referrals/${second.id}`, 'manager')).text());
    expect(shown).toContain('Sonia Delaunay');
    const unsaid = await decide(second.id, { decision: 'accept' });
    expect(unsaid.status).toBe(409);
    expect(await unsaid.text()).toContain('id="person-error"');
  });

  test('a stale form is refused, with what stands now and what was typed', async () => {
    const { id } = await made('Joan', 'Mitchell');
    const before = await (await app.get(`/referrals/${id}`, 'manager')).text();
    await app.done(answerReferral, { id, version: 1, parent: { area: 'Bow' } });
    const form = { _version: versionIn(before), decision: 'ask', askFor: 'Where does she stay?' };
    const stale = await app.post(`/referrals/${id}`, form, 'manager');
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('Where does she stay?');
    expect(page).toContain('Bow');
    expect(versionIn(page)).toBe('2');
  });

  test('an unknown id, an id that is none, and another tenant’s are not found', async () => {
    const { id } = await made('Hilma', 'Klint');
    for (const [path, as] of [
      ['/referrals/01890000-0000-7000-8000-000000000000', 'manager'],
      ['/referrals/nonsense', 'manager'],
      [`/referrals/${id}`, 'westPractitioner'],
    ] as const) {
      expect((await app.get(path, as)).status).toBe(404);
    }
    expect((await app.get(`/referrals/${id}`, 'analyst')).status).toBe(403);
  });
});

describe('adding what was asked for', () => {
  const fields = (html: string) => {
    const form: Record<string, string> = {};
    for (const [, tag = ''] of html.matchAll(/<input ([^>]*)>/g)) {
      const name = /name="([^"]+)"/.exec(tag)?.[1] ?? '';
      const isChoice = /type="(radio|checkbox)"/.test(tag);
      if (name && (!isChoice || /\bchecked\b/.test(tag))) form[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    }
    for (const [, name = '', inside = ''] of html.matchAll(
      /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
    )) {
      form[name] = /value="([^"]*)" selected/.exec(inside)?.[1] ?? '';
    }
    for (const [, name = '', inside = ''] of html.matchAll(
      /<textarea[^>]* name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
    )) {
      form[name] = inside.replaceAll('&#39;', "'");
    }
    return form;
  };

  test('saving the page as it is changes nothing that was told', async () => {
    const { id, view } = await made('Louise', 'Nevelson', { pronouns: 'she', ethnicity: 'Not said' });
    const path = `/referrals/${id}/answers`;
    const response = await app.post(path, fields(await (await app.get(path)).text()));
    expect(response.status, plain(await response.clone().text())).toBe(303);
    const after = await app.answer(getReferral, { id });
    expect(after.version).toBe(2);
    expect(after.answers.parent).toEqual(view.answers.parent);
    expect(after.answers.safeContact).toEqual(view.answers.safeContact);
    expect(after.answers.answers).toEqual(view.answers.answers);
    expect(after.answers.children).toMatchObject(
      (view.answers.children ?? []).map(({ bornOn, removal }) => ({ bornOn, removal })),
    );
    expect(after.answers.proceedings).toMatchObject(
      (view.answers.proceedings ?? []).map(({ court, startedOn, concludedOn }) => ({
        court,
        startedOn,
        concludedOn,
      })),
    );
  });

  test('a fact is changed and a child added; what cannot be is refused at its field', async () => {
    const { id } = await made('Eva', 'Hesse');
    const path = `/referrals/${id}/answers`;
    const form = fields(await (await app.get(path)).text());
    const added = { ...form, 'parent[localLink]': 'no', 'children[2][givenName]': 'Third', note: 'She rang' };
    const wrong = await app.post(path, { ...added, 'children[2][bornOn][year]': '2031' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('href="#children-2-bornOn"');
    const saved = await app.post(path, added);
    expect(saved.status, plain(await saved.clone().text())).toBe(303);
    const { answers } = await app.answer(getReferral, { id });
    expect(answers.parent.localLink).toBe('no');
    expect(answers.children?.map((child) => child.givenName)).toEqual(['Amira', 'Yusuf', 'Third']);
  });
});

test('a referral is withdrawn with its reason, and then nothing more is asked of it', async () => {
  const { id } = await made('Meret', 'Oppenheim');
  const path = `/referrals/${id}/withdrawal`;
  const shown = await (await app.get(path)).text();
  const done = await app.post(path, { _version: versionIn(shown), reason: 'Sent twice' });
  expect(done.status).toBe(303);
  const page = plain(await (await app.get(`/referrals/${id}`, 'manager')).text());
  expect(page).toContain('Withdrawn');
  expect(page).toContain('Sent twice');
  expect(page).not.toContain('Save the decision');
});

test('the same commands answer through the API, with the path of each fault', async () => {
  const response = await app.api('POST', '/referrals', {
    ...called('Api', 'Parent'),
    children: [{ bornOn: '2031' }],
  });
  expect(response.status).toBe(422);
  expect(JSON.stringify(await response.json())).toContain('bornOn');
  const created = await app.api('POST', '/referrals', called('Api', 'Parent'));
  expect(created.status).toBeLessThan(300);
  const { id } = (await created.json()) as { id: string };
  const read = await app.api('GET', `/referrals/${id}`);
  expect(await read.json()).toMatchObject({ id, receivedOn: '2024-06-03', eligibility: { eligible: 'yes' } });
  const list = await app.api('GET', '/referrals?text=Api&page=1');
  const { referrals } = (await list.json()) as { referrals: { id: string }[] };
  expect(referrals[0]?.id).toBe(id);
  const decision = { version: 1, decision: 'decline', reasons: ['no_room'] };
  expect((await app.api('POST', `/referrals/${id}/decision`, decision)).status).toBe(403);
  expect((await app.api('POST', `/referrals/${id}/decision`, decision, 'manager')).status).toBe(200);
});
