import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { diamond } from '../../test/support/diamond.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { finishAgreedAction, listAgreedActions } from '../agreed/agreed-actions.ts';
import { getChronology } from '../chronology/get-chronology.ts';
import { newId } from '../foundation/identifiers.ts';
import { onTheClock, timeToComeFaults } from '../foundation/times.ts';
import { askConsultation } from './ask-consultation.ts';
import { listConsultationOffers } from './ask-from-outside.ts';
import { type ConsultationDays, consultationStanding, decideClosing, slotsOf } from './consultation.ts';
import { consultationsPart } from './consultations-part.ts';
import {
  answerConsultation,
  bookConsultation,
  closeConsultation,
  recordConsultationHelp,
  tieConsultation,
} from './follow-consultation.ts';
import { getConsultation, listConsultations, listConsultationsOfPerson } from './list-consultations.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const clock = (text: string) => Temporal.PlainTime.from(text);

const SAID = {
  kinds: [
    { id: 'advice', title: 'Advice by telephone' },
    { id: 'thinking', title: 'Thinking together' },
  ],
  themes: [
    { id: 'pregnancy', title: 'Pregnancy' },
    { id: 'court', title: 'Court' },
  ],
  askers: [{ id: 'midwife', title: 'Midwife' }],
  offers: [
    {
      id: 'tuesday',
      title: 'Half an hour with our psychologist',
      kind: 'thinking',
      minutes: 30,
      times: [{ on: 'tuesday', at: ['14:00', '14:30'] }],
      outside: true,
    },
    { id: 'call', title: 'A call back', kind: 'advice', outside: true },
  ],
  answer_within: '5 days',
};
const said = consultationsPart.schema.parse(SAID);

