import type {
  Accessibility,
  CostOption,
  Language,
  Schedule,
  ServiceArea,
  ServiceStatus,
} from '../service.ts';

/** A place where a service is given, as much of it as leaves the house. */
export interface PublishedPlace {
  readonly id: string;
  readonly description: string | null;
  readonly schedules: readonly Schedule[];
  readonly locationId: string;
  readonly name: string;
  readonly locationDescription: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly accessibility: readonly Accessibility[];
}

/** Somebody to speak to. */
export interface PublishedContact {
  readonly id: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly isPublic: boolean;
}

/** A service, as much of it as leaves the house: what is written of it, and nothing of who keeps or flagged it. */
export interface PublishedService {
  readonly id: string;
  readonly name: string;
  readonly alternateName: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: ServiceStatus;
  readonly eligibility: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly applicationProcess: string | null;
  readonly fees: string | null;
  readonly languages: readonly Language[];
  readonly schedules: readonly Schedule[];
  readonly costOptions: readonly CostOption[];
  readonly serviceAreas: readonly ServiceArea[];
  readonly termIds: readonly string[];
  readonly assuredOn: Temporal.PlainDate | null;
  readonly changedOn: Temporal.PlainDate;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly description: string | null;
    readonly email: string | null;
    readonly website: string | null;
  };
  readonly places: readonly PublishedPlace[];
  readonly contacts: readonly PublishedContact[];
}

/** A word by which services are sorted, with its list. */
export interface PublishedTerm {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly taxonomyId: string;
  readonly taxonomy: string;
  readonly taxonomyDescription: string | null;
  readonly taxonomyUri: string | null;
}
