import { z } from 'zod';
import type { ApiPlace, Command, Query } from '../doors/index.ts';

type Operation = (Command | Query) & { readonly api: ApiPlace };
type JsonSchema = { properties?: Record<string, unknown>; required?: string[]; [key: string]: unknown };

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as JsonSchema;
  return rest;
};

const pathParameters = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

const PROBLEM = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function parametersOf(operation: Operation, schema: JsonSchema) {
  const inPath = pathParameters(operation.api.path);
  const parameters = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: schema.properties?.[name] ?? { type: 'string' },
  }));
  if (operation.api.method !== 'get') return parameters;
  const rest = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const inQuery = rest.map(([name, each]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: each,
  }));
  return [...parameters, ...inQuery];
}

function bodyOf(operation: Operation, schema: JsonSchema) {
  if (operation.api.method === 'get') return {};
  const inPath = new Set(pathParameters(operation.api.path));
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.has(name)),
  );
  const required = schema.required?.filter((name) => !inPath.has(name));
  const body = { ...schema, properties, ...(required ? { required } : {}) };
  return { requestBody: { required: true, content: { 'application/json': { schema: body } } } };
}

function operationObject(operation: Operation) {
  const schema = jsonSchema(operation.input, 'input');
  const keyHeader = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 90 },
  };
  const output = operation.output ? jsonSchema(operation.output, 'input') : {};
  return {
    operationId: operation.name,
    summary: operation.summary,
    'x-facet-permission': operation.permission,
    parameters: [...parametersOf(operation, schema), ...(operation.kind === 'command' ? [keyHeader] : [])],
    ...bodyOf(operation, schema),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      401: PROBLEM,
      403: PROBLEM,
      404: PROBLEM,
      409: PROBLEM,
      422: PROBLEM,
    },
  };
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, path: { type: 'array' }, detail: { type: 'string' } },
      },
    },
    current: { description: 'The record as it stands now, when it was changed since it was read' },
  },
};

/** The OpenAPI 3.1 description of the API, made from the commands and queries themselves. */
export function openApi(operations: readonly Operation[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = paths[operation.api.path] ?? {};
    path[operation.api.method] = operationObject(operation);
    paths[operation.api.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Facet',
      version: '1',
      description: 'Case management, practice and evidence, built round the parent.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  };
}