describe('the clock', () => {
  it('has no half past one on the night when it goes forward, and two when it goes back', () => {
    expect(onTheClock(day('2024-03-31'), clock('01:30'))).toBe('never');
    expect(onTheClock(day('2024-10-27'), clock('01:30'))).toBe('twice');
    expect(onTheClock(day('2024-10-27'), clock('02:00'))).toBe('once');
    const now = Temporal.Instant.from('2024-03-01T12:00:00Z');
    const path = { on: ['on'], at: ['at'] };
    const span = { on: day('2024-03-31'), from: clock('00:45'), until: clock('01:15') };
    expect(timeToComeFaults(span, now, path)).toMatchObject([{ path: ['at'] }]);
    const over = { on: day('2024-03-01'), from: clock('11:59'), until: clock('12:30') };
    expect(timeToComeFaults(over, now, path)).toMatchObject([{ path: ['at'], message: /over/ }]);
  });

  it('has every time of an offer once, in order, and none that is over', () => {
    const [offer] = said.offers;
    if (!offer) throw new Error('there is no offer');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const now = day('2024-01-01').toPlainDateTime(clock('00:00')).add({ minutes });
        const slots = slotsOf(offer, now).map(({ on, at }) => on.toPlainDateTime(at));
        expect(slots.length).toBeGreaterThanOrEqual(8);
        for (const [index, slot] of slots.entries()) {
          expect(Temporal.PlainDateTime.compare(slots[index - 1] ?? now, slot)).toBe(-1);
          expect(slot.dayOfWeek).toBe(2);
        }
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});

describe('a consultation', () => {
  const asked: ConsultationDays = {
    askedOn: day('2024-06-03'),
    startsOn: day('2024-06-11'),
    answeredOn: null,
    closedOn: null,
    closedAs: null,
  };

  it('that nobody came to had a time, and that time has come', () => {
    const close = (row: ConsultationDays, on: string) =>
      decideClosing(row, { as: 'did_not_come', on: day(on) }, day('2024-06-20'));
    expect(close(asked, '2024-06-10')).toMatchObject({ ok: false, error: { faults: [{ path: ['as'] }] } });
    expect(close({ ...asked, startsOn: null }, '2024-06-12')).toMatchObject({ ok: false });
    expect(close(asked, '2024-06-11')).toMatchObject({ ok: true });
    const over = { ...asked, answeredOn: day('2024-06-11') };
    expect(consultationStanding(over)).toBe('answered');
    expect(close(over, '2024-06-11')).toMatchObject({ ok: false, error: { code: 'over' } });
  });

  it('is named in its file by kinds, themes and offers that fit', () => {
    const checked = (change: object) => {
      const value = consultationsPart.schema.parse({ ...SAID, ...change });
      return consultationsPart.checks?.(value, { programme: diamond, names: {} as never });
    };
    expect(checked({})).toEqual([]);
    expect(checked({ offers: [{ ...SAID.offers[0], kind: 'other' }] })).toMatchObject([
      { path: ['offers', 0, 'kind'] },
    ]);
    const times = [{ on: 'tuesday', at: ['14:00', '14:15'] }];
    expect(checked({ offers: [{ ...SAID.offers[0], times }] })).toMatchObject([
      { message: /before the one/ },
    ]);
    expect(checked({ themes: [SAID.themes[0], SAID.themes[0]] })).toMatchObject([
      { path: ['themes', 1, 'id'] },
    ]);
  });
});

describe('consultations', () => {
  let app: TestApp;
  let amina: TestParent;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    const values = { ...diamond.parts?.values, consultations: said };
    app.publish({ ...diamond, parts: { named: {}, seen: {}, ...diamond.parts, values } });
    amina = await addParent(app, { name: 'Amina Begum' });
  });
  afterAll(() => app.close());

  const ask = (more: object = {}) =>
    app.run(askConsultation, {
      programme: 'diamond',
      kind: 'thinking',
      theme: 'court',
      askedBy: 'midwife',
      askerName: 'Ruth Ade',
      question: 'How do we speak of contact?',
      ...more,
    });
  const done = async (more: object = {}) => {
    const made = await ask(more);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };

  it('are asked about nobody named, answered, followed up, and what was agreed is on its list', async () => {
    const { id, version } = await done();
    expect(await app.answer(getConsultation, { id })).toMatchObject({ standing: 'asked', personId: null });
    const action = {
      what: 'Send the leaflet',
      ownerStaffId: app.actors.practitioner.staffId,
      dueOn: '2024-06-10',
    };
    const answered = await app.done(answerConsultation, {
      id,
      version,
      advice: 'Begin with what she hopes for',
      actions: [action],
    });
    const late = await app.run(closeConsultation, { id, version: answered.version, as: 'cancelled' });
    expect(late).toMatchObject({ ok: false, error: { code: 'over' } });
    await app.done(recordConsultationHelp, { id, version: answered.version, helped: 'some' });
    app.setToday('2024-06-11');
    const [own] = await app.answer(listAgreedActions, {});
    expect(own).toMatchObject({ what: 'Send the leaflet', overdue: true });
    expect(await (await app.get('/')).text()).toContain('One thing that you undertook is overdue');
    await app.done(finishAgreedAction, { id: own?.id ?? '', version: own?.version ?? 0 });
    expect(await app.answer(listAgreedActions, {})).toEqual([]);
    app.setToday('2024-06-03');
    const page = await (await app.get(`/consultations/${id}`)).text();
    expect(page).toContain('Begin with what she hopes for');
    expect(page).toContain('It helped a little');
  });

  it('take a time once: the offered one, and the worker’s', async () => {
    const slot = { offer: 'tuesday', on: '2024-06-11', at: '14:00', givenBy: app.actors.manager.staffId };
    const { id, version } = await done(slot);
    const again = await ask({ ...slot, givenBy: null });
    expect(again).toMatchObject({ ok: false, error: { faults: [{ path: ['at'], message: /just taken/ }] } });
    const same = { on: '2024-06-11', at: '14:15', givenBy: app.actors.manager.staffId };
    expect(await ask(same)).toMatchObject({
      ok: false,
      error: {
        faults: [
          { path: ['givenBy'], message: /has something else then: a consultation, from 14:00 to 14:30/ },
        ],
      },
    });
    expect(await ask({ ...slot, at: '15:00' })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['at'] }] },
    });
    expect(await ask({ ...same, on: '2024-06-02' })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['on'], message: /over/ }] },
    });
    const free = async () => {
      const offers = await app.answer(listConsultationOffers, {});
      return offers.flatMap(({ slots }) => slots.map(({ on, at }) => `${on} ${at}`));
    };
    expect(await free()).not.toContain('2024-06-11 14:00:00');
    const moved = await app.done(bookConsultation, { ...slot, id, version, at: '14:30' });
    expect(await free()).toContain('2024-06-11 14:00:00');
    await app.done(closeConsultation, { id: moved.id, version: moved.version, as: 'cancelled' });
    expect(await free()).toContain('2024-06-11 14:30:00');
  });

  it('about somebody need a ground, are in her chronology, and are hers once they are tied to her', async () => {
    const { personId } = amina;
    expect(await ask({ personId })).toMatchObject({ ok: false, error: { faults: [{ path: ['basis'] }] } });
    await done({ personId, basis: 'consent' });
    const { id, version } = await done({ askerName: 'Nell Poe' });
    const search = async (sought = '') =>
      (await app.get(`/consultations/${id}/person${sought && `?name=${sought}`}`)).text();
    for (const sought of ['', 'Xq']) expect(await search(sought)).toContain('name="name"');
    expect(await search('Xq')).toContain('Nobody on record has such a name.');
    expect(await search('Amina')).toContain(personId);
    await app.done(tieConsultation, { id, version, personId, basis: 'safeguarding' });
    const { items } = await app.answer(listConsultationsOfPerson, { personId });
    expect(items.map(({ askerName }) => askerName).toSorted()).toEqual(['Nell Poe', 'Ruth Ade']);
    const { entries } = await app.answer(getChronology, { personId });
    expect(entries.filter(({ kind }) => kind === 'consultation')).toHaveLength(2);
    await app.owner.query(`update t_east.person set restricted = true where id = $1`, [personId]);
    await app.owner.query(`update t_east.consultation set restricted = true where person_id = $1`, [
      personId,
    ]);
    expect(await app.ask(getConsultation, { id })).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    const all = await app.answer(listConsultations, { standing: 'all' });
    expect(all.items.filter((each) => each.personId !== null)).toEqual([]);
  });

  it('are booked from outside without an account, once, and nothing else is seen there', async () => {
    const start = await (await app.get('/t/east/consult', 'nobody')).text();
    expect(start).toContain('Half an hour with our psychologist');
    const id = newId(Temporal.Instant.from('2024-06-03T12:00:00Z'));
    const path = `/t/east/consult/diamond/tuesday/${id}`;
    const form = {
      slot: 'tuesday 2024-06-18 14:00',
      askedBy: 'midwife',
      askerName: 'Ida Okoro',
      askerReach: '020 7946 0009',
      question: 'May we write to her?',
      toBeNamed: 'yes',
    };
    const bad = await app.post(path, { ...form, askerReach: '' }, 'nobody');
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('May we write to her?');
    expect((await app.post(path, form, 'nobody')).status).toBe(303);
    expect((await app.post(path, form, 'nobody')).status).toBe(303);
    expect(await (await app.get(path, 'nobody')).text()).toContain('18 June 2024 at 14:00');
    const other = newId(Temporal.Instant.from('2024-06-03T12:00:01Z'));
    const late = await app.post(path.replace(id, other), form, 'nobody');
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('Somebody else has just taken this time');
    const { items } = await app.answer(listConsultations, {});
    expect(items.filter(({ askerName }) => askerName === 'Ida Okoro')).toMatchObject([
      { fromOutside: true, toBeNamed: true, standing: 'booked' },
    ]);
    expect((await app.get(`/consultations/${id}`, 'nobody')).status).toBe(303);
  });

  it('stand in a list that can be chosen from', async () => {
    const list = await (await app.get('/consultations?standing=all&theme=court')).text();
    expect(list).toContain('Ruth Ade');
    const none = await (await app.get('/consultations?theme=pregnancy')).text();
    expect(none).toContain('No consultations match');
  });
});
