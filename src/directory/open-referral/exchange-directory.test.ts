import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addDirectoryTerm, assureService, saveService } from '../keep-service.ts';
import { getDirectoryKeeping, getService, searchDirectory } from '../search-directory.ts';
import { exportDirectory, importDirectory } from './exchange-directory.ts';

const ID = '0194d0c0-0000-7000-8000-00000000000';
const STUB = '/open-referral/east';
/** What the standard asks of every page of a list. */
const zPage = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.looseObject({ id: z.guid() })),
});
/** The fields that the standard requires, each where it must stand. */
const zService = z.looseObject({
  id: z.guid(),
  name: z.string(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  organization: z.looseObject({ id: z.guid(), name: z.string(), description: z.string() }),
  last_modified: z.iso.datetime(),
  schedules: z.array(z.looseObject({ id: z.guid() })),
  service_at_locations: z.array(
    z.looseObject({ id: z.guid(), location: z.looseObject({ id: z.guid(), location_type: z.string() }) }),
  ),
  languages: z.array(z.looseObject({ id: z.guid() })),
  cost_options: z.array(z.looseObject({ id: z.guid() })),
  contacts: z.array(z.looseObject({ id: z.guid(), name: z.string() })),
  attributes: z.array(
    z.looseObject({
      id: z.guid(),
      taxonomy_term: z.looseObject({ id: z.guid(), name: z.string(), description: z.string() }),
    }),
  ),
});

describe('the directory for everybody, and in files', () => {
  let app: TestApp;
  let housing: { id: string; version: number };
  let term: string;

  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    term = (await app.done(addDirectoryTerm, { name: 'Housing' }, app.actors.manager)).id;
    const made = await app.done(saveService, {
      service: {
        organisation: { name: 'Lantern Yard Trust' },
        name: 'Housing advice',
        minimumAge: 18,
        termIds: [term],
        schedules: [{ days: ['MO'], opensAt: '10:00', closesAt: '16:00' }],
        places: [{ name: 'Hall', postcode: 'E1 4AA', latitude: 51.52, longitude: -0.05 }],
        contacts: [
          { name: 'Ann Public', isPublic: true },
          { name: 'Planted Private', phone: '07700 900123' },
        ],
      },
    });
    housing = await app.done(assureService, { ...made, on: '2024-05-01' });
    const hidden = { organisation: { name: 'Lantern Yard Trust' }, name: 'Planted hidden' };
    await app.done(saveService, { service: hidden });
  });
  afterAll(() => app.close());

  const read = async (path: string) => {
    const answer = await app.get(`${STUB}${path}`, 'nobody');
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  const contents = async (path: string) => zPage.parse((await read(path)).body).contents;

  it('is read without an account, from any site, in the shapes of the standard', async () => {
    const list = await read('/services');
    expect(list.status).toBe(200);
    expect(list.headers.get('access-control-allow-origin')).toBe('*');
    expect(zPage.parse(list.body)).toMatchObject({ total_items: 1, first_page: true, last_page: true });
    expect(zService.parse((await read(`/services/${housing.id}`)).body)).toMatchObject({
      name: 'Housing advice',
      assured_date: '2024-05-01',
      schedules: [{ byday: 'MO', opens_at: '10:00:00' }],
      contacts: [{ name: 'Ann Public' }],
    });
    const [place] = await contents('/service_at_locations');
    expect((await read(`/service_at_locations/${place?.id}`)).body).toMatchObject({
      service: { name: 'Housing advice' },
      location: { addresses: [{ postal_code: 'E1 4AA', country: 'GB' }] },
    });
    const [taxonomy] = await contents('/taxonomies');
    expect((await read(`/taxonomies/${taxonomy?.id}`)).body).toMatchObject({ name: 'What it helps with' });
    expect((await read(`/taxonomy_terms/${term}`)).body).toMatchObject({ name: 'Housing' });
    expect((await read('')).body).toMatchObject({ version: '3.0' });
  });

  it('is narrowed as the standard says', async () => {
    const found = async (query: string) => (await contents(`/services?${query}`)).length;
    for (const query of [
      'search=housing',
      `taxonomy_term_id=${term}`,
      'day=MO',
      'start_time=10:30&end_time=12:00',
      'minimum_age=18',
      'per_page=1&page=1',
      'unheard_of=1',
    ])
      expect([query, await found(query)]).toEqual([query, 1]);
    for (const query of [
      'search=swimming',
      `taxonomy_id=${ID}9`,
      'day=SU',
      'start_time=09:00',
      'minimum_age=3',
      'page=2',
    ])
      expect([query, await found(query)]).toEqual([query, 0]);
    expect(await contents('/service_at_locations?postcode=E1&proximity=500')).toHaveLength(1);
    expect(await contents('/service_at_locations?postcode=SW1A+1AA')).toHaveLength(0);
    expect((await read('/services?page=0')).status).toBe(422);
    expect((await read('/services?day=someday')).status).toBe(422);
    expect((await read('/services/unknown')).status).toBe(422);
    expect((await read(`/services/${ID}9`)).status).toBe(404);
  });

  it('tells nobody what is hidden or not public, nor of any other tenant', async () => {
    const all = await Promise.all(
      ['/services', `/services/${housing.id}`, '/service_at_locations'].map(
        async (path) => (await read(path)).body,
      ),
    );
    expect(JSON.stringify(all)).not.toMatch(/Planted|900123/);
    expect((await app.get('/open-referral/nowhere/services', 'nobody')).status).toBe(404);
    expect((await app.get(`/open-referral/west/services/${housing.id}`, 'nobody')).status).toBe(404);
  });

  it('is the same after it went out and came in again, and a second time changes nothing', async () => {
    const manager = app.actors.manager;
    const out = await app.answer(exportDirectory, { internal: true }, manager);
    expect(out).toMatchObject({ services: [{}, {}], next: null });
    const again = await app.done(importDirectory, { entries: out.services, assured: true }, manager);
    expect(again).toEqual({ added: 0, changed: 0, same: 2, faults: [] });
    const renamed = out.services.map((each) => ({ ...each, name: `${each.name} (new)` }));
    expect(await app.done(importDirectory, { entries: renamed, assured: true }, manager)).toMatchObject({
      changed: 2,
    });
    expect(await app.done(importDirectory, { entries: out.services, assured: true }, manager)).toMatchObject({
      changed: 2,
    });
    expect(await app.answer(exportDirectory, { internal: true }, manager)).toEqual(out);
    const public_ = await app.answer(exportDirectory, {}, manager);
    expect(JSON.stringify(public_)).not.toContain('Planted Private');
  });

  it('keeps aside what is right, to be assured, and names what is wrong', async () => {
    const manager = app.actors.manager;
    const good = {
      id: `${ID}a`,
      name: 'Walking group',
      status: 'active',
      assured_date: '2024-05-20',
      organization: { id: `${ID}b`, name: 'Park Friends' },
      attributes: [
        { id: `${ID}c`, taxonomy_term: { id: `${ID}d`, name: 'Walking', parent_id: `${ID}e` } },
        { id: `${ID}f`, taxonomy_term: { id: `${ID}e`, name: 'Moving' } },
      ],
    };
    const bad = { ...good, id: `${ID}1`, status: 'perhaps' };
    const [hall] = (await app.answer(getService, { id: housing.id })).places;
    const stolen = {
      ...good,
      id: `${ID}2`,
      contacts: [],
      service_at_locations: [{ id: hall?.id, location: { id: `${ID}3`, name: 'X' } }],
    };
    const done = await app.done(importDirectory, { entries: [good, bad, stolen, 'no'], first: 10 }, manager);
    expect(done).toMatchObject({ added: 1 });
    expect(done.faults.map(({ where }) => where)).toEqual([
      'services[11].status',
      'services[13]',
      `service ${ID}2`,
    ]);
    expect((await app.answer(searchDirectory, { words: 'walking' })).services).toEqual([]);
    const { toAssure } = await app.answer(getDirectoryKeeping, {});
    expect(toAssure.map(({ name }) => name)).toContain('Walking group');
    expect((await app.answer(getService, { id: good.id })).terms).toEqual(['Moving', 'Walking']);
    expect(await app.run(importDirectory, { entries: [good] }, app.actors.practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
  });
});
