import fc from 'fast-check';
import { WRONG_VALUES } from './payloads.ts';

/** A JSON Schema as the API describes itself with it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

type Path = readonly (string | number)[];

/** Values of the shape that a schema asks for; identifiers are those of rows that are there. */
function fitting(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  if (choices) return fc.oneof(...choices.map((each) => fitting(each, ids)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'string':
      return texts(schema, ids);
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.max(schema.minimum ?? 0, 0), max: Math.min(schema.maximum ?? 5, 5000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting(schema.items ?? {}, ids), { minLength: schema.minItems ?? 0, maxLength: 2 });
    case 'object':
      return objects(schema, ids);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function texts(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.constantFrom(...ids);
  if (schema.format === 'date')
    return fc.constantFrom('2024-06-03', '2024-05-30', '2024-06-10', '2021-02-01');
  if (schema.format === 'time') return fc.constantFrom('09:30', '23:59');
  const known = [
    'diamond',
    'participant',
    'contact',
    'engage',
    'join',
    'home_visit',
    'staying_safe',
    'completed',
  ];
  return fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom('2023', '2022-05', '2024-06-03'),
    fc.string({ maxLength: 40 }),
  );
}

function objects(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) {
    const values =
      typeof additionalProperties === 'object' ? fitting(additionalProperties, ids) : fc.jsonValue();
    return fc.dictionary(fc.string({ maxLength: 12 }), values, { maxKeys: 3 });
  }
  const model = Object.fromEntries(
    Object.entries(properties).map(([key, each]) => [key, fitting(each, ids)]),
  );
  return fc.record(model, { requiredKeys: [...required] });
}

/** Every place in a value. */
function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, each]) =>
      pathsIn(each, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The same value with something else in one place. */
function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((each, index) => (index === first ? replaced(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, each]) => [
      key,
      key === first ? replaced(each, rest, by) : each,
    ]),
  );
}

/** A body of the shape that is asked for, or one with something wrong in a single place. */
export function hostileBodies(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const wrong = fc
    .tuple(fitting(schema, ids), fc.nat(), fc.constantFrom(...WRONG_VALUES))
    .map(([body, place, value]) => {
      const paths = pathsIn(body);
      const path = paths[place % paths.length] ?? [];
      return path.length === 0 ? body : replaced(body, path, value);
    });
  const extra = fc
    .tuple(
      fitting(schema, ids),
      fc.constantFrom('constructor', 'prototype', 'toString', 'restricted', 'id '),
      fc.constantFrom(...WRONG_VALUES),
    )
    .map(([body, key, value]) => ({ ...(body as object), [key]: value }));
  return fc.oneof(
    { weight: 5, arbitrary: wrong },
    { weight: 1, arbitrary: extra },
    { weight: 2, arbitrary: fitting(schema, ids) },
  );
}
