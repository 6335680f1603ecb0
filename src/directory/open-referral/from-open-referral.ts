import { z } from 'zod';
import { type Schedule, type ServiceContent, weekDays, zServiceWish } from '../service.ts';
import type { PublishedTerm } from './published.ts';

/** A service that was read from a file, ready to be written. */
export interface ReadService {
  readonly id: string;
  readonly content: ServiceContent;
  readonly terms: readonly PublishedTerm[];
  /** The day that the file says it was last assured. */
  readonly assuredOn: string | null;
}

/** What is wrong with one entry: where in the file, and what to do. */
export interface ReadFault {
  readonly where: string;
  readonly message: string;
}

const zWords = z
  .string('This must be text')
  .nullish()
  .transform((text) => text?.trim() || null);
const zUuid = z.guid('This must be a UUID').transform((id) => id.toLowerCase());
const zNumber = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'This must be a number')])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : Number(value)));
const many = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((list): z.output<T>[] => list ?? []);

const zPhones = many(z.object({ number: zWords }));
const zScheduleIn = z.object({
  byday: zWords,
  opens_at: zWords,
  closes_at: zWords,
  valid_from: zWords,
  valid_to: zWords,
  description: zWords,
});
const zLocationIn = z.object({
  id: zUuid,
  name: zWords,
  description: zWords,
  latitude: zNumber,
  longitude: zNumber,
  addresses: many(z.object({ address_1: zWords, address_2: zWords, city: zWords, postal_code: zWords })),
  accessibility: many(z.object({ description: zWords, details: zWords })),
});
const zTaxonomyIn = z.object({ id: zUuid, name: zWords, description: zWords, uri: zWords });
const zTermIn = z.object({
  id: zUuid,
  code: zWords,
  name: z.string('This must be text').trim().min(1, 'A term needs a name'),
  description: zWords,
  parent_id: zUuid.nullish(),
  taxonomy: zWords,
  taxonomy_detail: zTaxonomyIn.nullish(),
});

/** The shape of one service, as much of it as Facet reads; whatever else stands there is passed over. */
const zServiceIn = z.object({
  id: zUuid,
  name: zWords,
  alternate_name: zWords,
  description: zWords,
  url: zWords,
  email: zWords,
  status: zWords,
  application_process: zWords,
  eligibility_description: zWords,
  minimum_age: zNumber,
  maximum_age: zNumber,
  fees: zWords,
  fees_description: zWords,
  assured_date: zWords,
  phones: zPhones,
  organization: z.object(
    { id: zUuid, name: zWords, description: zWords, email: zWords, website: zWords },
    'A service needs its organization',
  ),
  schedules: many(zScheduleIn),
  service_areas: many(z.object({ name: zWords })),
  service_at_locations: many(
    z.object({
      id: zUuid,
      location: z.object(zLocationIn.shape, 'A service at a location needs its location'),
      schedules: many(zScheduleIn),
    }),
  ),
  languages: many(z.object({ name: zWords, code: zWords })),
  cost_options: many(z.object({ option: zWords, amount: zNumber, amount_description: zWords })),
  contacts: many(
    z.object({
      id: zUuid,
      name: zWords,
      title: zWords,
      email: zWords,
      phones: zPhones,
      public: z.boolean().nullish(),
    }),
  ),
  attributes: many(z.object({ taxonomy_term: zTermIn.nullish() })),
});
type ServiceIn = z.output<typeof zServiceIn>;

const isDay = (text: string): text is (typeof weekDays)[number] => weekDays.some((day) => day === text);

/** `1TU` and `-1FR` say which week of the month: the day is kept, and the week goes into the words. */
function scheduleIn(schedule: z.output<typeof zScheduleIn>): Schedule {
  const parts = (schedule.byday ?? '').split(',').map((part) => part.trim().toUpperCase());
  const days = [...new Set(parts.map((part) => part.slice(-2)).filter(isDay))];
  const ofTheMonth = parts.some((part) => part.length > 2) ? `By day: ${parts.join(', ')}` : null;
  return {
    days,
    opensAt: schedule.opens_at?.slice(0, 5) ?? null,
    closesAt: schedule.closes_at?.slice(0, 5) ?? null,
    validFrom: schedule.valid_from?.slice(0, 10) ?? null,
    validTo: schedule.valid_to?.slice(0, 10) ?? null,
    description: [schedule.description, ofTheMonth].filter(Boolean).join('. ') || null,
  };
}

function placeIn({ id, location, schedules }: ServiceIn['service_at_locations'][number]) {
  const [address] = location.addresses;
  return {
    id,
    locationId: location.id,
    name: location.name ?? address?.address_1 ?? address?.postal_code ?? 'A place without a name',
    description: location.description,
    address: [address?.address_1, address?.address_2].filter(Boolean).join(', ') || null,
    city: address?.city ?? null,
    postcode: address?.postal_code ?? null,
    latitude: location.latitude,
    longitude: location.longitude,
    accessibility: location.accessibility.flatMap(({ description, details }) =>
      description || details ? [{ description: description ?? details ?? '', details }] : [],
    ),
    schedules: schedules.map(scheduleIn),
  };
}

const named = ({ attributes }: ServiceIn) =>
  attributes.flatMap(({ taxonomy_term: term }) => (term ? [term] : []));

