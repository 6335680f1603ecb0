import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addReferred } from '../../test/support/referred.ts';
import { day, today, why } from '../../test/support/small-programme.ts';
import { getChronology } from '../chronology/index.ts';
import { giveConsent, startEnrolment } from '../enrolments/index.ts';
import { zCapacity, zWaitingList } from '../programme/schema/intake.ts';
import { listWaitingList, recordWaitingStep } from './index.ts';
import { decideStep, offerState, type StepWish, tellBy, whyThere } from './waiting.ts';

const list = zWaitingList.parse({ order: 'priority', accept_within: '10 days', review: '4 weeks', most: 3 });
const wish: StepWish = { kind: 'offered', on: today, reason: null, signposts: [], note: null };
const offered = (untilDay: string | null) => ({
  kind: 'offered' as const,
  onDay: day('2024-05-20'),
  untilDay: untilDay === null ? null : day(untilDay),
});

describe('a step for somebody who waits', () => {
  const step = (over: Partial<StepWish>, last: Parameters<typeof offerState>[0] = null) =>
    decideStep({ waiting_list: list }, { since: day('2024-05-01'), last }, { ...wish, ...over }, today);

  it('keeps an offer for as long as the programme says', () => {
    expect(step({})).toMatchObject({ ok: true, value: { untilDay: day('2024-06-13'), reason: null } });
    expect(step({ kind: 'told' })).toMatchObject({ ok: true, value: { untilDay: null } });
  });

  it.each([
    [{ on: day('2024-06-04') }, null, 'on: The date must be today or in the past'],
    [{ on: day('2024-04-30') }, null, 'on: The date must be on or after 1 May 2024, the last step before'],
    [{}, offered('2024-06-10'), 'already_offered'],
    [{}, offered('2024-06-01'), 'ok'],
    [{ kind: 'not_taken' }, null, 'not_offered'],
    [{ kind: 'not_taken' }, offered(null), 'ok'],
    [{ kind: 'taken_off' }, null, 'reason: Select why the parent is taken off the list'],
    [{ kind: 'taken_off', reason: 'other' }, null, 'note: Say what the other reason is'],
    [{ kind: 'taken_off', reason: 'moved_away' }, null, 'ok'],
  ] as const)('%j after %j: %s', (over, last, said) => expect(why(step(over, last))).toBe(said));

  it('says how an offer stands, when to tell, and why she stands there', () => {
    expect(offerState(null, today)).toBe('none');
    expect(offerState(offered('2024-06-03'), today)).toBe('open');
    expect(offerState(offered('2024-06-02'), today)).toBe('ran_out');
    expect(tellBy(undefined, today)).toBeNull();
    expect(String(tellBy(list.review, today))).toBe('2024-07-01');
    expect(whyThere('priority', ['Alone'], today)).toBe('Alone; referred on 3 June 2024');
    expect(whyThere('priority', [], today)).toBe('By day: referred on 3 June 2024');
    expect(whyThere('received', ['Alone'], today)).toContain('First come');
  });
});

describe('the waiting list', () => {
  let app: TestApp;
  const waiting: { personId: string; referralId: string }[] = [];

  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    const before = app.programmes.current('diamond');
    if (!before) throw new Error('The Diamond Project is there');
    app.publish({
      ...before,
      version: before.version + 1,
      waiting_list: { ...list, meanwhile: 'A call every fortnight' },
      capacity: zCapacity.parse({ per_programme: 1 }),
    });
    for (const name of ['First Example', 'Second Example', 'Third Example']) {
      waiting.push(await addReferred(app, { name }));
    }
    await app.owner.query(
      `update t_east.referral set criteria = '{"criteria":[{"kind":"priority","result":"met","text":"She is alone"}]}'
       where id = $1`,
      [waiting[2]?.referralId],
    );
  });
  afterAll(() => app.close());

  const shown = () => app.answer(listWaitingList, { programme: 'diamond' });
  const path = (index: number) => `/waiting-lists/diamond/${waiting[index]?.referralId}`;
  const text = async (address: string) => (await app.get(address)).text();

  it('stands in its order, and says why, how long, and how many places are free', async () => {
    const { waiters, total, free } = await shown();
    expect(waiters.map(({ name, place }) => `${place} ${name}`)).toEqual([
      '1 Third Example',
      '2 First Example',
      '3 Second Example',
    ]);
    expect([total, free, waiters[0]?.why.startsWith('She is alone')]).toEqual([3, 1, true]);
    const page = await text('/waiting-lists/diamond');
    expect(page).toContain('3 wait. 1 place is free.');
    expect(page).toContain('A call every fortnight');
    expect(await text('/')).toContain('Waiting for a place');
    expect(await text(`/people/${waiting[0]?.personId}`)).toContain('place 2 of 3');
  });

  it('offers a place, once, and takes the same form twice as one', async () => {
    const form = { kind: 'offered', _key: crypto.randomUUID() };
    expect([(await app.post(path(2), form)).status, (await app.post(path(2), form)).status]).toEqual([
      303, 303,
    ]);
    expect(await text('/waiting-lists/diamond')).toContain('Offered until 13 June 2024');
    const again = await app.post(path(2), { kind: 'offered', note: 'Typed' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('Typed');
  });

  it('takes somebody off with a reason and where else she was pointed to, in her chronology', async () => {
    const wrong = await app.post(path(1), { kind: 'taken_off', signposts: 'Home-Start' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('href="#reason"');
    expect((await app.post(path(1), {})).status).toBe(422);
    const form = { kind: 'taken_off', reason: 'helped_elsewhere', signposts: 'Home-Start\nGP' };
    expect((await app.post(path(1), form)).status).toBe(303);
    expect((await shown()).total).toBe(2);
    const { entries } = await app.answer(getChronology, { personId: waiting[1]?.personId ?? '' });
    expect(entries.find(({ kind }) => kind === 'waiting')?.detail).toContain('Pointed to: Home-Start, GP');
    expect((await app.get(path(1))).status).toBe(404);
  });

  it('lets whoever starts go, and asks why where every place is taken', async () => {
    const start = async (index: number, over: object = {}) => {
      const { personId = '', referralId = '' } = waiting[index] ?? {};
      await app.done(giveConsent, {
        personId,
        programme: 'diamond',
        kind: 'join',
        answer: 'given',
        on: '2024-06-03',
        how: 'in_person',
      });
      return app.run(startEnrolment, {
        referralId,
        programme: 'diamond',
        pathway: 'participant',
        startedOn: '2024-06-03',
        ...over,
      });
    };
    expect((await start(2)).ok).toBe(true);
    expect((await shown()).waiters.map(({ name }) => name)).toEqual(['First Example']);
    expect((await shown()).free).toBe(0);
    expect(await start(0)).toMatchObject({ ok: false, error: { code: 'over_capacity' } });
    expect((await start(0, { overCapacityReason: 'Her baby is due this month' })).ok).toBe(true);
    const gone = await app.run(recordWaitingStep, { referralId: waiting[0]?.referralId ?? '', kind: 'told' });
    expect(gone).toMatchObject({ ok: false, error: { code: 'not_waiting' } });
    expect(await text('/waiting-lists/diamond')).toContain('Nobody waits here');
  });

  it.each(['/waiting-lists/none', '/waiting-lists/diamond/x', '/waiting-lists/x y'])(
    'answers 404 at %s',
    async (address) => {
      expect((await app.get(address)).status).toBe(404);
    },
  );
});
