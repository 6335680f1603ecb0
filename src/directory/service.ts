import { z } from 'zod';
import { isBefore } from '../foundation/dates.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText, zText } from '../foundation/text.ts';

/** As Open Referral UK says how a service stands. */
export const serviceStatuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

/** Days of the week as iCalendar and Open Referral write them. */
export const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type WeekDay = (typeof weekDays)[number];

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const zTime = z
  .string()
  .regex(TIME, 'Enter a time such as 09:30')
  .nullish()
  .transform((time) => time ?? null);
const zDayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Enter a day such as 2024-03-27')
  .nullish()
  .transform((day) => day ?? null);

export const zSchedule = z.strictObject({
  days: z.array(z.enum(weekDays, 'Select days of the week')).max(7).default([]),
  opensAt: zTime,
  closesAt: zTime,
  validFrom: zDayText,
  validTo: zDayText,
  description: zOptionalText(1000),
});
export type Schedule = z.output<typeof zSchedule>;

const MOST = 1_000_000_000;
export const zCostOption = z.strictObject({
  option: zOptionalText(200).meta({ description: 'Who pays this, such as “Concession”' }),
  amountPence: z
    .int('Enter an amount in pence')
    .min(0, 'An amount cannot be below zero')
    .max(MOST)
    .nullish()
    .transform((pence) => pence ?? null),
  description: zOptionalText(1000),
});
export type CostOption = z.output<typeof zCostOption>;

export const zLanguage = z.strictObject({
  name: zText(100, 'Enter the name of the language'),
  code: zOptionalText(35).meta({ description: 'As BCP 47 has it, such as bn' }),
});
export type Language = z.output<typeof zLanguage>;

export const zServiceArea = z.strictObject({ name: zText(300, 'Enter the name of the area') });
export type ServiceArea = z.output<typeof zServiceArea>;

export const zAccessibility = z.strictObject({
  description: zText(300, 'Enter how one gets in'),
  details: zOptionalText(1000),
});
export type Accessibility = z.output<typeof zAccessibility>;

const zDegrees = (most: number) =>
  z
    .number('Enter degrees as a number')
    .min(-most, `Degrees must be from −${most} to ${most}`)
    .max(most, `Degrees must be from −${most} to ${most}`)
    .nullish()
    .transform((degrees) => degrees ?? null);

const listOf = <T extends z.ZodType>(schema: T, most: number) => z.array(schema).max(most).default([]);

/** A place where a service is given: the location, and the service at that location. */
export const zPlace = z.strictObject({
  id: zId.optional().meta({ description: 'Of the service at this location; a new one when left out' }),
  locationId: zId.optional().meta({ description: 'A location that is known already' }),
  name: zText(300, 'Enter what the place is called'),
  description: zOptionalText(2000),
  address: zOptionalText(500),
  city: zOptionalText(100),
  postcode: zOptionalText(12).refine(
    (text) => text === null || /^[A-Za-z]{1,2}\d[A-Za-z\d]? ?(\d[A-Za-z]{2})?$/.test(text),
    'Enter a postcode, like E1 4AA, or its first half',
  ),
  latitude: zDegrees(90),
  longitude: zDegrees(180),
  accessibility: listOf(zAccessibility, 50),
  schedules: listOf(zSchedule, 100),
});
export type Place = z.output<typeof zPlace>;

const zMail = zOptionalText(254).refine(
  (text) => text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text),
  'Enter an email address in the correct format, like name@example.com',
);
const zAddress = zOptionalText(1000).refine(
  (text) => text === null || /^https?:\/\/\S+$/u.test(text),
  'Enter an address on the web that begins with https://',
);

export const zContact = z.strictObject({
  id: zId.optional(),
  name: zOptionalText(200),
  title: zOptionalText(200).meta({ description: 'What they do there' }),
  email: zMail,
  phone: zOptionalText(60),
  isPublic: z
    .boolean()
    .default(false)
    .meta({ description: 'True where anybody may see it; otherwise only those who work here' }),
});
export type Contact = z.output<typeof zContact>;

export const zOrganisation = z.strictObject({
  id: zId.optional(),
  name: zText(300, 'Enter who gives this service'),
  description: zOptionalText(5000),
  email: zMail,
  website: zAddress,
});
export type Organisation = z.output<typeof zOrganisation>;

const zAge = z
  .int('Enter an age in whole years')
  .min(0, 'Enter an age from 0 to 130')
  .max(130, 'Enter an age from 0 to 130')
  .nullish()
  .transform((age) => age ?? null);

/** A service with all that hangs on it, as it is written. */
export const zServiceWish = z
  .strictObject({
    organisation: zOrganisation,
    name: zText(300, 'Enter the name of the service'),
    alternateName: zOptionalText(300),
    description: zOptionalText(10_000),
    url: zAddress,
    email: zMail,
    phone: zOptionalText(60),
    status: z.enum(serviceStatuses, 'Select how it stands').default('active'),
    eligibility: zOptionalText(5000).meta({ description: 'Who it is for, in words' }),
    minimumAge: zAge,
    maximumAge: zAge,
    applicationProcess: zOptionalText(5000).meta({ description: 'How one comes to it' }),
    fees: zOptionalText(2000),
    languages: listOf(zLanguage, 100),
    schedules: listOf(zSchedule, 100),
    costOptions: listOf(zCostOption, 50),
    serviceAreas: listOf(zServiceArea, 200),
    termIds: listOf(zId, 200),
    places: listOf(zPlace, 200),
    contacts: listOf(zContact, 50),
  })
  .superRefine(({ minimumAge, maximumAge }, context) => {
    if (minimumAge !== null && maximumAge !== null && minimumAge > maximumAge)
      context.addIssue({
        code: 'custom',
        path: ['maximumAge'],
        message: 'The oldest age must be the youngest age or more',
      });
  });
export type ServiceContent = z.output<typeof zServiceWish>;

export const listings = ['shown', 'to_assure', 'closed_for_now', 'ended'] as const;
/** Whether those who refer find a service, and why not. */
export type Listing = (typeof listings)[number];

/** How long a service is shown after it was last assured, in months, where nobody chose. */
export const USUAL_MONTHS = 6;

/** The first day on which something that is still shown may have been assured. */
export function assuredSince(today: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return today.subtract({ months });
}

/** Whether a service is shown to those who refer: it is active, and was assured not too long ago. */
export function listingOf(
  service: { readonly status: ServiceStatus; readonly assuredOn: Temporal.PlainDate | null },
  months: number,
  today: Temporal.PlainDate,
): Listing {
  if (service.status === 'defunct' || service.status === 'inactive') return 'ended';
  if (service.status === 'temporarily closed') return 'closed_for_now';
  const { assuredOn } = service;
  return assuredOn && !isBefore(assuredOn, assuredSince(today, months)) ? 'shown' : 'to_assure';
}
