import type { ColumnType, RawBuilder } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Accessibility, CostOption, Language, Schedule, ServiceArea, ServiceStatus } from './service.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    directoryOrganisation: DirectoryOrganisationTable;
    directoryTaxonomy: DirectoryTaxonomyTable;
    directoryTerm: DirectoryTermTable;
    directoryLocation: DirectoryLocationTable;
    directoryService: DirectoryServiceTable;
    directoryServiceAtLocation: DirectoryServiceAtLocationTable;
    directoryContact: DirectoryContactTable;
    directoryFlag: DirectoryFlagTable;
    directorySetting: DirectorySettingTable;
  }
}

type Day = Temporal.PlainDate;
/** JSON text going in, a value coming out. */
type AsText<T> = ColumnType<T, string, string>;
type Texts = ColumnType<string[], readonly string[], readonly string[]>;

export interface DirectoryOrganisationTable extends Versioned {
  name: string;
  description: string | null;
  email: string | null;
  website: string | null;
}

export interface DirectoryTaxonomyTable extends Versioned {
  name: string;
  description: string | null;
  uri: string | null;
}

export interface DirectoryTermTable extends Versioned {
  taxonomyId: string;
  parentId: string | null;
  code: string | null;
  name: string;
  description: string | null;
}

export interface DirectoryLocationTable extends Versioned {
  name: string;
  description: string | null;
  address: string | null;
  city: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  accessibility: AsText<Accessibility[]>;
}

export interface DirectoryServiceTable extends Versioned {
  organisationId: string;
  name: string;
  alternateName: string | null;
  description: string | null;
  url: string | null;
  email: string | null;
  phone: string | null;
  status: ServiceStatus;
  eligibility: string | null;
  minimumAge: number | null;
  maximumAge: number | null;
  applicationProcess: string | null;
  fees: string | null;
  languages: AsText<Language[]>;
  schedules: AsText<Schedule[]>;
  costOptions: AsText<CostOption[]>;
  serviceAreas: AsText<ServiceArea[]>;
  directoryTermIds: Texts;
  assuredOn: Day | null;
  assuredBy: string | null;
  keeperId: string | null;
  changedOn: Day;
  facets: Texts;
  searchName: string;
  searchWords: ColumnType<string, RawBuilder<string>, RawBuilder<string>>;
}

export interface DirectoryServiceAtLocationTable extends Versioned {
  serviceId: string;
  locationId: string;
  description: string | null;
  schedules: AsText<Schedule[]>;
}

export interface DirectoryContactTable extends Versioned {
  serviceId: string;
  name: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  isPublic: boolean;
}

export interface DirectoryFlagTable extends Versioned {
  serviceId: string;
  what: string;
  flaggedBy: string | null;
  flaggedOn: Day;
  answer: string | null;
  answeredBy: string | null;
  answeredOn: Day | null;
}

export interface DirectorySettingTable extends Versioned {
  assuredMonths: number;
}

const OF_NOBODY = {
  belongs: { by: 'none', because: 'The directory is of services, not of people the service knows' },
  kept: { as: 'administration' },
} as const;

const table = (name: string, about: string, visitors?: TableDeclaration['visitors']): TableDeclaration => ({
  name,
  about,
  guard: 'tenant',
  ...OF_NOBODY,
  ...(visitors && { visitors }),
});

const ALL = 'true';

export const directoryTables: readonly TableDeclaration[] = [
  table('directory_organisation', 'Organisations whose services stand in the directory', {
    columns: ['id', 'name', 'description', 'email', 'website'],
    where: ALL,
  }),
  table('directory_taxonomy', 'Lists of words by which services are sorted', {
    columns: ['id', 'name', 'description', 'uri', 'version'],
    where: ALL,
  }),
  table('directory_term', 'Words by which services are sorted: what they help with', {
    columns: ['id', 'taxonomy_id', 'parent_id', 'code', 'name', 'description'],
    where: ALL,
  }),
  table('directory_location', 'Places where services are given, and how one gets in', {
    columns: [
      'id',
      'name',
      'description',
      'address',
      'city',
      'postcode',
      'latitude',
      'longitude',
      'accessibility',
    ],
    where: ALL,
  }),
  table('directory_service', 'Services that a person can be sent on to', {
    columns: [
      'id',
      'organisation_id',
      'name',
      'alternate_name',
      'description',
      'url',
      'email',
      'phone',
      'status',
      'eligibility',
      'minimum_age',
      'maximum_age',
      'application_process',
      'fees',
      'languages',
      'schedules',
      'cost_options',
      'service_areas',
      'directory_term_ids',
      'assured_on',
      'changed_on',
      'facets',
      'search_name',
      'search_words',
    ],
    where: `status = 'active' and assured_on is not null`,
  }),
  table('directory_service_at_location', 'Which service is given where', {
    columns: ['id', 'service_id', 'location_id', 'description', 'schedules'],
    where: ALL,
  }),
  table('directory_contact', 'Whom to speak to at a service; those marked public are shown to everybody', {
    columns: ['id', 'service_id', 'name', 'title', 'email', 'phone', 'is_public'],
    where: 'is_public',
  }),
  table('directory_flag', 'What somebody found to be wrong in the directory, and what was answered'),
  table('directory_setting', 'For how long a service is shown after it was last assured', {
    columns: ['id', 'assured_months'],
    where: ALL,
  }),
];
