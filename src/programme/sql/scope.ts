import {
  DATE,
  DECIMAL,
  listOf,
  NUMBER,
  oneOf,
  record,
  type Scope,
  TEXT,
  type ValueType,
  YES_NO,
} from '../expression/types.ts';
import type { Names } from '../expression/vocabulary.ts';
import type { ColumnShape, SetShape } from './figure-set.ts';

/** What a figure's rules can see: the columns of a set, and its related collections as lists. */
export function setScope(set: SetShape, names: Names): Scope {
  const variables: Record<string, ValueType> = {};
  for (const [name, column] of Object.entries(set.columns)) variables[name] = columnType(column, names);
  for (const [name, related] of Object.entries(set.related)) {
    const fields = Object.entries(related.columns).map(
      ([field, column]) => [field, columnType(column, names)] as const,
    );
    variables[name] = listOf(record(`one of the ${name}`, Object.fromEntries(fields)));
  }
  return { variables };
}

function columnType(column: ColumnShape, names: Names): ValueType {
  switch (column.type) {
    case 'number':
      return NUMBER;
    case 'decimal':
      return DECIMAL;
    case 'date':
      return DATE;
    case 'yes_no':
      return YES_NO;
    case 'text':
      return textType(column, names);
    case 'texts':
      return listOf(textType(column, names));
  }
}

function textType(column: ColumnShape, names: Names): ValueType {
  if (column.values === undefined) return TEXT;
  return oneOf(valuesOf(column.values, names));
}

function valuesOf(values: NonNullable<ColumnShape['values']>, names: Names): readonly string[] {
  if (typeof values === 'string') return names[values];
  return 'part' in values ? (names.of_parts?.[values.part] ?? []) : values;
}
