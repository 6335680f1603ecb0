import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command, Query } from '../doors/index.ts';
import { readInput } from '../foundation/read-input.ts';
import { openApi } from './openapi.ts';
import { listIn, withoutNull } from './openapi-schemas.ts';
import { operationsByRoom, operationsOf } from './operations.ts';
import { rooms } from './rooms.ts';

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly {
    readonly $ref?: string;
    readonly name?: string;
    readonly in?: string;
    readonly description?: string;
    readonly schema?: Readonly<Record<string, unknown>>;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
  readonly responses: Readonly<Record<string, unknown>>;
}

const document = openApi(operationsByRoom(rooms)) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};
const operations = operationsOf(rooms);
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);
const declared: readonly (Command | Query)[] = rooms.flatMap((room) => [
  ...(room.commands ?? []),
  ...(room.queries ?? []),
]);

/** What is promised to whoever builds on the API: these names stay. */
const PROMISED = {
  makeReferral: 'post /referrals',
  getReferral: 'get /referrals/{id}',
  listReferrals: 'get /referrals',
  decideReferral: 'post /referrals/{id}/decision',
  giveConsent: 'post /people/{personId}/consents',
  withdrawConsent: 'post /consents/{id}/withdrawal',
  startEnrolment: 'post /enrolments',
  allocateWorker: 'post /enrolments/{id}/allocations',
  changePathway: 'post /enrolments/{id}/pathway',
  moveStage: 'post /enrolments/{id}/stage',
  endEnrolment: 'post /enrolments/{id}/end',
  setGoal: 'post /enrolments/{enrolmentId}/goals',
  setAction: 'post /goals/{goalId}/actions',
  recordContact: 'post /enrolments/{enrolmentId}/contacts',
  recordOutcome: 'post /enrolments/{enrolmentId}/outcomes',
  findPeople: 'get /people',
  getPerson: 'get /people/{id}',
  getChronology: 'get /people/{personId}/chronology',
  listCaseload: 'get /caseload',
  listFigures: 'get /programmes/{programme}/figures',
  openFigure: 'get /programmes/{programme}/figures/{figure}',
};

/** Every object schema within a JSON Schema. */
function objectsIn(value: unknown): { readonly [key: string]: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'object' ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}

describe('the description of the API', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('is refused by that validator when it is spoilt, so that the check could fail', async () => {
    const spoilt = { ...structuredClone(document), paths: { '/x': { get: { responses: 'none' } } } };
    expect((await new Validator().validate(spoilt)).valid).toBe(false);
  });

  it('has the operations that are promised, each under its name and at its place', () => {
    const places = Object.fromEntries(
      described.map(({ operationId, method, path }) => [operationId, `${method} ${path}`]),
    );
    expect(places).toMatchObject(PROMISED);
    expect(new Set(described.map((each) => each.operationId)).size).toBe(described.length);
    expect(described.map((each) => each.operationId).sort()).toEqual(
      operations.map((each) => each.name).sort(),
    );
  });

  it('groups operations by room and says what each room is about', () => {
    const tags = new Map(document.tags.map((tag) => [tag.name, tag.description]));
    for (const { tags: own } of described) for (const tag of own) expect(tags.get(tag)).toMatch(/\w+ \w+/);
    expect(described.every((each) => each.tags.length === 1 && each.summary.length > 5)).toBe(true);
  });

  it('describes every parameter, and takes from the path what the path names', () => {
    for (const { operationId, path, parameters } of described) {
      const own = parameters.filter((each) => each.$ref === undefined);
      for (const { name, description } of own) expect(description, `${operationId} ${name}`).toBeTruthy();
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const inPath = own.filter((each) => each.in === 'path').map((each) => each.name);
      expect(inPath, operationId).toEqual(named);
    }
  });

  it('asks nobody to send null in an address, and writes lists with commas', () => {
    const inQuery = described.flatMap((each) => each.parameters).filter((each) => each.in === 'query');
    for (const { name, schema } of inQuery) expect(JSON.stringify(schema), name).not.toContain('null');
    const chronology = described.find((each) => each.operationId === 'getChronology');
    expect(chronology?.parameters).toContainEqual(
      expect.objectContaining({
        name: 'kinds',
        explode: false,
        schema: expect.objectContaining({ type: 'array', items: { type: 'string' } }),
      }),
    );
    expect(chronology?.parameters).toContainEqual(
      expect.objectContaining({ name: 'size', schema: expect.objectContaining({ type: 'integer' }) }),
    );
  });

  it('gives every operation its answers, and every command an idempotency key', () => {
    for (const each of described) {
      const isCommand = operations.find(({ name }) => name === each.operationId)?.kind === 'command';
      const codes = ['200', '401', '403', '404', '409', '422', '429', '500', '503'];
      expect(Object.keys(each.responses), each.operationId).toEqual(
        each.requestBody ? [...codes, '413'].sort() : codes,
      );
      const key = each.parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey');
      expect(key, each.operationId).toBe(isCommand);
    }
  });

  it('leads every reference to something that is there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) {
      const found = reference
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      expect(found, reference).toBeDefined();
    }
  });

  it('names the shapes that are answered in many places', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'Changed', 'Person', 'Referral', 'Enrolment', 'ChronologyEntry']),
    );
  });

  it('shows examples that are of the shapes that they stand for', () => {
    const shown = operations.filter((each) => each.example);
    expect(shown.map((each) => each.name)).toEqual([
      'makeReferral',
      'decideReferral',
      'startEnrolment',
      'handOverCases',
      'setGoal',
      'settleDue',
      'recordContact',
      'addDocument',
      'addDocumentVersion',
      'getCalendar',
    ]);
    for (const { name, input, output, example, api } of shown) {
      expect(readInput(input, example?.input), name).toMatchObject({ ok: true });
      expect(output.safeParse(example?.answer).success, name).toBe(true);
      if (api?.method === 'get') continue;
      const body = described.find((each) => each.operationId === name)?.requestBody;
      expect(Object.keys(body?.content['application/json']?.example as object).length, name).toBeGreaterThan(
        2,
      );
    }
  });
});

describe('what a command or query says that it answers', () => {
  it.each(declared.map((each) => [each.name, each] as const))('%s leaves nothing open', (_, { output }) => {
    const schema = z.toJSONSchema(output, { io: 'input', unrepresentable: 'any' });
    for (const object of objectsIn(schema)) {
      expect(object.additionalProperties, JSON.stringify(object).slice(0, 200)).toBeDefined();
    }
    expect(JSON.stringify(schema)).not.toBe('{}');
  });
});

describe('schemas for an address', () => {
  it('are without null, whichever way it was said', () => {
    expect(withoutNull({ type: ['string', 'null'], maxLength: 9 })).toEqual({ type: 'string', maxLength: 9 });
    expect(withoutNull({ anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] })).toEqual({
      type: 'string',
      format: 'date',
    });
    expect(withoutNull({ anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] })).toEqual({
      anyOf: [{ type: 'string' }, { type: 'integer' }],
    });
    expect(withoutNull({ type: 'integer' })).toEqual({ type: 'integer' });
  });

  it('hold a list where one may be given as a list or as text', () => {
    const list = { type: 'array', items: { type: 'string' } };
    expect(listIn({ anyOf: [list, { type: 'string' }], description: 'Kinds' })).toEqual({
      ...list,
      description: 'Kinds',
    });
    expect(listIn({ type: 'string' })).toBeUndefined();
  });
});
