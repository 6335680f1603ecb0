import { amongTheAgreed } from '../agreed.ts';
import { stepRows } from '../due-steps.ts';
import { compileExpression } from '../expression/compile.ts';
import type { Comparable, Expression } from '../expression/expression.ts';
import { namesOf } from '../expression/names.ts';
import type { Scope } from '../expression/types.ts';
import type { Figure } from '../schema/figures.ts';
import type { Programme } from '../schema/programme.ts';
import { compileTerm } from './compile-rule.ts';
import type { FigureSet } from './figure-set.ts';
import { Gathering } from './gathering.ts';
import { type FigureQuestion, Parameters } from './parameters.ts';
import { setScope } from './scope.ts';
import type { Plain } from './terms.ts';
import { BASE, bounds, plain, type Within } from './within.ts';

/** What a figure came to. */
export interface FigureCount {
  /** Rows that the figure is of: those for which `where` is true. */
  readonly of: number;
  /** Rows of these for which `count` is true, or that have a value. */
  readonly n: number;
  /** Rows of these for which a missing fact leaves it open. */
  readonly notKnown: number;
  /** Rows of which it is not known whether they belong at all. */
  readonly belongingNotKnown: number;
  /** The sum, mean or median, for figures that show one; null when no row has a value. */
  readonly amount: number | null;
}

/** One statement for all figures of a set, and how to read the row (or, split, the rows) that it gives. */
export interface CompiledFigures {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** The value by which a row is split; null where it is not known. Undefined when nothing is split. */
  readonly splitOf: (row: Readonly<Record<string, unknown>>) => string | null | undefined;
  readonly readRow: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, FigureCount>>;
}

/** A figure's rules, compiled within one statement. */
interface Rules {
  readonly where: Plain;
  readonly count: Plain;
  readonly value: string | undefined;
}

const ALWAYS: Plain = { sql: 'true', required: true };

/**
 * Compiles figures of one set to one SQL statement. `split` is an expression that gives text, such as a breakdown's
 * `by`: the statement then gives a row for each of its values. The programme must have been checked.
 */
export function compileFigureSet(
  programme: Programme,
  set: FigureSet,
  figures: Readonly<Record<string, Figure>>,
  question: FigureQuestion,
  split?: string,
): CompiledFigures {
  const { within, scope, parameters } = begin(programme, set, question);
  const entries = Object.entries(figures);
  const columns = entries.flatMap(([, figure], index) =>
    figureColumns(figure, rulesOf(amongTheAgreed(programme, figure), scope, within), index),
  );
  const by = split === undefined ? undefined : plain(compiled(split, scope, 'text'), within).sql;
  const selected = by === undefined ? columns : [`${by} as split`, ...columns];
  const from = fromClause(within, question, parameters);
  const body = `select ${selected.join(',\n  ') || '1'}\n${from}${by === undefined ? '' : '\ngroup by 1\norder by 1'}`;
  return {
    sql: `${withClause(within, body)}${body}`,
    parameters: parameters.values,
    splitOf: (row) => (by === undefined ? undefined : typeof row.split === 'string' ? row.split : null),
    readRow: (row) => Object.fromEntries(entries.map(([id], index) => [id, readCount(row, index)])),
  };
}

/** One row of a figure: which record, and whether it counts. */
export interface FigureRow {
  readonly id: string;
  /** Null where a missing fact leaves it open. */
  readonly counted: boolean | null;
  readonly value: number | null;
}

/** A statement that lists the rows which a figure is of, in the order of their dates. */
export interface CompiledRows {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly readRow: (row: Readonly<Record<string, unknown>>) => FigureRow;
}

/** Only the rows for which the rule `by` gives this value; null for those for which it gives none. */
export interface AmongRows {
  readonly by: string;
  readonly value: string | null;
}

/**
 * Compiles the rows behind one figure: every row that it is of, and whether each is counted. With `among`, only those
 * that stand together where the figure is split.
 */
export function compileFigureRows(
  programme: Programme,
  set: FigureSet,
  figure: Figure,
  question: FigureQuestion,
  among?: AmongRows,
): CompiledRows {
  const { within, scope, parameters } = begin(programme, set, question);
  const { where, count, value } = rulesOf(amongTheAgreed(programme, figure), scope, within);
  const id = `${BASE}.${set.rowId}`;
  const columns = `${id} as row_id, ${count.sql} as counted, ${value ?? 'null'} as value`;
  const tests = [where.sql === 'true' ? [] : where.sql, among ? amongTest(among, scope, within) : []].flat();
  const from = fromClause(within, question, parameters);
  const chosen =
    tests.length === 0 ? '' : `${from.includes('\nwhere ') ? '\nand' : '\nwhere'} ${tests.join(' and ')}`;
  const body = `select ${columns}\n${from}${chosen}\norder by ${BASE}.${set.dated}, ${id}`;
  return {
    sql: `${withClause(within, body)}${body}`,
    parameters: parameters.values,
    readRow: (row) => ({
      id: String(row.row_id),
      counted: typeof row.counted === 'boolean' ? row.counted : null,
      value: row.value === null || row.value === undefined ? null : Number(row.value),
    }),
  };
}

