import { z } from 'zod';
import type { Command, Query } from '../../src/doors/index.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The rows that an input may name, by table in SQL's words, and whoever else it may name. */
export interface Named {
  readonly rows: Readonly<Record<string, string>>;
  readonly staffId: string;
  readonly otherId: string;
  readonly organisationId: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function named(field: string, { rows, staffId, otherId, organisationId }: Named): string | undefined {
  const of = field.replace(/Ids?$/, '');
  const also: Readonly<Record<string, string | undefined>> = {
    staff: staffId,
    organisation: organisationId,
    other: otherId,
    agreement: rows.letter_agreement,
    item: rows.subject_item,
    request: rows.subject_request,
    grant: rows.restricted_grant,
    allocations: rows.allocation,
    group: rows.support_group,
    session: rows.group_session,
  };
  return also[of] ?? rows[snake(of)];
}

const FREE_ID = '01900000-0000-7000-8000-00000000beef';

function text(field: string, { format, minLength = 0 }: Schema): string {
  if (format === 'uuid' || format === 'guid') return FREE_ID;
  if (format === 'date' || /(On|From|Until|day)$/.test(field) || field === 'on') return '2024-06-03';
  if (format === 'time') return field.startsWith('until') ? '11:00' : '10:00';
  if (format === 'date-time') return '2024-06-03T09:00:00Z';
  if (format === 'email' || field === 'email') return 'somebody@example.org';
  if (field === 'programme') return 'diamond';
  return 'Somebody'.padEnd(minLength, '.');
}

function fitting(field: string, schema: Schema, names: Named): unknown {
  const { anyOf, oneOf, allOf } = schema;
  const [type] = [schema.type ?? []].flat();
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const id = field === 'id' || /[a-z]Ids?$/.test(field) ? named(field, names) : undefined;
  if (id !== undefined && type !== 'array') return id;
  const [one] = anyOf ?? oneOf ?? allOf ?? [];
  if (one) return fitting(field, one, names);
  switch (type) {
    case 'object':
      return objectOf(schema, names);
    case 'array':
      return [fitting(field, schema.items ?? {}, names)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return text(field, schema);
  }
}

function objectOf({ properties = {}, required = [] }: Schema, names: Named): Record<string, unknown> {
  return Object.fromEntries(required.map((field) => [field, fitting(field, properties[field] ?? {}, names)]));
}

const known = new WeakMap<z.ZodType, Schema>();

/** The JSON Schema of an input, made once: the matrix asks for it some hundred times. */
function schemaOf(input: z.ZodType): Schema {
  const schema =
    known.get(input) ??
    (z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema);
  known.set(input, schema);
  return schema;
}

/**
 * An input of the shape that a declaration asks for, with the rows of one person where it names any. `id` is the row that
 * the declaration says it is about.
 */
export function fittingInput(
  { input, about, example }: Pick<Command | Query, 'input' | 'about' | 'example'>,
  names: Named,
): Record<string, unknown> {
  const schema = schemaOf(input);
  const sent: Record<string, unknown> = {
    ...objectOf(schema, names),
    ...(example?.input as object | undefined),
  };
  // Whom it may be about is said, though it could be left out.
  if ('personId' in (schema.properties ?? {})) sent.personId = names.rows.person;
  const fields = Object.keys(schema.properties ?? {}).filter((field) => field in sent);
  for (const field of fields) {
    const id = /[a-z]Ids?$|^allocations$/.test(field) ? named(field, names) : undefined;
    if (id !== undefined) sent[field] = Array.isArray(sent[field]) ? [id] : id;
  }
  if (typeof about !== 'function' || !('id' in (schema.properties ?? {}))) return sent;
  const said = about({ ...sent, id: ID } as never);
  const own = [said].flat().find((each) => 'id' in each && each.id === ID);
  const row = own && names.rows[snake(own.kind)];
  return row === undefined ? sent : { ...sent, id: row };
}

const ID = 'the row itself';
