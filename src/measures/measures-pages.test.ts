import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { recordResponse } from './index.ts';
import { zMeasures } from './measures-part.ts';

let app: TestApp;
let parent: TestParent;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const diamond = app.programmes.current('diamond');
  if (!diamond) throw new Error('no diamond');
  const measures = zMeasures.parse([
    { id: 'mood', title: 'Mood', instrument: 'phq-9', at: ['start', { every: '3 months' }] },
    { id: 'wellbeing', title: 'Wellbeing', instrument: 'swemwbs', at: ['start', 'end'] },
  ]);
  const named = { ...diamond.parts?.named, measures: measures.map(({ id }) => id) };
  const values = { ...diamond.parts?.values, measures };
  app.publish({ ...diamond, parts: { seen: {}, ...diamond.parts, values, named } });
  parent = await addParent(app, { name: 'Paged Measures' });
});
afterAll(() => app.close());

const formAt = (measure: string) =>
  `/people/${parent.personId}/measures/new?enrolment=${parent.enrolmentId}&measure=${measure}`;
const answers = (...nine: number[]) =>
  Object.fromEntries(nine.map((answer, index) => [`answers[q${index + 1}]`, String(answer)]));
const follow = async (response: Response) => {
  expect(response.status).toBe(303);
  return (await app.get(response.headers.get('location') ?? '', 'practitioner')).text();
};

describe('the pages of measures', () => {
  it('ask the questions where they may be shown, and for the score of the paper form where not', async () => {
    const asked = await (await app.get(formAt('mood'), 'practitioner')).text();
    expect(asked).toContain('Little interest or pleasure in doing things');
    const paper = await (await app.get(formAt('wellbeing'), 'practitioner')).text();
    expect(paper).toContain('7 to 35');
    expect(paper).not.toContain('answers[');
  });

  it('say beside the field what is missing, and lose nothing that was typed', async () => {
    const response = await app.post(
      formAt('mood'),
      { _key: crypto.randomUUID(), ...answers(3, 1), note: 'Read <b>aloud</b>' },
      'practitioner',
    );
    const shown = await response.text();
    expect(response.status).toBe(422);
    expect(shown).toContain('Select who answered');
    expect(shown).toContain('Read &lt;b&gt;aloud&lt;/b&gt;');
    expect(shown.match(/value="3" checked/g)).toHaveLength(1);
    const beyond = await app.post(
      formAt('wellbeing'),
      { _key: crypto.randomUUID(), answeredBy: 'parent', 'totals[total]': '40' },
      'practitioner',
    );
    expect(await beyond.text()).toContain('Enter a number from 7 to 35');
    const strange = await app.post(
      formAt('mood'),
      { _key: crypto.randomUUID(), answeredBy: 'parent', 'answers[q1]': '9' },
      'practitioner',
    );
    expect(strange.status).toBe(422);
    expect(await strange.text()).toContain('href="#answers-q1"');
  });

  it('stand what must be talked about before anything else, until somebody says what was done', async () => {
    const sent = { _key: crypto.randomUUID(), answeredBy: 'together', ...answers(1, 1, 0, 0, 0, 0, 0, 0, 1) };
    const saved = await app.post(formAt('mood'), sent, 'practitioner');
    const one = await follow(saved);
    expect(one).toContain('Talk with her about it before she leaves');
    const again = await app.post(formAt('mood'), sent, 'practitioner');
    expect(again.headers.get('location')?.split('?')[0]).toBe(saved.headers.get('location')?.split('?')[0]);
    expect(await (await app.get('/', 'practitioner')).text()).toContain(
      'An answer on a form is about safety',
    );
    const at = (saved.headers.get('location') ?? '').split('?')[0] ?? '';
    const none = await app.post(
      `${at}/talk`,
      { _key: crypto.randomUUID(), _version: '1', words: '' },
      'practitioner',
    );
    expect(none.status).toBe(422);
    const talked = { _version: '1', words: 'We rang her GP.' };
    expect(
      await follow(await app.post(`${at}/talk`, { _key: crypto.randomUUID(), ...talked }, 'practitioner')),
    ).toContain('We rang her GP.');
    const stale = await app.post(
      `${at}/talk`,
      { _key: crypto.randomUUID(), ...talked, words: 'Mine as well' },
      'practitioner',
    );
    expect(stale.status).toBe(409);
    const both = await stale.text();
    expect(both).toContain('We rang her GP.');
    expect(both).toContain('Mine as well');
    expect(await (await app.get('/', 'practitioner')).text()).not.toContain(
      'An answer on a form is about safety',
    );
  });

  it('draw scores over time with what changed in words, never as better alone', async () => {
    const filled = (on: string, total: number) =>
      app.done(recordResponse, {
        enrolmentId: parent.enrolmentId,
        measure: 'wellbeing',
        on,
        answeredBy: 'parent',
        totals: { total },
      });
    await filled('2024-01-10', 17);
    await filled('2024-05-10', 24);
    const shown = await (await app.get(`/people/${parent.personId}/measures`, 'practitioner')).text();
    expect(shown).toContain('<svg');
    expect(shown).toContain('rose by 7');
    expect(shown).not.toMatch(/\bbetter\b(?!,)/);
  });

  it('are not there for whoever may not read notes on health, nor at addresses of nobody', async () => {
    for (const reader of ['auditor', 'analyst', 'nobody'] as const)
      expect((await app.get(`/people/${parent.personId}/measures`, reader)).status).not.toBe(200);
    for (const path of [
      `/people/${crypto.randomUUID()}/measures`,
      `/people/${parent.personId}/measures/none`,
    ])
      expect((await app.get(path, 'practitioner')).status).toBe(404);
  });
});
