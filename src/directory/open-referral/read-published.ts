import { z } from 'zod';
import { query, wholeTenant } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { outwardOf, placeFacet } from '../facets.ts';
import { assuredSince, USUAL_MONTHS, weekDays } from '../service.ts';
import type { PublishedPlace } from './published.ts';
import {
  findPublished,
  findPublishedPlaces,
  loadPublished,
  loadPublishedTerms,
  serviceAt,
  shownForMonths,
} from './published-store.ts';
import {
  type JsonObject,
  placeOut,
  serviceListed,
  serviceOut,
  taxonomyOut,
  termOut,
} from './to-open-referral.ts';

const empty = (value: unknown) => (value === '' || value === undefined ? undefined : value);
const zNullable = <T extends z.ZodType>(schema: T) =>
  z
    .preprocess(empty, schema.optional())
    .transform((value): z.output<T> | null => (value as z.output<T> | undefined) ?? null);
const zWholeNumber = (least: number, most: number, usual: number) =>
  z.preprocess(
    empty,
    z.coerce
      .number('Enter a whole number')
      .int('Enter a whole number')
      .min(least, `The least is ${least}`)
      .max(most, `The most is ${most}`)
      .default(usual),
  );
const zAge = zNullable(z.coerce.number('Enter an age in years').min(0).max(130));
const zTime = zNullable(
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Enter a time such as 10:00')
    .transform((text) => text.slice(0, 5)),
);

/** As many entries as stand on one page of the standard’s lists where a client asks for no number, and at most. */
const [USUAL_PAGE, LARGEST_PAGE] = [50, 200] as const;

const paging = {
  page: zWholeNumber(1, 10_000, 1),
  per_page: zWholeNumber(1, LARGEST_PAGE, USUAL_PAGE),
};
const zFilter = {
  search: zOptionalText(200),
  taxonomy_term_id: zNullable(zId),
  taxonomy_id: zNullable(zId),
  minimum_age: zAge,
  maximum_age: zAge,
  start_time: zTime,
  end_time: zTime,
  day: zNullable(
    z
      .string()
      .transform((text) => text.slice(0, 2).toUpperCase())
      .pipe(z.enum(weekDays, 'Enter a day such as MO')),
  ),
};
type Filter = z.output<z.ZodObject<typeof zFilter>>;

const filterOf = (input: Filter) => ({
  search: input.search,
  taxonomyTermId: input.taxonomy_term_id,
  taxonomyId: input.taxonomy_id,
  minimumAge: input.minimum_age,
  maximumAge: input.maximum_age,
  startTime: input.start_time,
  endTime: input.end_time,
  day: input.day,
});

const zEntry = z.record(z.string(), z.unknown());
const zPageOut = z.strictObject({
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  entries: z.array(zEntry),
});

async function since(db: Parameters<typeof shownForMonths>[0], today: Temporal.PlainDate) {
  return assuredSince(today, (await shownForMonths(db)) ?? USUAL_MONTHS);
}

const placeWith = (place: PublishedPlace, service: JsonObject): JsonObject => ({
  ...placeOut(place),
  service,
});

const forAnybody = {
  permission: 'public',
  about: wholeTenant,
  looksAt: (): readonly string[] => [],
  api: null,
} as const;

/** Services that are shown to everybody, as Open Referral UK lists them. */
export const listPublishedServices = query({
  ...forAnybody,
  name: 'listPublishedServices',
  summary: 'List the services of the directory for everybody',
  input: z.strictObject({ ...zFilter, ...paging }),
  output: zPageOut,
  async handle({ db, today }, { page, per_page: perPage, ...input }) {
    const from = await since(db, today);
    const { total, rows } = await findPublished(db, filterOf(input), { since: from, page, perPage });
    const services = await loadPublished(db, rows, from);
    return succeed({ total, page, perPage, entries: services.map(serviceListed) });
  },
});

/** One service that is shown to everybody, with all that hangs on it. */
export const getPublishedService = query({
  ...forAnybody,
  name: 'getPublishedService',
  summary: 'Read one service of the directory, for everybody',
  input: z.strictObject({ id: zId }),
  output: zEntry,
  async handle({ db, today }, { id }) {
    const [service] = await loadPublished(db, [id], await since(db, today));
    if (!service) return notFound('service');
    return succeed(serviceOut(service, await loadPublishedTerms(db)));
  },
});

/** Services at locations that are shown to everybody. */
export const listPublishedPlaces = query({
  ...forAnybody,
  name: 'listPublishedPlaces',
  summary: 'List where the services of the directory are given, for everybody',
  input: z.strictObject({
    ...zFilter,
    ...paging,
    postcode: zOptionalText(12).refine((text) => text === null || outwardOf(text) !== undefined, {
      message: 'Enter a postcode, like E1 4AA',
    }),
    proximity: zWholeNumber(1, 100_000, 2_000),
  }),
  output: zPageOut,
  async handle({ db, today }, { page, per_page: perPage, postcode, proximity, ...input }) {
    const from = await since(db, today);
    const near = postcode ? { place: placeFacet(postcode), metres: proximity } : null;
    const shown = { since: from, page, perPage };
    const { total, rows } = await findPublishedPlaces(db, filterOf(input), near, shown);
    const services = await loadPublished(db, [...new Set(rows.map(({ serviceId }) => serviceId))], from);
    const entries = rows.flatMap(({ id, serviceId }) => {
      const service = services.find((each) => each.id === serviceId);
      const place = service?.places.find((each) => each.id === id);
      return service && place ? [placeWith(place, serviceListed(service))] : [];
    });
    return succeed({ total, page, perPage, entries });
  },
});

/** One service at a location, with the whole service. */
export const getPublishedPlace = query({
  ...forAnybody,
  name: 'getPublishedPlace',
  summary: 'Read where one service of the directory is given, for everybody',
  input: z.strictObject({ id: zId }),
  output: zEntry,
  async handle({ db, today }, { id }) {
    const serviceId = await serviceAt(db, id);
    const [service] = serviceId ? await loadPublished(db, [serviceId], await since(db, today)) : [];
    const place = service?.places.find((each) => each.id === id);
    if (!service || !place) return notFound('service at this location');
    return succeed(placeWith(place, serviceOut(service, await loadPublishedTerms(db))));
  },
});

/** The words by which services are sorted, and their lists. */
export const listPublishedTerms = query({
  ...forAnybody,
  name: 'listPublishedTerms',
  summary: 'List the words by which the services of the directory are sorted, for everybody',
  input: z.strictObject({}),
  output: z.strictObject({ taxonomies: z.array(zEntry), terms: z.array(zEntry) }),
  async handle({ db }) {
    const terms = await loadPublishedTerms(db);
    const taxonomies = new Map(terms.map((term) => [term.taxonomyId, taxonomyOut(term)]));
    return succeed({ taxonomies: [...taxonomies.values()], terms: terms.map(termOut) });
  },
});