/** Terms that name no taxonomy of their own stand in one that is called so. */
const NO_TAXONOMY = { id: '5f0c2a4e-6a0b-8b4d-8c1e-2d3f4a5b6c7d', name: 'Other terms' };

function termIn(term: z.output<typeof zTermIn>): PublishedTerm {
  const taxonomy = term.taxonomy_detail;
  return {
    id: term.id,
    parentId: term.parent_id ?? null,
    code: term.code,
    name: term.name,
    description: term.description,
    taxonomyId: taxonomy?.id ?? NO_TAXONOMY.id,
    taxonomy: taxonomy?.name ?? term.taxonomy ?? NO_TAXONOMY.name,
    taxonomyDescription: taxonomy?.description ?? null,
    taxonomyUri: taxonomy?.uri ?? null,
  };
}

function wishOf(service: ServiceIn): z.input<typeof zServiceWish> {
  const { organization } = service;
  return {
    organisation: { ...organization, name: organization.name ?? '' },
    name: service.name ?? '',
    alternateName: service.alternate_name,
    description: service.description,
    url: service.url,
    email: service.email,
    phone: service.phones[0]?.number ?? null,
    status: (service.status ?? '') as ServiceContent['status'],
    eligibility: service.eligibility_description,
    minimumAge: service.minimum_age,
    maximumAge: service.maximum_age,
    applicationProcess: service.application_process,
    fees: service.fees ?? service.fees_description,
    languages: service.languages.flatMap(({ name, code }) =>
      name || code ? [{ name: name ?? code ?? '', code }] : [],
    ),
    schedules: service.schedules.map(scheduleIn),
    costOptions: service.cost_options.map(({ option, amount, amount_description: description }) => ({
      option,
      amountPence: amount === null ? null : Math.round(amount * 100),
      description,
    })),
    serviceAreas: service.service_areas.flatMap(({ name }) => (name ? [{ name }] : [])),
    termIds: [...new Set(named(service).map(({ id }) => id))],
    places: service.service_at_locations.map(placeIn),
    contacts: service.contacts.map(({ id, name, title, email, phones, public: isPublic }) => ({
      id,
      name,
      title,
      email,
      phone: phones[0]?.number ?? null,
      isPublic: isPublic !== false,
    })),
  };
}

/** Facet's own names of fields, as the standard has them: a fault is said in the words of the file. */
const AS_IN_THE_FILE: Readonly<Record<string, string>> = {
  organisation: 'organization',
  places: 'service_at_locations',
  alternateName: 'alternate_name',
  minimumAge: 'minimum_age',
  maximumAge: 'maximum_age',
  applicationProcess: 'application_process',
  eligibility: 'eligibility_description',
  costOptions: 'cost_options',
  amountPence: 'amount',
  serviceAreas: 'service_areas',
  opensAt: 'opens_at',
  closesAt: 'closes_at',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  postcode: 'location.addresses[0].postal_code',
  phone: 'phones[0].number',
};

function faultsOf(where: string, issues: readonly z.core.$ZodIssue[]): readonly ReadFault[] {
  return issues.map(({ path, message }) => {
    const steps = path.map((step) =>
      typeof step === 'number' ? `[${step}]` : `.${AS_IN_THE_FILE[String(step)] ?? String(step)}`,
    );
    return { where: `${where}${steps.join('')}`, message };
  });
}

/** Reads one service as Open Referral UK 3.0 has it (also HSDS 3), or says all that is wrong with it. */
export function serviceIn(
  entry: unknown,
  where: string,
): { readonly service: ReadService } | { readonly faults: readonly ReadFault[] } {
  const shaped = zServiceIn.safeParse(entry);
  if (!shaped.success) return { faults: faultsOf(where, shaped.error.issues) };
  const wish = zServiceWish.safeParse(wishOf(shaped.data));
  if (!wish.success) return { faults: faultsOf(where, wish.error.issues) };
  const { id, assured_date: assured } = shaped.data;
  if (assured !== null && !/^\d{4}-\d{2}-\d{2}/.test(assured))
    return { faults: [{ where: `${where}.assured_date`, message: 'Enter a day such as 2024-03-27' }] };
  const terms = named(shaped.data).map(termIn);
  return { service: { id, content: wish.data, terms, assuredOn: assured?.slice(0, 10) ?? null } };
}

/** The entries of a file: a list, a page of the API (`contents`), or an export of Facet’s (`services`). */
export function entriesOf(file: unknown): readonly unknown[] | undefined {
  if (Array.isArray(file)) return file;
  if (typeof file !== 'object' || file === null) return undefined;
  for (const key of ['services', 'contents'] as const) {
    const list: unknown = (file as Record<string, unknown>)[key];
    if (Array.isArray(list)) return list;
  }
  return 'id' in file && 'name' in file ? [file] : undefined;
}

/** Identifiers that two entries of one file both claim for parts of their own. */
export function claimedTwice(services: readonly ReadService[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id, content } of services)
    for (const claimed of [id, ...content.places, ...content.contacts].map((each) =>
      typeof each === 'string' ? each : each.id,
    )) {
      if (claimed && seen.has(claimed)) twice.add(claimed);
      if (claimed) seen.add(claimed);
    }
  return twice;
}
