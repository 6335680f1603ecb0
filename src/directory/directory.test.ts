import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { boxRound, facetsOf, kilometresBetween, outwardOf, placeFacet, tidyPostcode } from './facets.ts';
import {
  addDirectoryTerm,
  answerFlag,
  assignKeeper,
  assureService,
  flagService,
  saveService,
  setDirectorySetting,
} from './keep-service.ts';
import { getDirectoryKeeping, getService, searchDirectory } from './search-directory.ts';
import { listingOf, zServiceWish } from './service.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('what a service is found by', () => {
  it('reads postcodes however they are typed', () => {
    expect([outwardOf('E1 4AA'), outwardOf('e14aa'), outwardOf('SW1A 1AA'), outwardOf('Bow')]).toEqual([
      'e1',
      'e1',
      'sw1a',
      undefined,
    ]);
    expect(tidyPostcode('e14aa')).toBe('E1 4AA');
    expect(placeFacet('Bethnal  Green')).toBe('place:bethnal green');
  });

  it('says languages, days, access and what is free, each once', () => {
    const service = zServiceWish.parse({
      organisation: { name: 'Harbour' },
      name: 'Advice',
      languages: [{ name: 'Bengali', code: 'bn' }],
      schedules: [{ days: ['MO', 'TU'] }, { days: ['MO'] }],
      costOptions: [{ amountPence: 0 }],
      places: [
        { name: 'Hall', postcode: 'E1 4AA', accessibility: [{ description: 'Ramp at the side door' }] },
      ],
    });
    expect(facetsOf(service, ['t'])).toEqual([
      'access:step_free',
      'day:MO',
      'day:TU',
      'free',
      'lang:bengali',
      'lang:bn',
      'place:e1',
      'term:t',
    ]);
  });

  it('lies in the square round a place where it is near', () => {
    const place = fc.record({
      latitude: fc.double({ min: -60, max: 60, noNaN: true }),
      longitude: fc.double({ min: -170, max: 170, noNaN: true }),
    });
    const shift = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(place, shift, shift, fc.integer({ min: 1, max: 50 }), (one, north, east, within) => {
        const other = { latitude: one.latitude + north, longitude: one.longitude + east };
        const box = boxRound(one, within);
        if (kilometresBetween(one, other) > within) return;
        expect(Math.abs(north)).toBeLessThanOrEqual(box.north);
        expect(Math.abs(east)).toBeLessThanOrEqual(box.east * 1.02);
      }),
      { seed: 3, numRuns: 200 },
    );
    expect(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(
      111.195,
      2,
    );
  });
});

describe('whether a service is shown', () => {
  const today = day('2024-06-03');
  it('is so from the day it is assured until the months are over', () => {
    const active = { status: 'active' as const };
    expect(listingOf({ ...active, assuredOn: null }, 6, today)).toBe('to_assure');
    expect(listingOf({ ...active, assuredOn: day('2023-12-03') }, 6, today)).toBe('shown');
    expect(listingOf({ ...active, assuredOn: day('2023-12-02') }, 6, today)).toBe('to_assure');
    expect(listingOf({ status: 'defunct', assuredOn: today }, 6, today)).toBe('ended');
    expect(listingOf({ status: 'temporarily closed', assuredOn: today }, 6, today)).toBe('closed_for_now');
  });
});

