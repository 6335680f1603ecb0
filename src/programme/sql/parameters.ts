import type { Placeholders } from './figure-set.ts';

/** What a statement is asked for: as at a day, of one programme, and for rows dated within a period if one is given. */
export interface FigureQuestion {
  readonly asAt: Temporal.PlainDate;
  /** What the sources of the sets compare their programme column with. */
  readonly programmeId: string;
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}

/** Collects the parameters of one statement; equal values share a placeholder, so equal rules stay equal text. */
export class Parameters implements Placeholders {
  readonly values: string[] = [];
  readonly #question: FigureQuestion;
  readonly #known = new Map<string, string>();
  readonly #steps: string;

  constructor(question: FigureQuestion, steps = '[]') {
    this.#question = question;
    this.#steps = steps;
  }

  readonly asAt = (): string => this.#add(this.#question.asAt.toString(), 'date');

  readonly programme = (): string => {
    const known = this.#known.get('programme');
    if (known) return known;
    // No cast: the room's own column decides whether a programme is named by text or by uuid.
    const placeholder = `$${this.values.push(this.#question.programmeId)}`;
    this.#known.set('programme', placeholder);
    return placeholder;
  };

  readonly schedules = (): string => this.#add(this.#steps, 'jsonb');

  day(date: Temporal.PlainDate): string {
    return this.#add(date.toString(), 'date');
  }

  text(value: string): string {
    return this.#add(value, 'text');
  }

  #add(value: string, type: 'date' | 'text' | 'jsonb'): string {
    const key = `${type}:${value}`;
    const known = this.#known.get(key);
    if (known) return known;
    const placeholder = `$${this.values.push(value)}::${type}`;
    this.#known.set(key, placeholder);
    return placeholder;
  }
}
