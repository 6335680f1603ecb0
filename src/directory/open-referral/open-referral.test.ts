import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekDays } from '../service.ts';
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
