import { createHash } from 'node:crypto';
import type { CostOption, Schedule } from '../service.ts';
import type { PublishedContact, PublishedPlace, PublishedService, PublishedTerm } from './published.ts';

/** An object of the standard, as JSON has it. */
export type JsonObject = Record<string, unknown>;

/** What is not known is left out, as the standard asks: an empty field would say that there is nothing. */
function known(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** The identifier of a part that Facet keeps within its service: the same at every reading (RFC 9562, version 8). */
function partId(...path: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(path.join('/')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const timeOf = (time: string | null) => (time === null ? undefined : `${time}:00`);

function scheduleOut(owner: string) {
  return (schedule: Schedule, index: number): JsonObject =>
    known({
      id: partId(owner, 'schedule', index),
      freq: schedule.days.length > 0 ? 'WEEKLY' : undefined,
      byday: schedule.days.length > 0 ? schedule.days.join(',') : undefined,
      opens_at: timeOf(schedule.opensAt),
      closes_at: timeOf(schedule.closesAt),
      valid_from: schedule.validFrom,
      valid_to: schedule.validTo,
      description: schedule.description,
    });
}

const phonesOut = (owner: string, phone: string | null): JsonObject =>
  phone ? { phones: [{ id: partId(owner, 'phone'), number: phone }] } : {};

function locationOut(place: PublishedPlace): JsonObject {
  const { locationId: id, address, city, postcode } = place;
  const isWritten = address !== null || city !== null || postcode !== null;
  return known({
    id,
    location_type: 'physical',
    name: place.name,
    description: place.locationDescription,
    latitude: place.latitude,
    longitude: place.longitude,
    // The standard asks for each line of an address; one that is not known stays empty.
    addresses: isWritten
      ? [
          {
            id: partId(id, 'address'),
            address_1: address ?? '',
            city: city ?? '',
            state_province: '',
            postal_code: postcode ?? '',
            country: 'GB',
            address_type: 'physical',
          },
        ]
      : undefined,
    accessibility: place.accessibility.map(({ description, details }, index) =>
      known({ id: partId(id, 'accessibility', index), description, details }),
    ),
  });
}

/** A service at a location, without the service itself. */
export function placeOut(place: PublishedPlace): JsonObject {
  return known({
    id: place.id,
    description: place.description,
    location: locationOut(place),
    schedules: place.schedules.map(scheduleOut(place.id)),
  });
}

const costOut =
  (owner: string) =>
  ({ option, amountPence, description }: CostOption, index: number): JsonObject =>
    known({
      id: partId(owner, 'cost', index),
      option,
      ...(amountPence !== null && { amount: amountPence / 100, currency: 'GBP' }),
      amount_description: description,
    });

/** `isPublic` is said only of a contact that is not: it leaves the house in a copy for those who keep the directory. */
function contactOut({ id, name, title, email, phone, isPublic }: PublishedContact): JsonObject {
  return known({ id, name, title, email, ...phonesOut(id, phone), ...(isPublic ? {} : { public: false }) });
}

/** A taxonomy as Open Referral has it. */
export function taxonomyOut(term: Omit<PublishedTerm, 'id' | 'parentId' | 'code' | 'name' | 'description'>) {
  return known({
    id: term.taxonomyId,
    name: term.taxonomy,
    description: term.taxonomyDescription ?? '',
    uri: term.taxonomyUri,
  });
}

/** A word by which services are sorted, as Open Referral has it. */
export function termOut(term: PublishedTerm): JsonObject {
  return known({
    id: term.id,
    code: term.code,
    name: term.name,
    description: term.description ?? '',
    parent_id: term.parentId,
    taxonomy: term.taxonomy,
    taxonomy_detail: taxonomyOut(term),
  });
}

function organisationOut({ id, name, description, email, website }: PublishedService['organisation']) {
  return known({ id, name, description: description ?? '', email, website });
}

/** The fields of a service that are one to one, and who gives it: what a list shows. */
export function serviceListed(service: PublishedService): JsonObject {
  return known({
    id: service.id,
    name: service.name,
    alternate_name: service.alternateName,
    description: service.description,
    url: service.url,
    email: service.email,
    status: service.status,
    application_process: service.applicationProcess,
    eligibility_description: service.eligibility,
    minimum_age: service.minimumAge,
    maximum_age: service.maximumAge,
    fees: service.fees,
    assured_date: service.assuredOn?.toString(),
    last_modified: `${service.changedOn}T00:00:00.000Z`,
    organization: organisationOut(service.organisation),
  });
}

/**
 * A service with all that hangs on it, as Open Referral UK 3.0 has it (the UK profile of the Human Services Data
 * Specification). Fields of the wider specification are used where the profile has none: other names, who it is for, how
 * one comes to it, and its telephone.
 */
export function serviceOut(service: PublishedService, terms: readonly PublishedTerm[]): JsonObject {
  const { id } = service;
  return {
    ...serviceListed(service),
    ...phonesOut(id, service.phone),
    schedules: service.schedules.map(scheduleOut(id)),
    service_areas: service.serviceAreas.map(({ name }, index) => ({ id: partId(id, 'area', index), name })),
    service_at_locations: service.places.map(placeOut),
    languages: service.languages.map(({ name, code }, index) =>
      known({ id: partId(id, 'language', index), name, code }),
    ),
    cost_options: service.costOptions.map(costOut(id)),
    contacts: service.contacts.map(contactOut),
    attributes: service.termIds.flatMap((termId) => {
      const term = terms.find((each) => each.id === termId);
      if (!term) return [];
      return [
        {
          id: partId(id, 'attribute', termId),
          link_id: id,
          link_entity: 'service',
          taxonomy_term_id: termId,
          taxonomy_term: termOut(term),
        },
      ];
    }),
  };
}
