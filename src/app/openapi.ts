import { allowed, permissions, roles } from '../access/permissions.ts';
import { problemAnswers, problemResponses, problemSchema } from './openapi-answers.ts';
import { type Components, type JsonSchema, jsonSchema, listIn, withoutNull } from './openapi-schemas.ts';
import type { Operation, RoomOperations } from './operations.ts';

const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

/** What a placeholder stands for, where its own schema does not say: `/goals/{goalId}` is one of the goals. */
function placeWords(path: string, name: string): string {
  const before = path
    .slice(0, path.indexOf(`/{${name}}`))
    .split('/')
    .at(-1);
  return `Which of the ${before}, by its id`;
}

function pathParameters({ api, example }: Operation, schema: JsonSchema) {
  return namesIn(api.path).map((name) => {
    const { description = placeWords(api.path, name), ...rest } = schema.properties?.[name] ?? {
      type: 'string',
    };
    const given = (example?.input as Readonly<Record<string, unknown>> | undefined)?.[name];
    const shown = given === undefined ? {} : { example: given };
    return { name, in: 'path', required: true, description, schema: rest, ...shown };
  });
}

function queryParameter(name: string, required: boolean, schema: JsonSchema) {
  const list = listIn(schema);
  const { description, ...rest } = list ?? withoutNull(schema);
  const comma = list ? { style: 'form', explode: false } : {};
  return { name, in: 'query', required, ...(description && { description }), ...comma, schema: rest };
}

function queryParameters({ api }: Operation, { properties = {}, required = [] }: JsonSchema) {
  const inPath = new Set(namesIn(api.path));
  return Object.entries(properties)
    .filter(([name]) => !inPath.has(name))
    .map(([name, each]) => queryParameter(name, required.includes(name), each));
}

/** What is said of fields that are the same everywhere, where their schema says nothing. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  version: 'The version that you read. If the record was changed since, the answer is 409',
};

function describedField(name: string, schema: JsonSchema): JsonSchema {
  const { description = FIELD_WORDS[name], ...rest } = schema;
  return description === undefined ? schema : { ...rest, description };
}

function bodyOf({ api, example }: Operation, schema: JsonSchema) {
  const inPath = new Set(namesIn(api.path));
  const outside = ([name]: readonly [string, unknown]) => !inPath.has(name);
  const fields = Object.entries(schema.properties ?? {}).filter(outside);
  const { properties: _, required: all = [], ...rest } = schema;
  const required = all.filter((name) => !inPath.has(name));
  const body = {
    ...rest,
    properties: Object.fromEntries(fields.map(([name, each]) => [name, describedField(name, each)])),
    ...(required.length > 0 && { required }),
  };
  const shown = example && {
    example: Object.fromEntries(Object.entries(example.input as object).filter(outside)),
  };
  return { requestBody: { required: true, content: { 'application/json': { schema: body, ...shown } } } };
}

function permissionWords({ permission }: Operation): string {
  if (permission === 'public') return 'Open to everybody.';
  const may = roles.filter((role) => allowed[role].has(permission));
  return `Needs the permission ${permission} (${permissions[permission]}), which these roles have: ${may.join(', ')}.`;
}

function operationObject(tag: string, operation: Operation, components: Components) {
  const { name, summary, api, kind, example } = operation;
  const schema = jsonSchema(operation.input, 'input', components);
  const isGet = api.method === 'get';
  const key = kind === 'command' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
  const answer = { schema: jsonSchema(operation.output, 'output', components) };
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: permissionWords(operation),
    'x-facet-permission': operation.permission,
    parameters: [
      ...pathParameters(operation, schema),
      ...(isGet ? queryParameters(operation, schema) : []),
      ...key,
    ],
    ...(isGet ? {} : bodyOf(operation, schema)),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': example ? { ...answer, example: example.answer } : answer },
      },
      ...problemAnswers(!isGet),
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A text that you make up, new for each change. Sent again with the same body, nothing is written a second time and the first answer is given again; with another body it is refused (409)',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
  example: 'b1a7c0de-0001',
};

const ABOUT = `The records of a service that works with parents after their children have been removed.

Every operation is a command or a query that the pages use too, with the same permissions and the same rules. Make a token
with \`facet token create\` and send it as \`Authorization: Bearer TOKEN\`. Days are \`YYYY-MM-DD\`, money is whole pence.
An answer may have more fields in a later version; none is taken away within v1.`;

/** The OpenAPI 3.1 description of the API, made from the commands and queries themselves. */
export function openApi(rooms: readonly RoomOperations[]): Readonly<Record<string, unknown>> {
  const components: Components = new Map([['Problem', problemSchema as JsonSchema]]);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, operations } of rooms) {
    for (const operation of operations) {
      const path = paths[operation.api.path] ?? {};
      path[operation.api.method] = operationObject(name, operation, components);
      paths[operation.api.path] = path;
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Facet',
      version: '1',
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: rooms.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'From facet token create; shown once' },
      },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      responses: problemResponses,
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}
