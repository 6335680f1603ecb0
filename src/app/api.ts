import { type Context, Hono } from 'hono';
import type { StaffActor } from '../access/actor.ts';
import type { ApiPlace, Command, Query } from '../doors/index.ts';
import { type Fault, httpStatus, invalidField } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import type { AppParts, Environment } from './environment.ts';
import { openApi } from './openapi.ts';
import { problemOf } from './problem.ts';

type ApiContext = Context<Environment>;
type Operation = (Command | Query) & { readonly api: ApiPlace };

function problem(context: ApiContext, fault: Fault): Response {
  const status = httpStatus(fault);
  if (fault.kind === 'too_many') context.header('Retry-After', String(fault.retryAfterSeconds));
  return context.json(problemOf(fault, context.req.path), status, {
    'Content-Type': 'application/problem+json',
  });
}

function unauthorised(context: ApiContext): Response {
  const body = {
    type: 'urn:facet:problem:unauthorised',
    title: 'A valid token is needed',
    status: 401,
    detail: 'Send Authorization: Bearer TOKEN. Make one with: facet token create --tenant T --role R',
    instance: context.req.path,
  };
  return context.json(body, 401, {
    'Content-Type': 'application/problem+json',
    'WWW-Authenticate': 'Bearer',
  });
}

async function inputOf(context: ApiContext, method: ApiPlace['method']): Promise<Result<unknown, Fault>> {
  const params = context.req.param() as Record<string, string>;
  if (method === 'get') return { ok: true, value: { ...context.req.query(), ...params } };
  // What is no JSON is not guessed at: a form posted here by a page elsewhere must not pass for it.
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(context.req.header('content-type') ?? '')) {
    return invalidField([], 'Send JSON, and say so: Content-Type: application/json');
  }
  const text = await context.req.text();
  let body: unknown = {};
  try {
    if (text.trim() !== '') body = JSON.parse(text);
  } catch {
    return invalidField([], 'The body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalidField([], 'The body must be a JSON object');
  return { ok: true, value: { ...body, ...params } };
}

/** Every operation that has a place in the API. */
export function operationsOf(rooms: AppParts['rooms']): Operation[] {
  const all = rooms.flatMap((room): (Command | Query)[] => [
    ...(room.commands ?? []),
    ...(room.queries ?? []),
  ]);
  return all.filter((operation): operation is Operation => operation.api !== null);
}

/** The JSON API, made from the same commands and queries as the pages. */
export function apiRoutes(parts: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const operations = operationsOf(parts.rooms);
  app.get('/openapi.json', (context) => context.json(openApi(operations)));
  for (const operation of operations) {
    const path = operation.api.path.replace(/\{(\w+)\}/g, ':$1');
    app.on(operation.api.method, path, (context) => serve(parts, operation, context));
  }
  app.all('*', (context) => problem(context, { kind: 'not_found', what: 'operation' }));
  return app;
}

async function serve(parts: AppParts, operation: Operation, context: ApiContext): Promise<Response> {
  const actor = await authenticate(parts, context);
  if (!actor) return unauthorised(context);
  const input = await inputOf(context, operation.api.method);
  if (!input.ok) return problem(context, input.error);
  const key = context.req.header('idempotency-key');
  const result =
    operation.kind === 'command'
      ? await parts.bus.run(operation, actor, input.value, {
          door: 'api',
          key: key === undefined ? undefined : `api:${key}`.slice(0, 100),
        })
      : await parts.bus.ask(operation, actor, input.value, 'api');
  return result.ok ? context.json(result.value ?? {}) : problem(context, result.error);
}

async function authenticate(parts: AppParts, context: ApiContext): Promise<StaffActor | null> {
  const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) return null;
  return parts.actorOfToken(token);
}
