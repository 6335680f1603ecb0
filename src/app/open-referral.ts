import { type Context, Hono } from 'hono';
import type { GuestActor } from '../access/actor.ts';
import {
  getPublishedPlace,
  getPublishedService,
  listPublishedPlaces,
  listPublishedServices,
  listPublishedTerms,
} from '../directory/index.ts';
import { type Fault, faultSentence, httpStatus } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import type { AppParts, Environment } from './environment.ts';
import { createRateLimit } from './hardening.ts';

const A_MINUTE = 60;
const READS_A_MINUTE = 120;
const STUB = '/open-referral/:tenant';
/** Where the standard says what its profile for the United Kingdom is, and describes these addresses. */
const PROFILE = 'https://open-referral-uk-profile.readthedocs.io/en/latest/';
const OPENAPI = 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json';

interface PageAnswer {
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
  readonly entries: readonly object[];
}

/** A page as the standard has it. */
export function pageOut({ total, page, perPage, entries }: PageAnswer) {
  const pages = Math.ceil(total / perPage);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: entries.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: entries.length === 0,
    contents: entries,
  };
}

/** What Facet reads of an address. Parameters that the standard knows besides, or may know one day, are passed over. */
function asked(context: Context, { input }: { readonly input: { readonly shape: object } }) {
  return Object.fromEntries(Object.entries(context.req.query()).filter(([name]) => name in input.shape));
}

const PAGE = { page: '1', per_page: '50' } as const;

/** One page of a short list, cut here: the words of a directory are some hundreds. */
function cut(entries: readonly object[], context: Context): PageAnswer {
  const number = (name: keyof typeof PAGE, most: number) => {
    const typed = Number(context.req.query(name) ?? PAGE[name]);
    return Number.isInteger(typed) ? Math.min(Math.max(typed, 1), most) : Number(PAGE[name]);
  };
  const [page, perPage] = [number('page', 10_000), number('per_page', 200)];
  return {
    total: entries.length,
    page,
    perPage,
    entries: entries.slice((page - 1) * perPage, page * perPage),
  };
}

/**
 * The directory for everybody, as Open Referral UK 3.0 asks: read only, without a key, from any site. It comes in as a
 * visitor, whose role of the database reads those columns and rows alone that are for everybody.
 */
export function openReferral({ bus, clock, tenantOf, addressOf }: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const limit = createRateLimit(READS_A_MINUTE, A_MINUTE, () => clock.now().epochMilliseconds);
  const answer = (context: Context, body: object, status: 200 | 400 | 404 | 422 | 429 = 200) =>
    context.json(body, status, {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': status === 200 ? 'public, max-age=300' : 'no-store',
    });
  const nothing = (context: Context) => answer(context, { error: 'There is nothing here.' }, 404);

  /** Asks as a visitor of the tenant that the address names, and answers what came of it. */
  async function ask<A>(
    context: Context<Environment>,
    read: (visitor: GuestActor) => Promise<Result<A, Fault>>,
    shape: (found: A) => object | undefined,
  ): Promise<Response> {
    const wait = limit.waitFor(addressOf(context));
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return answer(context, { error: 'Too many requests. Try again in a minute.' }, 429);
    }
    const tenant = await tenantOf(context.req.param('tenant') ?? '');
    if (!tenant) return nothing(context);
    const visitor: GuestActor = { kind: 'guest', tenant: tenant.slug, given: [] };
    const found = await read(visitor);
    if (!found.ok) {
      const status = httpStatus(found.error) === 404 ? 404 : 422;
      return answer(context, { error: faultSentence(found.error) }, status);
    }
    const body = shape(found.value);
    return body ? answer(context, body) : nothing(context);
  }

  const terms = (visitor: GuestActor) => bus.ask(listPublishedTerms, visitor, {}, 'api');
  app.get(STUB, (context) =>
    ask(context, terms, () => ({
      version: '3.0',
      profile: PROFILE,
      openapi_url: OPENAPI,
    })),
  );
  app.get(`${STUB}/services`, (context) =>
    ask(
      context,
      (visitor) => bus.ask(listPublishedServices, visitor, asked(context, listPublishedServices), 'api'),
      pageOut,
    ),
  );
  app.get(`${STUB}/services/:id`, (context) => {
    const id = context.req.param('id');
    return ask(
      context,
      (visitor) => bus.ask(getPublishedService, visitor, { id }, 'api'),
      (service) => service,
    );
  });
  app.get(`${STUB}/service_at_locations`, (context) =>
    ask(
      context,
      (visitor) => bus.ask(listPublishedPlaces, visitor, asked(context, listPublishedPlaces), 'api'),
      pageOut,
    ),
  );
  app.get(`${STUB}/service_at_locations/:id`, (context) => {
    const id = context.req.param('id');
    return ask(
      context,
      (visitor) => bus.ask(getPublishedPlace, visitor, { id }, 'api'),
      (place) => place,
    );
  });
  for (const kind of ['taxonomies', 'terms'] as const) {
    const path = kind === 'terms' ? 'taxonomy_terms' : kind;
    app.get(`${STUB}/${path}`, (context) =>
      ask(context, terms, (found) => pageOut(cut(found[kind], context))),
    );
    app.get(`${STUB}/${path}/:id`, (context) =>
      ask(context, terms, (found) => found[kind].find(({ id }) => id === context.req.param('id'))),
    );
  }
  return app;
}
