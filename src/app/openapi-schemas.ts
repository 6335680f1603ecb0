import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

/** The schemas that have a name, by that name: each is described once, however many operations answer it. */
export type Components = Map<string, JsonSchema>;

const PLACE = '#/components/schemas/';

/** What JSON Schema says at length and tells nobody: a format's own pattern, and the bounds of every whole number. */
function pruned(schema: Record<string, unknown>): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

/** References as OpenAPI has them: into its components. */
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) =>
      key === '$ref' && typeof each === 'string'
        ? [key, each.replace('#/$defs/', PLACE)]
        : [key, relocated(each)],
    ),
  );
}

/**
 * What a schema says of an input or an answer. Schemas with a name go to the components. An answer may have more fields
 * in a later version, so its description does not say that there are no others.
 *
 * @throws Error when two different schemas have one name
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: each }) => {
      pruned(each);
      if (io === 'output' && each.additionalProperties === false) delete each.additionalProperties;
    },
  });
  const {
    $schema: _,
    $defs,
    ...rest
  } = relocated(made) as JsonSchema & {
    readonly $defs?: Readonly<Record<string, JsonSchema>>;
  };
  for (const [name, definition] of Object.entries($defs ?? {})) {
    const known = components.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`Two schemas of the API are called ${name}`);
    components.set(name, definition);
  }
  return rest;
}

/** The same schema for an address, where nothing can be null. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  const { type, anyOf, ...rest } = schema;
  if (Array.isArray(type)) {
    const types = type.filter((each) => each !== 'null');
    return { ...rest, type: types.length === 1 ? types[0] : types };
  }
  const choices = anyOf?.filter((each) => each.type !== 'null');
  if (choices?.length === 1) return { ...choices[0], ...rest };
  return choices ? { ...rest, anyOf: choices } : schema;
}

/** The schema of a list that an address holds with commas between; undefined when it holds no list. */
export function listIn(schema: JsonSchema): JsonSchema | undefined {
  const { anyOf, ...rest } = schema;
  const list = anyOf?.find((each) => each.type === 'array');
  return list && { ...list, ...rest };
}
