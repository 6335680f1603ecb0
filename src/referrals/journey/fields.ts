import type { FieldPath } from '../../interface/forms/index.ts';
import type { DraftAnswers, DraftValue } from '../drafts/draft.ts';
import type { Said } from './language.ts';

/** A choice, and what else is asked when it is made. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** The label in the reader’s language, where it is translated. */
  readonly said?: Said | undefined;
  readonly opens?: readonly Field[];
}

/** The texts of a question in the language of whoever fills it in. */
export interface SaidTexts {
  readonly label: Said | undefined;
  readonly hint: Said | undefined;
  readonly help: Said | undefined;
  readonly optional?: Said | undefined;
}

interface Shared {
  /** Where the answer stands in what is filled in. */
  readonly path: FieldPath;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Longer help, which the reader opens. */
  readonly help?: string | undefined;
  /** The texts above in the reader’s language, as far as they are translated. */
  readonly said?: SaidTexts | undefined;
  /** May be left; the word that says so beside the label. */
  readonly optional?: string | undefined;
}

/** One question of the form, as data: it is drawn, read and shown again from this alone. */
export type Field =
  | (Shared & {
      readonly kind: 'text';
      readonly width?: 10 | 20;
      readonly type?: 'email' | 'tel';
      readonly autocomplete?: string;
      /** The answer is kept in pence and typed in pounds. */
      readonly pence?: boolean;
      readonly prefix?: string;
    })
  | (Shared & { readonly kind: 'area'; readonly limit: number })
  /** Answered by the name of a file that is kept beside the answers. */
  | (Shared & { readonly kind: 'file' })
  | (Shared & { readonly kind: 'date'; readonly partial: boolean; readonly autocomplete?: 'bday' })
  | (Shared & { readonly kind: 'choice'; readonly options: readonly FieldOption[] })
  | (Shared & { readonly kind: 'select'; readonly options: readonly FieldOption[] })
  | (Shared & { readonly kind: 'many'; readonly options: readonly FieldOption[] });

/** A field and all that hang on its options. */
export function withNested(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [
    field,
    ...('options' in field ? field.options.flatMap((option) => withNested(option.opens ?? [])) : []),
  ]);
}

/** What stands at a path of what was filled in; undefined when nothing does. */
export function valueAt(answers: unknown, path: FieldPath): DraftValue | undefined {
  let value: unknown = answers;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return asDraftValue(value);
}

/** Text, lists and groups of text; a file that somebody sent instead is nothing. */
function asDraftValue(value: unknown): DraftValue | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.flatMap((each) => asDraftValue(each) ?? []);
  if (typeof value !== 'object' || value === null || value instanceof Blob) return undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, asDraftValue(each)] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, DraftValue] => entry[1] !== undefined),
  );
}

/** The text at a path; empty when there is none. */
export function textOf(answers: unknown, path: FieldPath): string {
  const value = valueAt(answers, path);
  return typeof value === 'string' ? value : '';
}

/** The texts of a list at a path. */
export function textsOf(answers: unknown, path: FieldPath): string[] {
  const value = valueAt(answers, path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Where a page sends a new file for a field; the field itself sends the name of the one that is kept. */
export const uploadPath = ({ path }: Field): FieldPath => ['upload', ...path];

/** Where a page says that the kept file is to be taken out. */
export const removalPath = ({ path }: Field): FieldPath => ['remove', ...path];

const EMPTY_DATE = { day: '', month: '', year: '' };

function sent(form: unknown, field: Field): DraftValue {
  const value = valueAt(form, field.path);
  if (field.kind === 'many') return Array.isArray(value) ? value : [];
  if (field.kind === 'date') {
    const parts = typeof value === 'object' && !Array.isArray(value) ? value : {};
    return { ...EMPTY_DATE, ...pick(parts as DraftAnswers) };
  }
  return typeof value === 'string' ? value : '';
}

function pick(parts: DraftAnswers): DraftAnswers {
  return Object.fromEntries(
    Object.keys(EMPTY_DATE).flatMap((key) => (typeof parts[key] === 'string' ? [[key, parts[key]]] : [])),
  );
}

/** What a form sent for these fields and no others; a field that it left out is emptied. */
export function readFields(fields: readonly Field[], form: unknown): DraftAnswers {
  const answers: Record<string, DraftValue> = {};
  for (const field of withNested(fields)) place(answers, field.path, sent(form, field));
  return answers;
}

/** Puts a value at a path, making the groups on the way. */
export function place(into: Record<string, DraftValue>, path: FieldPath, value: DraftValue): void {
  const [key = '', ...rest] = path.map(String);
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const group = into[key];
  const inner: Record<string, DraftValue> =
    typeof group === 'object' && !Array.isArray(group) ? { ...(group as DraftAnswers) } : {};
  place(inner, rest, value);
  into[key] = inner;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dateInWords(value: DraftValue | undefined): string {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(value, [part]).trim());
  const name = /^\d{1,2}$/.test(month ?? '') ? (MONTHS[Number(month) - 1] ?? month) : month;
  return [day, name, year].filter(Boolean).join(' ');
}

/** An answer as it is shown again: the words of a choice, a date in words, text as it was typed. */
export function shown(field: Field, answers: unknown): string {
  const value = valueAt(answers, field.path);
  if (field.kind === 'date') return dateInWords(value);
  if ('options' in field) {
    const chosen = Array.isArray(value) ? value : [value];
    return field.options
      .filter((option) => chosen.includes(option.value))
      .map((option) => option.label)
      .join(', ');
  }
  return typeof value === 'string' ? value : '';
}

/** The fields that are asked, given what was chosen: those behind an option that was not chosen are not. */
export function asked(fields: readonly Field[], answers: unknown): Field[] {
  return fields.flatMap((field) => {
    if (!('options' in field)) return [field];
    const value = valueAt(answers, field.path);
    const chosen = Array.isArray(value) ? value : [value];
    const opened = field.options
      .filter((option) => chosen.includes(option.value))
      .flatMap((each) => each.opens ?? []);
    return [field, ...asked(opened, answers)];
  });
}
