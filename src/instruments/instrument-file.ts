import { parse } from 'yaml';
import { z } from 'zod';
import { faultSentence } from '../foundation/fault.ts';
import { readInput } from '../foundation/read-input.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import type { Instrument, Item, Scale } from './instrument.ts';

const text = z.string().min(1);
const sourced = { standing: z.enum(['read', 'secondary', 'assumed']), source: text };
const titles = z.record(z.string().regex(/^-?\d+(\.\d+)?$/), text).transform((record) =>
  Object.entries(record)
    .map(([at, title]) => ({ at: Number(at), title }))
    .sort((a, b) => a.at - b.at),
);

const said = {
  higher: z.enum(['worse', 'better']),
  bands: z.strictObject({ ...sourced, from: titles }).optional(),
  cut_off: z.strictObject({ ...sourced, at: z.number(), means: text }).optional(),
  change: z
    .strictObject({ ...sourced, reliable: z.number().positive(), confidence: z.number().optional() })
    .optional(),
};

const scale = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  title: text,
  method: z.enum(['sum', 'mean_times_ten', 'sum_of_scales']),
  items: z.array(z.int().positive()).min(1).optional(),
  of: z.array(text).min(2).optional(),
  missing: z
    .strictObject({
      ...sourced,
      most: z.int().nonnegative(),
      round: z.boolean().optional(),
      as_zero: z.boolean().optional(),
    })
    .optional(),
  table: z.strictObject({ ...sourced, from: z.number(), to: z.array(z.number()).min(2) }).optional(),
  never_reassures: z.boolean().default(false),
  ...said,
});

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: text,
  title: text,
  about: text,
  scales: z.array(scale).min(1).optional(),
  each: z.strictObject({ title: text, ...said }).optional(),
  notes: z.array(z.strictObject({ text, ...sourced })).default([]),
};

const worded = z.strictObject({
  ...common,
  licence: z.strictObject({
    class: z.enum(['public_domain', 'own_licence']),
    attribution: text,
    pack: text.optional(),
  }),
  instruction: text,
  answers: titles,
  items: z
    .array(
      z.strictObject({
        text,
        reversed: z.boolean().default(false),
        safety: z.strictObject({ at: z.number(), prompt: text }).optional(),
      }),
    )
    .min(1),
});

// A strict shape without a place for words: what may not be passed on cannot be put into such a file.
const unworded = z.strictObject({
  ...common,
  licence: z.strictObject({ class: z.literal('scoring_only'), attribution: text }),
  range: z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive().default(1) }),
  count: z.int().positive(),
  reversed: z.array(z.int().positive()).default([]),
});

type WordedFile = z.output<typeof worded>;
type UnwordedFile = z.output<typeof unworded>;
type Asked = Pick<Instrument, 'instruction' | 'answers' | 'range' | 'items'>;

function askedInWords({ instruction, answers, items }: WordedFile): Asked {
  const values = answers.map(({ at, title }) => ({ value: at, label: title }));
  return {
    instruction,
    answers: values,
    range: { from: values[0]?.value ?? 0, to: values.at(-1)?.value ?? 0, step: 1 },
    items: items.map((item, index) => ({ number: index + 1, ...item })),
  };
}

function askedOnPaper({ range, count, reversed }: UnwordedFile): Asked {
  const items: Item[] = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    reversed: reversed.includes(index + 1),
  }));
  return { answers: [], range, items };
}

/** The lowest and highest score of a scale, given those of the scales that it may add up. */
function reach(
  { method, table, of = [] }: z.output<typeof scale>,
  items: readonly number[],
  { from, to }: Asked['range'],
  before: readonly Scale[],
): { readonly lowest: number; readonly highest: number } {
  if (table) return { lowest: table.to[0] ?? 0, highest: table.to.at(-1) ?? 0 };
  if (method === 'mean_times_ten') return { lowest: from * 10, highest: to * 10 };
  if (method === 'sum') return { lowest: from * items.length, highest: to * items.length };
  const parts = before.filter(({ id }) => of.includes(id));
  const sum = (bound: 'lowest' | 'highest') => parts.reduce((all, part) => all + part[bound], 0);
  return { lowest: sum('lowest'), highest: sum('highest') };
}

function scalesOf({ scales = [], each }: WordedFile | UnwordedFile, { items, range }: Asked): Scale[] {
  const all = items.map(({ number }) => number);
  const made: Scale[] = [];
  for (const file of scales) {
    const { cut_off: cutOff, never_reassures: neverReassures, of = [], ...rest } = file;
    const own = file.method === 'sum_of_scales' ? [] : (file.items ?? all);
    made.push({ ...rest, cutOff, neverReassures, of, items: own, ...reach(file, own, range, made) });
  }
  if (each) {
    const { cut_off: cutOff, title, ...rest } = each;
    for (const number of all)
      made.push({
        ...rest,
        cutOff,
        id: `item_${number}`,
        title: `${title} ${number}`,
        method: 'sum',
        items: [number],
        of: [],
        neverReassures: false,
        lowest: range.from,
        highest: range.to,
      });
  }
  return made;
}

/** What cannot be, although every part has the right shape. */
function contradictions({ items, range, scales }: Instrument): string[] {
  const numbers = new Set(items.map(({ number }) => number));
  const ids = scales.map(({ id }) => id);
  const found = scales.flatMap(({ id, items: own, of, method, table, missing }) => [
    ...own.filter((number) => !numbers.has(number)).map((number) => `${id}: there is no item ${number}`),
    ...of
      .filter((part) => !ids.slice(0, ids.indexOf(id)).includes(part))
      .map((part) => `${id}: there is no scale ${part} before it`),
    ...(method === 'sum_of_scales' && of.length === 0 ? [`${id}: say which scales it adds up`] : []),
    ...(table && table.to.length !== own.length * (range.to - range.from) + 1
      ? [
          `${id}: its table has ${table.to.length} scores, and there are ${own.length * (range.to - range.from) + 1} sums`,
        ]
      : []),
    ...(table && missing?.most ? [`${id}: a score by table cannot be made up for items left out`] : []),
  ]);
  if (scales.length === 0) found.push('Say at least one scale, or what each item is');
  if (new Set(ids).size < ids.length) found.push('Two scales have one id');
  return found;
}

/** Reads an instrument’s file; or says what is wrong with it, in one line. */
export function readInstrument(yaml: string): Result<Instrument, string> {
  let given: unknown;
  try {
    given = parse(yaml);
  } catch (error) {
    return fail((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'This is no YAML');
  }
  const isUnworded = z
    .object({ licence: z.object({ class: z.literal('scoring_only') }) })
    .safeParse(given).success;
  const read = isUnworded ? readInput(unworded, given) : readInput(worded, given);
  if (!read.ok) {
    const faults = read.error.map((each) => ({
      ...each,
      message: `${each.path.join('.')}: ${each.message}`,
    }));
    return fail(faultSentence({ kind: 'invalid', faults }));
  }
  const file = read.value;
  const asked = 'count' in file ? askedOnPaper(file) : askedInWords(file);
  const { id, version, title, about, licence, notes } = file;
  const instrument = { id, version, title, about, licence, notes, ...asked, scales: scalesOf(file, asked) };
  const [wrong] = contradictions(instrument);
  return wrong === undefined ? succeed(instrument) : fail(wrong);
}
