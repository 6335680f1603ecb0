import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { parsePartialDate } from '../foundation/dates.ts';
import { getPerson } from '../people/index.ts';
import { recordProceedings } from '../people/record-proceedings.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { checkApplication, checkHearing, checkReport, courtClock, gapMonths } from './court.ts';
import { clockWords } from './court-words.ts';
import { getCourt } from './get-court.ts';
import { recordHearing } from './record-court.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const day = (text: string) => Temporal.PlainDate.from(text);
const date = (text: string) => parsePartialDate(text) ?? null;

describe('the 26-week clock', () => {
  const open = (startedOn: string) => ({ startedOn: date(startedOn), concludedOn: null, stillOpen: true });
  it('counts the weeks while proceedings go on, and says how many are over', () => {
    expect(courtClock(open('2024-03-04'), today)).toMatchObject({ weeks: 13, weeksLate: 0, isOver: false });
    const late = courtClock(open('2023-09-04'), today);
    expect(late).toMatchObject({ weeks: 39, weeksLate: 13 });
    expect(late && clockWords(late)).toBe('Week 40, 13 weeks over the 26');
  });

  it('stands still when they are concluded, and says nothing where a day is not known', () => {
    const over = { startedOn: date('2021-03-01'), concludedOn: date('2021-08-30'), stillOpen: false };
    const clock = courtClock(over, today);
    expect(clock).toMatchObject({ weeks: 26, weeksLate: 0, isOver: true });
    expect(clock && clockWords(clock)).toBe('Took 26 weeks');
    expect(courtClock(open('2021-03'), today)).toBeUndefined();
    expect(courtClock({ ...over, concludedOn: null }, today)).toBeUndefined();
  });

  it('is never late before its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 182 }), (days) => {
        const start = today.subtract({ days }).toString();
        expect(courtClock(open(start), today)?.weeksLate).toBe(0);
      }),
      { seed: 26 },
    );
  });

  it('counts the months between one set and the next', () => {
    const gap = gapMonths({ concludedOn: date('2019-05-10') }, { startedOn: date('2021-03-08') });
    expect(gap).toBe(21);
    expect(gapMonths({ concludedOn: null }, { startedOn: date('2021') })).toBeUndefined();
  });
});

describe('what cannot be, and what is asked once more', () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const application = (more: object) => ({
    proceedingsId: id,
    kind: 'care_order' as const,
    madeBy: 'local_authority' as const,
    madeOn: day('2024-03-04'),
    answer: 'waiting' as const,
    answeredOn: null,
    ...more,
  });
  it('refuses an answer before the application, and asks about one before the proceedings', () => {
    const early = application({ answer: 'granted', answeredOn: day('2024-03-01') });
    expect(checkApplication(early, null, today).faults[0]?.path).toEqual(['answeredOn']);
    expect(checkApplication(application({}), date('2024-04'), today).questions).toHaveLength(1);
    expect(checkApplication(application({}), date('2024-03'), today)).toEqual({ faults: [], questions: [] });
  });

  it('refuses to say of a hearing to come how it went', () => {
    const hearing = {
      proceedingsId: id,
      kind: 'final' as const,
      heardOn: day('2024-07-01'),
      askedForSupport: true,
      supported: null,
      attended: 'in_person' as const,
      howItWent: null,
    };
    expect(checkHearing(hearing, null, today).faults).toEqual([
      { path: ['attended'], message: 'This hearing is still to come' },
    ]);
    expect(checkHearing({ ...hearing, attended: null }, null, today).faults).toEqual([]);
  });

  it('wants the reason of an answer to a request for a report', () => {
    const report = {
      proceedingsId: null,
      askedBy: 'The guardian',
      askedOn: day('2024-05-01'),
      wantedBy: null,
      answer: 'declined' as const,
      answeredOn: day('2024-05-03'),
      reason: null,
    };
    expect(checkReport(report, today).faults[0]?.path).toEqual(['reason']);
    expect(checkReport({ ...report, reason: 'Agreed with her at the start' }, today).faults).toEqual([]);
  });
});