describe('the directory', () => {
  let app: TestApp;
  let housing: { id: string; version: number };
  let term: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    term = (await app.done(addDirectoryTerm, { name: 'Housing' }, app.actors.manager)).id;
    const place = (postcode: string, latitude: number) => ({
      name: `Hall ${postcode}`,
      postcode,
      latitude,
      longitude: -0.05,
      accessibility: [{ description: 'Step-free entrance' }],
    });
    const put = async (name: string, postcode: string, latitude: number, more: object = {}) => {
      const service = {
        organisation: { name: 'Lantern Yard Trust' },
        name,
        places: [place(postcode, latitude)],
        ...more,
      };
      const made = await app.done(saveService, { service });
      return app.done(assureService, { ...made, on: '2024-05-01' });
    };
    housing = await put('Housing advice', 'E1 4AA', 51.52, {
      termIds: [term],
      languages: [{ name: 'Somali' }],
    });
    await put('Breathing Space counselling', 'E2 0AA', 51.525);
    await put('Garden for wellbeing', 'SE9 1AA', 51.45);
    await app.done(saveService, {
      service: { organisation: { name: 'Lantern Yard Trust' }, name: 'Never assured' },
    });
  });
  afterAll(() => app.close());

  const names = async (input: object) =>
    (await app.answer(searchDirectory, input)).services.map(({ name }) => name);

  it('finds by words, also misspelt, and by need', async () => {
    expect(await names({ words: 'counselling' })).toEqual(['Breathing Space counselling']);
    expect(await names({ words: 'counseling breathin' })).toEqual(['Breathing Space counselling']);
    expect(await names({ words: 'howsing advise' })).toContain('Housing advice');
    expect(await names({ term })).toEqual(['Housing advice']);
    expect(await names({ language: 'somali', access: 'step_free' })).toEqual(['Housing advice']);
    expect(await names({ free: true })).toEqual([]);
  });

  it('finds by place, the nearest first, and what is near as well', async () => {
    expect(await names({ place: 'E1 4AA' })).toEqual(['Housing advice', 'Breathing Space counselling']);
    expect(await names({ place: 'E1', within: 50 })).toHaveLength(3);
    expect(await names({ place: 'nowhere' })).toEqual([]);
  });

  it('hides what was not assured from those who refer, and shows it to keepers who ask', async () => {
    expect(await names({})).not.toContain('Never assured');
    expect(await names({ hidden: true })).toContain('Never assured');
    expect((await app.answer(searchDirectory, { hidden: true }, app.actors.auditor)).services).toHaveLength(
      3,
    );
    const page = await (await app.get('/directory?words=housing')).text();
    expect(page).toContain('Housing advice');
    await app.done(setDirectorySetting, { version: 0, assuredMonths: 1 }, app.actors.manager);
    app.setToday('2024-06-20');
    expect(await names({})).toEqual([]);
    expect((await app.answer(getDirectoryKeeping, {})).toAssure).toHaveLength(4);
    await app.done(setDirectorySetting, { version: 1, assuredMonths: 6 }, app.actors.manager);
    app.setToday('2024-06-03');
  });

  it('keeps who found it wrong, what was answered, who keeps it, and every version', async () => {
    const flag = await app.done(flagService, { id: housing.id, what: 'The number is not theirs' });
    expect((await app.answer(getDirectoryKeeping, {})).flags).toMatchObject([{ name: 'Housing advice' }]);
    await app.done(answerFlag, { ...flag, answer: 'Put right' });
    const keeper = app.actors.second.staffId;
    const kept = await app.done(assignKeeper, { ...housing, keeperId: keeper });
    expect(await app.run(assignKeeper, { ...housing, keeperId: null })).toMatchObject({
      error: { kind: 'stale' },
    });
    const read = await app.answer(getService, { id: housing.id });
    expect(read).toMatchObject({
      keeper: 'Sam Second',
      flags: [{ answer: 'Put right' }],
      version: kept.version,
    });
    const { rows } = await app.owner.query(`select 1 from t_east.change_log where row_id = $1`, [housing.id]);
    expect(rows).toHaveLength(3);
  });

  it('is changed by its form, which loses nothing that stands beside it', async () => {
    const path = `/directory/${housing.id}/change`;
    const shown = await (await app.get(path)).text();
    const version = /name="_version" value="(\d+)"/.exec(shown)?.[1] ?? '';
    const form = {
      _version: version,
      name: 'Housing advice',
      organisation: 'lantern yard trust',
      status: 'active',
      cost: 'free',
      languages: 'Somali, Bengali',
      placeName: 'Hall E1 4AA',
      postcode: 'E1 4AA',
      latitude: '51.52',
      longitude: '-0.05',
      access: 'Step-free entrance',
      'terms[]': term,
    };
    const wrong = await app.post(path, { ...form, minimumAge: 'ten', latitude: '120' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('href="#latitude"');
    expect((await app.post(path, form)).status).toBe(303);
    const read = await app.answer(getService, { id: housing.id });
    expect(read).toMatchObject({
      terms: ['Housing'],
      keeper: 'Sam Second',
      places: [{ postcode: 'E1 4AA' }],
    });
    expect(read.languages.map(({ name }) => name)).toEqual(['Somali', 'Bengali']);
    expect(await names({ free: true })).toEqual(['Housing advice']);
    expect((await app.post(path, form)).status).toBe(409);
  });
});
