import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../test/support/app.ts';
import { addCohort } from '../../test/support/cohort.ts';
import type { CountedFigure } from './figure.ts';
import { figureColumns, figuresCsv } from './figures-csv.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-04-02' });
  await addCohort(app, { until: '2024-03-31', referrals: 4 });
}, 120_000);
afterAll(() => app.close());

async function read(path: string, as: TestReader = 'practitioner') {
  const response = await app.get(path, as);
  const html = await response.text();
  return { status: response.status, html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
}

describe('the pages of figures', () => {
  test('lead from the programmes to the figures of one, each with n of N and its interval', async () => {
    expect((await read('/figures')).html).toContain('href="/figures/diamond"');
    const { status, text, html } = await read('/figures/diamond');
    expect(status).toBe(200);
    expect(text).toContain('As at 2 April 2024');
    expect(text).toContain('4 of 4 (100%) 39.8% to 100%');
    expect(html).toContain('href="/figures/diamond/gp_registered"');
    expect(html).toContain('href="/reports/diamond"');
  });

  test('count as at the day that was typed, and keep it in every link', async () => {
    const { text, html } = await read('/figures/diamond?asAt[day]=20&asAt[month]=4&asAt[year]=2023');
    expect(text).toContain('As at 20 April 2023');
    expect(html).toContain('href="/figures/diamond/gp_registered?asAt=2023-04-20"');
  });

  test('say so when nothing had been recorded by then', async () => {
    const { status, text } = await read('/figures/diamond?asAt=2021-01-01');
    expect(status).toBe(200);
    expect(text).toContain(
      'By 1 January 2021, no referral and no start had been recorded for Diamond Project',
    );
  });

  test.each([
    ['/figures/diamond?asAt=2030-01-01', 'The date must be today or in the past'],
    ['/figures/diamond?asAt[day]=31&asAt[month]=2&asAt[year]=2024', 'Enter a real date'],
    ['/figures/diamond?from=2024-02-01&to=2024-01-01', 'The last day must be on or after the first'],
    ['/reports/diamond?asAt=2030-01-01', 'The date must be today or in the past'],
  ])('%s is answered with what is wrong, beside the field and at the top', async (path, message) => {
    const { status, html, text } = await read(path);
    expect(status).toBe(422);
    expect(html).toContain('govuk-error-summary');
    expect(html).toContain('<title>Error:');
    expect(text.split(message).length).toBeGreaterThanOrEqual(3);
  });

  test('open a figure into its definition, its words and the people', async () => {
    const { text, html } = await read('/figures/diamond/further_proceedings');
    expect(text).toContain('None of 4.');
    expect(text).toContain('too few to show that this differs');
    expect(text).toContain('proceedings.exists(p, p.started_on &gt; started_on)');
    expect(text).toContain('British Journal of Social Work, 2015');
    expect(text).toContain('No row is counted');
    expect(html).toContain('href="/figures/diamond/further_proceedings?rows=not_counted"');
    const others = await read('/figures/diamond/further_proceedings?rows=not_counted');
    expect(others.text).toContain('Rukhsana Talukder');
  });

  test('show an analyst no name, and say why', async () => {
    const { status, text } = await read('/figures/diamond/gp_registered', 'analyst');
    expect(status).toBe(200);
    expect(text).not.toContain('Talukder');
    expect(text).toContain('You see rows without names');
  });

  test('give an administrator the numbers without links that would be refused', async () => {
    const { status, html } = await read('/figures/diamond', 'administrator');
    expect(status).toBe(200);
    expect(html).not.toMatch(/href="\/figures\/diamond\/(?!export)/);
    expect((await read('/figures/diamond/gp_registered', 'administrator')).status).toBe(403);
  });

  test.each(['/figures/nothing', '/reports/nothing', '/figures/diamond/nothing'])(
    '%s is not found',
    async (path) => {
      expect((await read(path)).status).toBe(404);
    },
  );

  test('ask a visitor to sign in', async () => {
    expect((await app.get('/figures/diamond', 'nobody')).status).toBe(303);
  });
});

describe('figures split', () => {
  test('are chosen in a plain form, which keeps the day, and open into the people of a row', async () => {
    const { text, html } = await read('/figures/diamond?asAt=2024-03-31&split=pathway');
    expect(html).toMatch(/<form action="\/figures\/diamond" method="get"/);
    expect(html).toContain('<input type="hidden" name="asAt" value="2024-03-31"/>');
    expect(text).toContain('Split by pathway');
    expect(html).toContain(
      'href="/figures/diamond/gp_registered?asAt=2024-03-31&amp;split=pathway&amp;among=participant"',
    );
    const opened = await read(
      '/figures/diamond/gp_registered?asAt=2024-03-31&split=pathway&among=participant',
    );
    expect(opened.status).toBe(200);
    expect(opened.text).toContain('Pathway: Eighteen months of support. Only these rows are counted here.');
    expect((await read('/reports/diamond?split=pathway')).text).toContain('Split by pathway');
  });

  test('by something unknown are refused beside the choice', async () => {
    const { status, html } = await read('/figures/diamond?split=nothing');
    expect(status).toBe(422);
    expect(html).toContain('href="#split"');
    expect(html).toContain('id="split"');
    expect((await read('/reports/diamond?split=nothing')).status).toBe(422);
    expect((await read('/figures/diamond/gp_registered?split=nothing')).status).toBe(422);
  });
});

describe('the file', () => {
  test('holds the rows of a split below each figure that it splits', async () => {
    const response = await app.get('/figures/diamond/export/figures.csv?asAt=2024-03-31&split=pathway');
    const lines = (await response.text()).trim().split('\r\n');
    const registered = lines.filter((line) => line.startsWith('gp_registered,'));
    expect(registered).toHaveLength(2);
    expect(registered[1]).toMatch(/,Pathway,Eighteen months of support$/);
  });

  test('holds every figure under the columns of its data dictionary', async () => {
    const response = await app.get('/figures/diamond/export/figures.csv?asAt=2024-03-31');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('diamond-figures-2024-03-31.csv');
    const [head, ...lines] = (await response.text()).replace('\ufeff', '').trim().split('\r\n');
    expect(head?.split(',')).toEqual(Object.keys(figureColumns));
    expect(lines).toHaveLength(Object.keys(app.programmes.current('diamond')?.figures ?? {}).length);
    expect(lines.find((line) => line.startsWith('gp_registered,'))).toContain(',4,4,1,');
  });

  test('never hands a formula to a spreadsheet', () => {
    const figure = { ...one, title: '=HYPERLINK("http://example.org")', about: '+1', area: '@x' };
    const days = { asAt: Temporal.PlainDate.from('2024-03-31'), from: null, to: null };
    const text = figuresCsv({
      programme: 'diamond',
      title: 'Diamond',
      ...days,
      figures: [figure],
      breakdowns: [],
      split: null,
      waiting: [],
    });
    expect(text).not.toMatch(/(^|,|")[=+@]/m);
    expect(text).toContain(`'=HYPERLINK`);
  });
});

const one: CountedFigure = {
  id: 'one',
  title: 'One',
  about: 'One',
  area: null,
  per: null,
  show: 'count',
  of: 1,
  n: 1,
  notKnown: 0,
  belongingNotKnown: 0,
  amount: null,
  shown: 1,
  share: null,
  interval: null,
  beside: null,
  since: null,
  definition: {
    set: 'referrals',
    setTitle: 'Referrals',
    dated: 'Received',
    where: null,
    count: null,
    value: null,
    agreedTo: [],
  },
};

describe('the report', () => {
  test('holds the funnel, the shares, the costs with their sum, and what does not add up', async () => {
    const { status, text } = await read('/reports/diamond');
    expect(status).toBe(200);
    for (const said of [
      'Report of East Borough Council',
      'From the referral to the work',
      'What changed',
      'None of 4.',
      '£98,500',
      '£99,000 was printed',
      'Where printed documents do not add up',
      'What each figure counts',
    ]) {
      expect(text).toContain(said);
    }
  });

  test('stands also where nothing was recorded', async () => {
    const { status, text } = await read('/reports/diamond?asAt=2020-01-01');
    expect(status).toBe(200);
    expect(text).toContain('Nothing had been recorded by then');
    expect(text).toContain('£98,500');
  });
});

describe('the API', () => {
  test('answers figures and rows as described', async () => {
    const figures = await app.api('get', '/programmes/diamond/figures?asAt=2024-03-31', undefined, 'analyst');
    expect(figures.status).toBe(200);
    const body = await figures.json();
    expect(body).toMatchObject({ programme: 'diamond', asAt: '2024-03-31' });
    const opened = await app.api('get', '/programmes/diamond/figures/gp_registered', undefined, 'analyst');
    expect(await opened.json()).toMatchObject({ figure: { id: 'gp_registered' }, rows: { total: 4 } });
  });

  test('says what is wrong with a day', async () => {
    const response = await app.api(
      'get',
      '/programmes/diamond/figures?asAt=2024-02-31',
      undefined,
      'analyst',
    );
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ path: ['asAt'] }] });
  });
});