describe('the court page', () => {
  let app: TestApp;
  let personId: string;
  let proceedingsId: string;
  let childId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    const child = { givenName: 'Zara', familyName: 'Akhtar', bornOn: '2019-05-02' };
    const { id } = await addSomebody(app, {
      person: { givenName: 'Shabnam', familyName: 'Akhtar', bornOn: '1992-03-14' },
      family: { relation: 'mother', children: [child] },
    });
    personId = id;
    childId = (await app.answer(getPerson, { id })).children[0]?.id ?? '';
    const first = { court: 'East London', startedOn: '2018-01-08', concludedOn: '2018-09-03' };
    await app.done(recordProceedings, { personId, proceedings: first });
    const now = { court: 'East London', caseNumber: 'ZE24C00001', startedOn: '2024-03-04', stillOpen: true };
    proceedingsId = (await app.done(recordProceedings, { personId, proceedings: now })).id;
  });
  afterAll(() => app.close());

  const at = (path: string) => `/people/${personId}/court${path}`;
  const page = async (path = '') => (await app.get(at(path))).text();
  const boxes = (name: string, text: string) => {
    const [year = '', month = '', date_ = ''] = text.split('-');
    return { [`${name}[day]`]: date_, [`${name}[month]`]: month, [`${name}[year]`]: year };
  };

  it('shows the clock, the gap, the children, applications and hearings, recorded by plain forms', async () => {
    const posts: [string, Record<string, string | string[]>][] = [
      [`/${proceedingsId}/children`, { 'childIds[]': [childId] }],
      [
        `/${proceedingsId}/applications/add`,
        {
          'application[kind]': 'care_order',
          'application[madeBy]': 'local_authority',
          ...boxes('application[madeOn]', '2024-03-04'),
          'application[answer]': 'waiting',
        },
      ],
      [
        `/${proceedingsId}/hearings/add`,
        {
          'hearing[kind]': 'first',
          ...boxes('hearing[heardOn]', '2024-03-18'),
          'hearing[askedForSupport]': 'yes',
          'hearing[supported]': 'yes',
          'hearing[attended]': 'in_person',
          'hearing[howItWent]': 'She spoke for herself',
        },
      ],
      ['/pre-proceedings/add', boxes('preProceedings[beganOn]', '2023-11-06')],
      [
        '/reports/add',
        {
          'report[askedBy]': 'The guardian',
          ...boxes('report[askedOn]', '2024-05-01'),
          'report[answer]': 'declined',
          ...boxes('report[answeredOn]', '2024-05-03'),
          'report[reason]': 'Reports are not part of what was agreed',
        },
      ],
    ];
    for (const [path, form] of posts) {
      const answer = await app.post(at(path), form);
      expect(answer.status, `${path} ${await answer.text()}`).toBe(303);
    }
    const shown = await page();
    for (const said of [
      'Week 14 of 26',
      '66 months',
      'Zara Akhtar',
      'Care order, 4 March 2024',
      'Somebody came along',
      'She spoke for herself',
      'Goes on',
      'Reports are not part of what was agreed',
    ])
      expect(shown).toContain(said);
    expect(await (await app.get(`/people/${personId}/chronology`)).text()).toContain('First hearing');
  });

  it('refuses what cannot be beside its field, and keeps what was typed', async () => {
    const form = {
      'hearing[kind]': 'final',
      ...boxes('hearing[heardOn]', '2024-09-02'),
      'hearing[attended]': 'in_person',
      'hearing[howItWent]': 'typed already',
    };
    const answer = await app.post(at(`/${proceedingsId}/hearings/add`), form);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('href="#hearing-attended"');
    expect(text).toContain('typed already');
  });

  it('changes an entry from the version that was seen, and finds nothing that is not hers', async () => {
    const { hearings } = await app.answer(getCourt, { personId });
    const [known] = hearings;
    if (!known) throw new Error('no hearing was recorded');
    const { id, version, ...hearing } = { ...known, heardOn: known.heardOn.toString() };
    const input = { personId, id, version, hearing: { ...hearing, howItWent: 'Well' } };
    await app.done(recordHearing, input);
    expect(await app.run(recordHearing, input)).toMatchObject({ error: { kind: 'stale' } });
    const stranger = '00000000-0000-7000-8000-000000000000';
    expect((await app.post(at(`/${stranger}/hearings/add`), {})).status).toBe(404);
    expect((await app.post(at(`/${proceedingsId}/hearings/${stranger}`), {})).status).toBe(404);
    expect((await app.get(at(''), 'westPractitioner')).status).toBe(404);
  });
});
