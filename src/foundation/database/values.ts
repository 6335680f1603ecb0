import pg from 'pg';

const { builtins } = pg.types;

/** How PostgreSQL's types are read: calendar days and instants as Temporal, whole numbers as numbers. */
export const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    switch (oid) {
      case builtins.DATE:
        return (text: string) => Temporal.PlainDate.from(text);
      case builtins.TIMESTAMPTZ:
        return (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
      case builtins.TIME:
        return (text: string) => Temporal.PlainTime.from(text);
      case builtins.INT8:
        return Number;
      case DATE_ARRAY:
        return (text: string) =>
          text
            .slice(1, -1)
            .split(',')
            .filter(Boolean)
            .map((each) => Temporal.PlainDate.from(each));
      default:
        return pg.types.getTypeParser(oid, format as 'text');
    }
  },
};

const DATE_ARRAY = 1182;

/** A value as the driver takes it: Temporal values as ISO text, plain objects as JSON, the rest as it is. */
export function toParameter(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainTime ||
    value instanceof Temporal.PlainDateTime
  ) {
    return value.toString();
  }
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}
