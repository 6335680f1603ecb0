import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { getPerson } from '../get-person.ts';
import { addSomebody } from '../testing/add-somebody.ts';

let app: TestApp;
let personId: string;

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u202Eمحمد\u202C',
  'শবনম আক্তার',
  "Robert'); DROP TABLE person;--",
  '👩🏽‍🦰',
];

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const { id } = await addSomebody(app, {
    person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14', sex: 'female' },
    family: {
      relation: 'mother',
      children: [
        { givenName: 'Zara', familyName: 'Akhtar', bornOn: '2019-05', removed: true, removedOn: '2020' },
      ],
    },
  });
  personId = id;
});

afterAll(() => app.close());

const record = () => app.answer(getPerson, { id: personId });

async function pageAt(path: string, as?: Parameters<TestApp['get']>[1]) {
  const response = await app.get(path, as);
  return { status: response.status, text: await response.text() };
}

const detailsForm = (more: Record<string, string | string[]> = {}) => ({
  'details[givenName]': 'Shabnam',
  'details[familyName]': 'Akhtar',
  'details[bornOn][day]': '14',
  'details[bornOn][month]': '3',
  'details[bornOn][year]': '1992',
  ...more,
});

describe('pages', () => {
  it.each([
    '',
    '/details',
    '/details/change',
    '/details/safe-contact',
    '/family',
    '/family/children/add',
    '/family/proceedings/add',
    '/family/pregnancies/add',
    '/family/relatives/add',
  ])('shows /people/:id%s to a practitioner, and not to an analyst or a visitor', async (path) => {
    const shown = await pageAt(`/people/${personId}${path}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Shabnam Akhtar');
    expect(shown.text.match(/<h1/g)).toHaveLength(1);
    expect((await pageAt(`/people/${personId}${path}`, 'analyst')).status).toBe(403);
    expect((await pageAt(`/people/${personId}${path}`, 'nobody')).status).toBe(303);
    expect((await pageAt(`/people/${personId}${path}`, 'westPractitioner')).status).toBe(404);
  });

  it.each(['not-an-id', '00000000-0000-7000-8000-000000000000', "1' or '1'='1"])(
    'answers 404 for the person %s',
    async (id) => {
      for (const path of ['', '/details', '/family', '/details/change']) {
        expect((await pageAt(`/people/${encodeURIComponent(id)}${path}`)).status).toBe(404);
      }
    },
  );

  it('answers 404 for a child of somebody else', async () => {
    const other = await addSomebody(app, {
      person: { givenName: 'Other', familyName: 'Parent' },
      family: { relation: 'mother', children: [{ givenName: 'Kit', bornOn: '2018' }] },
    });
    expect((await pageAt(`/people/${personId}/family/children/${other.childIds[0]}`)).status).toBe(404);
  });
});

describe('the search page', () => {
  it('finds the person and leads to her', async () => {
    const { status, text } = await pageAt('/people?q=Shobnam+Akter');
    expect(status).toBe(200);
    expect(text).toContain(`href="/people/${personId}"`);
    expect(text).toContain('14 March 1992');
  });

  it('says what to do when nobody is found', async () => {
    expect((await pageAt('/people?q=Zebulon')).text).toContain('Nobody found');
  });

  it.each(HOSTILE)('shows %s as text', async (q) => {
    const { status, text } = await pageAt(`/people?${new URLSearchParams({ q })}`);
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  });

  it('says what is wrong with a search that cannot be', async () => {
    for (const q of ['a%00b', 'x'.repeat(300)]) {
      const { status, text } = await pageAt(`/people?q=${q}`);
      expect(status).toBe(422);
      expect(text).toContain('govuk-error-summary');
    }
    expect((await pageAt('/people?q=Shabnam&page=minus')).status).toBe(200);
  });
});

describe('changing details', () => {
  it('keeps what was typed and says what is wrong beside the field', async () => {
    const form = detailsForm({ 'details[bornOn][year]': '2031', 'details[area]': 'Poplar <b>' });
    const response = await app.post(`/people/${personId}/details/change`, form);
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).toContain('Date of birth must be in the past');
    expect(text).toContain('href="#details-bornOn"');
    expect(text).toContain('id="details-bornOn"');
    expect(text).toContain('value="2031"');
    expect(text).toContain('Poplar &lt;b&gt;');
  });

  it.each(HOSTILE)('keeps %s as it is, and shows it as text', async (name) => {
    const { version } = await record();
    const response = await app.post(`/people/${personId}/details/change`, {
      ...detailsForm({ 'details[knownAs]': name, 'details[communicationNeeds]': name }),
      _version: String(version),
    });
    expect(response.status).toBe(303);
    expect((await record()).knownAs).toBe(name);
    const { text } = await pageAt(`/people/${personId}`);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
  });

  it('shows both versions when somebody else saved meanwhile, and loses nothing typed', async () => {
    const seen = (await record()).version;
    const first = await app.post(`/people/${personId}/details/change`, {
      ...detailsForm({ 'details[area]': 'Bow' }),
      _version: String(seen),
    });
    expect(first.status).toBe(303);
    const late = await app.post(`/people/${personId}/details/change`, {
      ...detailsForm({ 'details[area]': 'Mile End' }),
      _version: String(seen),
    });
    const text = await late.text();
    expect(late.status).toBe(409);
    expect(text).toContain('What is on record now, and what you typed');
    expect(text).toContain('Bow');
    expect(text).toContain('value="Mile End"');
    expect(text).toContain(`name="_version" value="${seen + 1}"`);
  });

  it('writes once when the form is sent twice', async () => {
    const { version } = await record();
    const form = {
      ...detailsForm({ 'details[area]': 'Stepney' }),
      _version: String(version),
      _key: 'the-same-key-both-times',
    };
    const answers = [
      await app.post(`/people/${personId}/details/change`, form),
      await app.post(`/people/${personId}/details/change`, form),
    ];
    expect(answers.map((each) => each.status)).toEqual([303, 303]);
    expect((await record()).version).toBe(version + 1);
  });

  it('answers ten million letters with the field that is too long', async () => {
    const response = await app.post(
      `/people/${personId}/details/change`,
      detailsForm({ 'details[communicationNeeds]': 'x'.repeat(10_000_000) }),
    );
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Shorten this to 2,000 characters or fewer');
  });

  it('answers a NUL with a fault', async () => {
    const response = await app.post(
      `/people/${personId}/details/change`,
      detailsForm({ 'details[knownAs]': 'a\u0000b' }),
    );
    expect(response.status).toBe(422);
  });
});

describe('safe contact', () => {
  it('stands as a warning on every page about the person', async () => {
    const { version } = await record();
    const response = await app.post(`/people/${personId}/details/safe-contact`, {
      'safeContact[call]': 'no',
      'safeContact[text]': 'yes',
      'safeContact[whoMustNotKnow]': 'Her <i>partner</i>',
      _version: String(version),
    });
    expect(response.status).toBe(303);
    for (const path of ['', '/details', '/family']) {
      const { text } = await pageAt(`/people/${personId}${path}`);
      expect(text).toContain('Do not call. Safe to text. Must not know: Her &lt;i&gt;partner&lt;/i&gt;.');
    }
  });
});

describe('family', () => {
  it('refuses a removal before the birth, beside the field', async () => {
    const child = (await record()).children[0];
    const response = await app.post(`/people/${personId}/family/children/${child?.id}/removal`, {
      'removedOn[year]': '2018',
      livesWith: 'foster_carer',
    });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain('This is before the child was born');
    expect(text).toContain('value="2018"');
  });

  it('asks to look again at a child like one on record, and takes a yes', async () => {
    const form = {
      relation: 'mother',
      'child[givenName]': 'Zara',
      'child[unborn]': 'no',
      'child[bornOn][year]': '2019',
      'child[bornOn][month]': 'May',
    };
    const asked = await app.post(`/people/${personId}/family/children/add`, form);
    expect(asked.status).toBe(409);
    expect(await asked.text()).toContain('Is this another child?');
    expect((await record()).children).toHaveLength(1);
    const sure = await app.post(`/people/${personId}/family/children/add`, { ...form, 'sure[]': 'yes' });
    expect(sure.status).toBe(303);
    expect((await record()).children).toHaveLength(2);
  });

  it('records a pregnancy, shows it at the top of the page, and makes the child at the birth', async () => {
    const sent = await app.post(`/people/${personId}/family/pregnancies/add`, {
      'dueOn[day]': '20',
      'dueOn[month]': '6',
      'dueOn[year]': '2024',
    });
    expect(sent.status).toBe(303);
    expect((await pageAt(`/people/${personId}`)).text).toContain('Expecting a baby, due 20 June 2024');
    const pregnancy = (await record()).pregnancies[0];
    const ended = await app.post(`/people/${personId}/family/pregnancies/${pregnancy?.id}/end`, {
      ending: 'born',
      'endedOn[day]': '1',
      'endedOn[month]': '6',
      'endedOn[year]': '2024',
      'babies[0][givenName]': 'Iman',
      _version: '1',
    });
    expect(ended.status).toBe(303);
    expect((await record()).children.some((child) => child.name === 'Iman' && child.born)).toBe(true);
  });

  it('asks for the ending where none was chosen', async () => {
    await app.post(`/people/${personId}/family/pregnancies/add`, {});
    const pregnancy = (await record()).pregnancies.at(-1);
    const response = await app.post(`/people/${personId}/family/pregnancies/${pregnancy?.id}/end`, {});
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Say how the pregnancy ended');
  });
});
