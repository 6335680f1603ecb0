import type { FigureSet, RelatedSet } from './figure-set.ts';
import type { Parameters } from './parameters.ts';

/**
 * Gathers what all rules of one statement ask of each related collection, so that each collection is read and grouped
 * once, whatever the number of figures.
 */
export class Gathering {
  readonly #set: FigureSet;
  readonly #parameters: Parameters;
  readonly #columns = new Map<string, string[]>();
  readonly #matters = new Map<string, Set<string>>();
  readonly #besideBase = new Set<string>();

  constructor(set: FigureSet, parameters: Parameters) {
    this.#set = set;
    this.#parameters = parameters;
  }

  /** The alias of a collection's rows inside its grouping. */
  static readonly ROW = 'e';

  /** The name of the rows of the set, where they are read twice in one statement. */
  static readonly BASE_ROWS = 'base_rows';

  /** Whether an aggregate looks at the rows of the set beside those of its collection. */
  get readsBaseTwice(): boolean {
    return this.#besideBase.size > 0;
  }

  /**
   * A reference to an aggregate over a collection; null on rows that have nothing in it. `besideBase`: the aggregate
   * mentions columns of the set itself. `matters`: the test outside which a row of the collection changes nothing.
   */
  column(related: string, aggregate: string, besideBase: boolean, matters: string): string {
    if (besideBase || this.#related(related).keyOf) this.#besideBase.add(related);
    this.#matters.set(related, (this.#matters.get(related) ?? new Set()).add(matters));
    const columns = this.#columns.get(related) ?? [];
    this.#columns.set(related, columns);
    const found = columns.indexOf(aggregate);
    const index = found < 0 ? columns.push(aggregate) - 1 : found;
    return `r_${related}.a${index}`;
  }

  /** The joins that the references need; `base` is the alias of the rows of the set. */
  joins(base: string): string {
    const rowId = `${base}.${this.#set.rowId}`;
    return [...this.#columns]
      .map(([name, columns]) => {
        const related = this.#related(name);
        const named = `${Gathering.ROW}.${related.key}`;
        const key = related.keyOf ? rowId : named;
        const selected = columns.map((aggregate, index) => `${aggregate} as a${index}`).join(', ');
        const beside = this.#besideBase.has(name)
          ? ` join ${Gathering.BASE_ROWS} as ${base} on ${base}.${related.keyOf ?? this.#set.rowId} = ${named}`
          : '';
        const source = `(${related.source(this.#parameters)}) as ${Gathering.ROW}${beside}${this.#only(name)}`;
        return `left join (select ${key} as row_id, ${selected} from ${source} group by ${key}) as r_${name} on r_${name}.row_id = ${rowId}`;
      })
      .join('\n');
  }

  #related(name: string): RelatedSet {
    const related = this.#set.related[name];
    if (!related) throw new TypeError(`${this.#set.name} has no ${name}`);
    return related;
  }

  /**
   * Leaves out what changes no aggregate, so that a rule about the last weeks does not group the rows of all years. A
   * test that looks at rows of the set as well helps no index, and would only be made twice.
   */
  #only(related: string): string {
    if (this.#besideBase.has(related)) return '';
    const tests = [...(this.#matters.get(related) ?? [])];
    if (tests.includes('true') || tests.length > MOST_TESTS) return '';
    return ` where ${tests.join(' or ')}`;
  }
}

// With more, nearly every row passes one or another, and all are tried for nothing.
const MOST_TESTS = 3;
