import { z } from 'zod';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { type Listing, listingOf, listings, serviceStatuses, weekDays } from './service.ts';
import type { LoadedService, LoadedTerm } from './service-store.ts';

const zWords = z.string().nullable();
const zScheduleOut = z.strictObject({
  days: z.array(z.enum(weekDays)),
  opensAt: zWords,
  closesAt: zWords,
  validFrom: zWords,
  validTo: zWords,
  description: zWords,
});

/** A service with all that hangs on it, as it is answered. */
export const zServiceOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    name: z.string(),
    alternateName: zWords,
    description: zWords,
    url: zWords,
    email: zWords,
    phone: zWords,
    status: z.enum(serviceStatuses),
    listing: z.enum(listings).meta({ description: 'Whether those who refer find it, and why not' }),
    eligibility: zWords,
    minimumAge: z.int().nullable(),
    maximumAge: z.int().nullable(),
    applicationProcess: zWords,
    fees: zWords,
    languages: z.array(z.strictObject({ name: z.string(), code: zWords })),
    schedules: z.array(zScheduleOut),
    costOptions: z.array(
      z.strictObject({ option: zWords, amountPence: z.int().nullable(), description: zWords }),
    ),
    serviceAreas: z.array(z.strictObject({ name: z.string() })),
    termIds: z.array(zIdOut),
    terms: z.array(z.string()),
    assuredOn: zDayOut.nullable(),
    changedOn: zDayOut,
    organisation: z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      name: z.string(),
      description: zWords,
      email: zWords,
      website: zWords,
    }),
    places: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        locationId: zIdOut,
        locationVersion: zVersionOut,
        name: z.string(),
        description: zWords,
        locationDescription: zWords,
        address: zWords,
        city: zWords,
        postcode: zWords,
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        accessibility: z.array(z.strictObject({ description: z.string(), details: zWords })),
        schedules: z.array(zScheduleOut),
      }),
    ),
    contacts: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        name: zWords,
        title: zWords,
        email: zWords,
        phone: zWords,
        isPublic: z.boolean(),
      }),
    ),
    keeperId: zIdOut.nullable(),
    keeper: zWords,
    assuredBy: zWords,
    flags: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        what: z.string(),
        flaggedOn: zDayOut,
        flaggedBy: zWords,
        answer: zWords,
        answeredOn: zDayOut.nullable(),
        answeredBy: zWords,
      }),
    ),
  })
  .meta({ id: 'DirectoryService', description: 'A service of the directory with all that hangs on it' });

/** A service with how it is listed, and its words. */
export function serviceView(
  service: LoadedService,
  terms: readonly LoadedTerm[],
  months: number,
  today: Temporal.PlainDate,
): LoadedService & { readonly listing: Listing; readonly terms: string[] } {
  return {
    ...service,
    listing: listingOf(service, months, today),
    terms: terms.filter(({ id }) => service.termIds.includes(id)).map(({ name }) => name),
  };
}