function amongTest({ by, value }: AmongRows, scope: Scope, within: Within): string {
  const { sql } = plain(compiled(by, scope, 'text'), within);
  return value === null ? `(${sql}) is null` : `(${sql}) = ${within.parameters.text(value)}`;
}

function begin(programme: Programme, set: FigureSet, question: FigureQuestion) {
  // What is for some alone is left out: whose it is cannot be asked in one statement.
  const steps = stepRows(programme).filter(({ when }) => when === null);
  const parameters = new Parameters(question, JSON.stringify(steps));
  const within: Within = {
    set,
    parameters,
    gathering: new Gathering(set, parameters),
    bound: new Map(),
    compile: compileTerm,
  };
  return { within, parameters, scope: setScope(set, namesOf(programme)) };
}

function compiled(source: string, scope: Scope, gives: Comparable): Expression {
  const result = compileExpression(source, scope, gives);
  // A checked programme compiles; this is a programme that was never checked.
  if (!result.ok) throw new TypeError(`${source}: ${result.error[0]?.message}`);
  return result.value;
}

function rulesOf(figure: Figure, scope: Scope, within: Within): Rules {
  const rule = (source: string | undefined) =>
    source === undefined ? ALWAYS : plain(compiled(source, scope, 'yes_no'), within);
  const [where, count] = [rule(figure.where), rule(figure.count)];
  if (figure.value === undefined) return { where, count, value: undefined };
  const { low, high } = bounds(compiled(figure.value, scope, 'number'), within);
  return { where, count, value: low === high ? low : `(case when ${low} = ${high} then ${low} end)` };
}

const AMOUNTS: Partial<Record<Figure['show'], (value: string) => string>> = {
  sum: (value) => `sum(${value})`,
  mean: (value) => `avg(${value})`,
  median: (value) => `percentile_cont(0.5) within group (order by ${value})`,
};

function figureColumns(figure: Figure, { where, count, value }: Rules, index: number): string[] {
  const all = (...tests: string[]) => {
    const needed = tests.filter((test) => test !== 'true');
    return needed.length === 0 ? 'count(*)' : `count(*) filter (where ${needed.join(' and ')})`;
  };
  const columns = [`${all(where.sql)} as f${index}_of`];
  const valued = value === undefined ? 'true' : `(${value}) is not null`;
  columns.push(`${all(where.sql, count.sql, valued)} as f${index}_n`);
  const open = [
    count.required ? [] : [`(${count.sql}) is null`],
    value === undefined ? [] : [`(${count.sql} and (${value}) is null)`],
  ].flat();
  if (open.length > 0) columns.push(`${all(where.sql, `(${open.join(' or ')})`)} as f${index}_open`);
  if (!where.required) columns.push(`${all(`(${where.sql}) is null`)} as f${index}_apart`);
  const amount = AMOUNTS[figure.show];
  if (amount && value !== undefined) {
    const tests = [where.sql, count.sql].filter((test) => test !== 'true');
    columns.push(
      `${amount(value)}${tests.length > 0 ? ` filter (where ${tests.join(' and ')})` : ''} as f${index}_amount`,
    );
  }
  return columns;
}

function fromClause(within: Within, question: FigureQuestion, parameters: Parameters): string {
  const { set } = within;
  const joins = within.gathering.joins(BASE);
  const dated = `${BASE}.${set.dated}`;
  const period = [
    question.from ? [`${dated} >= ${parameters.day(question.from)}`] : [],
    question.to ? [`${dated} <= ${parameters.day(question.to)}`] : [],
  ].flat();
  const where = period.length > 0 ? `\nwhere ${period.join(' and ')}` : '';
  const rows = within.gathering.readsBaseTwice ? Gathering.BASE_ROWS : `(${set.source(parameters)})`;
  return `from ${rows} as ${BASE}${joins ? `\n${joins}` : ''}${where}`;
}

/** The rows of the set, where they are read twice, with no more of their columns than the statement names. */
function withClause(within: Within, body: string): string {
  if (!within.gathering.readsBaseTwice) return '';
  const named = new Set(
    Array.from(body.matchAll(new RegExp(`\\b${BASE}\\.(\\w+)`, 'g')), ([, column]) => column),
  );
  const source = `(${within.set.source(within.parameters)}) as ${BASE}`;
  return `with ${Gathering.BASE_ROWS} as (select ${[...named].join(', ')} from ${source})\n`;
}

function readCount(row: Readonly<Record<string, unknown>>, index: number): FigureCount {
  const number = (name: string) => Number(row[`f${index}_${name}`] ?? 0);
  const amount = row[`f${index}_amount`];
  return {
    of: number('of'),
    n: number('n'),
    notKnown: number('open'),
    belongingNotKnown: number('apart'),
    amount: amount === null || amount === undefined ? null : Number(amount),
  };
}
