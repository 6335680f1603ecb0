import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addDirectoryTerm, assureService, saveService } from '../keep-service.ts';
import { getDirectoryKeeping, getService, searchDirectory } from '../search-directory.ts';
import { weekDays } from '../service.ts';
import { exportDirectory, importDirectory } from './exchange-directory.ts';
import { claimedTwice, entriesOf, serviceIn } from './from-open-referral.ts';
import type { PublishedService, PublishedTerm } from './published.ts';
import { serviceOut } from './to-open-referral.ts';

const ID = '0194d0c0-0000-7000-8000-00000000000';
const TERM: PublishedTerm = {
  id: `${ID}1`,
  parentId: null,
  code: 'H1',
  name: 'Housing',
  description: null,
  taxonomyId: `${ID}2`,
  taxonomy: 'What it helps with',
  taxonomyDescription: null,
  taxonomyUri: null,
};

const text = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((made) => `w${made.replaceAll(/[^\p{L}\p{N} ]/gu, '').trim()}`);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join(':'));
const day = fc.constantFrom('2024-01-31', '2025-02-28');
const schedule = fc.record({
  days: fc.subarray([...weekDays]),
  opensAt: maybe(time),
  closesAt: maybe(time),
  validFrom: maybe(day),
  validTo: maybe(day),
  description: maybe(text),
});
const service: fc.Arbitrary<PublishedService> = fc.record({
  id: fc.uuid(),
  name: text,
  alternateName: maybe(text),
  description: maybe(text),
  url: fc.constantFrom(null, 'https://example.org/a'),
  email: fc.constantFrom(null, 'desk@example.org'),
  phone: fc.constantFrom(null, '020 7946 0000'),
  status: fc.constantFrom('active', 'inactive', 'defunct', 'temporarily closed'),
  eligibility: maybe(text),
  minimumAge: maybe(fc.integer({ min: 0, max: 17 })),
  maximumAge: maybe(fc.integer({ min: 18, max: 130 })),
  applicationProcess: maybe(text),
  fees: maybe(text),
  languages: fc.array(fc.record({ name: text, code: fc.constantFrom(null, 'bn') }), { maxLength: 2 }),
  schedules: fc.array(schedule, { maxLength: 2 }),
  costOptions: fc.array(
    fc.record({ option: maybe(text), amountPence: maybe(fc.nat(1_000_000)), description: maybe(text) }),
    { maxLength: 2 },
  ),
  serviceAreas: fc.array(fc.record({ name: text }), { maxLength: 2 }),
  termIds: fc.constantFrom([], [TERM.id]),
  assuredOn: fc.constant(null),
  changedOn: fc.constant(Temporal.PlainDate.from('2024-06-03')),
  organisation: fc.record({
    id: fc.uuid(),
    name: text,
    description: maybe(text),
    email: fc.constantFrom(null, 'office@example.org'),
    website: fc.constantFrom(null, 'https://example.org/'),
  }),
  places: fc.array(
    fc.record({
      id: fc.uuid(),
      description: fc.constant(null),
      schedules: fc.array(schedule, { maxLength: 1 }),
      locationId: fc.uuid(),
      name: text,
      locationDescription: maybe(text),
      address: maybe(text),
      city: maybe(text),
      postcode: fc.constantFrom(null, 'E1 4AA', 'E2'),
      latitude: fc.constantFrom(null, 51.5),
      longitude: fc.constantFrom(null, -0.05),
      accessibility: fc.array(fc.record({ description: text, details: maybe(text) }), { maxLength: 1 }),
    }),
    { maxLength: 2 },
  ),
  contacts: fc.array(
    fc.record({
      id: fc.uuid(),
      name: maybe(text),
      title: maybe(text),
      email: fc.constantFrom(null, 'ann@example.org'),
      phone: fc.constantFrom(null, '07700 900000'),
      isPublic: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});

describe('Open Referral UK', () => {
  it('what is written is read again as it was, whatever it is', () => {
    fc.assert(
      fc.property(service, (made) => {
        const read = serviceIn(JSON.parse(JSON.stringify(serviceOut(made, [TERM]))), '');
        if (!('service' in read)) throw new Error(JSON.stringify(read.faults));
        const { id, changedOn: _, assuredOn: __, organisation, places, contacts, ...rest } = made;
        expect(read.service.id).toBe(id);
        expect(read.service.content).toEqual({
          ...rest,
          organisation,
          contacts,
          places: places.map(({ locationDescription, ...place }) => ({
            ...place,
            description: locationDescription,
          })),
        });
      }),
      { seed: 2026, numRuns: 200 },
    );
  });

  it('reads what others write: entries of a page, weeks of a month, fees under either name', () => {
    const theirs = {
      id: `${ID}5`,
      name: 'Debt advice',
      status: 'active',
      fees_description: 'None',
      organization: { id: `${ID}6`, name: 'Advice Bow' },
      schedules: [{ id: `${ID}7`, byday: '1TU,3TH', opens_at: '10:00:00', closes_at: '12:30:00' }],
      cost_options: [{ amount: '2.50' }],
      unknown_field: { deep: [1] },
    };
    expect(entriesOf({ contents: [theirs] })).toHaveLength(1);
    expect(entriesOf('no')).toBeUndefined();
    const read = serviceIn(theirs, 'services[0]');
    expect(read).toMatchObject({
      service: {
        content: {
          fees: 'None',
          costOptions: [{ amountPence: 250 }],
          schedules: [{ days: ['TU', 'TH'], opensAt: '10:00', description: 'By day: 1TU, 3TH' }],
        },
      },
    });
  });

  it('says all that is wrong with an entry, in the words of the file', () => {
    const read = serviceIn(
      {
        id: `${ID}5`,
        name: ' ',
        status: 'open',
        minimum_age: 40,
        maximum_age: 18,
        organization: { id: `${ID}6`, name: 'Advice Bow' },
        service_at_locations: [
          {
            id: `${ID}7`,
            location: { id: `${ID}8`, name: 'Hall', addresses: [{ postal_code: 'nowhere at all' }] },
          },
        ],
      },
      'services[3]',
    );
    const where = 'faults' in read ? read.faults.map((fault) => fault.where) : [];
    expect(where).toContain('services[3].name');
    expect(where).toContain('services[3].status');
    expect(where).toContain('services[3].service_at_locations[0].location.addresses[0].postal_code');
    for (const entry of [null, 7, [], { id: 'x' }, { id: `${ID}5`, organization: 'a' }, { __proto__: null }])
      expect('faults' in serviceIn(entry, 'services[0]')).toBe(true);
  });

  it('finds a part that two entries claim', () => {
    const one = (id: string) => {
      const read = serviceIn(
        {
          id,
          name: 'A',
          status: 'active',
          organization: { id: `${ID}6`, name: 'B' },
          contacts: [{ id: `${ID}9`, name: 'Ann' }],
        },
        '',
      );
      if (!('service' in read)) throw new Error('it is right');
      return read.service;
    };
    expect([...claimedTwice([one(`${ID}1`), one(`${ID}2`)])]).toEqual([`${ID}9`]);
    expect(claimedTwice([one(`${ID}1`)]).size).toBe(0);
  });
});

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
