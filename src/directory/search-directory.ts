import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { staffNow } from '../access/staff/index.ts';
import { query, withinReach } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { foldName } from '../people/index.ts';
import { accessKinds, languageFacet, placeFacet, termFacet } from './facets.ts';
import { loadListed, SERVICES_A_PAGE, searchServices } from './search-store.ts';
import { assuredSince, listingOf, listings, weekDays } from './service.ts';
import { serviceView, zServiceOut } from './service-output.ts';
import {
  findService,
  keepingOf,
  loadTerms,
  notAssuredSince,
  openFlags,
  readDirectorySetting,
} from './service-store.ts';

const ACCESS = Object.keys(accessKinds) as [keyof typeof accessKinds];
const empty = (value: unknown) => (value === '' ? undefined : value);

/** Finds services by what they help with, by place and by words, however these are spelt. */
export const searchDirectory = query({
  name: 'searchDirectory',
  summary: 'Search the directory by need, place and words (also misspelt), with filters',
  permission: 'directory:read',
  about: withinReach,
  input: z.strictObject({
    words: zOptionalText(200).meta({
      description: 'Words of its name or of what it does, however they are spelt',
    }),
    place: zOptionalText(100).meta({ description: 'A postcode, its first half, or the name of an area' }),
    within: z.coerce
      .number('Enter kilometres from 1 to 50')
      .min(1, 'Enter kilometres from 1 to 50')
      .max(50, 'Enter kilometres from 1 to 50')
      .default(2)
      .meta({ description: 'How far round the place, in kilometres' }),
    term: z.preprocess(empty, zId.optional()).meta({ description: 'What it helps with: the id of a term' }),
    language: zOptionalText(100).meta({ description: 'A language that is spoken there, by name or code' }),
    free: z
      .preprocess((value) => value === true || value === 'yes' || value === 'true', z.boolean())
      .optional()
      .meta({ description: 'Only what costs nothing' }),
    access: z
      .preprocess(empty, z.enum(ACCESS, 'Choose from the list').optional())
      .meta({ description: 'A way of getting in or being understood that it must have' }),
    day: z
      .preprocess(empty, z.enum(weekDays, 'Choose a day of the week').optional())
      .meta({ description: 'A day on which it must be open' }),
    hidden: z
      .preprocess((value) => value === true || value === 'yes' || value === 'true', z.boolean())
      .optional()
      .meta({ description: 'Also what is not shown to those who refer; for those who keep the directory' }),
    page: z.coerce
      .number('Enter a page')
      .int()
      .min(1)
      .max(25)
      .default(1)
      .meta({ description: 'Which page of the results' }),
  }),
  output: z.strictObject({
    total: zCountOut,
    tooMany: z.boolean().meta({ description: 'True where some were left out: more words find them' }),
    page: z.int(),
    pages: zCountOut,
    services: z.array(
      z.strictObject({
        id: zIdOut,
        name: z.string(),
        organisation: z.string(),
        description: z.string().nullable(),
        eligibility: z.string().nullable(),
        listing: z.enum(listings),
        languages: z.array(z.string()),
        free: z.boolean(),
        fees: z.string().nullable(),
        places: z.array(
          z.strictObject({ name: z.string(), city: z.string().nullable(), postcode: z.string().nullable() }),
        ),
        kilometres: z.number().nullable(),
        assuredOn: zDayOut.nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/directory/services' },
  async handle(
    { db, today, actor },
    { words, place, within, term, language, free, access, day, hidden, page },
  ) {
    const { assuredMonths } = await readDirectorySetting(db);
    const seesAll = hidden === true && decide(actor, 'directory:keep').allowed;
    const facets = [
      ...(term ? [termFacet(term)] : []),
      ...(language ? [languageFacet(language)] : []),
      ...(free ? ['free'] : []),
      ...(access ? [`access:${access}`] : []),
      ...(day ? [`day:${day}`] : []),
    ];
    const { rows, total, tooMany } = await searchServices(db, {
      words: words ? { typed: words, folded: foldName(words) } : null,
      facets,
      place: place ? placeFacet(place) : null,
      within,
      since: seesAll ? null : assuredSince(today, assuredMonths),
      page,
    });
    const listed = await loadListed(
      db,
      rows.map(({ id }) => id),
    );
    return succeed({
      total,
      tooMany,
      page,
      pages: Math.ceil(total / SERVICES_A_PAGE),
      services: listed.map(({ status, languages, costOptions, ...each }) => ({
        ...each,
        listing: listingOf({ status, assuredOn: each.assuredOn }, assuredMonths, today),
        languages: languages.map(({ name }) => name),
        free: costOptions.some(({ amountPence }) => amountPence === 0),
        kilometres: rows.find(({ id }) => id === each.id)?.kilometres ?? null,
      })),
    });
  },
  looksAt: () => [],
});

/** One service with all that hangs on it. */
export const getService = query({
  name: 'getService',
  summary: 'Read one service of the directory',
  permission: 'directory:read',
  about: withinReach,
  input: z.strictObject({ id: zId }),
  output: zServiceOut,
  api: { method: 'get', path: '/directory/services/{id}' },
  async handle({ db, today }, { id }) {
    const service = await findService(db, id);
    if (!service) return notFound('service');
    const { assuredMonths } = await readDirectorySetting(db);
    const view = serviceView(service, await loadTerms(db), assuredMonths, today);
    return succeed({ ...view, ...(await keepingOf(db, id)) });
  },
  looksAt: () => [],
});

/** The words by which services are sorted. */
export const listDirectoryTerms = query({
  name: 'listDirectoryTerms',
  summary: 'List the words by which services are sorted',
  permission: 'directory:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      id: zIdOut,
      version: zVersionOut,
      name: z.string(),
      parentId: zIdOut.nullable(),
      taxonomy: z.string(),
    }),
  ),
  api: { method: 'get', path: '/directory/terms' },
  async handle({ db }) {
    const terms = await loadTerms(db);
    return succeed(
      terms.map(({ id, version, name, parentId, taxonomy }) => ({ id, version, name, parentId, taxonomy })),
    );
  },
  looksAt: () => [],
});

/** What keepers have to do: services to assure, what was found wrong, and for how long a service is shown. */
export const getDirectoryKeeping = query({
  name: 'getDirectoryKeeping',
  summary: 'What is to be done for the directory: services not assured, and what was found wrong',
  permission: 'directory:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.strictObject({
    assuredMonths: z.int(),
    settingVersion: zCountOut,
    toAssure: z.array(
      z.strictObject({
        id: zIdOut,
        name: z.string(),
        organisation: z.string(),
        assuredOn: zDayOut.nullable(),
        keeper: z.string().nullable(),
        keeperId: zIdOut.nullable(),
      }),
    ),
    flags: z.array(
      z.strictObject({
        id: zIdOut,
        serviceId: zIdOut,
        name: z.string(),
        what: z.string(),
        flaggedOn: zDayOut,
        flaggedBy: z.string().nullable(),
        keeperId: zIdOut.nullable(),
      }),
    ),
    staff: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  }),
  api: { method: 'get', path: '/directory/keeping' },
  async handle({ db, today }) {
    const { assuredMonths, version } = await readDirectorySetting(db);
    const toAssure = await notAssuredSince(db, assuredSince(today, assuredMonths));
    const flags = await openFlags(db);
    return succeed({ assuredMonths, settingVersion: version, toAssure, flags, staff: await staffNow(db) });
  },
  looksAt: () => [],
});
