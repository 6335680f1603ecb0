import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { StaffActor } from '../access/actor.ts';
import { type ApiPlace, once } from '../doors/index.ts';
import { type Fault, httpStatus, invalidField } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  API_LIMITS,
  type ApiGate,
  createApiGate,
  LARGEST_API_BODY,
  LARGEST_API_FILE_BODY,
} from './api-gate.ts';
import { currentRow } from './current-row.ts';
import type { AppParts, Environment } from './environment.ts';
import { addressAfterMerge } from './merged-record.ts';
import { openApi } from './openapi.ts';
import { type Operation, operationsByRoom } from './operations.ts';
import { otherProblem, PROBLEM_TYPE, problemOf } from './problem.ts';

type ApiContext = Context<Environment>;

const SHORTEST_KEY = 8;
const LONGEST_KEY = 200;

function problem(context: ApiContext, fault: Fault): Response {
  const status = httpStatus(fault);
  if (fault.kind === 'too_many') context.header('Retry-After', String(fault.retryAfterSeconds));
  return context.json(problemOf(fault, context.req.path), status, {
    'Content-Type': PROBLEM_TYPE,
  });
}

const API_PREFIX = '/api/v1';

/** What was asked for was merged into another record: that one is named, and where it is. */
function mergedProblem(context: ApiContext, mergedInto: string): Response {
  const found = problemOf({ kind: 'not_found', what: 'person' }, context.req.path);
  const detail = `This record was merged into another one of the same person: ${mergedInto}`;
  return context.json({ ...found, detail, mergedInto }, 404, { 'Content-Type': PROBLEM_TYPE });
}

function unauthorised(context: ApiContext): Response {
  const detail = 'Send Authorization: Bearer TOKEN. Make one with: facet token create --tenant T --role R';
  return otherProblem('unauthorised', detail, context.req.path, { 'WWW-Authenticate': 'Bearer' });
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

const MEGABYTE = 1024 * 1024;

const routeOf = ({ path }: ApiPlace) => path.replace(/\{(\w+)\}/g, ':$1');

/** The JSON API, made from the same commands and queries as the pages. */
export function apiRoutes(parts: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const rooms = operationsByRoom(parts.rooms);
  const description = once(() => JSON.stringify(openApi(rooms)));
  const gate = createApiGate(parts.apiLimits ?? API_LIMITS, () => parts.clock.now().epochMilliseconds);
  const atMost = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: ({ req }) => {
        const detail = `The API takes ${maxSize / MEGABYTE} MB at once here.`;
        return otherProblem('too_large', detail, req.path);
      },
    });
  const [words, files] = [atMost(LARGEST_API_BODY), atMost(LARGEST_API_FILE_BODY)];
  const withFiles = rooms
    .flatMap(({ operations }) => operations)
    .filter(({ api }) => api.takesFiles)
    .map(({ api }) => new URLPattern({ pathname: `*${routeOf(api)}` }));
  app.use((context, next) => {
    const takesFiles = withFiles.some((pattern) => pattern.test({ pathname: context.req.path }));
    return (takesFiles ? files : words)(context, next);
  });
  app.get('/openapi.json', (context) => {
    const wait = gate.countStranger(parts.addressOf(context));
    if (wait > 0) return problem(context, { kind: 'too_many', retryAfterSeconds: wait });
    return context.body(description(), 200, { 'Content-Type': 'application/json' });
  });
  for (const operation of rooms.flatMap(({ operations }) => operations)) {
    app.on(operation.api.method, routeOf(operation.api), (context) => serve(parts, gate, operation, context));
  }
  app.all('*', (context) => problem(context, { kind: 'not_found', what: 'operation' }));
  return app;
}

async function serve(
  parts: AppParts,
  gate: ApiGate,
  operation: Operation,
  context: ApiContext,
): Promise<Response> {
  const actor = await letIn(parts, gate, context);
  if (actor instanceof Response) return actor;
  const input = await inputOf(context, operation.api.method);
  if (!input.ok) return problem(context, input.error);
  const key = keyOf(context, actor);
  if (!key.ok) return problem(context, key.error);
  const result =
    operation.kind === 'command'
      ? await parts.bus.run(operation, actor, input.value, { door: 'api', key: key.value })
      : await parts.bus.ask(operation, actor, input.value, 'api');
  if (result.ok) return context.json(result.value);
  const { error } = result;
  if (error.kind === 'not_found') {
    const kept = await addressAfterMerge(parts.bus, actor, context.req.path.slice(API_PREFIX.length));
    if (kept !== undefined) return mergedProblem(context, `${API_PREFIX}${kept}`);
  }
  return problem(
    context,
    error.kind === 'stale' ? { ...error, current: currentRow(operation.input, error.current) } : error,
  );
}

/** The key under which a change is written once. Each program's keys are its own, whatever another chooses. */
function keyOf(context: ApiContext, actor: StaffActor): Result<string | undefined, Fault> {
  const sent = context.req.header('idempotency-key');
  if (sent === undefined) return succeed(undefined);
  if (sent.length < SHORTEST_KEY || sent.length > LONGEST_KEY) {
    const message = `Make the Idempotency-Key ${SHORTEST_KEY} to ${LONGEST_KEY} characters long`;
    return invalidField([], message);
  }
  const hash = createHash('sha256').update(`${actor.staffId}\n${sent}`).digest('base64url');
  return succeed(`api:${hash}`);
}

function tokenOf(context: ApiContext): string | undefined {
  const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token ? token : undefined;
}

/** Who asks; or the refusal: no good token, or too many requests. Nothing is looked up for whoever sent too many. */
async function letIn(parts: AppParts, gate: ApiGate, context: ApiContext): Promise<StaffActor | Response> {
  const address = parts.addressOf(context);
  const token = tokenOf(context);
  const shut = gate.waitToKnock(address, token);
  const actor = shut === 0 && token !== undefined ? await parts.actorOfToken(token) : null;
  const counted = actor && token !== undefined ? gate.countKnown(token) : gate.countStranger(address);
  const wait = Math.max(shut, counted);
  if (wait > 0) return problem(context, { kind: 'too_many', retryAfterSeconds: wait });
  return actor ?? unauthorised(context);
}
